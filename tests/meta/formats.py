#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`pa info` on a folder with one file of each format names them all, and so do README.md and the manual.

  formats.py --pa build/cmd/pa [--keep FOLDER]

The files are those of testdata/. A format without one there is a message: no reader is without a fixture. A format that
README has no word for (README_HAS) is one, and a format of benchmark results that pa-bench(1) has no row for; pa-info(1) has a
table made of the registry, as there is a fuzz target for each of its rows.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ["testdata/" + f for f in (
    "go", "odd", "text", "perf", "v8", "otlp", "jfr", "callgrind", "bench", "bench-tools", "load", "history",
    "evidence", "cpp")] + ["tests/fuzz/seeds/history"]


# What README calls a format, where that is not its name in the registry: blanks for "_", any case.
README_HAS = {
    "heap_text": "heap", "go_count": "`debug=1`", "symbol_table": "--- symbol", "java": "of Java servers",
    "goroutines": "goroutine dumps", "chrome_trace": "Chrome", "heapprofile": ".heapprofile", "cpuprofile": ".cpuprofile",
    "java_threads": "jstack", "dotnet_threads": "dotnet-stack", "ghc_prof": "GHC", "macos_sample": "macOS `sample`",
    "bcc_profile": "bcc", "otlp": "OpenTelemetry", "gperf_cpu": "gperftools", "perf_data": "perf.data",
    "jfr": "Java Flight Recorder", "history_lines": "`pa history`", "vegeta_results": "vegeta", "k6_text": "k6", "k6_points": "k6",
    "locust_history": "locust",
    "jmeter_text": "JMeter", "gatling_text": "Gatling", "gbench": "google/benchmark", "gbench_text": "google/benchmark",
    "hyperfine_text": "hyperfine", "pytest_benchmark": "pytest-benchmark", "dotnet": "BenchmarkDotNet",
    "criterion": "criterion.rs", "criterion_sample": "criterion.rs", "criterion_text": "criterion.rs", "catch2_text": "Catch2",
    "libtest": "cargo bench", "suite": "JSON of one's own", "bencher": "Bencher", "gobench": "benchstat",
    "folded": "folded stacks",
}
# Rows of pa-bench(1) for several formats, and what the page is about anyway.
MANUAL_HAS = {"history_lines": "|  history\n", "gobench": "Go", "dotnet": "|  benchmarkdotnet\n", "gbench": "|  google-benchmark\n",
              "gbench_text": "google-benchmark-text"}


def documented(root):
    with open(os.path.join(root, "README.md"), encoding="utf-8") as f:
        readme = f.read().lower()
    with open(os.path.join(root, "docs", "pa-bench.1.scd"), encoding="utf-8") as f:
        manual = f.read()
    found = ["%s: README.md has no word for it" % name for name in sorted(registered())
             if README_HAS.get(name, name.replace("_", " ")).lower() not in readme]
    found += ["%s: pa-bench(1) has no word for it" % name for name in sorted(registered("bench_formats.def"))
              if MANUAL_HAS.get(name, name.replace("_", "-")) not in manual]
    found += ["%s: README_HAS has it, there is no such format" % name
              for name in sorted(set(README_HAS) - registered())]
    return found


def registered(*names):
    found = set()
    for name in names or ("formats.def", "bench_formats.def"):
        with open(os.path.join(ROOT, "lib", "input", name), encoding="utf-8") as f:
            found |= set(re.findall(r"^PA_\w+_FORMAT\((\w+)\)", f.read(), re.M))
    return found


def spelled(format_name):
    """The row of the registry, of a name that users see."""
    rows = {"history": "history_lines", "benchmarkdotnet": "dotnet", "google-benchmark": "gbench",
            "google-benchmark-text": "gbench_text"}
    return rows.get(format_name, format_name.replace("-", "_"))


def files_of(pa, folder):
    run = subprocess.run([pa, "info", "--keep-going", "--format", "json", folder], capture_output=True, check=False)
    tables = json.loads(run.stdout)["tables"] if run.stdout else []
    return [row for t in tables if t["name"] == "files" for row in t["rows"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", required=True)
    parser.add_argument("--keep", help="copies the files there, which exists")
    args = parser.parse_args()
    pa, keep = os.path.abspath(args.pa), args.keep and os.path.abspath(args.keep)
    wanted, first = registered(), {}
    os.chdir(ROOT)
    for folder in FOLDERS:
        for row in files_of(pa, folder):
            first.setdefault(spelled(row["format"] or ""), row["file"])
    found = documented(ROOT) + ["%s: no file of testdata is recognised as it" % f for f in sorted(wanted - set(first))]
    with tempfile.TemporaryDirectory() as one_of_each:
        for name in wanted & set(first):
            shutil.copy(first[name], os.path.join(one_of_each, name + "-" + os.path.basename(first[name])))
        if keep:
            shutil.copytree(one_of_each, keep, dirs_exist_ok=True)
        named = {spelled(row["format"] or "") for row in files_of(pa, one_of_each)}
    found += ["%s: is not named in a folder with one of each" % f for f in sorted((wanted & set(first)) - named)]
    print("\n".join(found + ["%d formats, %d messages" % (len(wanted), len(found))]))
    return bool(found) or not wanted


if __name__ == "__main__":
    sys.exit(main())
