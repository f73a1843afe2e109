#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speed of `pa` beside other programs on one machine: a table of ratios with the bounds they are held to.

  speed.py [--pa build/cmd/pa] [--base OTHER_PA] [--make build/tests/bench/make_profile] [--only REGEX]
           [--runs 31] [--minutes 4.5] [--keep FOLDER]

The commands of a row take turns. Wall and CPU ratios are medians of the ratios pair by pair, so that what else the machine does
falls on both; memory is the most of a run. Long rows take fewer runs, and rows for which no time is left are left out and
said so. Inputs are made by make_profile. Judges by the bounds, exits with 0 all the same: no timed test.
"""
import argparse
import gzip
import os
import re
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def run(commands):
    """(wall, CPU, peak bytes) of commands that run one after another, their output thrown away."""
    wall = cpu = peak = 0
    for argv in commands:
        start = time.perf_counter()
        pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                                                      (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        wall += time.perf_counter() - start
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss * 1024)
        if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
            raise SystemExit("%s: status %d" % (" ".join(argv), status))
    return wall, cpu, peak


class Table:
    def __init__(self, opts):
        self.opts, self.end = opts, time.monotonic() + opts.minutes * 60
        self.missed = 0
        print("%-44s %8s %8s %-5s %s" % ("work", "ratio", "bound", "met", "absolute (median, least)"))

    def row(self, name, value, bound, note=""):
        met = value <= bound
        self.missed += not met
        print("%-44s %8.2f %8.2f %-5s %s" % (name, value, bound, "yes" if met else "NO", note), flush=True)

    def measure(self, commands, runs=None, share=12):
        """{name: [(wall, CPU, peak), ...]}, in turns, in at most 1/share of all the time there is."""
        end = time.monotonic() + min(self.opts.minutes * 60 / share, max(0, self.end - time.monotonic()))
        results = {name: [] for name in commands}
        for argv in commands.values():
            run(argv[:1])
        for i in range(runs or self.opts.runs):
            if i >= 3 and time.monotonic() > end:
                break
            for name, argv in commands.items():
                results[name].append(run(argv))
        return results


def ratio(results, a, b, what):
    return statistics.median(x[what] / y[what] for x, y in zip(results[a], results[b]))


def note(results, a, what):
    values = [r[what] for r in results[a]]
    return "%.4f s, %.4f s, %d runs" % (statistics.median(values), min(values), len(values))


WALL, CPU, PEAK = 0, 1, 2


def profile(opts, name, samples, functions, program=1, walk=1):
    """A packed pprof profile of the folder, made once: (path, unpacked size)."""
    path = os.path.join(opts.folder, name)
    if not os.path.exists(path):
        with open(path, "wb") as out:
            make = subprocess.Popen([opts.make, "pprof", str(samples), str(functions), str(program), str(walk)], stdout=subprocess.PIPE)
            subprocess.run(["gzip", "-6"], stdin=make.stdout, stdout=out, check=True)
            make.wait()
    with open(path, "rb") as f: # what gzip says of it: less than 4 GB
        f.seek(-4, os.SEEK_END)
        return path, int.from_bytes(f.read(4), "little")


def text(opts, kind, samples):
    path = os.path.join(opts.folder, kind)
    if not os.path.exists(path):
        with open(path, "wb") as out:
            subprocess.run([opts.make, kind, str(samples), "9874", "1", "1"], stdout=out, check=True)
    return path


def folder_of(opts, name, count, samples, functions, own):
    """A folder of profiles, of programs of their own or of one program."""
    folder = os.path.join(opts.folder, name)
    if not os.path.isdir(folder):
        os.mkdir(folder)
        for i in range(count):
            made = subprocess.run([opts.make, "pprof", str(samples), str(functions), str(i if own else 1), str(i)], capture_output=True, check=True)
            with open(os.path.join(folder, "%04d.pb.gz" % i), "wb") as f:
                f.write(gzip.compress(made.stdout, 6))
    return folder


def top(table, opts, name, path, unpacked, bounds):
    wall, cpu, memory, vs = bounds
    pa, base = [[opts.pa, "top", path]], [[opts.base or opts.pa, "top", path]]
    r = table.measure({"pa": pa, "gzip": [["gzip", "-dc", path]], "base": base}, share=7)
    table.row("top %s: wall / gzip -dc" % name, ratio(r, "pa", "gzip", WALL), wall, note(r, "pa", WALL))
    table.row("top %s: CPU / gzip -dc" % name, ratio(r, "pa", "gzip", CPU), cpu, note(r, "pa", CPU))
    table.row("top %s: memory / unpacked" % name, max(x[PEAK] for x in r["pa"]) / unpacked, memory, "%.1f MB" % (max(x[PEAK] for x in r["pa"]) / 1e6))
    if opts.base:
        table.row("top %s: wall / base" % name, ratio(r, "pa", "base", WALL), vs, note(r, "base", WALL))
    one = ["taskset", "-c", "0"]
    r = table.measure({"pa": [one + pa[0]], "gzip": [one + ["gzip", "-dc", path]]}, 15 if name != "100 MB" else 5)
    table.row("top %s on one core: wall / gzip -dc" % name, ratio(r, "pa", "gzip", WALL), .95, note(r, "pa", WALL))


def reports(table, opts, path):
    out = os.path.join(opts.folder, "out.svg")
    rows = [("tree", ["tree", path], .65), ("peek", ["peek", "Encode", path], .65), ("flame svg", ["flame", "--format", "svg", "-o", out, path], .8),
            ("graph svg", ["graph", "--format", "svg", "-o", out, path], .9), ("dot", ["dot", path], 1.0), ("hot", ["hot", path], .8),
            ("traces", ["traces", path], 1.8)]
    for name, args, bound in rows:
        commands = {"pa": [[opts.pa] + args], "gzip": [["gzip", "-dc", path]]}
        if opts.base:
            commands["base"] = [[opts.base] + args]
        r = table.measure(commands, 15, 30)
        versus = ", %.2f of base" % ratio(r, "pa", "base", WALL) if opts.base else ""
        table.row("%s 10 MB: wall / gzip -dc" % name, ratio(r, "pa", "gzip", WALL), bound, note(r, "pa", WALL) + versus)


def many(table, opts):
    for name, own in (("own call graphs", True), ("one program", False)):
        folder = folder_of(opts, "many-own" if own else "many-one", 1000, 1000, 1109, own)
        r = table.measure({"pa": [[opts.pa, "top", folder]], "base": [[opts.base or opts.pa, "top", folder]]}, 5, 12)
        pairs = [x[WALL] / y[CPU] for x, y in zip(r["pa"], r["base"])]
        table.row("1,000 files, %s: wall / CPU of base" % name, statistics.median(pairs), .65, note(r, "pa", WALL))
        table.row("1,000 files, %s: memory / 200 MB" % name, max(x[PEAK] for x in r["pa"]) / 200e6, 1)


def diff(table, opts):
    old, new = (os.path.join(opts.folder, side) for side in ("old", "new"))
    files = []
    for s, folder in enumerate((old, new)):
        os.makedirs(folder, exist_ok=True)
        files += [profile(opts, os.path.join(folder, "%d.pb.gz" % i), 37000, 4841, 1, 100 * s + i)[0] for i in range(10)]
    r = table.measure({"pa": [[opts.pa, "diff", old, new]], "reading": [[opts.pa, "top", "-nodecount=1", f] for f in files]}, 7)
    table.row("diff 10 v 10 of 1 MB: wall / reading them", ratio(r, "pa", "reading", WALL), .55, note(r, "pa", WALL))


def texts(table, opts):
    for kind, samples, bound in (("folded", 350000, 3), ("perf", 88000, 5)):
        path = text(opts, kind, samples)
        r = table.measure({"pa": [[opts.pa, "top", path]], "wc": [["wc", "-l", path]]}, 5)
        size = os.path.getsize(path)
        name = "%s %d MB" % (kind, size / 1e6)
        table.row("%s: wall / wc -l" % name, ratio(r, "pa", "wc", WALL), bound, note(r, "pa", WALL))
        table.row("%s: memory / input" % name, max(x[PEAK] for x in r["pa"]) / size, .1)


def start(table, opts):
    small = profile(opts, "tiny.pb.gz", 40, 60)[0]
    r = table.measure({"pa": [[opts.pa, "top", small]], "true": [["/bin/true"]]}, 101)
    table.row("start, %d bytes: wall / /bin/true" % os.path.getsize(small), ratio(r, "pa", "true", WALL), 1.5, note(r, "pa", WALL))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--pa", default=os.path.join(ROOT, "build/cmd/pa"))
    args.add_argument("--base")
    args.add_argument("--make", default=os.path.join(ROOT, "build/tests/bench/make_profile"))
    args.add_argument("--only", default=".")
    args.add_argument("--runs", type=int, default=31)
    args.add_argument("--minutes", type=float, default=4.5)
    args.add_argument("--keep", metavar="FOLDER", help="make the inputs there, and find those that are there")
    opts = args.parse_args()
    table = Table(opts)
    with tempfile.TemporaryDirectory() as temporary:
        opts.folder = opts.keep or temporary
        os.makedirs(opts.folder, exist_ok=True)
        work = {"start": lambda: start(table, opts),
                "top 10 MB": lambda: top(table, opts, "10 MB", *profile(opts, "10m.pb.gz", 480000, 9874), (.6, 1.1, .6, .8)),
                "reports": lambda: reports(table, opts, profile(opts, "10m.pb.gz", 480000, 9874)[0]),
                "many": lambda: many(table, opts),
                "diff": lambda: diff(table, opts),
                "text": lambda: texts(table, opts),
                "top 100 MB": lambda: top(table, opts, "100 MB", *profile(opts, "100m.pb.gz", 4700000, 19732), (.68, 1.2, .45, .8))}
        for name, measure in work.items():
            if not re.search(opts.only, name):
                continue
            if time.monotonic() > table.end:
                print("%-44s left out: no time" % name)
            else:
                measure()
    print("%d rows miss their bound; benchmark results: bench_speed.py" % table.missed)


if __name__ == "__main__":
    main()
