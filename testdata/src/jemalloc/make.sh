#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Records ../../text/jemalloc*.heap: a heap of store.c under libjemalloc (Debian's libjemalloc-dev), with
# and without what was ever allocated, and the first one with jeprof's table of symbols in front. The
# program itself becomes ../../elf/store. Needs leave to write to $HOME_OF_BINARIES.
set -eu
cd "$(dirname "$0")"
bin=${HOME_OF_BINARIES:-/srv}
text=../../text
mkdir -p "$bin"
gcc -O1 -fno-omit-frame-pointer -ffile-prefix-map="$PWD"=/src -o "$bin/store" store.c -ljemalloc -lpthread
strip --strip-debug "$bin/store"
MALLOC_CONF=prof:true,prof_accum:true,lg_prof_sample:14 "$bin/store" "$text/jemalloc.heap"
MALLOC_CONF=prof:true,prof_accum:false,lg_prof_sample:14 "$bin/store" "$text/jemalloc-inuse.heap"
# It gives up behind the table, since it only fetches profiles with --raw; then the profile follows as it is.
jeprof --raw "$bin/store" "$text/jemalloc.heap" 2>/dev/null >"$text/jemalloc-raw.heap" || true
cat "$text/jemalloc.heap" >>"$text/jemalloc-raw.heap"
mv "$bin/store" ../../elf/store
