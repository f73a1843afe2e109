#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A store on a full disk, with two writers at once, and with a damaged segment: nothing is lost, doubled or half done.

  limits.py --pa BUILD/cmd/pa

A file that may not grow (RLIMIT_FSIZE) fails at the same calls as a disk that is full.
"""
import argparse
import csv
import glob
import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(pa, *words, most=None):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return subprocess.run([pa, "store", *words], capture_output=True, text=True, check=False, preexec_fn=limit if most else None)


def sources(pa, store):
    return sorted(row["source"] for row in csv.DictReader(io.StringIO(run(pa, "ls", store, "--format", "csv").stdout)))


def check_clean(pa, store, expected):
    verify = run(pa, "verify", store)
    assert verify.returncode == 0, verify
    assert sources(pa, store) == sorted(expected), (sources(pa, store), expected)
    assert not glob.glob(os.path.join(store, "seg/*/*.new"))


def full_disk(pa, folder, files):
    """At every size at which writing may stop."""
    store, refused = os.path.join(folder, "full"), 0
    assert run(pa, "init", store).returncode == 0
    assert run(pa, "add", store, files[0]).returncode == 0
    for most in [1 << i for i in range(9, 17)] + [3 << i for i in range(9, 15)]:
        done = run(pa, "add", store, *files[1:], most=most)
        if done.returncode == 0:
            break
        assert done.returncode == 2 and done.stderr.startswith("pa: ") and done.stderr.count("\n") == 1, (most, done)
        refused += 1
        assert run(pa, "add", store, files[0]).returncode == 0  # sweeps
        check_clean(pa, store, files[:1])
    assert refused > 3
    assert run(pa, "add", store, *files).returncode == 0
    check_clean(pa, store, files)
    before = run(pa, "top", store).stdout
    assert run(pa, "compact", store, most=8192).returncode == 2
    check_clean(pa, store, files)
    assert run(pa, "compact", store).returncode == 0
    check_clean(pa, store, files)
    assert run(pa, "top", store).stdout == before
    return refused


def two_writers(pa, folder, files):
    store = os.path.join(folder, "two")
    run(pa, "init", store)
    half = len(files) // 2
    writers = [subprocess.Popen([pa, "store", "add", store] + some, stdout=subprocess.DEVNULL)
               for some in (files[:half + 3], files[half - 3:], files[::-1])]
    readers = [run(pa, "verify", store).returncode for _ in range(5)]
    assert [w.wait() for w in writers] == [0, 0, 0] and readers == [0] * 5
    check_clean(pa, store, files)


def damaged(pa, folder, files):
    """Any byte of a segment that is another is found, and the other segments still answer."""
    store = os.path.join(folder, "damaged")
    run(pa, "init", store)
    for some in (files[:3], files[3:]):
        assert run(pa, "add", store, *some).returncode == 0
    segments = sorted(glob.glob(os.path.join(store, "seg/*/*.pas")))
    assert len(segments) == 2
    whole = open(segments[0], "rb").read()
    for at in range(100, len(whole), len(whole) // 25):
        with open(segments[0], "wb") as f:
            f.write(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
        verify = run(pa, "verify", store)
        assert verify.returncode == 2 and segments[0] in verify.stderr, (at, verify)
        for words in (["top", store], ["merge", store, "--format", "proto"], ["trend", store, "runtime.mallocgc"],
                      ["regress", store, "--old", "type=cpu", "--new", "type=cpu"],
                      ["diff", store, "--old", "type=cpu", "--new", "type=cpu"], ["callers", store, "mallocgc"], ["ls", store]):
            done = subprocess.run([pa, "store"] + words, capture_output=True, check=False)
            # All of it (what was not looked at may be damaged), or a part that says so.
            assert done.returncode in (0, 2), (at, words, done)
            if done.returncode == 2:
                assert b"missing" in done.stderr or b"damaged" in done.stderr, (at, words, done.stderr)
    os.unlink(segments[0])
    for words in (["top"], ["callers", store, "mallocgc"], ["trend", store, "runtime.mallocgc"], ["diff", "--old", "type=cpu", "--new", "type=cpu"],
                  ["regress", "--old", "type=cpu", "--new", "type=cpu"], ["ls"]):
        gone = run(pa, *words, *([] if store in words else [store]))
        assert gone.returncode == 2 and "missing" in gone.stderr and gone.stdout, (words, gone)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    pa = os.path.abspath(parser.parse_args().pa)
    folder = tempfile.mkdtemp()
    try:
        files = []
        for i, source in enumerate(sorted(glob.glob(os.path.join(ROOT, "testdata/go/runs/*.pb.gz")))):
            files.append(os.path.join(folder, f"{i}.pb.gz"))
            shutil.copy(source, files[-1])
        refused = full_disk(pa, folder, files)
        two_writers(pa, folder, files)
        damaged(pa, folder, files)
        print(f"{refused} times no room, two writers, damaged segments: nothing lost, nothing doubled")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
