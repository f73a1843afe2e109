#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command with every kind of unreadable input: status 2, one line that names the file, and no output file.

  bad_input.py --pa build/cmd/pa [--only REGEX]
"""
import argparse
import concurrent.futures
import gzip
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BAD = os.path.join(HERE, "..", "..", "testdata", "bad")
GOOD = os.path.join(HERE, "..", "..", "testdata", "go", "cpu.pb.gz")

# What a command takes besides files; commands that read none are left out.
NO_FILES = {"help", "version", "machine", "explain", "ci", "check", "store"}
BEFORE = {"peek": ["."], "list": ["."], "disasm": ["."], "weblist": ["."], "store": []}
# (command, input): what is no error there, and why.
FINE = {
    ("bench", name): "benchstat prints nothing of text without results, and ends with 0"
    for name in ("empty", "packed-nothing", "bad/empty", "bad/empty.gz")
}
TIMEOUT = 60


def situations(folder):
    """{name: path} of inputs that nothing can read."""
    made = {}

    def write(name, data):
        made[name] = os.path.join(folder, name)
        with open(made[name], "wb") as f:
            f.write(data)

    made["missing"] = os.path.join(folder, "nothing-here")
    made["no-files"] = os.path.join(folder, "no-files")
    os.mkdir(made["no-files"])
    made["loop"] = os.path.join(folder, "loop")
    os.symlink("loop", made["loop"])
    write("empty", b"")
    write("zeros", bytes(5000))
    write("noise", bytes(i * i * 7 % 251 for i in range(5000)))
    write("page", b"<!DOCTYPE html><html><body>404 Not Found</body></html>\n")
    write("packed-nothing", gzip.compress(b""))
    write("packed-noise", gzip.compress(bytes(i * i * 7 % 251 for i in range(5000))))
    with open(GOOD, "rb") as f:
        good = f.read()
    write("half-packed", good[:len(good) // 2])
    write("half", gzip.decompress(good)[:5000])
    write("elf", b"\x7fELF" + bytes(100))
    write("deep", b"[" * 200000)
    write("half-json", b'{"$schema":"https://www.speedscope.app/file-format-schema.json","profiles":[{')
    for name in sorted(os.listdir(BAD)):
        if name not in ("group.pb", "overlong-varint.pb", "two-profiles.pb", "text.txt"): # are read
            made["bad/" + name] = os.path.join(BAD, name)
    return made


def commands(pa):
    text = subprocess.run([pa, "help"], check=True, capture_output=True, text=True).stdout
    return [c for c in re.findall(r"^  ([a-z]+) ", text, re.M) if c not in NO_FILES]


def verdicts(pa, command, name, path, folder):
    """What is wrong, as texts."""
    out = os.path.join(folder, "out-%s-%s" % (command, re.sub("[./]", "-", name)) + (".html" if command == "report" else ""))
    takes_output = "--output" in subprocess.run([pa, command, "--help"], capture_output=True, text=True).stdout
    files = [GOOD, path] if command in ("diff", "delta") else [path]
    argv = [pa, command] + (["-o", out] if takes_output else []) + BEFORE.get(command, []) + files
    try:
        run = subprocess.run(argv, capture_output=True, stdin=subprocess.DEVNULL, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return ["takes over %d s" % TIMEOUT]
    said = run.stderr.decode("utf-8", "replace").splitlines()
    wrong = []
    errors = [line for line in said if line.startswith("pa: ") and not line.startswith("pa: warning: ")]
    if run.returncode != 2:
        wrong.append("status %d" % run.returncode)
    if len(errors) != 1 or len(said) != len([s for s in said if s.startswith("pa: ")]):
        wrong.append("%d lines of error" % len(errors))
    elif os.path.basename(path) not in "\n".join(said):
        wrong.append("does not name the file: %s" % errors[0])
    if os.path.exists(out):
        wrong.append("leaves an output file")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", required=True)
    parser.add_argument("--only", default=".")
    args = parser.parse_args()
    failed = checked = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [(c, n, pool.submit(verdicts, args.pa, c, n, p, folder)) for n, p in situations(folder).items()
                for c in commands(args.pa) if re.search(args.only, "%s %s" % (c, n)) and (c, n) not in FINE]
        for command, name, job in jobs:
            checked += 1
            wrong = job.result()
            if wrong:
                failed += 1
                print("%s %s: %s" % (command, name, "; ".join(wrong)))
    print("%d situations, %d wrong" % (checked, failed))
    return failed > 0 or checked == 0


if __name__ == "__main__":
    sys.exit(main())
