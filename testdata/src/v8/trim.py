# SPDX-License-Identifier: Apache-2.0
"""trim.py [--array] TRACE OUT FOLDER: keeps the events of CPU profiles and of names, those of processes with
a profile; FOLDER becomes /srv."""
import json
import sys

array = sys.argv[1] == "--array"
source, out, folder = sys.argv[1 + array:]
with open(source, encoding="utf-8") as stream:
    trace = json.loads(stream.read().replace(folder, "/srv"))
events = trace["traceEvents"]
used = {e["pid"] for e in events if e["name"] == "ProfileChunk"}
kept = [e for e in events if e["pid"] in used
        and e["name"] in ("Profile", "ProfileChunk", "thread_name", "process_name")]
seen, events = set(), []
for e in kept:  # node repeats names
    text = json.dumps(e, separators=(",", ":"))
    if e["name"].endswith("_name") and text in seen:
        continue
    seen.add(text)
    events.append(text)
with open(out, "w", encoding="utf-8") as stream:
    # As Chrome streams a trace when it is stopped: an array without its end.
    stream.write("[" + ",\n".join(events) + ",\n" if array else
                 '{"traceEvents":[' + ",\n".join(events) + "]}\n")
