# SPDX-License-Identifier: Apache-2.0
"""Sums what `jfr print --json` prints, on standard input, by event, thread and stack."""
import collections
import json
import re
import sys

AMOUNTS = {"jdk.ObjectAllocationInNewTLAB": "tlabSize", "jdk.ObjectAllocationOutsideTLAB": "allocationSize", "jdk.ObjectAllocationSample": "weight"}


def name(frame):
    method = frame["method"]
    name, hidden, number = method["type"]["name"].partition("+")
    return name.replace("/", ".") + hidden + number + "." + method["name"]


rows = collections.defaultdict(lambda: [0, 0])
for event in json.load(sys.stdin)["recording"]["events"]:
    kind, values = event["type"], event["values"]
    if kind == "jdk.ActiveSetting" or "stackTrace" not in values:
        continue
    thread = (values.get("sampledThread") or values.get("eventThread") or {}).get("javaName") or ""
    frames = (values["stackTrace"] or {}).get("frames", [])
    stack = ";".join(name(f) for f in reversed(frames))
    row = rows[kind, thread, stack]
    row[0] += 1
    row[1] += values.get(AMOUNTS.get(kind), 0)
for (kind, thread, stack), (count, amount) in sorted(rows.items()):
    print(kind, thread, stack, count, amount, sep="\t")
