#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes what hyperfine prints and exports to testdata/bench-tools (apt-get install hyperfine).
set -eu
cd "$(dirname "$0")/../../bench-tools"
hyperfine -N -r 5 -L n 1,2 "sleep 0.00{n}" --export-json hyperfine.json --export-csv hyperfine.csv \
  --export-markdown hyperfine.md --style basic >hyperfine.txt 2>/dev/null
hyperfine -r 3 -i 'exit 3' true --export-json hyperfine-failing.json >/dev/null 2>&1

# vitest and mitata (npm), run where they are installed; Catch2 2.13 (apt-get install catch2).
here=$(cd ../src/bench-tools && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/js/* "$work"
(cd "$work" && npm init -y >/dev/null && npm install --no-audit --no-fund vitest@2 mitata@1 >/dev/null)
(cd "$work" && npx vitest bench --run --outputJson vitest.json >/dev/null 2>&1) || true
sed "s|$work|/src|" "$work/vitest.json" >vitest.json
(cd "$work" && node --expose-gc split.mjs) >mitata.json
c++ -O1 "$here/catch2.cpp" -o "$work/catch2"
"$work/catch2" --benchmark-samples 20 --benchmark-warmup-time 5 >catch2.txt || true
"$work/catch2" --benchmark-samples 20 --benchmark-warmup-time 5 --benchmark-no-analysis >catch2-bare.txt || true
