#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often `pa store regress` is wrong, and how often right, on stores whose truth is known.

  regress.py --pa BUILD/cmd/pa [--rounds N] [--seed N]

A store has four services of 30 functions (shares from 20 % down, as 1/rank) and two releases, each of ten profiles of 2,000 samples that
are drawn anew. Nothing changes in two services of a round; in the two others one function costs 1.5 times as much.
False alarms: of rounds, those in which something is said of a service of which nothing changed, and, of all that is said, what is not
the function that changed (functions whose cost is the same; the new total takes from all others' shares, not from their time).
"""
import argparse
import csv
import io
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile

FUNCTIONS, RUNS, SAMPLES, CHANGE = 30, 10, 2000, 1.5
SERVICES, CHANGED = ["a", "b", "c", "d"], {"c": 4, "d": 9}  # the function's rank from 0: some 5 % and 2.5 % of the total


def counts(rng, rates):
    """Samples of each function: Poisson, by the normal approximation where there are many."""
    out = []
    for rate in rates:
        if rate > 30:
            out.append(max(0, round(rng.gauss(rate, math.sqrt(rate)))))
            continue
        k, p, limit = 0, rng.random(), math.exp(-rate)
        while p > limit:
            k, p = k + 1, p * rng.random()
        out.append(k)
    return out


def write(rng, path, rates):
    with open(path, "w", encoding="ascii") as f:
        for i, n in enumerate(counts(rng, rates)):
            if n:
                f.write(f"main;work{i % 3};f{i} {n}\n")


def one_round(pa, rng, folder):
    total = sum(1 / (i + 1) for i in range(FUNCTIONS))
    store = os.path.join(folder, "store")
    for service in SERVICES:
        for release in ("r1", "r2"):
            rates = [SAMPLES / (i + 1) / total for i in range(FUNCTIONS)]
            if release == "r2" and service in CHANGED:
                rates[CHANGED[service]] *= CHANGE
            where = os.path.join(folder, "in", service, release)
            os.makedirs(where)
            for i in range(RUNS):
                write(rng, os.path.join(where, f"{i}.folded"), rates)
                os.utime(os.path.join(where, f"{i}.folded"), (1790000000 + 60 * i, 1790000000 + 60 * i + (release == "r2") * 3600))
    subprocess.run([pa, "store", "init", store], check=True)
    subprocess.run([pa, "store", "add", store, os.path.join(folder, "in"), "--from-path", "{service}/{release}/*.folded"],
                   check=True, stdout=subprocess.DEVNULL)
    out = subprocess.run([pa, "store", "regress", store, "--format", "csv"], check=True, capture_output=True, text=True).stdout
    said = [(r["service"], r["function"]) for r in csv.DictReader(io.StringIO(out.split("\n\n")[0].partition("# worse\n")[2])) if r.get("function")]
    return said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    o = parser.parse_args()
    rng, alarmed, wrong, said, found = random.Random(o.seed), 0, 0, 0, {s: 0 for s in CHANGED}
    for _ in range(o.rounds):
        folder = tempfile.mkdtemp()
        try:
            answer = one_round(os.path.abspath(o.pa), rng, folder)
        finally:
            shutil.rmtree(folder)
        alarmed += sum(1 for s in SERVICES if s not in CHANGED and any(a[0] == s for a in answer))
        said += len(answer)
        wrong += sum(1 for s, f in answer if s not in CHANGED or f not in (f"f{CHANGED[s]}", "main", f"work{CHANGED[s] % 3}"))
        for s, rank in CHANGED.items():
            found[s] += (s, f"f{rank}") in answer
    equal = o.rounds * sum(s not in CHANGED for s in SERVICES)
    print(f"{o.rounds} rounds: {alarmed} of {equal} services without a change ({alarmed / equal:.3f}), "
          f"{wrong} of {said} functions ({wrong / max(1, said):.3f}) wrong; "
          + ", ".join(f"{CHANGE} times f{CHANGED[s]} found in {found[s] / o.rounds:.2f}" for s in CHANGED))
    slack = 2 * math.sqrt(.05 * .95 / equal)
    assert alarmed / equal <= .05 + slack, "false alarms"
    assert wrong <= .05 * said + 2 * math.sqrt(.05 * .95 * max(1, said)), "false discoveries"
    assert min(found.values()) >= .5 * o.rounds, "power"


if __name__ == "__main__":
    sys.exit(main())
