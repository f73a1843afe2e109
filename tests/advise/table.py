#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The table by rule in docs/rules.md against what ships and against the programs.

  table.py PA DOCS PROGRAMS       DOCS is docs/rules.md, PROGRAMS the folder testdata/src/advise
  table.py --self-test PA DOCS PROGRAMS

A rule that may be likely or sure needs 5 programs with its problem, 5 hard negatives, and a precision of .8.
"""
import glob
import json
import os
import re
import subprocess
import sys

ROW = re.compile(r"^\| (PA[1-9]\d\d) \| (\w+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.M)


def shipped(pa):
    done = subprocess.run([pa, "explain", "--format", "json"], capture_output=True, text=True, check=True)
    return {r["rule"]: r["at_most"] for r in json.loads(done.stdout)["tables"][0]["rows"] if r["rule"] >= "PA1"}


# By rule how many programs have its problem, and its hard negatives.
def programs(folder):
    planted, near = {}, {}
    for path in glob.glob(os.path.join(folder, "*.go")):
        with open(path, encoding="utf-8") as f:
            for must in re.findall(r'plant\("[\w-]+", "([^|"]*)\|', f.read()):
                for rule in {m.partition("@")[0] for m in must.split(",") if m}:
                    planted[rule] = planted.get(rule, 0) + 1
    with open(os.path.join(folder, "near.txt"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                near[line.split()[0]] = len(set(line.split()[1:]))
    return planted, near


def complaints(rules, text, planted, near):
    rows = {m[0]: m for m in ROW.findall(text)}
    for rule, at_most in rules.items():
        if rule not in rows:
            yield "%s has no row" % rule
            continue
        said = rows[rule][1]
        with_it, found, negatives, fired, elsewhere = map(int, rows[rule][2:])
        if said != at_most:
            yield "%s is %s at most, the table says %s" % (rule, at_most, said)
        if with_it != planted.get(rule, 0) or negatives != near.get(rule, 0):
            yield "%s has %d and %d programs, the table says otherwise" % (rule, planted.get(rule, 0), near.get(rule, 0))
        if at_most not in ("maybe", "suspect") and (with_it < 5 or negatives < 5 or found < .8 * (found + fired + elsewhere) or not found):
            yield "%s is shown by too little to be %s" % (rule, at_most)
    for rule in rows.keys() - rules.keys():
        yield "%s does not ship" % rule


def self_test(rules, text, planted, near):
    row = next(m for m in ROW.finditer(text) if m.group(2) != "maybe")
    rule = row.group(1)
    worse = "| %s | %s | %s | 3 | %s | 1 | 1 |" % (rule, row.group(2), row.group(3), row.group(5))
    wrong = [text.replace(row.group(0) + "\n", ""), text.replace(row.group(0), worse),
             text.replace(row.group(0), row.group(0).replace(row.group(2), "maybe", 1)),
             text.replace(row.group(0), row.group(0) + "\n| PA999 | maybe | 0 | 0 | 0 | 0 | 0 |")]
    for t in wrong:
        if not list(complaints(rules, t, planted, near)):
            return ["a wrong table passed"]
    few = {k: 4 if k == rule else v for k, v in planted.items()}
    return [] if list(complaints(rules, text, few, near)) else ["too few programs passed"]


def main():
    pa, docs, folder = sys.argv[-3:]
    with open(docs, encoding="utf-8") as f:
        text = f.read()
    check = self_test if sys.argv[1] == "--self-test" else complaints
    found = list(check(shipped(pa), text, *programs(folder)))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
