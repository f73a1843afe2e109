#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`pa info` on a folder with one file of each format names them all.

  formats.py --pa build/cmd/pa [--keep FOLDER]

The files are those of testdata/. A format without one there is a message: no reader is without a fixture.
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


def registered():
    found = set()
    for name in ("formats.def", "bench_formats.def"):
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
    found = ["%s: no file of testdata is recognised as it" % f for f in sorted(wanted - set(first))]
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
