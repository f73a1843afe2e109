#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""made.py TESTDATA: writes jfr/*.jfr, SYNTHETIC recordings: what a recorder may write, but seldom does, after what JDK 17 and
async-profiler write (https://www.morling.dev/blog/jdk-flight-recorder-file-format/). Small: they are what fuzzing begins with."""
import os
import struct
import sys


class Out:
    """Numbers of a chunk, compressed or not; padded writes compressed ones in more bytes than they need."""

    def __init__(self, compressed=True, padded=False):
        self.b, self.compressed, self.padded = bytearray(), compressed, padded

    def num(self, n, size=8):
        if not self.compressed:
            self.b += (n & ((1 << 8 * size) - 1)).to_bytes(size, "big")
            return self
        n &= (1 << 64) - 1 if size == 8 else (1 << 32) - 1
        for i in range(8):
            last = n < 128 and (not self.padded or i >= 3)
            self.b.append(n & 127 | (0 if last else 128))
            n >>= 7
            if last:
                return self
        self.b.append(n & 255)
        return self

    def raw(self, data):
        self.b += data
        return self

    def text(self, s, encoding=3):
        if s is None or s == "":
            return self.raw(bytes([0 if s is None else 1]))
        self.raw(bytes([encoding]))
        if encoding == 2:
            return self.num(s)
        if encoding == 4:
            units = s.encode("utf-16-be")
            self.num(len(units) // 2, 4)
            for i in range(0, len(units), 2):
                self.num(units[i] << 8 | units[i + 1], 2)
            return self
        data = s.encode("utf-8" if encoding == 3 else "latin-1")
        return self.num(len(data), 4).raw(data)


# Class ids differ from recording to recording; `shift` moves them.
PRIMITIVES = ["boolean", "byte", "char", "short", "int", "long", "float", "double", "java.lang.String"]
CLASSES = {
    "java.lang.Thread": [("osName", "java.lang.String"), ("osThreadId", "long"), ("javaName", "java.lang.String"), ("javaThreadId", "long")],
    "java.lang.Class": [("name", "jdk.types.Symbol", "pool"), ("modifiers", "int")],
    "jdk.types.Symbol": [("string", "java.lang.String")],
    "jdk.types.Method": [("type", "java.lang.Class", "pool"), ("name", "jdk.types.Symbol", "pool"), ("descriptor", "jdk.types.Symbol", "pool")],
    "jdk.types.FrameType": [("description", "java.lang.String")],
    "jdk.types.ThreadState": [("name", "java.lang.String")],
    "jdk.types.StackFrame": [("method", "jdk.types.Method", "pool"), ("lineNumber", "int"), ("bytecodeIndex", "int"), ("type", "jdk.types.FrameType", "pool")],
    "jdk.types.StackTrace": [("truncated", "boolean"), ("frames", "jdk.types.StackFrame", "array")],
    "jdk.ActiveSetting": [("startTime", "long", "ticks"), ("id", "long"), ("name", "java.lang.String"), ("value", "java.lang.String")],
    "jdk.ExecutionSample": [("startTime", "long", "ticks"), ("sampledThread", "java.lang.Thread", "pool"), ("stackTrace", "jdk.types.StackTrace", "pool"),
                            ("state", "jdk.types.ThreadState", "pool")],
    "profiler.WallClockSample": [("startTime", "long", "ticks"), ("sampledThread", "java.lang.Thread", "pool"), ("stackTrace", "jdk.types.StackTrace", "pool"),
                                 ("state", "jdk.types.ThreadState", "pool"), ("samples", "int")],
    "jdk.ObjectAllocationSample": [("startTime", "long", "ticks"), ("eventThread", "java.lang.Thread", "pool"), ("stackTrace", "jdk.types.StackTrace", "pool"),
                                   ("objectClass", "java.lang.Class", "pool"), ("weight", "long")],
    "jdk.JavaMonitorEnter": [("startTime", "long", "ticks"), ("duration", "long", "ticks"), ("eventThread", "java.lang.Thread", "pool"),
                             ("stackTrace", "jdk.types.StackTrace", "pool"), ("monitorClass", "java.lang.Class", "pool")],
    "jdk.CPUTimeSample": [("startTime", "long", "ticks"), ("stackTrace", "jdk.types.StackTrace", "pool"), ("eventThread", "java.lang.Thread", "pool"),
                          ("failed", "boolean"), ("samplingPeriod", "long", "nanos")],
    "own.Cycle": [("inner", "own.Cycle")],
    "own.Empty": [],
    "own.Empties": [("many", "own.Empty", "array"), ("more", "own.Empty", "array")],
    "own.Everything": [("startTime", "long", "ticks"), ("a", "byte"), ("b", "char"), ("c", "short"), ("d", "float"), ("e", "double"), ("f", "java.lang.String", "array"),
                       ("g", "jdk.types.StackFrame", "array"), ("h", "java.lang.Class", "poolarray"), ("i", "jdk.types.Symbol"), ("j", "int", "array")],
}


class Chunk:
    def __init__(self, shift=100, compressed=True, padded=False, leave_out=()):
        names = PRIMITIVES + ["jdk.jfr.Timestamp", "jdk.jfr.Timespan"] + [c for c in CLASSES if c not in leave_out]
        self.ids = {name: shift + 3 * i for i, name in enumerate(names)}
        self.how = (compressed, padded)
        self.events, self.pools = [], {}

    def out(self):
        return Out(*self.how)

    def event(self, kind, payload):
        body = self.out().num(self.ids[kind] if isinstance(kind, str) else kind).raw(payload.b).b
        n = len(body) + 1
        while True:  # the size counts itself
            size = self.out().num(n, 4).b
            if len(size) + len(body) == n:
                break
            n = len(size) + len(body)
        self.events.append(bytes(size + body))

    def constant(self, kind, key, payload):
        self.pools.setdefault(kind, []).append((key, bytes(payload.b)))

    def checkpoint(self):
        o = self.out().num(1).num(0).num(0).raw(b"\0").num(len(self.pools), 4)
        for kind, entries in self.pools.items():
            o.num(self.ids[kind]).num(len(entries), 4)
            for key, payload in entries:
                o.num(key).raw(payload)
        self.event(1, o)
        self.pools = {}

    def metadata(self):
        strings = []

        def index(s):
            if s not in strings:
                strings.append(s)
            return strings.index(s)

        def element(name, attributes, children):
            return (index(name), [(index(k), index(v)) for k, v in attributes.items()], children)

        classes = []
        for name, number in self.ids.items():
            fields = []
            for field, kind, *flag in CLASSES.get(name, []):
                attributes = {"name": field, "class": str(self.ids[kind])}
                if flag and flag[0] in ("pool", "poolarray"):
                    attributes["constantPool"] = "true"
                if flag and flag[0] in ("array", "poolarray"):
                    attributes["dimension"] = "1"
                notes = []
                if flag and flag[0] == "ticks":
                    notes = [element("annotation", {"class": str(self.ids["jdk.jfr.Timestamp"]), "value": "TICKS"}, [])]
                elif flag and flag[0] == "nanos":
                    notes = [element("annotation", {"class": str(self.ids["jdk.jfr.Timespan"]), "value": "NANOSECONDS"}, [])]
                fields.append(element("field", attributes, notes))
            classes.append(element("class", {"id": str(number), "name": name}, fields))
        root = element("root", {}, [element("metadata", {}, classes), element("region", {"gmtOffset": "0"}, [])])

        def write(o, e):
            o.num(e[0], 4).num(len(e[1]), 4)
            for k, v in e[1]:
                o.num(k, 4).num(v, 4)
            o.num(len(e[2]), 4)
            for child in e[2]:
                write(o, child)

        o = self.out().num(1).num(0).num(1).num(len(strings), 4)
        for i, s in enumerate(strings):
            o.text(s, (3, 4, 5)[i % 3])
        write(o, root)
        self.event(0, o)

    def bytes(self, size=None, state=0, minor=1, start=1700000000_000000000):
        data = b"".join(self.events)
        size = 68 + len(data) if size is None else size
        return b"FLR\0" + struct.pack(">HHQQQQQQQ", 2, minor, size, 0, 0, start, 0, 5000, 1000000) + bytes([state, 0, 0, int(self.how[0])]) + data


def fill(c, profiler=False):
    """Two threads, three stacks, of all kinds; constants before and behind what refers to them."""
    symbols = ["java/lang/Thread", "run", "()V", "org/acme/Ledger", "add", "(J)J", "libledger.so", "ledger_add", "()L;", "[Lorg/acme/Page;", "", "kernel_\u00e4dd"]
    for i, s in enumerate(symbols):
        c.constant("jdk.types.Symbol", i + 1 << 40, c.out().text(s, (3, 5, 4)[i % 3] if s.isascii() else 4))
    sym = {s: i + 1 << 40 for i, s in enumerate(symbols)}
    for key, name in ((1, "java/lang/Thread"), (2, "org/acme/Ledger"), (3, "libledger.so"), (4, "[Lorg/acme/Page;"), (5, "")):
        c.constant("java.lang.Class", key, c.out().num(sym[name]).num(-1, 4))
    for key, kind, name, descriptor in ((10, 1, "run", "()V"), (11, 2, "add", "(J)J"), (12, 3, "ledger_add", "()L;"), (13, 5, "kernel_\u00e4dd", "()L;")):
        c.constant("jdk.types.Method", key, c.out().num(kind).num(sym[name]).num(sym[descriptor]))
    for key, text in enumerate(("Interpreted", "Inlined", "Native", "Kernel")):
        c.constant("jdk.types.FrameType", key, c.out().text(text))
    for key, text in enumerate(("STATE_DEFAULT", "STATE_RUNNABLE", "STATE_SLEEPING")):
        c.constant("jdk.types.ThreadState", key, c.out().text(text, 5))
    c.constant("java.lang.String", 77, c.out().text("10 ms"))
    setting = ("interval", "10000000") if profiler else ("period", None)
    c.event("jdk.ActiveSetting", c.out().num(5001).num(c.ids["jdk.ExecutionSample"]).text(setting[0], 5).raw(
        c.out().text(setting[1], 3).b if setting[1] else c.out().text(77, 2).b))
    if profiler:
        c.event("jdk.ActiveSetting", c.out().num(5001).num(c.ids["jdk.ExecutionSample"]).text("wall").text("50000000"))
    stacks = {1: (0, [(11, 20, 1), (10, 840, 0)]), 2: (1, [(13, 0, 3), (12, 0, 2), (11, -1, 0)]), 3: (0, [])}
    c.checkpoint()

    def sample(time, thread, stack, state):
        c.event("jdk.ExecutionSample", c.out().num(time).num(thread).num(stack).num(state))

    for time, thread, stack, state in ((6000, 1, 1, 0), (5500, 2, 2, 0), (7000, 1, 1, 1), (7000, 2, 3, 2), (7000, 9, 0, 0)):
        sample(time, thread, stack, state)
    if "profiler.WallClockSample" in c.ids:
        c.event("profiler.WallClockSample", c.out().num(8000).num(2).num(2).num(2).num(1000, 4))
    c.event("jdk.ObjectAllocationSample", c.out().num(8100).num(1).num(1).num(4).num(1 << 40))
    c.event("jdk.JavaMonitorEnter", c.out().num(8200).num(1500).num(1).num(1).num(2))
    c.event("own.Everything", c.out().num(9000).raw(b"\1").num(300, 2).num(-3, 2).raw(b"\0" * 12).num(2, 4).text("x").text(None).num(1, 4).num(11).num(1, 4).num(
        -1, 4).num(0).num(2, 4).num(1).num(2).text("inline", 5).num(3, 4).num(-1, 4).num(0, 4).num(1 << 30, 4))
    for key, (truncated, frames) in stacks.items():
        o = c.out().raw(bytes([truncated])).num(len(frames), 4)
        for method, line, kind in frames:
            o.num(method).num(line, 4).num(0, 4).num(kind)
        c.constant("jdk.types.StackTrace", key, o)
    c.constant("java.lang.Thread", 1, c.out().text("java").num(4711).text("main", 4).num(1))
    c.constant("java.lang.Thread", 2, c.out().text("GC Thread#0").num(4712).text(None).num(0))
    c.checkpoint()
    c.metadata()
    return c


def main():
    out = os.path.join(sys.argv[1], "jfr")
    os.makedirs(out, exist_ok=True)

    def write(name, data):
        with open(os.path.join(out, name), "wb") as f:
            f.write(data)

    jdk = ("profiler.WallClockSample", "jdk.CPUTimeSample")
    one, two = fill(Chunk(leave_out=jdk)), fill(Chunk(shift=7, padded=True, leave_out=jdk))
    write("made.jfr", one.bytes())
    write("made-two.jfr", one.bytes() + two.bytes(start=1700000001_000000000))
    write("made-raw.jfr", fill(Chunk(compressed=False, leave_out=jdk)).bytes(minor=0))
    write("made-async.jfr", fill(Chunk(shift=500, leave_out=("jdk.CPUTimeSample",)), True).bytes(minor=0))
    write("made-unfinished.jfr", one.bytes(size=0, state=255))
    write("made-flushed.jfr", one.bytes(state=2) + b"\x05\x06lost tail")
    cpu = Chunk(leave_out=("profiler.WallClockSample",))
    cpu.event("jdk.CPUTimeSample", cpu.out().num(6000).num(1).num(1).raw(b"\0").num(20000000))
    cpu.event("jdk.CPUTimeSample", cpu.out().num(6000).num(0).num(1).raw(b"\1").num(20000000))
    write("made-cputime.jfr", fill(cpu).bytes())
    cycle, large = Chunk(leave_out=jdk), Chunk(leave_out=jdk)
    cycle.constant("own.Cycle", 1, cycle.out())
    write("bad-cycle.jfr", fill(cycle).bytes())
    large.constant("own.Empties", 1, large.out().num(0xFFFFFFF, 4).num(1, 4))
    write("bad-count.jfr", fill(large).bytes())
    old = bytearray(one.bytes())
    old[4:8] = b"\0\1\0\0"
    write("bad-version.jfr", bytes(old))
    write("bad-cut.jfr", one.bytes()[:1200])
    write("bad-event.jfr", one.bytes()[:68] + b"\0\0" + one.bytes()[70:])


if __name__ == "__main__":
    sys.exit(main())
