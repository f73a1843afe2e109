# SPDX-License-Identifier: Apache-2.0
"""odd.py TESTDATA: writes odd/ (each file a corner of the format, all valid), bad/ (to be refused)
and limit/ (valid, but large unpacked). Deterministic: run again, the same bytes."""
import gzip
import os
import sys
import zlib

from wire import field, packed, varint

MAX = (1 << 64) - 1


class Profile:
    """A profile as lists of messages; strings by text. `bytes()` gives them in the usual order."""

    def __init__(self, *types, period=None, **scalars):
        self.strings = [""]
        self.types = [self.pair(t) for t in types]
        self.samples, self.mappings, self.locations, self.functions = [], [], [], []
        self.tail = field(11, self.pair(period)) if period else b""
        for name, value in scalars.items():
            self.set(name, value)

    def s(self, text):
        if text not in self.strings:
            self.strings.append(text)
        return self.strings.index(text)

    def pair(self, slashed):
        kind, unit = slashed.split("/")
        return field(1, self.s(kind)) + field(2, self.s(unit))

    def set(self, name, value):
        number = {"drop": 7, "keep": 8, "time": 9, "duration": 10, "every": 12, "comment": 13,
                  "default": 14, "doc": 15}[name]
        self.tail += field(number, self.s(value) if isinstance(value, str) else value)

    def sample(self, locations, values, labels=b""):
        self.samples.append(packed(1, locations) + packed(2, values) + labels)

    def label(self, key, value, unit=None):
        text = field(1, self.s(key))
        text += field(2, self.s(value)) if isinstance(value, str) else field(3, value)
        return field(3, text + (field(4, self.s(unit)) if unit else b""))

    def mapping(self, id, start, limit, file="", build="", offset=0, flags=(7, 8, 9)):
        self.mappings.append(field(1, id) + field(2, start) + field(3, limit) + field(4, offset)
                             + field(5, self.s(file)) + field(6, self.s(build))
                             + b"".join(field(f, 1) for f in flags))

    def location(self, id, lines=(), mapping=0, address=0, folded=False):
        """lines: (function id, line[, column]), innermost first."""
        body = b"".join(field(4, b"".join(field(i + 1, v) for i, v in enumerate(line)))
                        for line in lines)
        self.locations.append(field(1, id) + (field(2, mapping) if mapping else b"")
                              + (field(3, address) if address else b"") + body
                              + (field(5, 1) if folded else b""))

    def function(self, id, name, file="", system=None, start=0):
        self.functions.append(field(1, id) + field(2, self.s(name))
                              + field(3, self.s(name if system is None else system))
                              + field(4, self.s(file)) + (field(5, start) if start else b""))

    def chain(self, *names):
        """Functions and locations 1, 2, … of these names, in name.c."""
        for i, name in enumerate(names, 1):
            self.function(i, name, name + ".c")
            self.location(i, [(i, 10 * i)])
        return self

    def parts(self):
        return [(1, t) for t in self.types] + [(2, s) for s in self.samples] \
            + [(3, m) for m in self.mappings] + [(4, x) for x in self.locations] \
            + [(5, f) for f in self.functions] + [(6, s) for s in self.strings]

    def bytes(self):
        return b"".join(field(n, v) for n, v in self.parts()) + self.tail


def pack(data):
    return gzip.compress(bytes(data), 9, mtime=0)


def simple(**scalars):
    """main -> work -> leaf, 60 ms; main -> leaf, 40 ms."""
    p = Profile("samples/count", "cpu/nanoseconds", period="cpu/nanoseconds", every=10000000,
                **scalars).chain("main", "work", "leaf")
    p.sample([3, 2, 1], [6, 60000000])
    p.sample([3, 1], [4, 40000000])
    return p


