#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast `pa top` is, against `gzip -dc` and, if it is there, `go tool pprof -top`, in one run.

  top_speed.py [--pa build/cmd/pa] [--runs 7] [--pprof] FILE.pb.gz...

For each file the commands take turns; the table gives medians of wall and CPU seconds, peak memory
against the unpacked size, and the median of the ratios pair by pair. A machine that is busy with
other things shows in the spread (min-max) of the ratio. It judges nothing and is no test.
"""
import argparse
import gzip
import os
import statistics
import subprocess
import time


def run(argv):
    """(wall, cpu, peak kB) of one run of a command whose output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = status
    if status != 0:
        raise SystemExit("%s: exit status %d" % (" ".join(argv), status >> 8))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def unpacked_size(path):
    size = 0
    with gzip.open(path) as stream:
        while chunk := stream.read(1 << 20):
            size += len(chunk)
    return size


def median(values):
    return statistics.median(values)


def spread(values):
    return "%.2f [%.2f-%.2f]" % (median(values), min(values), max(values))


def report(path, options):
    commands = {"pa top": [options.pa, "top", path], "gzip -dc": ["gzip", "-dc", path]}
    runs = {name: [] for name in commands}
    for argv in commands.values():
        run(argv)
    for _ in range(options.runs):
        for name, argv in commands.items():
            runs[name].append(run(argv))
    size = unpacked_size(path)
    ours, theirs = runs["pa top"], runs["gzip -dc"]
    print("%s: %.1f MB, %.1f MB unpacked" % (os.path.basename(path), os.path.getsize(path) / 1e6, size / 1e6))
    for name, values in runs.items():
        print("  %-10s wall %.3f s, CPU %.3f s, %.1f MB" % (
            name, median([v[0] for v in values]), median([v[1] for v in values]), median([v[2] for v in values]) / 1e3))
    print("  pa top / gzip -dc: wall %s, CPU %s" % (
        spread([a[0] / b[0] for a, b in zip(ours, theirs)]), spread([a[1] / b[1] for a, b in zip(ours, theirs)])))
    print("  peak memory / unpacked size: %.2f" % (median([v[2] for v in ours]) * 1024 / size))
    if options.pprof:
        wall, cpu, peak = run(["go", "tool", "pprof", "-top", path])
        print("  go tool pprof -top: wall %.2f s, CPU %.2f s, %.0f MB: %.0f times the wall time of pa" % (
            wall, cpu, peak / 1e3, wall / median([v[0] for v in ours])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", default="build/cmd/pa")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--pprof", action="store_true", help="also run go tool pprof, once")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    for path in options.files:
        report(path, options)


if __name__ == "__main__":
    main()
