#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Precision and recall of pa advise on profiles of the programs here.

  check.py PA TRUTH FOLDER [ONLY-FILES-REGEX]

TRUTH is what `advise list` prints: a line a program, its rules that must fire, "|", those that may.
A finding that another one explains counts as found, never as wrong; rules about the data do not count.
Prints what differs and right, wrong and missed by rule; the exit status is 1 if anything differs.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys


def findings(pa, files):
    done = subprocess.run([pa, "advise", "--format", "json"] + files, capture_output=True, text=True, check=True)
    return next(t for t in json.loads(done.stdout)["tables"] if t["name"] == "findings")["rows"]


def main():
    pa, truth, folder = sys.argv[1:4]
    only = re.compile(sys.argv[4] if len(sys.argv) > 4 else ".")
    counts, bad, seen = collections.defaultdict(lambda: [0, 0, 0]), 0, 0
    with open(truth, encoding="utf-8") as f:
        programs = [l.split(None, 1) for l in f]
    for name, rules in programs:
        must, may = [set(filter(None, part.strip().split(","))) for part in rules.split("|")]
        files = [p for p in sorted(glob.glob(os.path.join(folder, name, "*.pb.gz"))) if only.search(os.path.basename(p))]
        if not files:
            continue
        seen += 1
        rows = [r for r in findings(pa, files) if r["rule"] >= "PA1"]
        told = {r["rule"] for r in rows if not r["explained_by"]}
        missed, wrong = must - {r["rule"] for r in rows}, told - must - may
        for rules_of, at in ((told - wrong, 0), (wrong, 1), (missed, 2)):
            for rule in rules_of:
                counts[rule][at] += 1
        if missed or wrong:
            bad += 1
            print("%s: wrong %s, missed %s" % (name, " ".join(sorted(wrong)) or "none", " ".join(sorted(missed)) or "none"))
            for r in rows:
                print("    %s %s %s %s %s" % (r["rule"], r["certainty"], r["share"] and "%.2f" % r["share"], r["samples"], r["evidence"]))
    for rule in sorted(counts):
        print("%s right %d wrong %d missed %d" % (rule, *counts[rule]))
    total = [sum(c[i] for c in counts.values()) for i in range(3)]
    print("all: right %d wrong %d missed %d" % tuple(total))
    return 1 if bad or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
