#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes testdata/go and testdata/cpp anew: profiles of our own two programs, lexi (Go 1.19) and depot (C++, gperftools).
# Needs go, g++, libgoogle-perftools-dev and leave to write to $HOME_OF_BINARIES, whose name is all
# that the profiles tell about the machine. Numbers differ from run to run; tests that rest on them
# have to be looked at afterwards.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${HOME_OF_BINARIES:-/srv}
work=$(mktemp -d)
trap 'rm -rf "$work" "$bin/lexi" "$bin/depot"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC GODEBUG=asyncpreemptoff=1 PPROF_TMPDIR="$work"

mkdir -p "$here/../go/runs" "$here/../cpp" "$work/v1" "$work/v2"
for v in v1 v2; do
    (cd "$here/lexi" && go build -trimpath -buildvcs=false -tags "$v" -o "$work/lexi-$v" .)
done
for n in 01 02 03 04 05; do # interleaved, so that the machine's mood strikes both
    for v in v1 v2; do
        cp "$work/lexi-$v" "$bin/lexi"
        "$bin/lexi" -cpu "$here/../go/runs/$v-$n.pb.gz"
    done
done
for v in v1 v2; do
    cp "$work/lexi-$v" "$bin/lexi"
    "$bin/lexi" "$work/$v"
done
cp "$work"/v1/* "$here/../go/"
for kind in cpu heap mutex goroutine; do
    cp "$work/v2/$kind.pb.gz" "$here/../go/$kind-v2.pb.gz"
done
rm -f "$here/../go/allocs.debug1.txt" # but for the header it is heap.debug1.txt

(cd "$here/cpp" && g++ -std=c++17 -O2 -g -ffile-prefix-map="$here/cpp"=/src \
    depot.cc -o "$bin/depot" -Wl,--no-as-needed -lprofiler -ltcmalloc)
CPUPROFILE_FREQUENCY=250 HEAPPROFILE_INUSE_INTERVAL=0 \
    "$bin/depot" "$work/depot.prof" "$work/depot"
cp "$work/depot.prof" "$here/../cpp/cpu.prof"
cp "$work"/depot.0001.heap "$here/../cpp/heap.txt"
for kind in cpu.prof:cpu heap.txt:heap; do
    go tool pprof -symbolize=none -proto -output="$work/plain.pb.gz" "$here/../cpp/${kind%:*}"
    python3 "$here/symbolize.py" "$bin/depot" "$work/plain.pb.gz" "$here/../cpp/${kind#*:}.pb.gz"
done
python3 "$here/odd.py" "$here/.."
python3 "$here/text.py" "$here/.."
python3 "$here/elf.py" "$here/.."
"$here/inlined/make.sh"
