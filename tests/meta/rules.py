#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules, checked over the files git knows.

A rule is a function from (path, lines) to messages; RULES says which files it reads. --self-test
gives each rule a piece of text that breaks it, and fails if the rule does not see that.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LONGEST_FILE = 600
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5
MOST_FILES = 40 # .c files of a folder, unless it has a reason
REASONS = {"lib/input": "one file a format", "lib/advise/rules": "one file a rule",
           "cmd": "one file a command", "lib/report": "one file a report"}
# In the comment of a function that a library calls, whose parameters are not ours to choose.
DICTATED = "Its parameters are those of "


def no_upward_include(path, lines):
    return [(n, "includes by a path upwards") for n, l in enumerate(lines, 1)
            if re.match(r'\s*#\s*include\s+"\.\./', l)]


def licence_line(path, lines):
    if any("SPDX-License-Identifier: Apache-2.0" in l for l in lines[:3]):
        return []
    return [(1, "has no SPDX-License-Identifier line at its top")]


def length(path, lines):
    return [(len(lines), "has %d lines, more than %d" % (len(lines), LONGEST_FILE))] if len(lines) > LONGEST_FILE else []


def function_length(path, lines):
    found, start = [], 0
    for n, l in enumerate(lines, 1):
        if l.startswith("{"):
            start = n
        elif l.startswith("}") and start:
            if n - start > LONGEST_FUNCTION and not re.match(r"\} *;|\};|\},", l):
                found.append((start, "a function of %d lines, more than %d" % (n - start, LONGEST_FUNCTION)))
            start = 0
    return found


# number.c formats into buffers whose size its header promises.
def unsafe_calls(path, lines):
    if path == "lib/base/number.c":
        return []
    return [(n, "calls %s" % m.group(1)) for n, l in enumerate(lines, 1)
            for m in [re.search(r"(?<![\w.>])(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof)\s*\(", l)] if m]


# lib/ and render/ have no opinion about the process they run in. memory.c says one line and aborts.
def quiet_library(path, lines):
    if path == "lib/base/memory.c":
        return []
    return [(n, "uses %s: that is for cmd/" % m.group(1)) for n, l in enumerate(lines, 1)
            for m in [re.search(r"(?<![\w.>])(printf|puts|putchar|exit|_exit|getenv|stdout|stderr)\b(?!\")", strip(l))] if m]


# The command line ends at cmd/.
def no_context(path, lines):
    return [(n, "knows struct pa_context: that is for cmd/") for n, l in enumerate(lines, 1) if "struct pa_context" in strip(l)]


# Who may not include whom. cmd/ is the top floor, and reports and pictures stand beside each other.
PICTURES = "scene|paint|chart|flame|layout|callgraph|pictures"
FORBIDDEN = [(("lib/", "render/"), "cli|flags|check|cmd"), (("lib/report/",), PICTURES + "|page"), (("render/",), "report|page")]


def floors(path, lines):
    return [(n, "includes %s/ against the floors" % m.group(1)) for n, l in enumerate(lines, 1)
            for m in [re.match(r'\s*#\s*include\s+"(\w+)/', l)] if m
            for folders, never in FORBIDDEN if path.startswith(folders) and m.group(1) in never.split("|")]


def parameters(path, lines):
    """Functions with more than five parameters: a struct says more."""
    text = "\n".join(strip(l) for l in lines)
    found = []
    for m in re.finditer(r"^[A-Za-z_][\w \*]*?[\s\*](\w+)\(((?:[^;{}()]|\([^()]*\))*)\)\s*\{", text, re.M):
        depth, count = 0, 1
        for c in m.group(2):
            depth += (c in "([") - (c in ")]")
            count += c == "," and depth == 0
        n = text.count("\n", 0, m.start())
        if count > MOST_PARAMETERS and not any(DICTATED in l for l in comment_above(lines, n)):
            found.append((n + 1,
                          "%s() has %d parameters, more than %d" % (m.group(1), count, MOST_PARAMETERS)))
    return found


def documented_functions(path, lines):
    """What a header declares has a comment above or behind it, or stands directly under one of a group that has one."""
    found, covered = [], -1 # the line up to which the comment of a group reaches
    for n, l in enumerate(lines):
        m = re.match(r"(?!typedef\b|extern\b)[A-Za-z_][\w \*]*?\b(pa_\w+)\(", l)
        if not m:
            continue
        end = n
        while end + 1 < len(lines) and not re.search(r"[;{]", re.sub(r"//.*", "", lines[end])):
            end += 1
        if comment_above(lines, n) or covered == n:
            covered = end + 1
        elif not any("//" in l for l in lines[n:end + 1]):
            found.append((n + 1, "%s() has no comment" % m.group(1)))
    return found


def comment_above(lines, n):
    """The lines of the comment that ends right above lines[n]."""
    start = n
    while start > 0 and lines[start - 1].startswith("//"):
        start -= 1
    return lines[start:n]


def strip(line):
    """Without strings and comments that end on the line."""
    line = re.sub(r"__attribute__.*", "", line)
    return re.sub(r"//.*", "", re.sub(r'"(\\.|[^"\\])*"', '""', line))


