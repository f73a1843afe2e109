#!/bin/sh
# Makes those files of testdata/evidence that begin with a version, by the go that is found first. Usage: make-version.sh FOLDER
set -eu
out=$(realpath "$1")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r main.go go.mod scavenger locks "$work"
cd "$work"
v=$(go env GOVERSION | cut -d. -f1,2)
go build -trimpath -gcflags=-m -o orders . 2> "$out/$v.escape-m1.txt"
go build -trimpath -o scavenge ./scavenger
go build -trimpath -o deadlock ./locks
./deadlock > "$out/$v.locks.txt" 2> /dev/null
GODEBUG=gctrace=1 GOMAXPROCS=2 ./orders 2> "$out/$v.gctrace.log" > /dev/null
GODEBUG=gctrace=1,scavtrace=1 GOMAXPROCS=2 ./scavenge 2> "$out/$v.scavtrace.log"
mkdir made
./orders made > /dev/null
cp made/goroutines-1.debug2 "$out/$v.goroutines.txt"
cp made/goroutines-1.debug0 "$out/$v.goroutines.pb.gz"
cp made/memstats.json "$out/$v.memstats.json"
