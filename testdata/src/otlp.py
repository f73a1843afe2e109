#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes testdata/otlp: profiles of OpenTelemetry, SYNTHETIC, in the forms that its producers use.

The form: opentelemetry-proto, profiles/v1development, and for v18.otlp its version 1.8. The same message is written as
protocol buffer and as JSON, by two encoders that know nothing of `pa`.
"""
import base64
import gzip
import json
import os
import struct
import subprocess
import sys

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "otlp")

# name: (number, kind); a kind that is a message is its name here, [] are repeated.
SCHEMA = {
    "Data": {"resource_profiles": (1, ["Resources"]), "dictionary": (2, "Dictionary")},
    "Dictionary": {"mapping_table": (1, ["Mapping"]), "location_table": (2, ["Location"]), "function_table": (3, ["Function"]),
                   "link_table": (4, ["Link"]), "string_table": (5, ["text"]), "attribute_table": (6, ["Attribute"]), "stack_table": (7, ["Stack"])},
    "Resources": {"resource": (1, "Resource"), "scope_profiles": (2, ["Scopes"]), "schema_url": (3, "text")},
    "Resource": {"attributes": (1, ["KeyValue"])},
    "Scopes": {"scope": (1, "Scope"), "profiles": (2, ["Profile"]), "schema_url": (3, "text")},
    "Scope": {"name": (1, "text"), "version": (2, "text")},
    "Profile": {"sample_type": (1, "Type"), "samples": (2, ["Sample"]), "time_unix_nano": (3, "fixed"), "duration_nano": (4, "int"), "period_type": (5, "Type"),
                "period": (6, "int"), "profile_id": (7, "text"), "dropped_attributes_count": (8, "int32"), "original_payload_format": (9, "text"),
                "original_payload": (10, "bytes"), "attribute_indices": (11, ["int32"])},
    "Type": {"type_strindex": (1, "int32"), "unit_strindex": (2, "int32")},
    "Sample": {"stack_index": (1, "int32"), "attribute_indices": (2, ["int32"]), "link_index": (3, "int32"), "values": (4, ["int"]),
               "timestamps_unix_nano": (5, ["fixed"])},
    "Stack": {"location_indices": (1, ["int32"])},
    "Location": {"mapping_index": (1, "int32"), "address": (2, "int"), "lines": (3, ["Line"]), "attribute_indices": (4, ["int32"])},
    "Line": {"function_index": (1, "int32"), "line": (2, "int"), "column": (3, "int")},
    "Function": {"name_strindex": (1, "int32"), "system_name_strindex": (2, "int32"), "filename_strindex": (3, "int32"), "start_line": (4, "int")},
    "Mapping": {"memory_start": (1, "int"), "memory_limit": (2, "int"), "file_offset": (3, "int"), "filename_strindex": (4, "int32"),
                "attribute_indices": (5, ["int32"])},
    "Link": {"trace_id": (1, "hex"), "span_id": (2, "hex")},
    "Attribute": {"key_strindex": (1, "int32"), "value": (2, "Value"), "unit_strindex": (3, "int32")},
    "KeyValue": {"key": (1, "text"), "value": (2, "Value"), "key_strindex": (3, "int32")},
    "Value": {"string_value": (1, "text"), "bool_value": (2, "bool"), "int_value": (3, "int"), "double_value": (4, "double"), "array_value": (5, "Array"),
              "kvlist_value": (6, "List"), "bytes_value": (7, "bytes"), "string_value_strindex": (8, "int32")},
    "Array": {"values": (1, ["Value"])},
    "List": {"values": (1, ["KeyValue"])},
}
# The numbers of version 1.8 where they were others.
V18 = {
    "Profile": {"profile_id": 8, "dropped_attributes_count": 9, "original_payload_format": 10, "original_payload": 11, "attribute_indices": 12},
    "Sample": {"values": 2, "attribute_indices": 3, "link_index": 4},
}


def varint(n):
    n &= (1 << 64) - 1
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes(out + bytes([n]))


def scalar(kind, value):
    if kind in ("int", "int32", "bool"):
        return 0, varint(int(value))
    if kind == "fixed":
        return 1, struct.pack("<Q", value)
    if kind == "double":
        return 1, struct.pack("<d", value)
    data = value.encode() if kind == "text" else bytes.fromhex(value) if kind == "hex" else value
    return 2, varint(len(data)) + data


def encode(name, message, numbers, order=None):
    out = b""
    fields = SCHEMA[name]
    for key in sorted(message, key=lambda k: (order or list(fields)).index(k) if order else fields[k][0]):
        number, kind = fields[key]
        number = numbers.get(name, {}).get(key, number)
        value = message[key]
        inner = kind[0] if isinstance(kind, list) else kind
        values = value if isinstance(kind, list) else [value]
        if isinstance(kind, list) and inner in ("int", "int32", "fixed"):
            data = b"".join(scalar(inner, v)[1] for v in values)
            out += varint(number << 3 | 2) + varint(len(data)) + data
            continue
        for v in values:
            if inner in SCHEMA:
                data = encode(inner, v, numbers)
                out += varint(number << 3 | 2) + varint(len(data)) + data
            else:
                wire, data = scalar(inner, v)
                out += varint(number << 3 | wire) + data
    return out


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(w.capitalize() for w in rest)


def as_json(name, message):
    def value_of(kind, v):
        if kind in SCHEMA:
            return as_json(kind, v)
        if kind == "bytes":
            return base64.b64encode(v).decode()
        return str(v) if kind in ("int", "fixed") else v  # 64 bits are texts

    out = {}
    for key, v in message.items():
        kind = SCHEMA[name][key][1]
        out[camel(key)] = [value_of(kind[0], x) for x in v] if isinstance(kind, list) else value_of(kind, v)
    return out


class Dictionary:
    """Tables whose element 0 is the zero value."""

    def __init__(self):
        self.tables = {k: [""] if k == "string_table" else [{}] for k in SCHEMA["Dictionary"]}

    def add(self, table, entry):
        t = self.tables[table]
        if entry not in t:
            t.append(entry)
        return t.index(entry)

    def text(self, s):
        return self.add("string_table", s)

    def type(self, kind, unit):
        return {"type_strindex": self.text(kind), "unit_strindex": self.text(unit)}

    def attribute(self, key, value, unit=None):
        a = {"key_strindex": self.text(key), "value": value}
        if unit:
            a["unit_strindex"] = self.text(unit)
        return self.add("attribute_table", a)

    def function(self, name, file, system=None):
        return self.add("function_table", {"name_strindex": self.text(name), "system_name_strindex": self.text(system or name),
                                           "filename_strindex": self.text(file), "start_line": 3})

    def location(self, lines, mapping=0, address=0, marks=()):
        loc = {"lines": [{"function_index": f, "line": n, "column": c} for f, n, c in lines]}
        if mapping:
            loc["mapping_index"] = mapping
        if address:
            loc["address"] = address
        if marks:
            loc["attribute_indices"] = list(marks)
        return self.add("location_table", loc)

    def stack(self, *locations):
        return self.add("stack_table", {"location_indices": list(locations)})


STAMP = 1790000000_000000000


def text(s):
    return {"string_value": s}


def values():
    """Two types of the same samples, as the collector makes of pprof; every kind of attribute."""
    d = Dictionary()
    elf = d.add("mapping_table", {"memory_start": 0x400000, "memory_limit": 0x500000, "file_offset": 0x1000, "filename_strindex": d.text("/srv/ledger"),
                                  "attribute_indices": [d.attribute("process.executable.build_id.gnu", text("abc123")),
                                                        d.attribute("pprof.mapping.has_functions", {"bool_value": True})]})
    d.add("mapping_table", {"memory_start": 0x7000, "memory_limit": 0x8000, "filename_strindex": d.text("[vdso]")})
    main = d.location([(d.function("main", "main.c"), 10, 1)], elf, 0x401000)
    both = d.location([(d.function("add", "add.c", "_Z3addv"), 20, 5), (d.function("post", "post.c"), 30, 7)], elf, 0x402000,
                      [d.attribute("pprof.location.is_folded", {"bool_value": True})])
    bare = d.location([], elf, 0x403000)
    stacks = [d.stack(both, main), d.stack(bare, main), d.stack()]
    kinds = [[d.attribute("tenant", text("red")), d.attribute("size", {"int_value": 4096}, "bytes")],
             [d.attribute("hot", {"bool_value": True}), d.attribute("share", {"double_value": 0.5}), d.attribute("key", {"bytes_value": b"\x01\xff"}),
              d.attribute("name", {"string_value_strindex": d.text("by index")})],
             [d.attribute("zone", {"array_value": {"values": [text("a"), text("b")]}}),
              d.attribute("tree", {"kvlist_value": {"values": [{"key": "x", "value": {"int_value": 1}},
                                                              {"key": "y", "value": {"array_value": {"values": [text('q"'), {}]}}}]}})]]
    link = d.add("link_table", {"trace_id": "0102030405060708090a0b0c0d0e0f10", "span_id": "1112131415161718"})
    profiles = []
    for kind, unit, amounts in (("samples", "count", [3, 2, 1]), ("cpu", "nanoseconds", [30000000, 20000000, 10000000])):
        samples = [{"stack_index": s, "attribute_indices": k, "values": [v]} for s, k, v in zip(stacks, kinds, amounts)]
        samples[0]["link_index"] = link
        profiles.append({"sample_type": d.type(kind, unit), "samples": samples, "time_unix_nano": STAMP, "duration_nano": 5_000000000,
                         "period_type": d.type("cpu", "nanoseconds"), "period": 10000000,
                         "attribute_indices": [d.attribute("pprof.profile.drop_frames", text("^__restore$")),
                                               d.attribute("pprof.profile.comment.0", text("a comment")),
                                               d.attribute("pprof.profile.doc_url", text("https://example.org/"))]})
    return {"resource_profiles": [{"resource": {"attributes": [{"key": "service.name", "value": text("ledger")}]}, "scope_profiles": [{"profiles": profiles}],
                                   "schema_url": "https://opentelemetry.io/schemas/1.39.0"}], "dictionary": d.tables}


def stamps(service="ledger", count=3):
    """As the eBPF profiler sends: no values, a time stamp for each observation; two resources."""
    d = Dictionary()
    main = d.location([(d.function("main", ""), 1, 0)])
    work = d.location([(d.function("work", ""), 2, 0)])
    resources = []
    for name, n in ((service, count), (service + "-2", 1)):
        samples = [{"stack_index": d.stack(work, main), "attribute_indices": [d.attribute("thread.name", text(name))],
                    "timestamps_unix_nano": [STAMP + i for i in range(n)]},
                   {"stack_index": d.stack(main), "values": [5, 6], "timestamps_unix_nano": [STAMP, STAMP + 1]}]
        resources.append({"resource": {"attributes": [{"key": "service.name", "value": text(name)}]},
                          "scope_profiles": [{"scope": {"name": "profiler"}, "profiles": [
                              {"sample_type": d.type("samples", "count"), "samples": samples, "time_unix_nano": STAMP, "duration_nano": 1_000000000,
                               "period_type": d.type("cpu", "nanoseconds"), "period": 50000000, "profile_id": "0123456789abcdef"}]}]})
    return {"resource_profiles": resources, "dictionary": d.tables}


def original():
    """A profile that is there only as what it was made of."""
    with open(os.path.join(OUT, "..", "odd", "columns.pb.gz"), "rb") as f:
        data = f.read()
    return {"resource_profiles": [{"scope_profiles": [{"profiles": [{"original_payload_format": "pprof", "original_payload": data}]}]}],
            "dictionary": Dictionary().tables}


def write(name, data):
    with open(os.path.join(OUT, name), "wb") as f:
        f.write(data)


def packed(messages):
    """As the collector's file exporter writes with `compression: zstd`."""
    made = [subprocess.run(["zstd", "-qc"], input=m, capture_output=True, check=True).stdout for m in messages]
    return b"".join(struct.pack(">I", len(m)) + m for m in made)


