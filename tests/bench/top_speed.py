#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast `pa top` is, against `gzip -dc` and, if it is there, `go tool pprof -top`, in one run.

  top_speed.py [--pa build/cmd/pa] [--runs 7] [--pprof] [--reports] [--merge FOLDER] FILE.pb.gz...

For each file the commands take turns; the table gives medians of wall and CPU seconds, peak memory
against the unpacked size, and the median of the ratios pair by pair. A machine that is busy with
other things shows in the spread (min-max) of the ratio; the ratio of the fastest runs suffers
least. Several files are compared by what a megabyte takes: the same for all sizes if cost is linear.
--reports adds other reports on each file, --merge all files of a folder merged and topped. It judges
nothing and is no test.
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


def in_turns(commands, runs):
    """{name: [run, ...]} of commands that take turns, after one run of each to warm up."""
    results = {name: [] for name in commands}
    for argv in commands.values():
        run(argv)
    for _ in range(runs):
        for name, argv in commands.items():
            results[name].append(run(argv))
    return results


def print_runs(results):
    for name, values in results.items():
        wall, cpu, peak = zip(*values)
        print("  %-10s wall %.3f s, CPU %.3f s, %.1f MB" % (name, median(wall), median(cpu), median(peak) / 1e3))


def print_ratios(name, ours, theirs):
    for what, i in (("wall", 0), ("CPU", 1)):
        print("  %s / gzip -dc: %-4s %s, fastest runs %.2f" % (
            name, what, spread([a[i] / b[i] for a, b in zip(ours, theirs)]),
            min(v[i] for v in ours) / min(v[i] for v in theirs)))


def report_pprof(files, ours):
    wall, cpu, peak = run(["go", "tool", "pprof", "-top"] + files)
    print("  go tool pprof -top: wall %.2f s, CPU %.2f s, %.0f MB: %.0f times the wall time of pa, %.0f times the CPU" % (
        wall, cpu, peak / 1e3, wall / median([v[0] for v in ours]), cpu / median([v[1] for v in ours])))


def report(path, options):
    """Prints one file's figures; returns (unpacked size, least CPU seconds of pa top)."""
    commands = {"pa top": [options.pa, "top", path], "gzip -dc": ["gzip", "-dc", path]}
    if options.reports:
        commands["pa tree"] = [options.pa, "tree", path]
        commands["pa peek"] = [options.pa, "peek", "Encode", path]
        commands["pa traces"] = [options.pa, "traces", path]
        if subprocess.run([options.pa, "help", "dot"], capture_output=True, check=False).returncode == 0:
            commands["pa dot"] = [options.pa, "dot", path]
    results = in_turns(commands, options.runs)
    size = unpacked_size(path)
    print("%s: %.1f MB, %.1f MB unpacked" % (os.path.basename(path), os.path.getsize(path) / 1e6, size / 1e6))
    print_runs(results)
    for name in commands:
        if name != "gzip -dc":
            print_ratios(name, results[name], results["gzip -dc"])
            print("  %s: peak memory / unpacked size: %.2f" % (name, median([v[2] for v in results[name]]) * 1024 / size))
    if options.pprof:
        report_pprof([path], results["pa top"])
    return size, min(v[1] for v in results["pa top"])


def report_slope(figures):
    """What a megabyte takes, by size."""
    print("CPU by size: " + ", ".join("%.1f MB: %.2f ms/MB" % (size / 1e6, cpu * 1e9 / size) for size, cpu in sorted(figures)))


def report_merge(folder, options):
    files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    print("%s: %d files, %.1f MB" % (folder, len(files), sum(map(os.path.getsize, files)) / 1e6))
    results = in_turns({"pa top": [options.pa, "top", folder], "gzip -dc": ["gzip", "-dc"] + files}, options.runs)
    print_runs(results)
    print_ratios("pa top", results["pa top"], results["gzip -dc"])
    if options.pprof:
        report_pprof(files, results["pa top"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", default="build/cmd/pa")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--pprof", action="store_true", help="also run go tool pprof, once")
    parser.add_argument("--reports", action="store_true", help="also run tree, peek, traces and dot")
    parser.add_argument("--merge", metavar="FOLDER", help="also merge the files of a folder")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    figures = [report(path, options) for path in options.files]
    if len(figures) > 1:
        report_slope(figures)
    if options.merge:
        report_merge(options.merge, options)


if __name__ == "__main__":
    main()
