#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What questions to a store take in memory does not grow with the number of its profiles and segments.

  memory.py --pa BUILD/cmd/pa --make BUILD/tests/bench/make_profile

Two stores of the same stacks, the second with seven times the profiles and segments: each question may take 4 MB more
than the same question to the first, and a kilobyte for each further profile (what the catalogue says of it). The same for
adding more to it. What is held while many are added is another constant (pa-store(1)), which takes larger files to reach.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

SLACK, PROFILE = 4 << 20, 1 << 10
QUESTIONS = [["top"], ["top", "--lines"], ["top", "--where", "label.of=odd"], ["callers", "@", "lookup"], ["trend", "@", "Encode137$"],
             ["services", "@", "Encode137$"], ["flame", "-o", "@.svg"], ["merge", "-o", "@.pb.gz"], ["ls"], ["info"], ["verify"]]


def memory(argv):
    """The largest resident size of a run, in bytes; what is below that of this process is not seen."""
    with open(os.devnull, "w", encoding="utf-8") as null:
        child = subprocess.Popen(argv, stdout=null, stderr=null)
        _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, (argv, status)
    return usage.ru_maxrss * 1024


def question(pa, store, words):
    rest = [w.replace("@", store) for w in words[1:]]
    return memory([pa, "store", words[0]] + (rest if store in rest else rest + [store]))


def make_store(pa, folder, profile, profiles, segments):
    """`segments` calls of add, and what the last took; files differ by what their samples weigh."""
    store, files = os.path.join(folder, f"store{segments}"), []
    subprocess.run([pa, "store", "init", store], check=True)
    for i in range(profiles):
        path = os.path.join(folder, f"in{segments}", "even" if i % 2 else "odd", f"{i:04}.pb.gz")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run([pa, "merge", "--weight", str(i + 1), "-o", path, profile], check=True)
        files.append(path)
    add = [pa, "store", "add", "--from-path", "{of}/*.pb.gz"]
    last = [memory(add + [store] + files[part::segments]) for part in range(segments)][-1]
    return store, last


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--make", required=True)
    options = parser.parse_args()
    pa = os.path.abspath(options.pa)
    folder, worst = tempfile.mkdtemp(), 0
    try:
        profile = os.path.join(folder, "one.pb")
        with open(profile, "wb") as out:
            subprocess.run([options.make, "pprof", "12000", "2000", "1", "1"], stdout=out, check=True)
        few, many = make_store(pa, folder, profile, 4, 2), make_store(pa, folder, profile, 30, 15)
        for what, a, b in [("add", few[1], many[1])] + \
                [(words[0], question(pa, few[0], words), question(pa, many[0], words)) for words in QUESTIONS]:
            print(f"{what}: {a >> 10} and {b >> 10} KB")
            worst = max(worst, b - a)
            assert b - a <= SLACK + 26 * PROFILE, what
    finally:
        shutil.rmtree(folder)
    print(f"at most {worst >> 10} KB more")


if __name__ == "__main__":
    sys.exit(main())
