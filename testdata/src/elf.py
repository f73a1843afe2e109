# SPDX-License-Identifier: Apache-2.0
"""elf.py TESTDATA: writes elf/*: programs that hold nothing but their tables, in both word sizes and
byte orders. Their functions are those that the addresses of text/cpu-*.prof lie in. Always the same
bytes."""
import os
import struct
import sys

FUNCTION, OBJECT, LOCAL, GLOBAL = 2, 1, 0, 16
BASE = 0x10000  # where the file is loaded, by its program header
SYMBOLS = [  # name, address, size, kind, section
    ("", 0, 0, 0, 0),
    ("main", BASE + 0x200, 0x100, FUNCTION | GLOBAL, 1),
    ("aaa_alias_of_main", BASE + 0x200, 0x10, FUNCTION | LOCAL, 1),
    ("_ZN4Book5matchEv", BASE + 0x400, 0x200, FUNCTION | GLOBAL, 1),
    ("one", BASE + 0xE00, 0, FUNCTION | GLOBAL, 1),  # without a size: to the next
    ("assembly", BASE + 0xF00, 0, FUNCTION | GLOBAL, 1),  # and to the end of the section
    ("table", BASE + 0xFF0, 0x100, OBJECT | GLOBAL, 1),
    ("after", BASE + 0x1100, 0x10, FUNCTION | LOCAL, 2),
    ("elsewhere", BASE + 0x250, 0x10, FUNCTION | GLOBAL, 0),  # undefined
]
BUILD_ID = bytes(range(0xA0, 0xB4))


class Writer:
    def __init__(self, wide, order):
        self.wide, self.order = wide, order

    def pack(self, words):
        """`words` is a list of (size, value); size 0 is that of an address."""
        letters = {1: "B", 2: "H", 4: "I", 8: "Q", 0: "Q" if self.wide else "I"}
        return struct.pack(self.order + "".join(letters[s] for s, _ in words),
                           *(v for _, v in words))

    def symbol(self, name, value, size, kind, section):
        if self.wide:
            return self.pack([(4, name), (1, kind), (1, 0), (2, section), (8, value), (8, size)])
        return self.pack([(4, name), (4, value), (4, size), (1, kind), (1, 0), (2, section)])

    def segment(self, kind, offset, address, size):
        if self.wide:
            return self.pack([(4, kind), (4, 5), (8, offset), (8, address), (8, address),
                              (8, size), (8, size), (8, 0x1000)])
        return self.pack([(4, kind), (4, offset), (4, address), (4, address), (4, size),
                          (4, size), (4, 5), (4, 0x1000)])

    def section(self, kind, offset, size, link=0, entry=0, address=0):
        return self.pack([(4, 0), (4, kind), (0, 0), (0, address), (0, offset), (0, size),
                          (4, link), (4, 0), (0, 1), (0, entry)])

    def program(self, symbols_kind, build_id):
        header_size, segment_size = (64, 56) if self.wide else (52, 32)
        names, table = b"", b""
        for name, value, size, kind, section in SYMBOLS:
            table += self.symbol(len(names), value, size, kind, section)
            names += name.encode() + b"\0"
        note = self.pack([(4, 4), (4, len(build_id)), (4, 3)]) + b"GNU\0" + build_id
        segments = self.segment(0x6474E551, 0, 0, 0) + self.segment(1, 0, BASE, 0x3000)
        body = segments
        sections = [self.section(0, 0, 0), self.section(1, 0, 0x1080, address=BASE)]
        for kind, content, link, entry in ((7, note, 0, 0), (symbols_kind, table, 4,
                                            len(self.symbol(0, 0, 0, 0, 0))),
                                           (3, names, 0, 0)):
            sections.append(self.section(kind, header_size + len(body), len(content), link, entry))
            body += content
        ident = b"\x7fELF" + bytes([2 if self.wide else 1, 1 if self.order == "<" else 2, 1])
        header = ident.ljust(16, b"\0") + self.pack(
            [(2, 3), (2, 62), (4, 1), (0, 0), (0, header_size), (0, header_size + len(body)),
             (4, 0), (2, header_size), (2, segment_size), (2, 2), (2, len(sections[0])),
             (2, len(sections)), (2, 0)])
        return header + body + b"".join(sections)


def main(top):
    folder = os.path.join(top, "elf")
    os.makedirs(folder, exist_ok=True)
    files = {"app-%d%s" % (64 if wide else 32, "le" if order == "<" else "be"):
             Writer(wide, order).program(2, BUILD_ID) for wide in (True, False) for order in "<>"}
    files["app-stripped"] = Writer(True, "<").program(11, b"")  # the dynamic linker's symbols
    files["app-nothing"] = Writer(True, "<").program(99, b"")  # no symbols at all
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(data)


main(sys.argv[1])
