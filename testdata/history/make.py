#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes runs/, a history of benchmark results with known truth: SYNTHETIC, from a fixed seed.

48 commits, a file each, three samples a commit. Level and what happens to it (commits from c000):
  Encode    1 %, +8 % from c020 on                     Decode  1 %, +8 % from c020 on
  Parse     1 %, c011 alone is +40 %                   Search  1 %, c025..c028 are +15 %
  Render    1 %, drifts by +12 % from c000 to c047     Hash    1 %, -6 % from c030 on
  Sort      1 %, nothing                               Compress  1 %, +7 % from c045 on
From c036 on another machine runs them: everything takes 10 % longer.
"""
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
COMMITS = 48
LEVELS = {"Encode": 1200, "Decode": 800, "Parse": 5000, "Search": 300, "Render": 90000,
          "Hash": 45, "Sort": 15000, "Compress": 250000}


def factor(name, i):
    if name in ("Encode", "Decode"):
        return 1.08 if i >= 20 else 1
    if name == "Parse":
        return 1.40 if i == 11 else 1
    if name == "Search":
        return 1.15 if 25 <= i <= 28 else 1
    if name == "Render":
        return 1.12 ** (i / (COMMITS - 1))
    if name == "Hash":
        return .94 if i >= 30 else 1
    if name == "Compress":
        return 1.07 if i >= 45 else 1
    return 1


def main():
    draw = random.Random(20261130)
    folder = os.path.join(HERE, "runs")
    os.makedirs(folder, exist_ok=True)
    for i in range(COMMITS):
        new = i >= 36
        lines = [f"commit: c{i:03d}",
                 f"date: 2026-{1 + i // 28:02d}-{1 + i % 28:02d}T12:00:00Z",
                 "goos: linux", "goarch: amd64", "pkg: example.com/codec",
                 "cpu: " + ("Model B @ 3.0GHz" if new else "Model A @ 2.6GHz")]
        for name, level in LEVELS.items():
            commit = draw.gauss(0, .007)
            for _ in range(3):
                value = level * factor(name, i) * (1.10 if new else 1)
                value *= 1 + commit + draw.gauss(0, .007)
                lines.append(f"Benchmark{name}-8\t1000\t{value:.4g} ns/op")
        # Names in no order: the date: lines have it.
        with open(os.path.join(folder, f"{(i * 29) % COMMITS:02d}.txt"), "w") as out:
            out.write("\n".join(lines) + "\n")


main()
