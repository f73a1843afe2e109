#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The public API is what its headers say: in both libraries, as C and as C++, and nothing else.

usage: api.py --source FOLDER --lib FOLDER --cc CC --nm NM [--cxx CXX]
"""
import argparse
import glob
import os
import re
import subprocess
import sys

MOST = 60 # functions
args = argparse.ArgumentParser(description=__doc__)
for name in ("source", "lib", "cc", "nm"):
    args.add_argument("--" + name, required=True)
args.add_argument("--cxx")
opts = args.parse_args()
include = os.path.join(opts.source, "lib/include")
problems = []


def run(*command, text=None):
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True, check=False)


def declared():
    text = "".join(open(h, encoding="utf-8").read() for h in sorted(glob.glob(include + "/pa/*.h")))
    text = re.sub(r"//[^\n]*", "", text)
    return set(re.findall(r"\bPA_API\s+[\w\s\*]*?\b(pa_\w+)\s*\(", text))


def compare(what, names, expected):
    for n in sorted(names - expected):
        problems.append("%s has %s, which no header declares" % (what, n))
    for n in sorted(expected - names):
        problems.append("%s lacks %s" % (what, n))


def symbols(path, *flags):
    out = run(opts.nm, "--defined-only", *flags, path).stdout
    return {l.split()[2].split("@")[0] for l in out.splitlines() if len(l.split()) == 3 and l.split()[1] in "TDBRVW"}


functions = declared()
with open(os.path.join(opts.source, "lib/api/libpa.map"), encoding="utf-8") as f:
    compare("libpa.map", set(re.findall(r"\b(pa_\w+);", f.read())), functions)
compare("libpa.so", {s for s in symbols(os.path.join(opts.lib, "libpa.so"), "-D") if not s.startswith("PA_")}, functions)
compare("libpa.a", symbols(os.path.join(opts.lib, "libpa.a"), "-g"), functions)
if not 0 < len(functions) <= MOST:
    problems.append("%d functions, more than %d" % (len(functions), MOST))

compilers = [(opts.cc, "c", s) for s in ("c11", "gnu17")] + [(opts.cxx, "c++", s) for s in ("c++11", "c++17", "c++20") if opts.cxx]
for header in sorted(os.listdir(include + "/pa")):
    for compiler, language, standard in compilers:
        got = run(compiler, "-x", language, "-std=" + standard, "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only",
                  "-I", include, "-", text='#include <pa/%s>\n#include <pa/%s>\n' % (header, header))
        if got.returncode:
            problems.append("%s as %s:\n%s" % (header, standard, got.stderr))
print("\n".join(problems + ["%d functions, %d problems" % (len(functions), len(problems))]))
sys.exit(1 if problems else 0)
