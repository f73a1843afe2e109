#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No file of the library or the program holds state that can change: what nm finds in .data and .bss.

usage: globals.py NM FOLDER. Looks at all objects below FOLDER/lib, render and cmd. A file's constants with addresses in
them lie in .data.rel.ro, which is no state. --self-test shows that a variable is found.
"""
import os
import subprocess
import sys
import tempfile

# A signal's handler can be told nothing but through a variable of the whole program.
ALLOWED = {"interrupt.c.o": {"unfinished"}}


def variables(nm, paths):
    """By object file: the names of what can change in it."""
    out = subprocess.run([nm, "--defined-only", "-f", "sysv"] + paths, stdout=subprocess.PIPE, check=True).stdout.decode()
    found, path = {p: set() for p in paths}, paths[0]
    for line in out.splitlines():
        cells = [c.strip() for c in line.split("|")]
        if line.startswith("Symbols from "):
            path = line[len("Symbols from "):].rstrip(":")
        elif len(cells) == 7 and cells[3] == "OBJECT" and cells[6] in (".data", ".bss"):
            found[path].add(cells[0])
    return found


def self_test(nm):
    with tempfile.TemporaryDirectory() as folder:
        source, made = os.path.join(folder, "x.c"), os.path.join(folder, "x.o")
        with open(source, "w", encoding="utf-8") as f:
            f.write("static int count; static const int fixed = 1; int next(void) { return count += fixed; }\n")
        subprocess.run([os.environ.get("CC", "cc"), "-c", "-o", made, source], check=True)
        return 0 if variables(nm, [made]) == {made: {"count"}} else 1


def main():
    if "--self-test" in sys.argv:
        return self_test(sys.argv[1])
    nm, root = sys.argv[1:3]
    objects = [os.path.join(d, f) for top in ("lib", "render", "cmd") for d, _, fs in os.walk(os.path.join(root, top))
               for f in fs if f.endswith(".o")]
    found = [(o, v - ALLOWED.get(os.path.basename(o), set())) for o, v in variables(nm, objects).items()]
    for path, names in found:
        for name in sorted(names):
            print("%s: %s can change" % (os.path.relpath(path, root), name))
    print("%d objects" % len(objects))
    return 1 if any(names for _, names in found) or not objects else 0


if __name__ == "__main__":
    sys.exit(main())
