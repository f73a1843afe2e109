#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes ../../callgrind: costs of a.c under valgrind, and of app.php under Xdebug where PHP has it. Needs leave to
# write to $HOME_OF_BINARIES, whose name is in the files.
set -eu
cd "$(dirname "$0")"
bin=${HOME_OF_BINARIES:-/srv}
out=$PWD/../../callgrind
mkdir -p "$bin"
cp a.c inl.h app.php inc.php "$bin"
cd "$bin"
gcc -O1 -g -o a a.c
run() { valgrind -q "$@" >/dev/null 2>&1; }
run --tool=callgrind --toggle-collect=main --callgrind-out-file="$out/calls.out" ./a
run --tool=callgrind --toggle-collect=main --separate-recs=1 --dump-instr=yes --collect-jumps=yes --callgrind-out-file="$out/recursion.out" ./a
run --tool=cachegrind --cachegrind-out-file=cachegrind.out ./a
# Only the program's own files: the rest is the loader's.
awk '/^(desc|cmd|events|summary):/ {print; next} /^fl=/ {own = /a\.c|inl\.h/} own' cachegrind.out >"$out/cachegrind.out"
if php -m 2>/dev/null | grep -qi xdebug; then
  php -d xdebug.mode=profile -d xdebug.output_dir="$bin" -d xdebug.profiler_output_name=xdebug.out -d xdebug.use_compression=0 "$bin/app.php" >/dev/null
  mv xdebug.out "$out/xdebug.out"
fi
chmod 644 "$out"/*
rm -f a a.c inl.h app.php inc.php cachegrind.out
