#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `pa store add` at random points: the store stays whole, and nothing is lost or doubled.

  kill.py --pa BUILD/cmd/pa [--kills N] [--seed N]

A writer adds a folder of files, a few at a time, and is killed (SIGKILL) after a random time; then `verify` must
be clean, what earlier writers reported as added must be there, and nothing twice. At last all is added, by two writers at once, and
the merged profile must be the same bytes as `pa merge` makes of the files.
"""
import argparse
import csv
import glob
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def make_files(pa, folder, count):
    """Profiles that differ: each of a sample merged with a weight of its own."""
    runs = sorted(glob.glob(os.path.join(ROOT, "testdata/go/runs/*.pb.gz")))
    for i in range(count):
        subprocess.run([pa, "merge", "--weight", str(i // len(runs) + 1), "-o",
                        os.path.join(folder, f"{i:03}.pb.gz"), runs[i % len(runs)]], check=True)
    return sorted(glob.glob(os.path.join(folder, "*.pb.gz")))


def sources(pa, store):
    out = subprocess.run([pa, "store", "ls", store, "--format", "csv"], check=True,
                         capture_output=True, text=True).stdout
    return [row["source"] for row in csv.DictReader(io.StringIO(out))]


def check(pa, store, sure):
    verify = subprocess.run([pa, "store", "verify", store], capture_output=True, text=True)
    assert verify.returncode == 0, verify.stderr
    there = sources(pa, store)
    assert len(there) == len(set(there)), "doubled"
    assert sure <= set(there), "lost"
    return set(there)


def add(pa, store, files):
    return subprocess.Popen([pa, "store", "add", store] + files, stdout=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pa, rng = os.path.abspath(options.pa), random.Random(options.seed)
    folder = tempfile.mkdtemp()
    killed = 0
    try:
        files = make_files(pa, folder, 60)
        store = os.path.join(folder, "store")
        subprocess.run([pa, "store", "init", store], check=True)
        sure = set()
        while killed < options.kills:
            some = rng.sample(files, 8)
            if len(sure) == len(files):
                shutil.rmtree(store)
                subprocess.run([pa, "store", "init", store], check=True)
                sure = set()
            writer = add(pa, store, some)
            time.sleep(rng.random() * 0.04)
            writer.send_signal(signal.SIGKILL)
            status = writer.wait()
            killed += status == -signal.SIGKILL
            there = check(pa, store, sure | (set(some) if status == 0 else set()))
            assert there - sure in (set(), set(some) - sure), "a part of what was added together"
            sure = there
        writers = [add(pa, store, files), add(pa, store, files[::-1])]
        assert [w.wait() for w in writers] == [0, 0]
        assert check(pa, store, set(files)) == set(files)
        merged = [os.path.join(folder, name) for name in ("of-files", "of-store")]
        subprocess.run([pa, "merge", "-o", merged[0]] + files, check=True)
        subprocess.run([pa, "store", "merge", "--format", "proto", "-o", merged[1], store], check=True,
                       stderr=subprocess.DEVNULL)
        assert open(merged[0], "rb").read() == open(merged[1], "rb").read(), "another answer"
        left = glob.glob(os.path.join(store, "seg/*/*.new"))
        assert not left, left
    finally:
        shutil.rmtree(folder)
    print(f"{killed} writers killed; nothing lost, nothing doubled")


if __name__ == "__main__":
    sys.exit(main())
