#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes testdata/dumps: two folders of dumps with a planted incident each. Times and numbers change
# with each run; what happened does not.
set -e
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../dumps
rm -rf "$out"
mkdir -p "$out/spike" "$out/leak"
cd "$here"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
for name in spike leak; do
    go build -trimpath -o "$build/$name" "$name.go"
    "$build/$name" "$out/$name"
done
# What is left when the process is killed while it writes, and what else lies in such folders.
last=$(ls "$out"/spike/cpu.*.log | tail -1)
head -c 400 "$last" > "$out/spike/cpu.20261130235959.000.log"
: > "$out/spike/heap.prof"
echo '{"cpus": 2, "hostname": "planted"}' > "$out/leak/host_info.json"
