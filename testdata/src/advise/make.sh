#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make.sh FOLDER [SECONDS [REGEX]]: profiles of all programs here (whose names match), by the go that is
# found first, in FOLDER/NAME with the log of the collector, and FOLDER/truth for check.py. What is kept in profiles/ are some of them, without the kinds that their rule does not need.
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
(cd "$here" && go build -trimpath -o "$1/advise" .)
"$1/advise" list | grep -- "^${3:-.}" > "$1/truth"
while read -r name rest; do
    mkdir -p "$1/$name"
    GOMAXPROCS=2 GODEBUG=gctrace=1 "$1/advise" "$name" "$1/$name" "${2:-1.5}" 2> "$1/$name/gctrace.log" < /dev/null ||
        echo "$name failed"
    grep -q '^gc ' "$1/$name/gctrace.log" || rm "$1/$name/gctrace.log"
done < "$1/truth"
