#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether reading benchmark results takes time in proportion to their size.

Every fixture of every format is made longer in several ways, to 1, 10 and 100 times a first size,
and `pa bench --convert` reads it. Printed is the CPU time of the largest, and how
many times longer than its tenth it took: 10 is linear. What it prints first took longest for a byte.

  read_linear.py [--pa PATH] [--first BYTES] [--only WORD]

  whole   the file again and again          lines   each line again and again
  items   the items of the largest array    word    one word of the longest line
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile

FOLDERS = ("testdata/bench", "testdata/load", "testdata/bench-tools")
STEPS = (1, 10, 100)
SUSPECT = 20  # times longer for 10 times the bytes


def arrays_of(value):
    if isinstance(value, dict):
        value = list(value.values())
    elif isinstance(value, list):
        yield value
    if isinstance(value, list):
        for inner in value:
            yield from arrays_of(inner)


def more_items(text, size):
    try:
        document = json.loads(text)
    except ValueError:
        return None
    arrays = [a for a in arrays_of(document) if a]
    if not arrays:
        return None
    largest = max(arrays, key=lambda a: len(json.dumps(a)))
    largest[:] = largest * max(1, size // max(1, len(json.dumps(largest))))
    return json.dumps(document)


def more_of_a_word(text, size):
    lines = text.split("\n")
    at = max(range(len(lines)), key=lambda i: len(lines[i]))
    word = max(lines[at].split() or ["x"], key=len)
    lines[at] = lines[at].replace(word, word[: len(word) // 2] + "x" * size + word[len(word) // 2 :], 1)
    return "\n".join(lines)


WAYS = {
    "whole": lambda text, size: text * max(1, size // len(text)),
    "lines": lambda text, size: "".join((l + "\n") * max(1, size // len(text)) for l in text.split("\n")),
    "items": more_items,
    "word": more_of_a_word,
}


def seconds(command):
    best = None
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = used if best is None else min(best, used)
    return best


def measure(opts, path, way, folder):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    times, target = [], os.path.join(folder, "input")
    for step in STEPS:
        longer = WAYS[way](text, opts.first * step)
        if longer is None:
            return None
        with open(target, "w", encoding="utf-8") as f:
            f.write(longer)
        times.append(seconds([opts.pa, "bench", "--convert", target]))
    return times, os.path.getsize(target)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = os.path.join(here, "../..")
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pa", default=os.path.join(root, "build/cmd/pa"))
    ap.add_argument("--first", type=int, default=200_000, help="bytes of the shortest input")
    ap.add_argument("--only", default="", help="only paths with this word in them")
    opts = ap.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="pa-linear-") as folder:
        for name in FOLDERS:
            for file in sorted(os.listdir(os.path.join(root, name))):
                path = os.path.join(root, name, file)
                if not os.path.isfile(path) or file.endswith(".py") or opts.only not in path:
                    continue
                for way in WAYS:
                    found = measure(opts, path, way, folder)
                    if found:
                        rows.append((found[0], found[1], file, way))
    rows.sort(key=lambda row: -row[0][2] / row[1])
    print("%-26s %-6s %10s %9s %8s %8s" % ("file", "longer", "bytes", "CPU", "10/1", "100/10"))
    for times, size, file, way in rows:
        ratio = times[2] / max(times[1], 1e-3)
        print("%-26s %-6s %10d %7.3f s %7.1fx %7.1fx%s"
              % (file, way, size, times[2], times[1] / max(times[0], 1e-3), ratio,
                 "   not linear?" if ratio > SUSPECT and times[2] > 0.2 else ""))
    return 0


sys.exit(main())
