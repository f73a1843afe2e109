#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Records ../../perf/*.data: work.c under perf (Debian's linux-perf). Needs leave to use perf events, to give
# the machine another name for that time, and to write to $HOME_OF_BINARIES: both names are in the recordings.
# What perf says of each is kept beside it as NAME.script.txt.gz.
set -eu
cd "$(dirname "$0")"
bin=${HOME_OF_BINARIES:-/srv}
if [ "$(hostname)" != bench-host ]; then
  exec unshare --uts sh -c 'hostname bench-host && exec "$0"' "$PWD/make.sh"
fi
out=$PWD/../../perf
export LC_ALL=C
mkdir -p "$bin" "$out"
gcc -O1 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls -ffile-prefix-map="$PWD"=/src -o "$bin/work" work.c -lpthread -lm
cd "$bin"
record() { perf record -q "$@" 2>/dev/null; }
record -F 199 -g -o fp.data ./work 0.3 2 1
record -F 199 -e cpu-clock,task-clock,page-faults -g -o events.data ./work 0.2 1 0
record -F 199 -e '{cpu-clock,task-clock}' -o nochain.data ./work 0.1 1 0
record -z -F 199 -g -o zstd.data ./work 0.2 2 1
record -z -F 199 -g -o - ./work 0.1 2 1 >pipez.data
record -F 199 -g -o - ./work 0.1 1 0 >pipe.data
record --buildid-mmap -F 199 -g -o bidmmap.data ./work 0.1 1 0
record --call-graph dwarf,512 -F 99 -o dwarf.data ./work 0.1 1 0
record --switch-events -s -F 99 -g -o switch.data ./work 0.1 2 1
record -e '{cpu-clock,task-clock}:S' -c 5000000 -g -o group.data ./work 0.1 1 0
record --threads -F 99 -g -o threads.data ./work 0.1 2 1
gcc -O1 -fno-omit-frame-pointer -o jit "$OLDPWD/jit.c"
record -F 199 -g -o jit.data ./jit 0.1
rm -f "$out"/perf-*.map jit
mv /tmp/perf-[0-9]*.map "$out"
for name in fp events nochain zstd pipez pipe bidmmap dwarf switch group threads jit; do
  [ $name = jit ] && cp "$out"/perf-*.map /tmp
  perf script --ns -F comm,tid,time,event,period,ip,sym,dso -i "$name.data" 2>/dev/null | gzip -9n >"$out/$name.script.txt.gz"
  rm -rf "${out:?}/$name.data"
  mv "$name.data" "$out/$name.data"
  chmod -R u+rwX,go+rX "$out/$name.data"
done
rm -f /tmp/perf-[0-9]*.map
strip --strip-debug work
mv work "$out/work"
