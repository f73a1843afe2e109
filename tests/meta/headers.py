#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles on its own: whoever includes it needs nothing else before it."""
import argparse
import concurrent.futures
import os
import subprocess
import sys

args = argparse.ArgumentParser(description=__doc__)
args.add_argument("--cc", required=True)
args.add_argument("--include", required=True, help="the build's folder of include folders")
args.add_argument("--public", required=True, help="the folder of the public headers")
opts = args.parse_args()

folders = sorted(e.path for e in os.scandir(opts.include) if e.is_dir())
headers = sorted("%s/%s" % (os.path.basename(f), h)
                 for f in folders for h in os.listdir(os.path.join(f, os.path.basename(f))) if h.endswith(".h"))


def compile_alone(header):
    command = [opts.cc, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
               "-x", "c", "-", "-I" + opts.public] + ["-I" + f for f in folders]
    return subprocess.run(command, input=('#include "%s"\n#include "%s"\n' % (header, header)).encode(),
                          stderr=subprocess.PIPE, check=False)


with concurrent.futures.ThreadPoolExecutor(2) as pool:
    failed = [(h, r.stderr.decode(errors="replace")) for h, r in zip(headers, pool.map(compile_alone, headers))
              if r.returncode]
for header, text in failed:
    print("%s:\n%s" % (header, text))
print("%d headers, %d do not compile alone" % (len(headers), len(failed)))
sys.exit(1 if failed or not headers else 0)