SOURCES = ("lib/", "render/", "cmd/", "docs/tool/", "tests/")
RULES = [  # rule, which files, text that breaks it
    (no_upward_include, lambda p: p.endswith((".c", ".h")), '#include "../x.h"'),
    (licence_line, lambda p: p.endswith((".c", ".h", ".py", ".sh", ".cmake", "CMakeLists.txt", ".def", ".proto"))
     and not p.startswith("testdata/"), "int x;"),
    (length, lambda p: p.startswith(SOURCES) and p.endswith((".c", ".h", ".py")), "\n" * 601),
    (function_length, lambda p: p.startswith(("lib/", "render/", "cmd/", "docs/tool/")) and p.endswith(".c"),
     "{\n" + "x;\n" * 61 + "}"),
    (unsafe_calls, lambda p: p.startswith(("lib/", "render/", "cmd/", "docs/tool/")) and p.endswith((".c", ".h")), "strcpy(a, b);"),
    (no_context, lambda p: p.startswith(("lib/", "render/")) and p.endswith((".c", ".h")), "struct pa_context *ctx;"),
    (parameters, lambda p: p.startswith(SOURCES) and p.endswith(".c"),
     "static int f(int a, int b, int c, int (*d)(int, int), int e, int g)\n{\n}"),
    (documented_functions, lambda p: p.startswith(("lib/", "render/")) and p.endswith(".h"),
     "// A group.\nvoid pa_x_begin(void);\nvoid pa_x_end(void);\n\nvoid pa_x_free(struct pa_x *x);"),
    (floors, lambda p: p.endswith((".c", ".h")), '#include "cli/output.h"'),
    (quiet_library, lambda p: p.startswith(("lib/", "render/")) and p.endswith((".c", ".h")), "printf(x);"),
]


def commands(root):
    with open(os.path.join(root, "cmd/commands.def"), encoding="utf-8") as f:
        return re.findall(r"^PA_COMMAND\((\w+)\)", f.read(), re.M)


def documented(files, names):
    """Every command has a man page and a transcript."""
    found = []
    for name in names:
        page = "docs/pa-%s.1.scd" % name
        if page not in files:
            found.append("pa %s has no man page (BUILD/docs/pa_docs skeleton %s > %s)" % (name, name, page))
        if not any(re.fullmatch(r"tests/transcripts/%s(-[\w-]+)?\.t" % name, f) for f in files):
            found.append("pa %s has no transcript tests/transcripts/%s.t" % (name, name))
    return found


def crowded(files):
    """Folders that hold more files than one can look at."""
    counts = {}
    for f in files:
        if f.endswith(".c") and f.startswith(("lib/", "render/", "cmd/")):
            counts[os.path.dirname(f)] = counts.get(os.path.dirname(f), 0) + 1
    return ["%s has %d .c files, more than %d" % (folder, n, MOST_FILES)
            for folder, n in sorted(counts.items()) if n > MOST_FILES and folder not in REASONS]


def include_cycles(graph):
    """Headers that include each other, as chains "a.h -> b.h -> a.h"."""
    found, done = [], set()

    def visit(header, chain):
        if header in chain:
            found.append(" -> ".join(chain[chain.index(header):] + [header]))
            return
        if header in done:
            return
        for other in graph.get(header, []):
            visit(other, chain + [header])
        done.add(header)

    for header in sorted(graph):
        visit(header, [])
    return ["headers include each other: " + chain for chain in found]


def include_graph(files):
    graph = {}
    for f in files:
        if f.endswith(".h") and f.startswith(("lib/", "render/", "cmd/")):
            name = f if f.startswith("cmd/") and f.count("/") == 1 else "/".join(f.split("/")[1:])
            with open(os.path.join(ROOT, f), encoding="utf-8") as text:
                graph[name] = re.findall(r'^#include ["<]([\w/]+\.h)[">]', text.read(), re.M)
    return {h: [i for i in includes if i in graph] for h, includes in graph.items()}


def self_test():
    bad = [rule.__name__ for rule, _, text in RULES if not rule("lib/x.c", text.split("\n"))]
    if len(documented([], ["x"])) != 2:
        bad.append("documented")
    if not crowded(["lib/x/%d.c" % i for i in range(MOST_FILES + 1)]):
        bad.append("crowded")
    if not include_cycles({"a.h": ["b.h"], "b.h": ["c.h"], "c.h": ["a.h"]}):
        bad.append("include_cycles")
    if [n for n, _ in documented_functions("lib/x.h", dict((r, t) for r, _, t in RULES)[documented_functions].split("\n"))] != [5]:
        bad.append("documented_functions")
    if any(not floors(p, ['#include "%s/x.h"' % other]) for p, other in (
            ("lib/report/x.c", "flame"), ("render/pictures/x.c", "report"), ("render/paint/x.c", "cmd"))):
        bad.append("floors")
    for name in bad:
        print("the rule %s does not see what breaks it" % name)
    return 1 if bad else 0


def known_files():
    out = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if out.returncode == 0:
        return [f for f in out.stdout.decode().split("\0") if f]
    # A source archive without git.
    return [os.path.relpath(os.path.join(d, f), ROOT) for d, _, fs in os.walk(ROOT) for f in fs
            if "/build" not in d and "/.git" not in d]


def main():
    if "--self-test" in sys.argv:
        return self_test()
    files = [f for f in known_files() if os.path.isfile(os.path.join(ROOT, f))]
    messages = []
    for path in files:
        rules = [rule for rule, wants, _ in RULES if wants(path)]
        if not rules:
            continue
        with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as f:
            lines = f.read().split("\n")
        messages += ["%s:%d: %s" % (path, n, text) for rule in rules for n, text in rule(path, lines)]
    messages += documented(set(files), commands(ROOT)) + crowded(files) + include_cycles(include_graph(files))
    print("\n".join(messages + ["%d files, %d messages" % (len(files), len(messages))]))
    return 1 if messages or not files else 0


if __name__ == "__main__":
    sys.exit(main())
