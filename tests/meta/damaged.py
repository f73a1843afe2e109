#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file of each format, damaged in many ways: it is read, or refused in one line with one place.

  damaged.py --pa build/cmd/pa [--rounds 2] [--seed 1]

The files are those of formats.py. They are cut off, bytes and lines are lost or overwritten, numbers become too large or
none, lengths claim 4 GB and more, and brackets are nested too deeply. Wanted are status 0, 2 or 3 within the time, no line of a
sanitizer, at most one error, and in no line the same kind of place twice ("line 1: line 1: …").
"""
import argparse
import concurrent.futures
import gzip
import os
import random
import re
import subprocess
import sys
import tempfile

from formats import registered

HERE = os.path.dirname(os.path.abspath(__file__))
LARGEST, TIMEOUT = 100000, 60
PLACE = re.compile(r"\b(line|byte|event|sample|thread|profile|chunk|node|row|entry|message) \d+")
NUMBER = re.compile(rb"\d+")


def overwrite_number(data, rng, text):
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    start, end = rng.choice(found).span()
    return data[:start] + text + data[end:]


def change_line(data, rng, change):
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    return b"\n".join(lines[:at] + change(lines[at]) + lines[at + 1:])


def put(data, rng, piece, instead):
    at = rng.randrange(len(data))
    return data[:at] + piece + data[at + instead:]


DAMAGE = {
    "cut off": lambda d, r: d[:r.randrange(1, len(d))],
    "a byte changed": lambda d, r: put(d, r, bytes([r.randrange(256)]), 1),
    "a number over 64 bits": lambda d, r: overwrite_number(d, r, b"9" * 25),
    "a number that is none": lambda d, r: overwrite_number(d, r, b"-x"),
    "a line cut off": lambda d, r: change_line(d, r, lambda l: [l[:len(l) // 2]]),
    "a line lost": lambda d, r: change_line(d, r, lambda l: []),
    "a line twice": lambda d, r: change_line(d, r, lambda l: [l, l]),
    "a length of 4 GB": lambda d, r: put(d, r, b"\xff\xff\xff\xff\x0f", 5),
    "a length of 2^32 - 1": lambda d, r: put(d, r, b"\xff\xff\xff\xff", 4),
    "a length of 2^63": lambda d, r: put(d, r, b"\xff" * 9 + b"\x01", 0),
    "nested deeply": lambda d, r: put(d, r, b"[" * 50000, 0),
    "nested deeply in objects": lambda d, r: put(d, r, b'{"a":' * 50000, 0),
}


def wrong(pa, path, command):
    try:
        run = subprocess.run([pa, command, path], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return "no answer in %d s" % TIMEOUT
    said = run.stderr.decode("utf-8", "replace")
    if run.returncode not in (0, 2, 3) or "Sanitizer" in said or "runtime error" in said:
        return "status %d: %s" % (run.returncode, said[:500])
    errors = [l for l in said.splitlines() if l.startswith("pa: ") and not l.startswith("pa: warning: ")]
    if run.returncode == 2 and len(errors) != 1:
        return "%d lines of error: %s" % (len(errors), said[:500])
    for line in said.splitlines():
        places = PLACE.findall(line)
        if len(places) != len(set(places)) or line.count(path) > 1:
            return "a place twice: " + line[:300]
    return None


def try_file(pa, folder, path, options):
    with open(path, "rb") as f:
        data = f.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    data, name, found, runs = data[:LARGEST], os.path.basename(path), [], 0
    command = "top" if name.split("-")[0] in registered("formats.def") else "bench"
    rng, made = random.Random("%d %s" % (options.seed, name)), os.path.join(folder, name + ".damaged")
    for damage, change in DAMAGE.items():
        for _ in range(options.rounds):
            with open(made, "wb") as f:
                f.write(change(data, rng))
            what, runs = wrong(pa, made, command), runs + 1
            if what:
                found.append("%s of %s: pa %s: %s" % (damage, name, command, what))
    return found, runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", required=True)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pa = os.path.abspath(options.pa)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        kept = os.path.join(folder, "kept")
        os.mkdir(kept)
        subprocess.run([sys.executable, os.path.join(HERE, "formats.py"), "--pa", pa, "--keep", kept],
                       stdout=subprocess.DEVNULL, check=True)
        files = [os.path.join(kept, f) for f in sorted(os.listdir(kept))]
        results = list(pool.map(lambda f: try_file(pa, folder, f, options), files))
    found = [line for lines, _ in results for line in lines]
    print("\n".join(found + ["%d files, %d runs, %d messages" % (len(files), sum(n for _, n in results), len(found))]))
    return bool(found) or not files


if __name__ == "__main__":
    sys.exit(main())
