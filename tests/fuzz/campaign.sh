#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fuzzes one target after the other, as long as said, and writes a line for each:
#
#     cmake --preset fuzz && cmake --build build/fuzz
#     tests/fuzz/campaign.sh build/fuzz SECONDS TARGET[=SECONDS]...
#
# What a target learns stays in BUILD/campaign/TARGET/corpus for the next time, what it finds in
# BUILD/campaign/TARGET/found. A target that ends early is started again until its time is over.
# Each line of BUILD/campaign/log: target, inputs tried, seconds, of these on the processor, inputs
# a second of those, findings.
#
# What is worth keeping is few and small:
#
#     BUILD/tests/fuzz/fuzz_TARGET -merge=1 tests/fuzz/seeds/TARGET BUILD/campaign/TARGET/corpus
set -u
build=$1
default=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)

# The seeds that the target's test replays.
seeds() {
    (cd "$build" && ctest -N -V -R "^fuzz/$1\$" | sed -n 's/^[0-9]*: Test command: [^ ]* "-runs=0"//p' | tr -d '"')
}

# Bytes of an input, at most: small ones tell as much and take less time.
most() {
    case $1 in
    layout) echo 90 ;;
    demangle | symbol_names) echo 300 ;;
    compare) echo 700 ;;
    diff | report | stream) echo 3000 ;;
    gctrace | history) echo 4000 ;;
    *) echo 100000 ;;
    esac
}

# Seconds of the processor that finished children took; not of a subshell, which has none.
spent() {
    times >"$folder/times"
    cpu=$(sed -n '2s/[ms]/ /gp' "$folder/times" | awk '{ print int($1 * 60 + $2 + $3 * 60 + $4) }')
}

run() {
    target=$1 seconds=$2
    folder=$build/campaign/$target
    mkdir -p "$folder/corpus" "$folder/found"
    begin=$(date +%s) tried=0
    spent
    before=$cpu
    while now=$(date +%s) && left=$((begin + seconds - now)) && [ "$left" -gt 5 ]; do
        # shellcheck disable=SC2046 # a list of paths
        "$build/tests/fuzz/fuzz_$target" -max_total_time="$left" -timeout=20 -rss_limit_mb=3000 \
            -max_len="$(most "$target")" -entropic=0 -print_final_stats=1 -dict="$here/reader.dict" \
            -artifact_prefix="$folder/found/" "$folder/corpus" $(seeds "$target") \
            >"$folder/last" 2>&1
        n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/last")
        tried=$((tried + ${n:-0}))
    done
    spent
    cpu=$((cpu - before))
    echo "$target $tried $(($(date +%s) - begin)) $cpu $((tried / (cpu + (cpu == 0)))) $(find "$folder/found" -type f | wc -l)" \
        >>"$build/campaign/log"
}

mkdir -p "$build/campaign"
for target; do
    case $target in
    *=*) run "${target%%=*}" "${target#*=}" ;;
    *) run "$target" "$default" ;;
    esac
done
