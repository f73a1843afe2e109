#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Precision and recall of pa advise on profiles of the programs here.

  check.py PA TRUTH FOLDER [ONLY-FILES-REGEX]
  check.py --table PA NEAR FOLDER…

TRUTH is what `advise list` prints: a line a program, its rules that must fire, "|", those that may. RULE@FUNCTION
asks for a site in that function.
A finding that another one explains counts as found, never as wrong; rules about the data do not count.
Prints what differs and right, wrong and missed by rule; the exit status is 1 if anything differs.

--table prints the table of docs/rules.md of the folders that make.sh made (with truth in each): NEAR has a line a rule
with its hard negatives, near.txt.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys


def tables(pa, files):
    done = subprocess.run([pa, "advise", "--format", "json"] + files, capture_output=True, text=True, check=True)
    return {t["name"]: t["rows"] for t in json.loads(done.stdout)["tables"]}


# What must be found, but was not, or somewhere else.
def missing(must, rows, sites):
    told = {r["rule"] for r in rows}
    at = {(s["rule"], s["function"]) for s in sites}
    for want in must:
        rule, _, function = want.partition("@")
        if rule not in told or (function and not any(r == rule and function in f for r, f in at)):
            yield want


def programs_of(truth):
    with open(truth, encoding="utf-8") as f:
        for name, rules in (l.split(None, 1) for l in f):
            must, may = [set(filter(None, part.strip().split(","))) for part in rules.split("|")]
            yield name, must, may


def files_of(folder, name):
    return [p for kind in ("*.pb.gz", "*.log") for p in sorted(glob.glob(os.path.join(folder, name, kind)))]


# By rule: programs with the problem, found, programs without it, in which it spoke up; and hard negatives, the same.
def table(pa, near, folders):
    with open(near, encoding="utf-8") as f:
        hard = {l.split()[0]: set(l.split()[1:]) for l in f if not l.startswith("#")}
    count, seen = collections.defaultdict(lambda: [0] * 5), set()
    for folder in folders:
        for name, must, may in programs_of(os.path.join(folder, "truth")):
            seen.add(name)
            said = tables(pa, files_of(folder, name))
            rows = [r for r in said["findings"] if r["rule"] >= "PA1"]
            told = {r["rule"] for r in rows if not r["explained_by"]}
            missed = {m.partition("@")[0] for m in missing(must, rows, said["sites"])}
            wanted = {m.partition("@")[0] for m in must}
            for rule in wanted:
                count[rule][0] += 1
                count[rule][1] += rule not in missed
            for rule in told - wanted - may:
                count[rule][4] += 1
            for rule, names in hard.items():
                if name in names:
                    assert rule not in wanted | may, "%s is no negative of %s" % (name, rule)
                    count[rule][2] += 1
                    count[rule][3] += rule in told
    lost = set.union(*hard.values()) - seen
    assert not lost, "no such programs: %s" % sorted(lost)
    done = subprocess.run([pa, "explain", "--format", "json"], capture_output=True, text=True, check=True)
    for r in json.loads(done.stdout)["tables"][0]["rows"]:
        if r["rule"] >= "PA1":
            c = count[r["rule"]]
            print("| %s | %s | %d | %d | %d | %d | %d |" % (r["rule"], r["at_most"], *c))


def main():
    if sys.argv[1] == "--table":
        return table(sys.argv[2], sys.argv[3], sys.argv[4:])
    pa, truth, folder = sys.argv[1:4]
    only = re.compile(sys.argv[4] if len(sys.argv) > 4 else ".")
    counts, bad, seen = collections.defaultdict(lambda: [0, 0, 0]), 0, 0
    with open(truth, encoding="utf-8") as f:
        programs = [l.split(None, 1) for l in f]
    for name, rules in programs:
        must, may = [set(filter(None, part.strip().split(","))) for part in rules.split("|")]
        files = [p for kind in ("*.pb.gz", "*.log") for p in sorted(glob.glob(os.path.join(folder, name, kind)))
                 if only.search(os.path.basename(p))]
        if not files:
            continue
        seen += 1
        said = tables(pa, files)
        rows = [r for r in said["findings"] if r["rule"] >= "PA1"]
        told = {r["rule"] for r in rows if not r["explained_by"]}
        missed, wrong = set(missing(must, rows, said["sites"])), told - {m.partition("@")[0] for m in must} - may
        for rules_of, at in ((told - wrong, 0), (wrong, 1), (missed, 2)):
            for rule in rules_of:
                counts[rule.partition("@")[0]][at] += 1
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
