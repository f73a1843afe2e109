#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the public API gives is what the commands print, byte for byte.

usage: same_bytes.py --pa PA --api API_REPORT --data TESTDATA
"""
import argparse
import concurrent.futures
import glob
import os
import subprocess
import sys

parser = argparse.ArgumentParser(description=__doc__)
for name in ("pa", "api", "data"):
    parser.add_argument("--" + name, required=True)
args = parser.parse_args()
environment = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8")

REPORTS = [ # kind, format, the command
    ("top", "json", ["top"]), ("top", "text", ["top"]), ("tree", "json", ["tree"]), ("tree", "text", ["tree"]),
    ("hot", "json", ["hot"]), ("info", "json", ["info"]), ("flame", "svg", ["flame"]), ("graph", "svg", ["graph"]),
]
SIDES = [
    ("diff", "json", "go/cpu.pb.gz", "go/cpu.pb.gz"),
    ("diff", "text", "go/heap.pb.gz", "go/heap.pb.gz"),
    ("bench", "json", "bench/old.txt", "bench/new.txt"),
    ("bench", "text", "bench/few-old.txt", "bench/few-new.txt"),
]


def run(*command):
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def same(job):
    kind, form, command, files = job
    ours = run(args.api, kind, form, *files)
    theirs = run(args.pa, *command, "--format", form, *files)
    if ours.returncode == 2 and theirs.returncode == 2:
        return None # both refuse
    if ours.stdout == theirs.stdout and ours.stdout:
        return True
    return "%s %s %s differs: %s" % (kind, form, " ".join(files), ours.stderr.decode(errors="replace")[:200])


files = sorted(f for folder in ("go", "cpp", "text") for f in glob.glob(os.path.join(args.data, folder, "*")) if os.path.isfile(f))
jobs = [(k, form, c, [f]) for f in files for k, form, c in REPORTS]
jobs += [(k, form, ["diff"], [os.path.join(args.data, f) for f in (a, b)]) for k, form, a, b in SIDES]
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    results = list(pool.map(same, jobs))
wrong = [r for r in results if isinstance(r, str)]
print("\n".join(wrong + ["%d the same, %d refused by both, %d differ" % (results.count(True), results.count(None), len(wrong))]))
sys.exit(1 if wrong or not results.count(True) else 0)
