#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does the gate find what was planted in a real program, and nothing else?

planted.c is built twice; in the second build Five does 5 % more work and Ten 10 % more. In each round
the old, the new and once more the old program run in turn. `pa diff --fail-on` then judges old
against new, and old against old. What noise the machine has is part of the answer.

  planted.py [--pa PATH] [--cc CC] [--rounds N] [--samples N] [--rule RULE]
"""
import argparse
import json
import os
import subprocess
import tempfile


def judge(pa, rule, old, new, paired):
    command = [pa, "diff", "--format", "json", "--fail-on", rule, old, new]
    done = subprocess.run(command + ["--paired"] * paired, capture_output=True, text=True)
    checks = json.loads(done.stdout)["checks"]
    return done.returncode, {c["name"].split()[0] for c in checks if c["result"] == "failed"}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pa", default=os.path.join(here, "../../build/cmd/pa"))
    ap.add_argument("--cc", default="cc")
    ap.add_argument("--rounds", type=int, default=10)
    ap.add_argument("--samples", type=int, default=20)
    ap.add_argument("--rule", default="sec/op>1%")
    opts = ap.parse_args()
    sides = (("old", "old"), ("new", "new"), ("again", "old"))
    found = {(name, paired): 0 for name in ("Five", "Ten", "wrong", "A/A") for paired in (False, True)}
    with tempfile.TemporaryDirectory(prefix="pa-planted-") as folder:
        path = lambda name: os.path.join(folder, name)
        source = os.path.join(here, "planted.c")
        subprocess.run([opts.cc, "-O2", source, "-o", path("old")], check=True)
        subprocess.run([opts.cc, "-O2", "-DFIVE=2100", "-DTEN=2200", source, "-o", path("new")], check=True)
        for _ in range(opts.rounds):
            for side, _program in sides:
                open(path(side + ".txt"), "w").close()
            for _ in range(opts.samples):
                for side, program in sides:
                    with open(path(side + ".txt"), "a") as f:
                        subprocess.run([path(program)], stdout=f, check=True)
            for paired in (False, True):
                _, failed = judge(opts.pa, opts.rule, path("old.txt"), path("new.txt"), paired)
                found["Five", paired] += "Five" in failed
                found["Ten", paired] += "Ten" in failed
                found["wrong", paired] += bool(failed - {"Five", "Ten"})
                status, _ = judge(opts.pa, opts.rule, path("old.txt"), path("again.txt"), paired)
                found["A/A", paired] += status == 1
    print("%d rounds of %d samples a side, --fail-on '%s'" % (opts.rounds, opts.samples, opts.rule))
    print("%-38s %8s %8s" % ("rounds in which", "", "--paired"))
    for name, text in (("Five", "the 5 % are found"), ("Ten", "the 10 % are found"),
                       ("wrong", "something else fails"), ("A/A", "old against old fails")):
        print("%-38s %8d %8d" % (text, found[name, False], found[name, True]))


main()
