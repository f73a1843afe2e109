# SPDX-License-Identifier: Apache-2.0
"""symbolize.py BINARY IN.pb.gz OUT.pb.gz: names, inlined frames and lines by addr2line for the
mapping whose file is BINARY, mangled names as they are. (`go tool pprof` of Go 1.19 finds none in
C++ programs.) Functions of other mappings stay unknown."""
import gzip
import subprocess
import sys

from wire import field, fields


def text_start(binary):
    """File offset and address of the executable segment."""
    out = subprocess.run(["readelf", "-lW", binary], capture_output=True, text=True, check=True)
    for line in out.stdout.splitlines():
        part = line.split()
        if part[:1] == ["LOAD"] and "E" in part[6:-1]:
            return int(part[1], 16), int(part[2], 16)
    raise SystemExit("no executable segment in " + binary)


def frames(binary, address):
    """[(function, file, line)], innermost first."""
    out = subprocess.run(["addr2line", "-f", "-i", "-e", binary, hex(address)], capture_output=True,
                         text=True, check=True).stdout.split("\n")[:-1]
    for name, place in zip(out[::2], out[1::2]):
        if name != "??":
            file, _, line = place.partition(" ")[0].rpartition(":")
            yield name, "" if file == "??" else file, int(line) if line.isdigit() else 0


def main(binary, source, target):
    top = list(fields(gzip.open(source).read()))
    strings = [v.decode() for n, v in top if n == 6]
    offset, start = text_start(binary)
    functions, out, mappings = {}, b"", {}

    def string(text):
        if text not in strings:
            strings.append(text)
        return strings.index(text)

    for n, v in top:
        if n == 3:
            m = dict(fields(v))
            mappings[m[1]] = m if strings[m.get(5, 0)] == binary else None
    for n, v in top:
        if n in (5, 6):
            continue
        loc = dict(fields(v)) if n == 4 else {}
        m = mappings.get(loc.get(2))
        if m:
            v = b"".join(field(k, x) for k, x in fields(v) if k != 4)
            address = loc[3] - m[2] + m.get(4, 0) - offset + start
            for name, file, line in frames(binary, address):
                f = functions.setdefault((name, file), len(functions) + 1)
                v += field(4, field(1, f) + field(2, line))
        elif n == 3 and mappings[dict(fields(v))[1]]:
            v = b"".join(field(k, x) for k, x in fields(v) if k < 7)
            v += b"".join(field(k, 1) for k in (7, 8, 9, 10))
        out += field(n, v)
    for (name, file), f in functions.items():
        out += field(5, field(1, f) + field(2, string(name)) + field(3, string(name))
                     + field(4, string(file)))
    out += b"".join(field(6, s) for s in strings)
    with open(target, "wb") as stream:
        stream.write(gzip.compress(out, mtime=0))


main(*sys.argv[1:])
