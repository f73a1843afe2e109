#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes pa-VERSION-linux-MACHINE.tar.gz: a program that runs from any folder of a machine where nobody
# may install. Everything but libc is linked statically; what modules need lies beside them.
#
#   cmake/relocatable.sh [OUT-FOLDER]      default: build/relocatable
set -eu
cd "$(dirname "$0")/.."
out=${1:-build/relocatable}
build=build/relocatable/build
cmake --preset release -B "$build" -DPA_RELOCATABLE=ON -DBUILD_TESTING=OFF \
  -DCMAKE_INSTALL_LIBDIR=lib >/dev/null
cmake --build "$build" >/dev/null
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
name=pa-$version-linux-$(uname -m)
rm -rf "$out/$name"
cmake --install "$build" --prefix "$out/$name" --strip >/dev/null

# The libraries of the modules, and theirs: all but what comes with libc.
for module in "$out/$name"/lib/pa/*.so; do
  ldd "$module" | awk '$2 == "=>" { print $3 }'
done | sort -u | while read -r library; do
  case ${library##*/} in
    libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | ld-linux*) ;;
    *) cp -Lf "$library" "$out/$name/lib/pa/" ;;
  esac
done
glibc=$(for file in "$out/$name"/bin/pa "$out/$name"/lib/pa/*; do
  objdump -T "$file" 2>/dev/null | grep -o 'GLIBC_[0-9.]*'
done | sort -uV | tail -n 1)
printf '%s\nRuns from any folder: bin/pa. Needs Linux on %s with glibc %s or later, and nothing else.\n' \
  "$name" "$(uname -m)" "${glibc#GLIBC_}" >"$out/$name/README"
tar -C "$out" -czf "$out/$name.tar.gz" "$name"
echo "$out/$name.tar.gz (glibc ${glibc#GLIBC_} or later)"
