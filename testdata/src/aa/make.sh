#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs each workload 30 times, in turns, and writes what its profiles count to ../../aa. Needs Go, a C
# compiler, gperftools (libprofiler.so) and `pprof` on the PATH; a quarter of an hour.
#     make.sh [FOLDER]       FOLDER holds the profiles, and keeps those it has already
set -eu
here=$(cd "$(dirname "$0")" && pwd)
runs=${1:-$(mktemp -d)}
library=$(find /usr/lib -name 'libprofiler.so*' | head -1)
mkdir -p "$runs" "$here/../../aa"
go build -o "$runs/go-work" "$here/work.go"
cc -O2 -g -o "$runs/c-work" "$here/work.c" -lm
for i in $(seq -w 1 30); do
  for kind in phases mixed server; do
    # Preemption signals would put a random share of the samples on one function of the runtime.
    [ -f "$runs/$kind-$i.pb.gz" ] ||
      GODEBUG=asyncpreemptoff=1 "$runs/go-work" $kind 5 "$runs/$kind-$i.pb.gz" 2>/dev/null
  done
  [ -f "$runs/c-$i.pb.gz" ] || {
    CPUPROFILE="$runs/c.prof" CPUPROFILE_FREQUENCY=250 LD_PRELOAD=$library "$runs/c-work" 4 2>/dev/null
    pprof -proto -output="$runs/c-$i.pb.gz" "$runs/c-work" "$runs/c.prof" 2>/dev/null
  }
done
for kind in phases mixed server c; do
  for order in flat cum; do
    python3 "$here/count.py" $order "$runs/$kind"-??.pb.gz >"$here/../../aa/$kind-$order.txt"
  done
done
