#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make.sh FOLDER [SECONDS]: profiles of all programs here, by Go 1.19, in FOLDER/NAME, and FOLDER/truth
# for check.py. What is kept in profiles/ are some of them, without the kinds that their rule does not need.
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
(cd "$here" && go build -trimpath -o "$1/advise" .)
"$1/advise" list > "$1/truth"
while read -r name rest; do
    GOMAXPROCS=2 "$1/advise" "$name" "$1/$name" "${2:-2.5}" 2> /dev/null || echo "$name failed"
done < "$1/truth"