def encodings():
    p = simple(time=1700000000000000000, duration=1000000000)
    whole = p.bytes()
    half = len(whole) // 2
    yield "plain.pb", whole
    yield "two-members.pb.gz", pack(whole[:half]) + pack(whole[half:])
    yield "empty-member.pb.gz", pack(b"") + pack(whole) + pack(b"")
    yield "strings-last-types-last.pb.gz", pack(p.tail + b"".join(
        field(n, v) for n, v in reversed([x for x in p.parts() if x[0] != 6]))
        + b"".join(field(6, s) for s in p.strings))
    q = simple()
    q.samples = [b"".join(field(1, x) for x in (3, 2, 1)) + field(2, 6) + field(2, 60000000),
                 field(1, 3) + packed(1, [1]) + packed(2, [4]) + field(2, 40000000)]
    yield "unpacked.pb.gz", pack(q.bytes())
    unknown = field(99, 7) + field(98, b"anything") + varint(97 << 3 | 1) + b"8 bytes." \
        + varint(96 << 3 | 5) + b"four"
    q = simple()
    q.samples = [unknown + s + unknown for s in q.samples]
    q.functions = [f + unknown for f in q.functions]
    q.locations = [x + unknown for x in q.locations]
    yield "unknown-fields.pb.gz", pack(unknown + q.bytes() + unknown)
    q = simple()
    q.samples[0] += packed(1, []) + packed(2, [])
    yield "empty-packed.pb.gz", pack(q.bytes())
    yield "long-varints.pb.gz", pack(whole + varint(12 << 3) + b"\x80\xad\xe2\x84\x80\x00")


def ids():
    p = Profile("cpu/nanoseconds")
    p.mapping(1 << 40, 0x1000, 0x2000, "/srv/app")
    for fid, name in ((7, "main"), (MAX, "leaf"), (1 << 33, "work")):
        p.function(fid, name, name + ".c")
    p.location(MAX, [(MAX, 1)], 1 << 40, 0x1800)
    p.location(1000000007, [(1 << 33, 2)], 1 << 40, 0x1700)
    p.location(5, [(7, 3)], 1 << 40, 0x1600)
    p.sample([MAX, 1000000007, 5], [60])
    p.sample([MAX, 5], [40])
    yield "sparse-ids.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds")
    p.mapping(1, 0x400000, 0x500000, "/srv/app", "0123abcd")
    p.mapping(2, 0x7f0000000000, 0x7f0000100000, "/lib/libm.so.6", offset=0x2000)
    p.location(1, mapping=1, address=0x401234)
    p.location(2, mapping=2, address=0x7f0000001000)
    p.location(3, address=0x99)
    p.sample([2, 1], [70])
    p.sample([3, 1], [30])
    yield "no-functions.pb.gz", pack(p.bytes())
    p = simple()
    p.location(4, [(1, 5)], mapping=77)
    p.sample([3, 4], [1, 1000000])
    yield "dangling-mapping.pb.gz", pack(p.bytes())
    for name, base in (("pair-a", 0x555500000000), ("pair-b", 0x565600000000)):
        p = Profile("cpu/nanoseconds")
        p.mapping(1, base, base + 0x3000, "/srv/app", "feedbeef")
        p.function(1, "main", "main.c")
        p.function(2, "leaf", "leaf.c")
        p.location(1, [(1, 3)], 1, base + 0x100)
        p.location(2, [(2, 4)], 1, base + 0x200)
        p.sample([2, 1], [10 if name == "pair-a" else 15])
        yield name + ".pb.gz", pack(p.bytes())


