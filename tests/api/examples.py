#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples compile and run with nothing but what is installed, in a prefix of their own.

usage: examples.py --build FOLDER --source FOLDER --cc CC
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser(description=__doc__)
for name in ("build", "source", "cc"):
    parser.add_argument("--" + name, required=True)
args = parser.parse_args()
FLAGS = ["-std=gnu11", "-Wall", "-Wextra", "-pedantic", "-Werror"]


def output(*command, env=None, status=(0,)):
    got = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if got.returncode not in status:
        sys.exit("%s: status %d\n%s" % (" ".join(command), got.returncode, got.stderr.decode(errors="replace")))
    return got.stdout


def build_and_run(prefix, folder, static):
    lib = [os.path.dirname(p) for p in subprocess.run(["find", prefix, "-name", "libpa.pc"], stdout=subprocess.PIPE, check=True)
           .stdout.decode().split()][0]
    # The prefix is one that the packages do not know: pkg-config is told where it is.
    env = dict(os.environ, PKG_CONFIG_PATH=lib)
    config = ["pkg-config", "--define-variable=prefix=" + os.path.join(prefix, "usr")]
    flags = output(*config, "--cflags", "libpa", env=env).decode().split()
    libs = output(*config, "--libs", *(["--static"] if static else []), "libpa", env=env).decode().split()
    if static:
        libs = [os.path.join(os.path.dirname(lib), "libpa.a") if l == "-lpa" else l for l in libs]
    run = dict(os.environ, LD_LIBRARY_PATH=os.path.dirname(lib))
    for name in ("top", "gate", "flame"):
        output(args.cc, *FLAGS, *flags, "-o", os.path.join(folder, name), os.path.join(args.source, "examples", name + ".c"), *libs)
    top = output(os.path.join(folder, "top"), os.path.join(args.source, "testdata/go/cpu.pb.gz"), env=run).decode()
    assert len(top.splitlines()) == 10 and "nanoseconds" in top, top
    flame = output(os.path.join(folder, "flame"), env=run)
    assert flame.startswith(b"<svg") and b"memcpy" in flame
    baseline = os.path.join(folder, "baseline.txt")
    with open(baseline, "w", encoding="utf-8") as f:
        f.write("".join("BenchmarkSquares 1 %d ns/op\n" % (1e12 + i) for i in range(10)))
    text = output(os.path.join(folder, "gate"), baseline, env=run, status=(0,)).decode()
    assert "0 failed" in text, text


with tempfile.TemporaryDirectory() as folder:
    for component in ("libpa0", "libpa-dev"):
        output("cmake", "--install", args.build, "--prefix", os.path.join(folder, "usr"), "--component", component)
    if not shutil.which("pkg-config"):
        sys.exit("pkg-config is needed")
    build_and_run(folder, folder, False)
    build_and_run(folder, folder, True)
print("3 examples, shared and static")
