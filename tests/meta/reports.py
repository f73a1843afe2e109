#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every report on profiles of every kind, in every format.

  reports.py PA FOLDER    runs PA over testdata/, with FOLDER for what it writes

JSON must fit docs/json.md, the general schema as well as the list of tables and columns; CSV must
hold the same values; HTML and Markdown must be well-formed. The sums of all reports must be that
of the samples, and filters must commute.
"""
import json
import os
import re
import subprocess
import sys

from report import ROOT, check_csv, check_html, check_json

T = os.path.join(ROOT, "testdata")
KINDS = {
    "cpu": ["go/cpu.pb.gz"],
    "heap": ["go/heap.pb.gz"],
    "block": ["go/block.pb.gz"],
    "mutex": ["go/mutex.pb.gz"],
    "goroutines": ["go/goroutine.pb.gz"],
    "C++": ["cpp/cpu.pb.gz"],
    "folded stacks": ["text/stacks.folded"],
    "merged": ["go/cpu.pb.gz", "go/cpu-v2.pb.gz"],
    "difference": ["--diff-base", "go/cpu.pb.gz", "go/cpu-v2.pb.gz"],
    "negative values": ["odd/negative.pb.gz"],
    "hostile names": ["odd/names.pb.gz"],
    "labels": ["odd/labels.pb.gz"],
    "recursion": ["odd/recursion.pb.gz"],
    "inlined calls": ["odd/inlined.pb.gz"],
    "no functions": ["odd/no-functions.pb.gz"],
    "stacks without frames": ["odd/empty-stack.pb.gz"],
    "no samples": ["odd/no-samples.pb.gz"],
    "zeros": ["odd/zero-values.pb.gz"],
}
WHOLE = ["--trim=false"]
REPORTS = {
    "top": ["top"] + WHOLE,
    "top, own code": ["top", "--mine=auto"] + WHOLE,
    "tree": ["tree"] + WHOLE,
    "hot": ["hot", "--min", "0", "--count", "0"],
    "hot, own code": ["hot", "--mine=auto", "--min", "0", "--count", "0"],
    "traces": ["traces"],
    "tags": ["tags"],
    "comments": ["comments"],
    "info": ["info"],
    "raw": ["raw"],
    "list": ["list", "."],
    "peek": ["peek", "."],
    "dot": ["dot"] + WHOLE,
    "callgrind": ["callgrind"],
    "flame": ["flame", "--merge"],
    "advise": ["advise", "--all"],
}
# What a machine says is never the same twice.
FORMATS = {"flame": ["json"], "machine": ["json"], "bench": ["json"], "bench noise": ["json", "csv"]}
# A question about functions has no answer where there are none.
QUESTIONS = ["list", "peek"]
SIDES = ["--old"] + ["go/runs/v1-0%d.pb.gz" % i for i in range(1, 6)] \
    + ["--new"] + ["go/runs/v2-0%d.pb.gz" % i for i in range(1, 6)]
BENCH = ["bench/old.txt", "bench/new.txt"]
# Run once each: name, words, files, the tables it must have.
COMPARISONS = [
    ("diff", ["diff"], SIDES, "functions"),
    ("diff, noise", ["diff", "--noise"], SIDES, "functions"),
    ("diff, cum shares", ["diff", "--cum", "--shares"], SIDES, "functions"),
    ("diff, operations", ["diff", "--ops", "100", "126"], SIDES, "functions"),
    ("diff, own code", ["diff", "--mine"], SIDES, "functions"),
    ("diff, tree", ["diff", "--tree"], SIDES, "frames"),
    ("diff, labels", ["diff", "--by-label", "phase"], SIDES, "labels functions"),
    ("diff, gate", ["diff", "--fail-on", "flat>5%"], SIDES, "functions gate"),
    ("diff, self-test", ["diff", "--self-test", "--fail-on", "flat>5%"], SIDES, "proofs"),
    ("diff, census", ["diff"], ["go/goroutine.pb.gz", "go/goroutine-v2.pb.gz"], "functions"),
    ("diff, heaps", ["diff"], ["go/heap.pb.gz", "go/heap-v2.pb.gz"], "functions"),
    ("disasm", ["disasm", "."], ["elf/inlined.so", "elf/inlined.heap.txt"], "instructions"),
    ("weblist", ["weblist", "."], ["elf/inlined.so", "elf/inlined.heap.txt"], "lines"),
    ("bench", ["bench"], BENCH, "cells"),
    ("bench noise", ["bench", "--noise"], BENCH[:1], "noise"),
    ("bench diff", ["diff"], BENCH, "comparisons geomeans"),
    ("bench diff, gate", ["diff", "--fail-on", "sec/op>3%"], BENCH, "gate comparisons geomeans"),
    ("gc", ["gc"], ["evidence/go1.23.scavtrace.log"], "pauses heap timeline"),
    ("gc, mixed", ["gc"], ["evidence/mixed.gctrace.log"], "pauses heap timeline"),
    ("gc, Go 1.4", ["gc"], ["evidence/go1.4.gctrace.log"], "pauses heap"),
    ("goroutines, locks", ["goroutines"], ["evidence/minutes.locks.txt"], "deadlocks locks states groups"),
    ("goroutines, Java", ["goroutines"], ["evidence/deadlock.jstack.txt"], "deadlocks locks states groups"),
    ("goroutines, growing", ["goroutines"], ["evidence/goroutines-%d.txt" % i for i in (1, 2, 3)],
     "locks leaks states groups dumps"),
    ("escape", ["escape"], ["evidence/escape-m2.txt"], "sites packages notes"),
    ("escape, joined", ["escape"], ["evidence/escape-m2.txt", "--profile", "evidence/allocs.pb.gz"],
     "sites packages notes"),
    ("metrics", ["metrics"], ["evidence/memstats.json"], "metrics"),
    ("metrics, trends", ["metrics"], ["evidence/metrics-%d.prom" % i for i in range(1, 7)], "trends"),
    ("machine", ["machine", "--seconds", "0.1"], [], "machine"),
    ("advise, any mix", ["advise", "--all"],
     ["evidence/metrics-1.prom", "load/hey.txt", "evidence/go1.19-gogc25.gctrace.log", "evidence/escape-m2.txt"],
     "looked findings sites"),
    ("bench self-test", ["diff", "--self-test", "--fail-on", "sec/op>3%"], BENCH, "proofs"),
]


def run(pa, words, files):
    files = [f if f.startswith("-") else os.path.join(T, f) for f in files]
    done = subprocess.run([pa] + words + files, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False, timeout=120)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode()


def documented():
    """{(report, table): {column: kind}} from the table in docs/json.md."""
    with open(os.path.join(ROOT, "docs/json.md"), encoding="utf-8") as f:
        rows = re.findall(r"^\| `(pa\.[a-z-]+/\d+)` \| `([a-z_]+)` \| (.*) \|$", f.read(), re.M)
    return {(report, table): dict(re.findall(r"`(\w+)` (\w+)", columns))
            for report, table, columns in rows}


def undocumented(report, known):
    found = []
    for table in report["tables"]:
        columns = known.get((report["schema"], table["name"]))
        if columns is None:
            found.append("%s: table %s is not documented" % (report["schema"], table["name"]))
            continue
        if report["schema"].startswith("pa.raw/"): # a column a sample type
            columns = dict(columns, **{c["key"]: "quantity" for c in table["columns"]
                                       if table["name"] == "samples" and c["kind"] == "quantity"})
        found += ["%s: %s.%s %s is not documented" % (report["schema"], table["name"], c["key"], c["kind"])
                  for c in table["columns"] if columns.get(c["key"]) != c["kind"]]
    return found


def column_sum(report, table, column):
    return sum(row[column] or 0 for t in report["tables"] if t["name"] == table for row in t["rows"])


def sample_sums(traces):
    """The sum of all samples, and of those with a stack."""
    rows = traces["tables"][0]["rows"]
    return sum(r["value"] for r in rows), sum(r["value"] for r in rows if r["stack"])


def sum_messages(reports, base):
    everything, stacks = sample_sums(reports["traces"])
    flame = reports["flame"]
    sums = {
        "flat of top": (column_sum(reports["top"], "functions", "flat"), stacks),
        "flat of tree": (column_sum(reports["tree"], "functions", "flat"), stacks),
        "charged": (column_sum(reports["top, own code"], "mine", "charged"), everything),
        "callees": (column_sum(reports["top, own code"], "callees", "value"), everything),
        "hot stacks": (column_sum(reports["hot"], "stacks", "value"), stacks),
        "hot stacks of own code": (column_sum(reports["hot, own code"], "stacks", "value"), everything),
        "flame": (column_sum(flame, "nodes", "self") -
                  (column_sum(flame, "nodes", "base_self") if base else 0), everything),
    }
    found = ["%s add up to %d, not %d" % (name, got, want) for name, (got, want) in sums.items() if got != want]
    steps = reports["hot"]["tables"][0]["rows"]
    for step, after in zip(steps, steps[1:] + [{"cum": 0}]):
        if step["cum"] != step["own"] + step["elsewhere"] + after["cum"]:
            found.append("hot: %(name)s: cum is not own, elsewhere and the next" % step)
    return found


def check_formats(pa, name, words, files, known):
    formats = FORMATS.get(name, ["json", "csv", "html", "markdown"])
    texts = {}
    for f in formats:
        status, texts[f], errors = run(pa, words + ["--format", f], files)
        if status and not (status == 1 and "--fail-on" in words and not errors):
            silent = name in QUESTIONS and not texts[f] and re.search("no matches|no function matches", errors)
            return None, [] if silent else ["%s: exit status %d: %s" % (f, status, errors)]
    found = check_json(texts["json"])
    report = json.loads(texts["json"])
    found += undocumented(report, known)
    if "csv" in texts:
        one = len(report["tables"]) == 1
        found += check_csv("# %s\n" % report["tables"][0]["name"] * one + texts["csv"], report)
    if "html" in texts:
        found += check_html(re.sub("<svg.*?</svg>", "", texts["html"], flags=re.S))
        pipes = re.findall(r"(?:^\|.*\n)+", texts["markdown"], re.M)
        found += ["markdown: a table with rows of different length" for block in pipes
                  if len({len(re.findall(r"\|", line)) for line in block.splitlines()}) != 1]
    return report, found


def check_kind(pa, kind, files, known):
    reports, found = {}, []
    for name, words in REPORTS.items():
        if name == "advise" and "--diff-base" in files:
            continue  # rules look at profiles, not at differences
        reports[name], messages = check_formats(pa, name, words, files, known)
        found += ["%s: %s" % (name, m) for m in messages]
    if None not in [reports[n] for n in reports if n not in QUESTIONS]:
        found += sum_messages(reports, "--diff-base" in files)
    return ["%s: %s" % (kind, m) for m in found]


# Ten runs of a benchmark a side, of what the profiles of SIDES are of.
def made_benchmarks(folder):
    paths = []
    for side, cost in (("old", 60), ("new", 77)):
        paths.append(os.path.join(os.path.abspath(folder), side + ".txt"))
        with open(paths[-1], "w", encoding="utf-8") as f:
            f.writelines("BenchmarkBuild-2 100 %d%d0000 ns/op\n" % (cost, i) for i in range(1, 7))
    return paths


def check_comparisons(pa, known, folder):
    found = []
    joined = ("diff, benchmarks", ["diff", "--bench"] + made_benchmarks(folder), SIDES, "functions benchmarks")
    for name, words, files, tables in COMPARISONS + [joined]:
        report, messages = check_formats(pa, name, words, files, known)
        if report and [t["name"] for t in report["tables"]] != tables.split():
            messages.append("has %s" % [t["name"] for t in report["tables"]])
        if name.endswith("gate") and not report["checks"]:
            messages.append("has no checks")
        found += ["%s: %s" % (name, m) for m in messages]
    return found


def traces_of(pa, words, files):
    status, text, errors = run(pa, ["traces", "--format", "json"] + words, files)
    assert status == 0, errors
    return sorted((r["stack"], r["labels"] or "", r["value"]) for r in json.loads(text)["tables"][0]["rows"])


def check_filters(pa, files, folder):
    """Whether a sample passes does not depend on the order of filters; a filter and its opposite
    part the samples."""
    everything = traces_of(pa, [], files)
    filters = [["--focus", "Trie|Fold"], ["--ignore", "mapaccess"], ["--tagfocus", "phase=query"],
               ["--tagignore", "shard=0"]]
    found = []
    for a in filters:
        opposite = [a[0].replace("focus", "X").replace("ignore", "focus").replace("X", "ignore"), a[1]]
        if sorted(traces_of(pa, a, files) + traces_of(pa, opposite, files)) != everything:
            found.append("%s and %s do not part the samples" % (a, opposite))
        first = os.path.join(os.path.abspath(folder), "first.pb.gz")
        status, _, errors = run(pa, ["proto", "-o", first] + a, files)
        assert status == 0, errors
        for b in filters:
            if traces_of(pa, b, [first]) != traces_of(pa, a + b if a != b else a, files):
                found.append("%s, then %s is not both at once" % (a, b))
    for fold in (["--fold-recursion"], ["--mine=auto"]):
        words = ["top", "--format", "json"] + WHOLE + fold
        report = json.loads(run(pa, words, files)[1])
        flat = column_sum(report, "functions", "flat") or column_sum(report, "mine", "charged")
        if flat != sum(value for _, _, value in everything):
            found.append("top %s: flat adds up to %d" % (fold[0], flat))
    return found


def self_test():
    """A checker that finds nothing wrong with wrong output is no checker."""
    report = {"schema": "pa.x/1", "tables": [{"name": "t", "columns": [{"key": "a", "kind": "count"}], "rows": []}]}
    assert undocumented(report, {}) and undocumented(report, {("pa.x/1", "t"): {"a": "text"}})
    assert not undocumented(report, {("pa.x/1", "t"): {"a": "count"}})


def main():
    self_test()
    pa, folder = sys.argv[1], sys.argv[2]
    known = documented()
    messages = [m for kind, files in KINDS.items() for m in check_kind(pa, kind, files, known)]
    messages += check_filters(pa, ["go/cpu.pb.gz"], folder)
    messages += check_comparisons(pa, known, folder)
    print("\n".join(messages + ["%d messages" % len(messages)]))
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