def values():
    yield "no-samples.pb.gz", pack(Profile("samples/count", "cpu/nanoseconds").bytes())
    p = simple()
    p.samples = []
    p.sample([3, 1], [0, 0])
    yield "zero-values.pb.gz", pack(p.bytes())
    p = simple()
    p.sample([2, 1], [-3, -30000000])
    yield "negative.pb.gz", pack(p.bytes())
    p = Profile("n/count").chain("main", "leaf")
    p.sample([2, 1], [(1 << 63) - 1])
    yield "int64-max.pb.gz", pack(p.bytes())
    p = Profile("n/count").chain("main", "leaf")
    p.sample([2, 1], [(1 << 62) + 5])
    p.sample([1], [(1 << 62) + 5])
    yield "sum-overflows.pb.gz", pack(p.bytes())
    p = Profile("n/count", "d/GCU", time=1 << 63, duration=5)  # what no sum may be made of
    p.function(1, "main", "main.c")
    p.location(1, [(1, 1 << 63)])
    p.location(2, [(1, (1 << 63) - 1)])
    p.sample([1], [1, 6 * 10 ** 18], p.label("k", "v") + p.label("k", "v") + p.label("k", "w"))
    p.sample([2], [1, 0])
    yield "extremes.pb.gz", pack(p.bytes())
    for unit, scale in (("milliseconds", 1), ("nanoseconds", 1000000)):
        p = Profile("samples/count", "cpu/" + unit, period="cpu/" + unit, every=10 * scale)
        p.chain("main", "leaf")
        p.sample([2, 1], [2, 20 * scale])
        p.sample([1], [1, 0])
        yield "unit-%ss.pb.gz" % unit[0], pack(p.bytes())
    p = Profile("a/count", "b/bytes", "c/count", default="b").chain("main", "leaf")
    p.sample([2, 1], [1, 2048, 3])
    p.sample([1], [10, 0, 30])
    yield "default-type.pb.gz", pack(p.bytes())
    p = Profile("n/count").chain("main")
    p.sample([], [5])
    p.sample([1], [6])
    yield "empty-stack.pb.gz", pack(p.bytes())


def frames():
    p = Profile("cpu/nanoseconds").chain("main", "fib", "even", "odd")
    p.sample([2, 2, 2, 2, 1], [40])
    p.sample([2, 2, 1], [20])
    p.sample([3, 4, 3, 4, 1], [30])
    yield "recursion.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds")
    p.function(1, "main", "main.c", start=1)
    p.function(2, "outer", "a.c", start=10)
    p.function(3, "small", "a.c", start=20)
    p.function(4, "tiny", "a.h", start=30)
    p.location(1, [(1, 3)])
    p.location(2, [(4, 31), (3, 22), (2, 12)])
    p.location(3, [(3, 23), (2, 13)], folded=True)
    p.sample([2, 1], [30])
    p.sample([3, 1], [20])
    yield "inlined.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds")
    p.function(1, "main", "main.c")
    p.function(2, "init", "a.c")
    p.function(3, "init", "b.c")
    for i in (1, 2, 3):
        p.location(i, [(i, i)])
    p.sample([2, 1], [30])
    p.sample([3, 1], [20])
    yield "same-name.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds")
    p.function(1, "main", "main.c")
    p.function(2, "leaf", "main.c")
    p.location(1, [(1, 5, 9)])
    p.location(2, [(2, 7, 1)])
    p.location(3, [(2, 7, 2)])
    p.sample([2, 1], [30])
    p.sample([3, 1], [20])
    yield "columns.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds", drop="alloc.*|hook").chain("main", "alloc_page", "hook", "keep")
    p.sample([3, 2, 1], [5])
    p.sample([4, 1], [7])
    yield "drop-frames.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds", drop="alloc.*", keep="alloc_page").chain("main", "alloc_page",
                                                                            "alloc_zero")
    p.sample([3, 2, 1], [5])
    yield "keep-frames.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds")
    for i, name in enumerate(["<script>alert(1)</script>", 'a"b\\c', "tab\there", "naïve ☃", "",
                              "line\nbreak", "x" * 3000, "bad \udcff utf-8", "_ZN3foo3barEi"], 1):
        p.function(i, name, "a b.c")
        p.location(i, [(i, i)])
        p.sample([i], [i])
    yield "names.pb.gz", pack(p.bytes())
    p = Profile("cpu/nanoseconds").chain("main", "leaf")
    p.sample([2] * 5000 + [1], [1])
    yield "deep.pb.gz", pack(p.bytes())


def labels():
    p = Profile("cpu/nanoseconds").chain("main", "leaf")
    p.sample([2, 1], [10], p.label("tenant", "red") + p.label("bytes", 4096, "bytes"))
    p.sample([2, 1], [20], p.label("tenant", "blue") + p.label("tenant", "green"))
    p.sample([1], [30], p.label("latency", 12, "milliseconds") + p.label("latency", 3))
    p.sample([1], [40], p.label("bytes", 2, "kilobytes") + p.label("request", 100))
    p.sample([1], [50], p.label("zero", 0, "bytes") + p.label("tenant", ""))
    yield "labels.pb.gz", pack(p.bytes())
    p = simple(doc="https://example.org/how-to-read", comment="first remark",
               time=1700000000000000000, duration=90500000000)
    p.set("comment", "second remark")
    yield "documented.pb.gz", pack(p.bytes())


