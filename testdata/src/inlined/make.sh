#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds ../../elf/inlined.so, whose debug information names what was inlined, and a profile of it:
# a heap in gperftools' text, with one address for each instruction.
set -eu
cd "$(dirname "$0")"
out=../../elf
gcc -O2 -g -gdwarf-5 -fPIC -shared -nostdlib -Wl,--build-id=none -Wl,-z,norelro -ffile-prefix-map="$PWD"=/src \
  -fno-asynchronous-unwind-tables -fcf-protection=none -o "$out/inlined.so" inlined.c
objcopy --remove-section=.comment "$out/inlined.so"
addresses=$(objdump -d --no-show-raw-insn "$out/inlined.so" | sed -n 's/^ *\([0-9a-f]*\):\t.*/\1/p')
{
  echo "heap profile: 1: 1 [1: 1] @ heapprofile"
  for address in $addresses; do # return addresses: one more
    printf '1: 1 [1: 1] @ 0x%x\n' $((0x7f0000000000 + 0x$address + 1))
  done
  printf '\nMAPPED_LIBRARIES:\n7f0000000000-7f0000002000 r-xp 00000000 08:01 7 /srv/inlined.so\n'
} >"$out/inlined.heap.txt"
