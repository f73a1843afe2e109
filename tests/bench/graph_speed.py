#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast and how large `pa graph` is, against `go tool pprof -svg`, which needs graphviz, in one run.

  graph_speed.py [--pa build/cmd/pa] [--runs 5] FILE.pb.gz...

For each file: medians of our wall and CPU seconds (min-max), one run of pprof, the ratios, and the
bytes of both pictures. Limits of a picture of 80 functions: 1/20 of pprof's time, 110 KB. It judges
nothing and is no test.
"""
import argparse
import os
import shutil
import statistics
import tempfile

from top_speed import run


def spread(values):
    return "%.3f [%.3f-%.3f]" % (statistics.median(values), min(values), max(values))


def report(path, options, folder):
    ours, theirs = os.path.join(folder, "pa.svg"), os.path.join(folder, "pprof.svg")
    runs = [run([options.pa, "graph", "-o", ours, path]) for _ in range(options.runs)]
    wall, cpu = [r[0] for r in runs], [r[1] for r in runs]
    print("%s: %.1f MB" % (os.path.basename(path), os.path.getsize(path) / 1e6))
    print("  pa graph: wall %s s, CPU %s s, %.1f MB, picture %.1f KB" % (
        spread(wall), spread(cpu), max(r[2] for r in runs) / 1e3, os.path.getsize(ours) / 1e3))
    if not (shutil.which("go") and shutil.which("dot")):
        print("  no go or no dot on this machine: no comparison")
        return
    one = run(["go", "tool", "pprof", "-svg", "-output", theirs, path])
    print("  go tool pprof -svg: wall %.2f s, CPU %.2f s, %.0f MB, picture %.1f KB" % (
        one[0], one[1], one[2] / 1e3, os.path.getsize(theirs) / 1e3))
    print("  pprof takes %.0f times the wall time and %.0f times the CPU time" % (
        one[0] / statistics.median(wall), one[1] / statistics.median(cpu)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", default="build/cmd/pa")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pa-graph-speed-") as folder:
        for path in options.files:
            report(path, options, folder)


if __name__ == "__main__":
    main()
