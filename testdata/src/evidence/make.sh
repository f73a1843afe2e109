#!/bin/sh
# Makes the files of testdata/evidence that a real program and build wrote. Usage: make.sh FOLDER
set -eu
out=$(realpath "$1")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r main.go go.mod scavenger locks "$work"
cd "$work"
go build -trimpath -o orders .
GODEBUG=gctrace=1 GOMAXPROCS=2 ./orders 2> "$out/go1.19.gctrace.log" > /dev/null
GODEBUG=gctrace=1 GOMAXPROCS=2 GOGC=25 ./orders 2> "$out/go1.19-gogc25.gctrace.log" > /dev/null
go build -trimpath -o scavenge ./scavenger
go build -trimpath -o deadlock ./locks
./deadlock > "$out/go1.19.locks.txt" 2> /dev/null
GODEBUG=gctrace=1,scavtrace=1 GOMAXPROCS=2 ./scavenge 2> "$out/go1.19.scavtrace.log"
mkdir made
./orders made > /dev/null
for i in 1 2 3; do cp made/goroutines-$i.debug2 "$out/goroutines-$i.txt"; done
cp made/goroutines-1.debug1 "$out/goroutines-1.debug1.txt"
cp made/goroutines-1.debug0 "$out/goroutines-1.pb.gz"
cp made/memstats.json "$out/memstats.json"
cp made/allocs.pb.gz "$out/allocs.pb.gz"
go build -trimpath -gcflags=-m -o orders . 2> "$out/escape-m1.txt"
go build -trimpath -gcflags=-m=2 -o orders . 2> "$out/escape-m2.txt"
