#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Is pa slower than it was? Two of its own commits, built side by side, measured in turn and compared
# by pa check: benchmarks in the Go format (run.py), and profiles that perf records of both.
#
#   tests/bench/dogfood.sh BASE HEAD OUT [ROUNDS] [ONLY]
#
# OUT is made and gets src/, base/ and head/ with what was measured, pa.conf, and the reports that
# pa.conf names. ROUNDS: of each benchmark and program, 10 if not given. ONLY: an expression that
# picks benchmarks. Wants git, cmake, python3, and perf for profiles; without perf there are none.
# Exit status of pa check: 0 no worse, 1 worse, 2 broken, 3 undecided.
set -eu
[ $# -ge 3 ] || { sed -n '3,12s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")/../.." && pwd)
base=$(git -C "$here" rev-parse --short "$1") head=$(git -C "$here" rev-parse --short "$2") rounds=${4:-10} only=${5:-.}
mkdir -p "$3/src" "$3/base" "$3/head"
out=$(cd "$3" && pwd)

# Frame pointers: perf records stacks by them. The same flags for both.
build() {
  [ -d "$out/src/$1" ] || git -C "$here" worktree add --detach "$out/src/$1" "$2" > /dev/null
  cmake -S "$out/src/$1" -B "$out/src/$1/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS='-O2 -fno-omit-frame-pointer' > /dev/null
  cmake --build "$out/src/$1/build" --target pa > /dev/null
}
build base "$base"
build head "$head"
trap 'for s in base head; do git -C "$here" worktree remove --force "$out/src/$s" || true; done' EXIT

# One machine, run by run in turn: what drifts meets both alike.
python3 "$here/tests/bench/run.py" --pa "$out/src/head/build/cmd/pa" --vs "$out/src/base/build/cmd/pa" \
  --vs-out "$out/base/bench.txt" --count "$rounds" --only "$only" > "$out/head/bench.txt"

# What a program does all day: a large profile read, shown, compared and drawn.
if perf record -o "$out/try.data" true > /dev/null 2>&1; then
  for n in 1 2; do
    awk -v n=$n 'BEGIN { for (i = 0; i < 60000; i++) {
      s = "main;serve"; for (k = 1; k < 12; k++) s = s ";f" (i * k % 997)
      print s, 1 + (i + n) % 7 } }' > "$out/big${n#1}.folded"
  done
  for i in 1 2 3 4 5; do
    for side in base head; do
      export pa="$out/src/$side/build/cmd/pa" out
      perf record -q -F 999 --call-graph fp -o "$out/try.data" sh -c \
        '"$pa" top "$out/big.folded"; "$pa" tree "$out/big.folded"; "$pa" flame --format svg "$out/big.folded"
         "$pa" diff "$out/big.folded" "$out/big2.folded"' > /dev/null 2>&1
      "$out/src/head/build/cmd/pa" convert -o "$out/$side/cpu.$i.pb.gz" "$out/try.data"
    done
  done
fi
rm -f "$out/try.data" "$out/try.data.old" "$out"/big*.folded

cat > "$out/pa.conf" <<END
[inputs]
old = base
new = head

[gate]
fail-on = cpu-sec/op>5%, peak-B>10%
fail-on = flat>20%
undecided = ok

[output]
title = pa: $base and $head
output = report.html
output = report.md
output = report.json
END
cd "$out" && "$out/src/head/build/cmd/pa" check
