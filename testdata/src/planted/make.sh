#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds each variant of work.c, runs all of them in turns, eight times, and writes what they count to
# ../../planted: lines of eight counts and a stack. Two minutes of processor time.
#     make.sh [FOLDER]       FOLDER holds the counts of single runs, and keeps those it has already
set -eu
here=$(cd "$(dirname "$0")" && pwd)
runs=${1:-$(mktemp -d)}
mkdir -p "$runs" "$here/../../planted"
build() { # NAME FLAG...
  local name=$1
  shift
  cc -O2 -fno-omit-frame-pointer -rdynamic "$@" -o "$runs/$name" "$here/work.c" -ldl -lpthread
}
build base
cp "$runs/base" "$runs/same"
for size in large middle small; do
  for per_cent in 110 120 150 200; do
    build $size-$per_cent -D${size^^}=$per_cent
  done
done
build throughput -DALL=120
build inlined '-DINLINED=static inline __attribute__((always_inline))'
build renamed -DRENAMED=parse_text
variants=$(cd "$runs" && find . -type f -perm -u+x -printf '%f\n' | sort)
for i in 1 2 3 4 5 6 7 8; do
  for name in $variants; do
    [ -f "$runs/$name.$i" ] || {
      "$runs/$name" 700 >"$runs/part"
      mv "$runs/part" "$runs/$name.$i"
    }
  done
done
for name in $variants; do
  python3 "$here/count.py" "$runs/$name".? >"$here/../../planted/$name.txt"
done
