#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command, in every format that is text, with names that would steer a terminal, turn the
direction of writing round, or make a spreadsheet compute.

  hostile.py --pa build/cmd/pa [--only REGEX] [--show]

Nothing of it is written: no control character but tabs and line ends, no C1, no bidirectional
control, no byte that is no UTF-8; JSON has all of them escaped; no field of csv is a formula.
"""
import argparse
import concurrent.futures
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTDATA = os.path.join(HERE, "..", "..", "testdata")
sys.path.insert(0, os.path.join(TESTDATA, "src"))
from odd import Profile, pack  # noqa: E402 pylint: disable=wrong-import-position,import-error

RAW = "\udcff\udcfe"  # bytes that are no UTF-8, as surrogateescape has them
NASTY = ["=cmd|' /C calc'!A0", "+1+1", "-1+cmd", "@SUM(1)", "\tx", "\rx", "a\x1b]0;owned\x07b", "a\x7fb", "a\x00b",
         "a\u0085b", "a\u009b31mb", "a\u202eb", "a\u2066b", "a\u200fb", "a\u2028b", "a\nb", "a" + RAW + "b",
         "a\udc9b31mb", "a\udca0b", "<script>\x1b"]
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
NUMBER = re.compile(r"[-+]?(\d+\.?\d*([eE][-+]?\d+)?|Inf)(%([ ,].*)?)?$")
# What pa says of a question that it does not answer: in a format, of one moment, without a library.
REFUSED = [b"does not write", b"a picture wants files of several moments", b"is not installed"]
# No text, or not written for people and tables.
OTHER = {"png", "pdf", "proto", "otlp"}
# Commands that read no files of others.
NONE = {"help", "version", "machine", "explain", "ci", "topproto", "proto", "merge", "delta"}


def profile(shift=0):
    p = Profile(*["%s/%s" % (s.replace("/", "|"), s.replace("/", "|")) for s in NASTY[:6]], "cpu/nanoseconds",
                period="cpu/nanoseconds", every=10000000, doc="https://x/" + NASTY[6])
    p.mapping(1, 0x1000, 0x900000, "/srv/" + NASTY[6], NASTY[9])
    p.mapping(2, 0x1000000, 0x1900000, NASTY[0], NASTY[16])
    for text in NASTY:
        p.set("comment", text)
    for i, text in enumerate(NASTY, 1):
        p.function(i, text, text + "/" + text + ".go", text)
        p.location(i, [(i, i)], 1 + i % 2, 0x2000 * (1 + i % 2 * 0x800) + i)
    for i, text in enumerate(NASTY, 1):
        labels = p.label(text, text) + p.label("n" + text, 5, text) + p.label("k", text)
        p.sample([i, (i + 3) % len(NASTY) + 1, (i + 7) % len(NASTY) + 1], [1] * 6 + [(i + shift) * 10000000], labels)
    return pack(p.bytes())


def bench(shift):
    lines = [b"goos: linux", b"pkg: =cmd"]
    for text in NASTY:
        if "\n" in text or "\r" in text:
            continue
        word = text.strip().replace(" ", "_").encode("utf-8", "surrogateescape")
        lines += [b"key%s: %s" % (word, word)]
        lines += [b"Benchmark%s 10 %d ns/op %d %s/op" % (word, 100 + shift + i, 7 + i, word) for i in range(6)]
    return b"\n".join(lines) + b"\n"


def spoiled(name):
    """A text of testdata with hostile names."""
    with open(os.path.join(TESTDATA, "evidence", name), "rb") as f:
        text = f.read()
    parts = re.split(rb"(main\.|http_|go_|\./)", text)
    for i in range(1, len(parts), 2):
        evil = NASTY[6 + i // 2 % (len(NASTY) - 6)]
        parts[i] += b"" if "\n" in evil else evil.encode("utf-8", "surrogateescape")
    return b"".join(parts)


def inputs(folder):
    made = {"cpu": profile(), "cpu2": profile(5), "old": bench(0), "new": bench(30)}
    for name in ("goroutines-1.txt", "goroutines-2.txt", "escape-m1.txt", "escape-m2.txt", "metrics-1.prom",
                 "metrics-2.prom"):
        made[name] = spoiled(name)
    for name in ("cpu", "old"):
        made["-\x1b[31m%s\u202e\u009b.%s" % (name, "pb.gz" if name == "cpu" else "txt")] = made[name]
    for name, data in made.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)
    for name in ("dumps", "runs"):
        os.mkdir(os.path.join(folder, name))
    for i in range(4):
        with open(os.path.join(folder, "dumps", "heap-\x1b[3%dm=.20260101T00000%d.pb.gz" % (i, i)), "wb") as f:
            f.write(profile(i))
        with open(os.path.join(folder, "runs", "%d-\x1b[31m=.txt" % i), "wb") as f:
            f.write(bench(i))
    with open(os.path.join(folder, "pa.conf"), "w", encoding="utf-8") as f:
        f.write("[inputs]\nold = old\nold = cpu\nnew = new\nnew = cpu2\n[gate]\nfail-on = .*>5%\n")


ODD_CPU, ODD_OLD = "-\x1b[31mcpu\u202e\u009b.pb.gz", "-\x1b[31mold\u202e\u009b.txt"
RUNS = {
    "peek": [["."] + ["cpu"]], "list": [[".", "cpu"]],
    "weblist": [[".", os.path.join(TESTDATA, "elf/inlined.so"), "cpu"]],
    "disasm": [[".", os.path.join(TESTDATA, "elf/inlined.so"), "cpu"]],
    "diff": [["--noise", "cpu", "cpu2"], ["--noise", "./" + ODD_CPU, "cpu2"], ["old", "new"], ["./" + ODD_OLD, "new"],
             ["--by-label", "k", "--noise", "cpu", "cpu2"], ["--tree", "cpu", "cpu2"],
             ["--fail-on", "flat>5%", "cpu", "cpu2"], ["--fail-on", ".*>5%", "old", "new"]],
    "report": [["--old", "cpu", "old", "--new", "cpu2", "new"], ["./" + ODD_CPU, "./" + ODD_OLD]],
    "bench": [["old", "new"], ["./" + ODD_OLD], ["--noise", "old"]],
    "check": [["pa.conf"]],
    "store": [["top", "st"], ["ls", "st"], ["info", "st"], ["trend", "st", "SUM"], ["callers", "st", "."], ["services", "st", "SUM"]],
    "history": [["runs"], ["--all", "runs"]],
    "dumps": [["dumps"]],
    "gc": [[os.path.join(TESTDATA, "evidence/go1.19.gctrace.log")]],
    "goroutines": [["goroutines-1.txt"], ["goroutines-1.txt", "goroutines-2.txt"]],
    "escape": [["escape-m1.txt"], ["--old", "escape-m1.txt", "--new", "escape-m2.txt"]],
    "metrics": [["metrics-1.prom"], ["metrics-1.prom", "metrics-2.prom"]],
    "info": [["cpu"], ["--check", "cpu"], ["./" + ODD_CPU, "./" + ODD_OLD], ["dumps"]],
    "top": [["cpu"], ["--mine", "cpu"], ["--tagroot", "k", "cpu"], ["--addresses", "cpu"], ["--files", "cpu"]],
    "tags": [["cpu"], ["-tagfocus", "k", "cpu"]],
    "convert": [["cpu"]],
}


def formats(pa, command):
    text = subprocess.run([pa, command, "--help"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"--format=FORMAT +([^-]*?)\n +--", text)
    listed = re.sub(r"\s+", " ", found.group(1)).split(": ")[-1].split(", ") if found else []
    listed = [f.split(" ")[0] for f in listed]
    return [f for f in listed if f not in OTHER] or [None]


def commands(pa):
    text = subprocess.run([pa, "help"], check=True, capture_output=True, text=True).stdout
    return [c for c in re.findall(r"^  ([a-z]+) ", text, re.M) if c not in NONE]


def formulas(text):
    lines = [x for x in text.split("\n") if not x.startswith("#")]
    return [cell for row in csv.reader(io.StringIO("\n".join(lines))) for cell in row
            if len(cell) > 1 and cell[0] in "=+-@\t\r" and not NUMBER.match(cell)]


def judge(data, name, wanted, what):
    wrong = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        return ["%s: no UTF-8: %r" % (what, data[max(0, e.start - 30):e.start + 10])]
    found = HARMFUL.search(text)
    if found:
        wrong.append("%s: %r" % (what, text[max(0, found.start() - 40):found.end() + 10]))
    if wanted == "csv" and name != "bench":
        wrong += ["%s: a formula: %r" % (what, f) for f in formulas(text)[:1]]
    if data and wanted in ("json", "speedscope", "firefox", "codequality", "sarif"):
        try:
            json.loads(text)
        except ValueError as e:
            wrong.append("%s: %s" % (what, e))
    return wrong


def verdicts(pa, command, words, wanted, folder):
    argv = [pa, command] + ([words[0]] if command == "store" else []) + (["--format", wanted] if wanted else []) \
        + (words[1:] if command == "store" else words)
    try:
        run = subprocess.run(argv, capture_output=True, stdin=subprocess.DEVNULL, timeout=120, cwd=folder, check=False)
    except subprocess.TimeoutExpired:
        return ["takes over 120 s"]
    wrong = judge(run.stdout, command, wanted, "stdout") + judge(run.stderr, command, None, "stderr")
    if any(x in run.stderr for x in REFUSED):
        return wrong
    if not run.stdout and not (wanted in ("junit", "codequality", "annotations", "sarif", "metrics")):
        wrong.append("nothing printed, status %d: %r" % (run.returncode, run.stderr[-200:]))
    if run.returncode not in (0, 1, 2, 3):
        wrong.append("status %d" % run.returncode)
    return wrong


def cancels():
    """Values below 0 cancel the others, in more functions and labels than a page has room for."""
    p, chance = Profile("cpu/nanoseconds"), random.Random(1)
    for i in range(1, 301):
        p.function(i, "f%d" % i, "f%d" % i, "f.go")
        p.location(i, [(i, 1)])
    for i in range(6000):
        p.sample([chance.randint(1, 300) for _ in range(4)], [(i // 2 + 1) * (1000 if i % 2 else -1000)],
                 p.label("k", "v%d" % (i % 150)))
    return pack(p.bytes())


def page_ends(pa, folder):
    """Whether `pa report` comes to an end of such a profile."""
    with open(os.path.join(folder, "cancels"), "wb") as file:
        file.write(cancels())
    try:
        return subprocess.run([pa, "report", "-q", "-o", "cancels.html", "cancels"], cwd=folder, capture_output=True,
                              timeout=60, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", required=True)
    parser.add_argument("--only", default=".")
    args = parser.parse_args()
    pa = os.path.abspath(args.pa)
    failed = checked = 0
    folder = tempfile.mkdtemp()
    inputs(folder)
    for name in ("cpu", "cpu2"):
        subprocess.run([pa, "store", "init", "st"] if name == "cpu" else ["true"], cwd=folder, capture_output=True, check=False)
        subprocess.run([pa, "store", "add", "--set", "service=" + NASTY[6], "--set", "release=" + NASTY[10], "st", name],
                       cwd=folder, capture_output=True, check=False)
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for command in commands(pa):
            for wanted in formats(pa, command):
                for words in RUNS.get(command, [["cpu"]]):
                    if re.search(args.only, "%s %s" % (command, wanted)):
                        jobs.append((command, wanted, words, pool.submit(verdicts, pa, command, words, wanted, folder)))
        for command, wanted, words, job in jobs:
            checked += 1
            wrong = job.result()
            if wrong:
                failed += 1
                print("%s %s %s: %s" % (command, wanted, words, "; ".join(wrong)[:400]))
    if not page_ends(pa, folder):
        failed += 1
        print("report html: does not end on values that cancel each other")
    print("%d runs, %d wrong" % (checked, failed))
    shutil.rmtree(folder)
    return failed > 0 or checked == 0


if __name__ == "__main__":
    sys.exit(main())
