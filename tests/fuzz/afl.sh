#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# AFL++ over the program itself, as users run it, with one input of each format:
#
#     tests/fuzz/afl.sh BUILD SECONDS [COMMAND...]
#
# BUILD is made and gets the program, compiled by afl-clang-fast. COMMAND is what reads the file,
# `info --check` if none is given. What is found is in BUILD/out/default/crashes and hangs.
set -eu
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- info --check
source=$(cd "$(dirname "$0")/../.." && pwd)

[ -f "$build/build.ninja" ] ||
    CC=afl-clang-fast cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF >/dev/null
AFL_QUIET=1 nice cmake --build "$build" --target pa >/dev/null
mkdir -p "$build/in"
python3 "$source/tests/meta/formats.py" --pa "$build/cmd/pa" --keep "$build/in" >"$build/formats.log" || true # without modules some are missing
find "$build/in" -size +100k -delete

# Sanitizers are for the targets beside this: here it is the program that is built for users.
export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
nice afl-fuzz -i "$build/in" -o "$build/out" -V "$seconds" -t 5000 -m none -- "$build/cmd/pa" "$@" @@ \
    >"$build/afl.log" 2>&1 || true
grep -E '^(execs_done|execs_per_sec|corpus_count|saved_crashes|saved_hangs|run_time)' "$build/out/default/fuzzer_stats"
