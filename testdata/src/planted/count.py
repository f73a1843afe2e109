#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""count.py FILE...: how often each stack occurs in each of the files of stacks, one line a stack."""
import collections
import sys


def main():
    runs = [collections.Counter(line.rsplit(" ", 1)[0] for line in open(path)) for path in sys.argv[1:]]
    print("# samples of each stack in %d runs (testdata/src/planted)" % len(runs))
    for stack in sorted(set().union(*runs)):
        print(*(run[stack] for run in runs), stack)


main()
