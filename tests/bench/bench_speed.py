#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `pa bench` and `pa diff` take for large benchmark results, beside benchstat if it is on
PATH. CPU seconds, the best of three runs, files in a temporary folder.

  bench_speed.py [--pa PATH] [--keep FOLDER]

  long    184,000 lines of one file, one unit
  wide    2 files of 10,000 benchmarks with 20 samples of 4 units each
  tied    the same with whole numbers, so that some values are equal: benchstat takes minutes
"""
import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile

HEAD = "goos: linux\ngoarch: amd64\npkg: example.com/speed\ncpu: Example CPU\n"


def write(path, benchmarks, samples, units, seed, factor=1.0, tied=False):
    noise = random.Random(seed)
    with open(path, "w") as f:
        f.write(HEAD)
        for i in range(benchmarks):
            base = 1000 + i % 500 if tied else 10 ** noise.uniform(1.5, 6)
            for _ in range(samples):
                ns = base * factor * noise.gauss(1, .02)
                if tied:
                    f.write("BenchmarkThing%05d/case=%d-8\t%8d\t%10.0f ns/op\t%8.0f MB/s\t%8d B/op\t%8d allocs/op\n"
                            % (i, i % 7, int(1e9 / ns), ns, 1e6 / ns, noise.gauss(1000, 15), noise.gauss(900, 12)))
                    continue
                line = "BenchmarkThing%05d/case=%d-8\t%8d\t%10.1f ns/op" % (i, i % 7, int(1e9 / ns), ns)
                if units > 1:
                    line += "\t%8.2f MB/s\t%8d B/op\t%8d allocs/op" % (1e6 / ns, 100 + i % 50, i % 9)
                f.write(line + "\n")


def cpu_seconds(command):
    best = None
    for _ in range(3):
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
    opts = ap.parse_args()
    folder = opts.keep or tempfile.mkdtemp(prefix="pa-speed-")
    os.makedirs(folder, exist_ok=True)
    long, old, new, old_tied, new_tied = (os.path.join(folder, n + ".txt")
                                          for n in ("long", "old", "new", "old-tied", "new-tied"))
    write(long, 9200, 20, 1, 1)
    write(old, 10000, 20, 4, 2)
    write(new, 10000, 20, 4, 3, 1.01)
    write(old_tied, 10000, 20, 4, 2, tied=True)
    write(new_tied, 10000, 20, 4, 3, 1.01, tied=True)
    cases = [("long", "bench", [long]), ("wide", "bench", [old, new]), ("wide", "diff", [old, new]),
             ("tied", "bench", [old_tied, new_tied])]
    benchstat = shutil.which("benchstat")
    for name, command, files in cases:
        ours = cpu_seconds([opts.pa, command] + files)
        line = "%-5s pa %-6s %7.3f s" % (name, command, ours)
        if benchstat:
            theirs = cpu_seconds([benchstat] + files)
            line += "   benchstat %7.3f s   1/%.0f" % (theirs, theirs / ours)
        print(line)
    if not opts.keep:
        shutil.rmtree(folder)
    return 0


sys.exit(main())
