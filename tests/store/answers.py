#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Answers of a store are those of the merged files, to the byte, on random sets of profiles.

  answers.py --pa BUILD/cmd/pa [--rounds N] [--seed N] [--files FOLDER]

A set of profiles of several services, releases and hours is added by one, two or three calls, compacted or not; then
`pa store top`, `callers` and `merge` under random options and conditions are compared with what `pa` says of the merged
files. What trend sums up is compared with top's row. FOLDER has more profiles than testdata, of one kind.
"""
import argparse
import csv
import glob
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OPTIONS = [[], ["--cum"], ["--nodecount", "5"], ["--nodecount", "40", "--cum"], ["--format", "json"], ["--format", "csv"],
           ["--nodefraction", "0"], ["--nodefraction", "0", "--edgefraction", "0"], ["--sample-index", "0"],
           ["--focus", "a"], ["--lines"], ["--edgefraction", "0.1"], ["--nodefraction", "0.05"], ["--unit", "ms"],
           ["--trim=false"], ["--noinlines"], ["--divide-by", "3"], ["--names", "short"]]


def run(argv, cwd, status=(0,)):
    done = subprocess.run(argv, cwd=cwd, capture_output=True, check=False)
    assert done.returncode in status, (argv, done.stderr[-2000:])
    return done.stdout


class Round:
    def __init__(self, pa, rng, sources, folder):
        self.pa, self.rng, self.folder = pa, rng, folder
        self.files = []  # path below the folder, service, release
        run([pa, "store", "init", "st"], folder)
        count = rng.choice([1, 2, 5, 12, 25])
        for i, source in enumerate(rng.choice(sources) for _ in range(count)):
            service, release = rng.choice("ab"), rng.choice(["r1", "r2", "r3"])
            path = os.path.join("in", service, release, f"{i}.pb.gz")
            os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
            # Weights make them differ; times of those that have none in themselves are of the file.
            run([pa, "merge", "--weight", str(rng.randint(1, 9)), "-o", path, source], folder)
            hour = 1790000000 + rng.randint(0, 30) * 1800
            os.utime(os.path.join(folder, path), (hour, hour))
            self.files.append((path, service, release))
        self.add()

    def add(self):
        parts = self.rng.randint(1, 3)
        for part in range(parts):
            some = [f[0] for f in self.files[part::parts]]
            if some:
                run([self.pa, "store", "add", "st", "--from-path", "{service}/{release}/*.pb.gz"] + some, self.folder)
        if self.rng.random() < .4:
            run([self.pa, "store", "compact", "st"], self.folder)

    def choose(self):
        where, some = [], list(self.files)
        if self.rng.random() < .4:
            service = self.rng.choice("ab")
            where, some = ["--where", "service=" + service], [f for f in some if f[1] == service]
        if self.rng.random() < .4:
            release = self.rng.choice(["r1", "r2"])
            where, some = where + ["--where", "release=" + release], [f for f in some if f[2] == release]
        listed = run([self.pa, "store", "ls", "st", "--format", "csv"] + where, self.folder).decode()
        sources = {row["source"] for row in csv.DictReader(io.StringIO(listed))}
        return where, [f[0] for f in some if f[0] in sources]

    def compare(self):
        where, some = self.choose()
        if not some:
            return 0
        options = self.rng.choice(OPTIONS)
        run([self.pa, "merge", "-o", "m.pb.gz"] + some, self.folder)
        verb = self.rng.choice(["top", "top", "top", "callers", "merge"])
        if verb == "merge":
            run([self.pa, "store", "merge", "-o", "s.pb.gz", "st"] + where, self.folder)
            expected, got = (open(os.path.join(self.folder, f), "rb").read() for f in ("m.pb.gz", "s.pb.gz"))
        elif verb == "callers":
            options = [] if options[:1] in (["--names"], ["--lines"]) else options
            expected = run([self.pa, "peek", "a", "m.pb.gz"] + options, self.folder, (0, 2))
            got = run([self.pa, "store", "callers", "st", "a"] + where + options, self.folder, (0, 2))
        else:
            expected = run([self.pa, "top", "m.pb.gz"] + options, self.folder)
            got = run([self.pa, "store", "top", "st"] + where + options, self.folder)
        assert expected == got, (verb, where, options, self.folder, expected[:1500].decode(), got[:1500].decode())
        return 1

    def compare_trend(self):
        """The hottest function's sums by day, by hour, by release and by service are top's."""
        top = list(csv.reader(io.StringIO(run([self.pa, "store", "top", "st", "--format", "csv", "--nodecount", "1"],
                                              self.folder).decode())))
        if len(top) < 2:
            return
        flat, name = top[1][0], top[1][5]
        for words in (["trend", "st", name], ["trend", "st", name, "--by", "hour"], ["trend", "st", name, "--by", "release"],
                      ["services", "st", name]):
            rows = list(csv.reader(io.StringIO(run([self.pa, "store"] + words + ["--format", "csv"], self.folder).decode())))
            assert sum(int(row[3]) for row in rows[1:]) == int(flat), (words, flat, rows, self.folder)
            assert sum(int(row[1]) for row in rows[1:]) == len({f[0] for f in self.files}), (words, rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files")
    o = parser.parse_args()
    pa, compared = os.path.abspath(o.pa), 0
    kinds = [sorted(glob.glob(os.path.join(ROOT, "testdata/go/runs/*.pb.gz"))) + [os.path.join(ROOT, "testdata/go/cpu.pb.gz")],
             [os.path.join(ROOT, "testdata/go", name) for name in ("heap.pb.gz",)],
             [os.path.join(ROOT, "testdata/go", name) for name in ("mutex.pb.gz", "block.pb.gz")]]
    if o.files:
        kinds = [sorted(glob.glob(os.path.join(os.path.abspath(o.files), "*.pb.gz")))]
    for i in range(o.rounds):
        rng = random.Random(o.seed * 1000 + i)
        folder = tempfile.mkdtemp()
        r = Round(pa, rng, rng.choice(kinds), folder)
        compared += sum(r.compare() for _ in range(8))
        if len({open(os.path.join(folder, f[0]), "rb").read() for f in r.files}) == len(r.files):
            r.compare_trend()
        shutil.rmtree(folder)
    print(f"{compared} answers are those of the merged files")


if __name__ == "__main__":
    sys.exit(main())
