#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Any segments merge: every question has the same answer before and after.

  compact.py --pa BUILD/cmd/pa [--rounds N] [--seed N]

Two stores get the same random profiles, of three months, some days, some without a time, in some calls of `add`. One is
compacted at random moments, by day, week or month, and now and then its writer is killed; the other never is. Then all
questions are put to both, and must have the same bytes. Who compacts again finds nothing to do.
"""
import argparse
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIRST_DAY, DAY = 1_780_000_000 // 86400, 86400


class Store:
    def __init__(self, pa, folder, name):
        self.pa, self.folder, self.name = pa, folder, name
        self.run("init")

    def argv(self, verb, *words):
        return [self.pa, "store", verb, self.name, *words]

    def run(self, verb, *words, status=(0,)):
        done = subprocess.run(self.argv(verb, *words), cwd=self.folder, capture_output=True, check=False)
        assert done.returncode in status, (verb, words, done.returncode, done.stderr[-2000:])
        return done.stdout

    def compact_killed(self, rng, by):
        writer = subprocess.Popen(self.argv("compact", "--by", by), cwd=self.folder, stdout=subprocess.DEVNULL)
        time.sleep(rng.random() * .03)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        self.run("verify")


def fold(rng, slow):
    """A profile as text, some functions of which are those of all."""
    lines = []
    for _ in range(rng.randint(3, 30)):
        stack = ["main", rng.choice("pq"), *(f"f{rng.randint(0, 12)}" for _ in range(rng.randint(1, 4)))]
        lines.append(";".join(stack) + f" {rng.randint(1, 900)}")
    return "\n".join(lines + [f"main;work {int(1000 * (1.5 if slow else 1) * rng.uniform(.98, 1.02))}"]) + "\n"


def make_files(rng, folder, count):
    go = sorted(glob.glob(os.path.join(ROOT, "testdata/go/runs/*.pb.gz"))) if rng.random() < .3 else []
    days = [FIRST_DAY + rng.randint(0, 90) for _ in range(rng.choice([1, 3, 12, 60]))]
    files = []
    for i in range(count):
        release = rng.choice(["r1", "r2"])
        path = os.path.join("in", rng.choice("abc"), release, f"{i}" + (".pb.gz" if go else ".folded"))
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        if i < len(go):
            shutil.copy(go[i], os.path.join(folder, path))
        elif go:
            break
        else:
            with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
                out.write(fold(rng, release == "r2"))
        when = rng.choice(days) * DAY + rng.choice([0, 1, 3600, 7200, 80000, DAY - 1])
        when = 0 if rng.random() < .03 else when
        os.utime(os.path.join(folder, path), (when, when))
        files.append(path)
    return files


def questions(rng, store):
    day = "2026-" + rng.choice(["05-28", "06-03", "06-10", "07-15", "08-01"])
    wheres = [[], ["--where", "service=a"], ["--where", "release=r2"], ["--where", "time=" + day],
              ["--where", f"time={day}..2026-08-10"], ["--where", f"time={day}T01:30:00Z..2026-07-01T22:00:00Z"],
              ["--where", "service=b,release=r1"], ["--where", "label.region=eu"]]
    fine = (0, 2)  # 2: there is no such profile
    answers = {}
    for where in wheres:
        words = " ".join(where)
        answers["top " + words] = store.run("top", *where, "--nodecount", "1000", status=fine)
        answers["lines " + words] = store.run("top", *where, "--lines", status=fine)
        answers["callers " + words] = store.run("callers", "f1|text", *where, status=fine)
        answers["folded " + words] = store.run("flame", "--format", "folded", *where, status=fine)
        answers["merge " + words] = store.run("merge", "--format", "proto", "-o", "-", *where, status=fine)
        # But for the segment, the last column.
        answers["ls " + words] = b"\n".join(row.rsplit(b",", 1)[0] for row in
                                            store.run("ls", "--format", "csv", *where, status=fine).splitlines())
        for by in ("hour", "day", "week", "month", "release"):
            answers[f"trend {by} {words}"] = store.run("trend", "work", "--by", by, *where, status=fine)
        answers["services " + words] = store.run("services", "work", *where, status=fine)
    answers["info"] = b"\n".join(l for l in store.run("info").splitlines() if b"egment" not in l)
    answers["diff"] = store.run("diff", "--old", "release=r1", "--new", "release=r2", status=fine)
    answers["regress"] = store.run("regress", status=fine)
    answers["regress by day"] = store.run("regress", "--by", "day", status=fine)
    answers["regress words"] = store.run("regress", "--old", "service=a", "--new", "service=b", status=fine)
    answers["history"] = subprocess.run([store.pa, "history", store.name, "--format", "json"], cwd=store.folder,
                                        capture_output=True, check=False).stdout.replace(store.name.encode(), b"S")
    return answers


def round_of(pa, rng, folder):
    count = rng.choice([2, 9, 40, 40, 300])
    files = make_files(rng, folder, count)
    plain, merged = Store(pa, folder, "plain"), Store(pa, folder, "merged")
    rng.shuffle(files)
    while files:
        some = files[:rng.randint(1, max(1, count // 3))]
        files = files[len(some):]
        labels = rng.choice([[], ["--set", "region=eu"]])
        for store in (plain, merged):
            store.run("add", *some, "--from-path", "{service}/{release}/*", *labels)
        for _ in range(rng.randint(0, 2)):
            by = rng.choice(["day", "week", "month"])
            if rng.random() < .2:
                merged.compact_killed(rng, by)
            else:
                merged.run("compact", "--by", by)
    by = rng.choice(["day", "week", "month"])
    merged.run("compact", "--by", by)
    again = merged.run("compact", "--by", by)
    assert again.split()[-1] == b"0", again
    merged.run("verify")
    seed = rng.random()
    before, after = (questions(random.Random(seed), store) for store in (plain, merged))
    for question, answer in before.items():
        assert answer == after[question], (question, folder, answer[:1500].decode(errors="replace"),
                                           after[question][:1500].decode(errors="replace"))
    keep = rng.choice(["0h", "3d", "20d", "60d"])
    for store in (plain, merged):
        store.run("compact")  # so that days are what is kept
        store.run("prune", "--keep", keep)
    assert plain.run("top", status=(0, 2)) == merged.run("top", status=(0, 2)), ("prune", keep, folder)
    return len(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    o = parser.parse_args()
    pa, compared = os.path.abspath(o.pa), 0
    for i in range(o.rounds):
        folder = tempfile.mkdtemp()
        compared += round_of(pa, random.Random(o.seed * 1000 + i), folder)
        shutil.rmtree(folder)
    print(f"{compared} answers are the same before and after")


if __name__ == "__main__":
    sys.exit(main())
