#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands written down in transcripts and compares what they print.

  run.py --pa BUILD/cmd/pa FILE...          compares
  UPDATE=1 run.py --pa BUILD/cmd/pa FILE... writes down what is printed now

A transcript (*.t) looks like a terminal session:

  Text before the first command says what this is about.
  needs: ../shared/corpus
  $ pa top testdata/x.pb.gz \\
  >   -nodecount=3
  standard output, then standard error
  [exit 2]

Lines with "> " carry on after a backslash or a here-document. Each command runs in a shell of its own, in the folder the repository is in, with `pa` in PATH. $T
is an empty folder that lasts as long as the file; its path is printed as $T. $PA_BUILD is the build folder. A status other than
0 is a last line [exit N]. Output that does not end a line is followed by [no newline]. A line `...`
stands for any lines. Blank lines before the next command do not count. A line of output that starts
with "$ " or "\\" has a backslash in front.

A `needs:` line names a path without which the whole file is skipped (exit status 77, for ctest).

In Markdown files the fenced blocks marked `console` are transcripts of the same kind.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIPPED = 77
TIMEOUT = 120
ENCODING = {"encoding": "utf-8", "errors": "surrogateescape"}


class Step:
    """A command as it is written down, and the lines expected after it."""

    def __init__(self, source):
        self.source = source  # with the "$ " and "> "
        self.expected = []

    def goes_on(self):
        return self.source[-1].endswith("\\") or "<<" in self.source[0]

    def command(self):
        return "\n".join(line[2:] for line in self.source)


def parse(lines):
    """(text before the first command, steps)"""
    head, steps = [], []
    for line in lines:
        if line.startswith("$ "):
            steps.append(Step([line]))
        elif not steps:
            head.append(line)
        elif line.startswith("> ") and not steps[-1].expected and steps[-1].goes_on():
            steps[-1].source.append(line)
        else:
            steps[-1].expected.append(line)
    for step in steps:
        while step.expected and not step.expected[-1]:
            step.expected.pop()
    return head, steps


def output_lines(data, folder):
    text = data.decode(**ENCODING).replace(folder, "$T")
    if not text:
        return []
    lines = text.split("\n")
    last = lines.pop()
    lines = ["\\" + l if l.startswith(("$ ", "\\")) else l for l in lines]
    return lines + [last, "[no newline]"] if last else lines


def run(command, env, folder):
    try:
        done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return ["[still running after %d s]" % TIMEOUT]
    lines = output_lines(done.stdout, folder) + output_lines(done.stderr, folder)
    while lines and not lines[-1]:
        lines.pop()
    if done.returncode:
        lines.append("[exit %d]" % done.returncode)
    return lines


def matches(expected, actual):
    if "..." not in expected:
        return expected == actual
    pattern = "".join("(?:[^\n]*\n)*?" if l == "..." else re.escape(l) + "\n" for l in expected)
    return re.fullmatch(pattern, "".join(l + "\n" for l in actual)) is not None


def environment(pa, folder):
    keep = ("HOME", "PA_SHARED", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS",
            "LLVM_PROFILE_FILE")
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env["PATH"] = os.path.dirname(os.path.abspath(pa)) + os.pathsep + os.environ.get("PATH", "")
    env.setdefault("PA_SHARED", os.path.join(ROOT, os.pardir, "shared"))
    env["PA_BUILD"] = os.path.dirname(os.path.dirname(os.path.abspath(pa)))
    env.update(TZ="UTC", LC_ALL="C", TERM="dumb", T=folder)
    return env


def check(lines, name, pa, update):
    """Runs the steps in `lines`; returns (new lines, number of commands, number that differ)."""
    head, steps = parse(lines)
    out, failed = list(head), 0
    with tempfile.TemporaryDirectory() as folder:
        env = environment(pa, folder)
        for i, step in enumerate(steps):
            actual = run(step.command(), env, folder)
            same = matches(step.expected, actual)
            shown = step.expected if same else actual
            out += step.source + shown + ([""] if shown and i + 1 < len(steps) else [])
            if not same and not update:
                failed += 1
                print("%s: %s" % (name, "\n".join(step.source)))
                sys.stdout.writelines(l + "\n" for l in difflib.unified_diff(
                    step.expected, actual, "expected", "printed", lineterm="", n=2))
    return out, len(steps), failed


def check_markdown(lines, name, pa, update):
    out, total, failed, block = [], 0, 0, None
    for line in lines:
        if block is None:
            out.append(line)
            if line.rstrip() == "```console":
                block = []
        elif line.rstrip() == "```":
            new, n, bad = check(block, name, pa, update)
            out += new + [line]
            total, failed, block = total + n, failed + bad, None
        else:
            block.append(line)
    if block is not None:
        sys.exit("%s: a fenced block is not closed" % name)
    return out, total, failed


def missing_need(lines):
    for line in lines:
        if line.startswith("$ "):
            return None
        if line.startswith("needs: "):
            path = line[len("needs: "):].strip()
            shared = os.environ.get("PA_SHARED", os.path.join(ROOT, os.pardir, "shared"))
            path = path.replace("../shared", shared, 1) if path.startswith("../shared") else path
            if not os.path.exists(os.path.join(ROOT, path)):
                return path
    return None


def run_file(path, pa, update):
    with open(path, newline="", **ENCODING) as f:
        lines = f.read().split("\n")
    if lines and not lines[-1]:
        lines.pop()
    markdown = path.endswith(".md")
    need = None if markdown else missing_need(lines)
    if need:
        print("SKIPPED %s: there is no %s" % (path, need))
        return SKIPPED
    new, total, failed = (check_markdown if markdown else check)(lines, os.path.basename(path), pa, update)
    if not total and not markdown:
        print("%s: no command in it" % path)
        return 1
    if update and new != lines:
        with open(path, "w", newline="", **ENCODING) as f:
            f.write("\n".join(new) + "\n")
        print("%s: rewritten" % path)
    print("%s: %d commands, %d differ" % (path, total, failed))
    return 1 if failed else 0


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("--pa", required=True)
    args.add_argument("files", nargs="+")
    opts = args.parse_args()
    results = [run_file(f, opts.pa, os.environ.get("UPDATE") == "1") for f in opts.files]
    return max([r for r in results if r != SKIPPED], default=SKIPPED)


if __name__ == "__main__":
    sys.exit(main())
