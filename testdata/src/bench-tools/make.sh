#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes what hyperfine prints and exports to testdata/bench-tools (apt-get install hyperfine).
set -eu
cd "$(dirname "$0")/../../bench-tools"
hyperfine -N -r 5 -L n 1,2 "sleep 0.00{n}" --export-json hyperfine.json --export-csv hyperfine.csv \
  --export-markdown hyperfine.md --style basic >hyperfine.txt 2>/dev/null
hyperfine -r 3 -i 'exit 3' true --export-json hyperfine-failing.json >/dev/null 2>&1
