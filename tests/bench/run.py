#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""All benchmarks of pa in one run, in the Go benchmark format: `pa diff old.txt new.txt` compares two commits.

  run.py [--pa build/cmd/pa] [--count 10] [--vs OTHER_PA --vs-out old.txt] [--only REGEX] > new.txt

Inputs are made from testdata/ first, so that they are the same for both programs. With --vs the two programs take turns,
run by run, so that the machine's moods fall on both. Values are seconds of wall time and of the processor, and peak memory.
"""
import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
T = os.path.join(ROOT, "testdata")


def folded(folder, lines):
    path = os.path.join(folder, "stacks.folded")
    with open(path, "w", encoding="utf-8") as f:
        for i in range(lines):
            f.write("main;serve;%s %d\n" % (";".join("f%d" % (i * k % 997) for k in range(1, 12)), 1 + i % 7))
    return path


def results(folder, name, shift):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        for i in range(20000):
            f.write("Benchmark%d-8 1000 %.4g ns/op %d B/op %d allocs/op\n" % (i % 1000, (100 + i % 37) * shift, i % 512, i % 9))
    return path


def commands(pa, folder):
    """{benchmark: arguments}, for any program."""
    cpu = [os.path.join(T, "go", f) for f in ("cpu.pb.gz", "cpu-v2.pb.gz")]
    big = folded(folder, 100000)
    pb = os.path.join(folder, "big.pb.gz")
    subprocess.run([pa, "convert", "-o", pb, big], check=True)
    old, new = results(folder, "old.bench.txt", 1), results(folder, "new.bench.txt", 1.1)
    many = os.path.join(folder, "many")
    os.mkdir(many)
    with open(cpu[0], "rb") as f:
        data = f.read()
    for i in range(200):
        with open(os.path.join(many, "%03d.pb.gz" % i), "wb") as f:
            f.write(data)
    null = ["-o", os.devnull]
    return {
        "Start": ["version"],
        "Top/small": ["top", cpu[0]],
        "Top/pprof": ["top", pb],
        "Top/folded": ["top", big],
        "Top/files=200": ["top", many],
        "Tree": ["tree", pb],
        "Hot": ["hot", pb],
        "Traces": ["traces", pb],
        "Dot": ["dot", pb],
        "Merge/files=200": ["merge", "-o", os.path.join(folder, "merged.pb.gz"), many],
        "Flame": ["flame", "--format", "svg", pb] + null,
        "Graph": ["graph", "--format", "svg", pb] + null,
        "Diff/profiles": ["diff"] + cpu,
        "Diff/results": ["diff", old, new],
        "Bench": ["bench", old, new],
    }


def run(argv):
    """GNU time starts the program: a process that Python starts would have Python's own peak."""
    with tempfile.NamedTemporaryFile("r") as peak:
        start = time.perf_counter()
        process = subprocess.Popen(["/usr/bin/time", "-q", "-f", "%M", "-o", peak.name] + argv, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1, 3):
            sys.exit("%s: status %d" % (" ".join(argv), process.returncode))
        return wall, usage.ru_utime + usage.ru_stime, int(peak.read())


def line(name, figures):
    wall, cpu, peak = figures
    return "Benchmark%s 1 %d ns/op %d cpu-ns/op %d peak-B\n" % (name, wall * 1e9, cpu * 1e9, peak * 1024)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--pa", default=os.path.join(ROOT, "build/cmd/pa"))
    args.add_argument("--count", type=int, default=10)
    args.add_argument("--vs")
    args.add_argument("--vs-out")
    args.add_argument("--only", default=".")
    opts = args.parse_args()
    head = "goos: %s\ngoarch: %s\npkg: pa\nUnit cpu-ns/op better=lower\nUnit peak-B better=lower\n" % (
        platform.system().lower(), platform.machine())
    programs = [(opts.pa, [head])] + ([(opts.vs, [head])] if opts.vs else [])
    with tempfile.TemporaryDirectory() as folder:
        todo = {n: c for n, c in commands(opts.pa, folder).items() if re.search(opts.only, n)}
        for name, argv in todo.items():
            for pa, _ in programs:
                run([pa] + argv) # warms up
            for i in range(opts.count):
                for pa, out in programs if i % 2 == 0 else reversed(programs):
                    out.append(line(name, run([pa] + argv)))
    sys.stdout.write("".join(programs[0][1]))
    if opts.vs:
        with open(opts.vs_out or "old.txt", "w", encoding="utf-8") as f:
            f.write("".join(programs[1][1]))


if __name__ == "__main__":
    main()
