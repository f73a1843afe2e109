#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `pa bench` and `pa diff` take for large benchmark results, beside benchstat if it is on
PATH. CPU seconds, the best of three runs, files in a temporary folder.

  bench_speed.py [--pa PATH] [--keep FOLDER] [CASE…]

  long    184,000 lines of one file, one unit
  wide    2 files of 10,000 benchmarks with 20 samples of 4 units each, in four significant digits,
          so that values tie now and then, as measured ones do; memory is the same every time
  free    the same with all digits, so that hardly any tie: benchstat has a faster way then
  tied    whole numbers, and memory differs too: benchstat takes minutes
"""
import argparse
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile

HEAD = "goos: linux\ngoarch: amd64\npkg: example.com/speed\ncpu: Example CPU\n"


def four_digits(value):
    return "%.*f" % (max(0, 3 - math.floor(math.log10(value))), float("%.4g" % value))


def all_digits(value):
    return "%.2f" % value


def whole(value):
    return "%.0f" % value


def write(path, benchmarks, samples, units, seed, factor=1.0, form=all_digits):
    """Both files of a pair have the same benchmarks, with noise of 2 %."""
    noise, sizes = random.Random(seed), random.Random(1)
    with open(path, "w") as f:
        f.write(HEAD)
        for i in range(benchmarks):
            base = 1000 + i % 500 if form is whole else 10 ** sizes.uniform(1.5, 6)
            for _ in range(samples):
                ns = base * factor * noise.gauss(1, .02)
                line = "BenchmarkThing%05d/case=%d-8\t%8d\t%10s ns/op" % (i, i % 7, int(1e9 / ns), form(ns))
                if units > 1:
                    memory = (noise.gauss(1000, 15), noise.gauss(900, 12)) if form is whole else (100 + i % 50, i % 9)
                    line += "\t%8s MB/s\t%8d B/op\t%8d allocs/op" % ((form(1e6 / ns),) + memory)
                f.write(line + "\n")


def cpu_seconds(command):
    best = None
    for run in range(3):
        if run and best > 5: # long enough to be steady
            break
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(os.devnull, "w") as null:
            subprocess.run(command, stdout=null, stderr=null)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = used if best is None else min(best, used)
    return best


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pa", default=os.path.join(here, "../../build/cmd/pa"))
    ap.add_argument("--keep", help="write the inputs here and leave them")
    ap.add_argument("cases", nargs="*", metavar="CASE", help="long, wide, free, tied; without: all but tied")
    opts = ap.parse_args()
    wanted = opts.cases or ["long", "wide", "free"]
    folder = opts.keep or tempfile.mkdtemp(prefix="pa-speed-")
    os.makedirs(folder, exist_ok=True)
    path = lambda name: os.path.join(folder, name + ".txt")
    write(path("long"), 9200, 20, 1, 1)
    cases = [("long", "bench", [path("long")])]
    for name, form in (("wide", four_digits), ("free", all_digits), ("tied", whole)):
        pair = [path(name + "-old"), path(name + "-new")]
        write(pair[0], 10000, 20, 4, 2, form=form)
        write(pair[1], 10000, 20, 4, 3, 1.01, form=form)
        cases += [(name, "bench", pair), (name, "diff", pair)]
    benchstat, theirs = shutil.which("benchstat"), {}
    for name, command, files in cases:
        if name not in wanted:
            continue
        ours = cpu_seconds([opts.pa, command] + files)
        line = "%-5s pa %-6s %7.3f s" % (name, command, ours)
        if benchstat:
            if name not in theirs:
                theirs[name] = cpu_seconds([benchstat] + files)
            line += "   benchstat %7.3f s   1/%.1f" % (theirs[name], theirs[name] / ours)
        print(line, flush=True)
    if not opts.keep:
        shutil.rmtree(folder)
    return 0


sys.exit(main())
