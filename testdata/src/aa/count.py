#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""count.py flat|cum FILE...: samples of each function in each profile, one line a function.

Variants that differ in inlining only are one function; functions with fewer than ten samples in all
the profiles together are left out.
"""
import re
import subprocess
import sys

WHOLE = ["-top", "-nodecount=1000000", "-nodefraction=0", "-edgefraction=0", "-sample_index=samples"]


def counts(path, column):
    text = subprocess.run(["pprof", *WHOLE, path], check=True, capture_output=True, text=True).stdout
    found = {}
    for line in text.split("cum%\n", 1)[1].splitlines():
        fields = line.split(None, 5)
        name = re.sub(r" \((partial-)?inline\)$", "", fields[5])
        found[name] = found.get(name, 0) + int(float(fields[column]))
    return found


def main():
    column = {"flat": 0, "cum": 3}[sys.argv[1]]
    runs = [counts(path, column) for path in sys.argv[2:]]
    print("# samples of each function in %d equal runs (testdata/src/aa), %s" % (len(runs), sys.argv[1]))
    for name in sorted(set().union(*runs)):
        row = [run.get(name, 0) for run in runs]
        if sum(row) >= 10:
            print(*row, name)


main()
