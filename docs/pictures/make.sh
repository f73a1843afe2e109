#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the pictures of README.md and docs/walkthrough.md from testdata/ again.
#
#   docs/pictures/make.sh build/cmd/pa [FOLDER]
#
# FOLDER: this one if not given. report.png is a page's picture that Chromium takes of what
# tests/bench/dogfood.sh left: docs/pictures/make.sh build/cmd/pa FOLDER OUT/report.html
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
pa=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
out=$(cd "${2:-$here/docs/pictures}" && pwd)
page=${3:+$(cd "$(dirname "$3")" && pwd)/$(basename "$3")}

cd "$here/testdata/go"
"$pa" flame --svg static --width 900 -focus='^main.main$' -o "$out/flame.svg" cpu.pb.gz
"$pa" flame --svg static --width 900 -focus='internal/text|Trie..count' -o "$out/difference.svg" \
  --old runs/v1-*.pb.gz --new runs/v2-*.pb.gz
"$pa" graph --svg static -n 14 -o "$out/graph.svg" cpu.pb.gz
cd "$here/testdata/bench"
"$pa" bench -filter .unit:ns/op -o "$out/benchmarks.svg" old.txt new.txt

if [ -n "$page" ]; then
  profile=$(mktemp -d)
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --hide-scrollbars \
    --window-size=1200,640 --screenshot="$out/report.png" "file://$page" > /dev/null 2>&1
  rm -rf "$profile"
fi