def bad():
    whole = simple(time=1700000000000000000).bytes()
    packed_whole = pack(whole)
    yield "empty", b""
    yield "empty.gz", pack(b"")
    yield "text.txt", b"This is no profile.\n"
    yield "binary", bytes(range(256)) * 4
    yield "truncated.pb.gz", packed_whole[:-20]
    yield "truncated-trailer.pb.gz", packed_whole[:-3]
    yield "crc.pb.gz", packed_whole[:-8] + bytes([packed_whole[-8] ^ 1]) + packed_whole[-7:]
    yield "garbage-after.pb.gz", packed_whole + b"garbage"
    yield "truncated.pb", whole[:-1 - len(whole) // 3]
    yield "overlong-varint.pb", whole + varint(12 << 3) + b"\xff" * 11 + b"\x01"
    yield "length-4g.pb", whole + varint(2 << 3 | 2) + varint((1 << 32) - 1) + b"xx"
    yield "length-max.pb", whole + varint(2 << 3 | 2) + varint(MAX) + b"xx"
    yield "group.pb", whole + varint(2 << 3 | 3)
    yield "wrong-wire-type.pb", whole + varint(2 << 3)
    yield "two-profiles.pb", whole + whole

    def broken(change):
        p = simple()
        change(p)
        return pack(p.bytes())

    def replace(p, old, new):
        p.strings[p.strings.index(old)] = new

    yield "no-location.pb.gz", broken(lambda p: p.sample([3, 9], [1, 1]))
    yield "location-0-in-sample.pb.gz", broken(lambda p: p.sample([3, 0], [1, 1]))
    yield "no-function.pb.gz", broken(lambda p: p.location(4, [(9, 1)]))
    yield "function-0-in-line.pb.gz", broken(lambda p: p.location(4, [(0, 1)]))
    yield "location-twice.pb.gz", broken(lambda p: p.location(2, [(1, 1)]))
    yield "function-twice.pb.gz", broken(lambda p: p.function(2, "again"))
    yield "mapping-twice.pb.gz", broken(lambda p: (p.mapping(1, 0, 1), p.mapping(1, 0, 1)))
    yield "location-id-0.pb.gz", broken(lambda p: p.location(0, [(1, 1)]))
    yield "function-id-0.pb.gz", broken(lambda p: p.function(0, "zero"))
    yield "mapping-id-0.pb.gz", broken(lambda p: p.mapping(0, 0, 1))
    yield "values-short.pb.gz", broken(lambda p: p.sample([1], [1]))
    yield "values-long.pb.gz", broken(lambda p: p.sample([1], [1, 2, 3]))
    yield "no-types.pb.gz", broken(lambda p: p.types.clear())
    yield "first-string.pb.gz", broken(lambda p: replace(p, "", "not empty"))
    yield "no-strings.pb.gz", broken(lambda p: p.strings.clear())
    yield "string-index.pb.gz", broken(lambda p: p.functions.append(field(1, 4) + field(2, 1000)))
    yield "string-index-negative.pb.gz", broken(
        lambda p: p.functions.append(field(1, 4) + field(2, MAX)))


def limit():
    p = simple()
    p.function(4, "A" * (48 << 20))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield "48-megabytes.pb.gz", squeeze.compress(p.bytes()) + squeeze.flush()


def main(top):
    groups = {"odd": (encodings, ids, values, frames, labels), "bad": (bad,), "limit": (limit,)}
    for folder, makers in groups.items():
        os.makedirs(os.path.join(top, folder), exist_ok=True)
        for make in makers:
            for name, data in make():
                with open(os.path.join(top, folder, name), "wb") as stream:
                    stream.write(data)


main(sys.argv[1])