def main():
    os.makedirs(OUT, exist_ok=True)
    first = ["dictionary", "resource_profiles"]
    frames = [encode("Data", stamps("front", 2), {}), encode("Data", stamps("back", 4), {}, first)]
    write("values.otlp", encode("Data", values(), {}))
    write("values.json", json.dumps(as_json("Data", values()), indent=1).encode() + b"\n")
    write("stamps.otlp", encode("Data", stamps(), {}, first))
    write("stamps.otlp.gz", gzip.compress(encode("Data", stamps(), {}, first), mtime=0))
    write("lines.json", b"".join(json.dumps(as_json("Data", stamps(n, c))).encode() + b"\n" for n, c in (("front", 2), ("back", 4))))
    write("frames.otlp", b"".join(struct.pack(">I", len(f)) + f for f in frames))
    write("delimited.otlp", b"".join(varint(len(f)) + f for f in frames))
    write("packed.otlp", packed(frames))
    write("packed-lines.otlp", packed(json.dumps(as_json("Data", stamps(n, c))).encode() for n, c in (("front", 2), ("back", 4))))
    write("v18-values.otlp", encode("Data", values(), V18))
    write("v18-stamps.otlp", encode("Data", stamps(), V18, first))
    write("v19-values.otlp", encode("Data", values(), {"Sample": V18["Sample"]}))
    write("original.otlp", encode("Data", original(), {}))


if __name__ == "__main__":
    sys.exit(main())
