#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `pa diff` takes for profiles, against reading them, in one run.

  diff_speed.py [--pa build/cmd/pa] [--runs 5] [--options='--tree'] OLD_FOLDER NEW_FOLDER

Reading is `pa top -nodecount=1` of each file, one after another: unpacking, decoding, and one pass
over the samples, with a start of the program a file. That is about what a comparison needs of
each of its files before it can compare. The commands take turns; the table has the medians of CPU
and wall seconds and the ratio of the fastest, which suffers least from what else the machine does.
Judges nothing and is no test.
"""
import argparse
import os
import shlex
import statistics
import subprocess
import time


def run(argv):
    """(CPU, wall, peak MB) of a command whose output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit("%s: exit status %d" % (" ".join(argv), status >> 8))
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1e3


def run_all(commands):
    cpu, wall, peak = zip(*[run(argv) for argv in commands])
    return sum(cpu), sum(wall), max(peak)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs=2, metavar="FOLDER")
    ap.add_argument("--pa", default=os.path.join(here, "../../build/cmd/pa"))
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--options", action="append", default=[], help="one more comparison, with these options")
    opts = ap.parse_args()
    files = [os.path.join(folder, name) for folder in opts.folders for name in sorted(os.listdir(folder))]
    commands = {"reading": [[opts.pa, "top", "-nodecount=1", path] for path in files]}
    for options in [""] + opts.options:
        commands["diff " + options] = [[opts.pa, "diff"] + shlex.split(options) + opts.folders]
    results = {name: [] for name in commands}
    for _ in range(opts.runs):
        for name, command in commands.items():
            results[name].append(run_all(command))
    least = min(cpu for cpu, _, _ in results["reading"]), min(wall for _, wall, _ in results["reading"])
    print("%d files, %.1f MB together" % (len(files), sum(os.path.getsize(path) for path in files) / 1e6))
    for name, values in results.items():
        cpu, wall, peak = zip(*values)
        print("  %-16s CPU %.2f s, %.2f times reading; wall %.2f s, %.2f times; %.0f MB" % (
            name, statistics.median(cpu), min(cpu) / least[0], statistics.median(wall), min(wall) / least[1],
            max(peak)))


main()
