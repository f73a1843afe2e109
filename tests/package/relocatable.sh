#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# relocatable.sh SOURCE FOLDER: the archive runs from any folder, in an empty environment, and needs
# libc alone.
set -eu
source=$1 folder=$2
"$source/cmake/relocatable.sh" "$folder/made"
rm -rf "$folder/there"
mkdir -p "$folder/there"
tar -C "$folder/there" -xzf "$folder"/made/pa-*.tar.gz
pa=$(echo "$folder"/there/pa-*/bin/pa)
needed=$(ldd "$pa" | sed 's/ .*//; s/^[[:space:]]*//; s,.*/,,' | grep -v -e '^linux-vdso' -e '^ld-linux' -e '^libc\.so' -e '^libm\.so') || true
[ -z "$needed" ] || { echo "needs $needed" >&2; exit 1; }
cd "$folder"
env -i "$pa" top "$source/testdata/go/cpu.pb.gz" >top.txt
grep -q 'flat%' top.txt
env -i "$pa" flame "$source/testdata/go/cpu.pb.gz" -o flame.png # by the module of cairo
[ "$(head -c 8 flame.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
# A library of the working folder is none of its own.
mkdir -p evil && cd evil
for name in libpa-cairo.so libjansson.so.4 libz.so.1; do echo none >$name; done
env -i "$pa" flame "$source/testdata/go/cpu.pb.gz" -o flame.png
