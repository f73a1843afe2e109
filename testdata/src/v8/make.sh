#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Records ../../v8: app.js under node (CPU and heap profiles, and a trace), page.html in Chromium. Of traces the
# events of profiles and of names are kept; the rest are megabytes.
set -eu
cd "$(dirname "$0")"
here=$PWD
out=$(cd ../../v8 && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp app.js page.html "$work"
cd "$work"
node --cpu-prof --cpu-prof-interval 4000 --cpu-prof-dir "$out" --cpu-prof-name node.cpuprofile app.js alone
node --heap-prof --heap-prof-interval 65536 --heap-prof-dir "$out" --heap-prof-name node.heapprofile app.js alone
node --trace-event-categories v8,disabled-by-default-v8.cpu_profiler --trace-event-file-pattern node.json app.js
chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
  --trace-startup=v8,disabled-by-default-v8.cpu_profiler --trace-startup-format=json --trace-startup-duration=3 \
  --trace-startup-file="$work/chromium.json" --screenshot="$work/page.png" "file://$work/page.html" >/dev/null 2>&1
python3 "$here/trim.py" node.json "$out/node-trace.json" "$work"
python3 "$here/trim.py" --array chromium.json "$out/chromium-trace.json" "$work"
sed -i "s|file://$work|file:///srv|g" "$out/node.cpuprofile" "$out/node.heapprofile"
