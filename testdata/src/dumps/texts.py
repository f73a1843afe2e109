#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""texts.py WHAT FOLDER: SYNTHETIC dumps as texts, with a truth that is known.

breath   goroutines: main.handle comes and goes, main.watch leaks 3 in each dump
quiet    the same without main.watch
ended    goroutines: main.watch grows until the process falls back
starts   heap: main.remember leaks, and goroutines: main.watch; the process is started three times
deploy   heap: main.fill holds three times as much in a new build, where all calls moved
"""
import os
import random
import sys


def stamp(i):
    return f"2026-11-30T{10 + i // 6:02d}-{i % 6 * 10:02d}-00Z"


def goroutines(groups):
    lines = [f"goroutine profile: total {sum(n for _, n in groups)}"]
    for k, (name, n) in enumerate(groups):
        at = 0x4B0000 + 0x400 * k
        if n:
            lines += [f"{n} @ 0x437f96 {at + 0x25:#x} 0x463a01",
                      f"#\t{at + 0x24:#x}\tmain.{name}+0x24\t/srv/{name}.go:{10 + k}", ""]
    return "\n".join(lines) + "\n"


def heap(sites, moved=0):
    total = [sum(s[i] for s in sites) for i in range(1, 5)]
    lines = [f"heap profile: {total[0]}: {total[1]} [{total[2]}: {total[3]}] @ heap/2"]
    for k, (name, n, size, made, allocated) in enumerate(sites):
        at = [base + 0x400 * k + moved for base in (0x4B0000, 0x4C0000, 0x4D0000)]
        lines += [f"{n}: {size} [{made}: {allocated}] @ " + " ".join(f"{a + 1:#x}" for a in at),
                  f"#\t{at[0]:#x}\tmain.{name}+0x24\t/srv/{name}.go:{10 + k}",
                  f"#\t{at[1]:#x}\tmain.do{name}+0x24\t/srv/{name}.go:{20 + k}",
                  f"#\t{at[2]:#x}\tmain.serve+0x2{k}\t/srv/serve.go:{30 + k}", ""]
    return "\n".join(lines) + "\n"


def site(name, held, churned):
    return name, held // 1000, held, (held + churned) // 1000, held + churned


def make(what):
    r = random.Random(18)
    for i in range(24):
        handle = r.randint(40, 160)
        if what in ("breath", "quiet"):
            yield "goroutine", goroutines([("serve", 20), ("handle", handle),
                                           ("watch", 3 * i if what == "breath" else 0)])
        elif what == "ended":
            yield "goroutine", goroutines([("serve", 100 + r.randint(0, 5)),
                                           ("watch", 8 * i if i < 21 else 0)])
        elif what == "starts":
            age = i % 10
            yield "heap", heap([site("remember", 400000 * age, 0),
                                site("buffer", 20000 * handle, 5000000 * (age + 1))])
            yield "goroutine", goroutines([("serve", 20), ("handle", handle), ("watch", 20 * age)])
        elif what == "deploy":
            new = i >= 12
            held = (9 if new else 3) * 1000000 + 1000 * handle
            yield "heap", heap([site("fill", held, 0), site("buffer", 500000, 10000000 * (i + 1)),
                                site("parse", 100000, 1000000 * (i + 1))], 0x60 if new else 0)


def main():
    os.makedirs(sys.argv[2], exist_ok=True)
    made = {}
    for kind, text in make(sys.argv[1]):
        i = made[kind] = made.get(kind, -1) + 1
        with open(os.path.join(sys.argv[2], f"{kind}-{stamp(i)}.txt"), "w", encoding="utf-8") as f:
            f.write(text)


main()
