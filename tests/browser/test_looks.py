#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The painters draw the same picture, on every machine: the SVG as librsvg shows it against cairo's
PNG, and all forms with a font configuration that has nothing in it. Skipped (77) without
rsvg-convert."""
import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom
import zlib

PA = TESTDATA = None


def read_png(path):
    """(width, height, rows of RGB triples as bytes) of an 8-bit RGB or RGBA file."""
    with open(path, "rb") as file:
        data = file.read()
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        checksum, = struct.unpack(">I", data[at + 8 + size:at + 12 + size])
        assert checksum == zlib.crc32(data[at + 4:at + 8 + size]), kind
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", data[at + 8:at + 18])
            assert depth == 8 and color in (2, 6)
        elif kind == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw, channels = zlib.decompress(packed), 4 if color == 6 else 3
    stride, above, rows = width * channels, bytearray(width * channels), []
    for y in range(height):
        start = y * (stride + 1)
        kind, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for x in range(stride if kind else 0):
            left = line[x - channels] if x >= channels else 0
            corner = above[x - channels] if x >= channels else 0
            up = above[x]
            if kind == 1:
                add = left
            elif kind == 2:
                add = up
            elif kind == 3:
                add = (left + up) // 2
            else:
                p = left + up - corner
                a, b, c = abs(p - left), abs(p - up), abs(p - corner)
                add = left if a <= b and a <= c else up if b <= c else corner
            line[x] = (line[x] + add) & 255
        rows.append(bytes(line))
        above = line
    return width, height, channels, rows


def difference(a, b):
    """The share of pixels of which some channel differs by more than a tenth."""
    width, height, channels_a, rows_a = read_png(a)
    other_width, other_height, channels_b, rows_b = read_png(b)
    assert (width, height) == (other_width, other_height), (width, height, other_width, other_height)
    count = 0
    for one, two in zip(rows_a, rows_b):
        if one == two:
            continue
        for x in range(width):
            i, j = x * channels_a, x * channels_b
            count += any(abs(one[i + k] - two[j + k]) > 25 for k in range(3))
    return count / (width * height)


class Looks(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="pa-looks-")

    def tearDown(self):
        self.folder.cleanup()

    def draw(self, name, *arguments, **environment):
        path = os.path.join(self.folder.name, name)
        subprocess.run([PA, "flame", *arguments, "-o", path], check=True,
                       env={**os.environ, **environment})
        return path

    def sample(self, name):
        return os.path.join(TESTDATA, "go", name)

    def compare(self, *arguments):
        svg, png = self.draw("a.svg", *arguments), self.draw("a.png", *arguments)
        shown = os.path.join(self.folder.name, "shown.png")
        subprocess.run(["rsvg-convert", "-o", shown, svg], check=True)
        share = difference(shown, png)
        print("%s: %.2f %% of pixels differ" % (" ".join(arguments[:1]), share * 100))
        self.assertLessEqual(share, 0.03)

    def test_svg_and_png_are_the_same_picture(self):
        self.compare("--width=700", "--depth=16", self.sample("cpu.pb.gz"))

    def test_so_they_are_for_comparisons(self):
        self.compare("--width=700", "--depth=16", self.sample("cpu.pb.gz"), self.sample("cpu-v2.pb.gz"))

    def test_so_they_are_in_the_dark(self):
        self.compare("--dark", "--svg=static", "--width=500", self.sample("heap.pb.gz"))

    def test_the_still_picture_needs_no_styles_and_no_scripts(self):
        with open(self.draw("a.svg", self.sample("cpu.pb.gz"))) as file:
            text = file.read()
        xml.dom.minidom.parseString(text)
        still = text[:text.index("<script")]
        self.assertNotRegex(still, r"style=|<style|\son\w+=|<image|xlink|url\(|class=\"[^\"]*[;:]")
        self.assertEqual(re.findall(r"https?://[^\"]*", still), ["http://www.w3.org/2000/svg"])

    def test_no_font_of_the_machine_matters(self):
        for name in ("a.svg", "a.html", "a.png", "a.pdf", "outline.svg"):
            kind = ["--svg=outline"] if name == "outline.svg" else []
            with open(self.draw(name, *kind, self.sample("cpu.pb.gz")), "rb") as file:
                usual = file.read()
            path = self.draw(name, *kind, self.sample("cpu.pb.gz"),
                             FONTCONFIG_FILE="/nowhere/fonts.conf", LC_ALL="C")
            with open(path, "rb") as file:
                self.assertEqual(usual, file.read(), name)

    def test_text_of_a_pdf_is_text(self):
        if not shutil.which("pdftotext"):
            self.skipTest("no pdftotext")
        path = self.draw("a.pdf", self.sample("cpu.pb.gz"))
        text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                              text=True).stdout
        self.assertIn("example.org/lexi/internal/text.mix", text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--testdata", required=True)
    arguments, rest = parser.parse_known_args()
    PA, TESTDATA = os.path.abspath(arguments.pa), os.path.abspath(arguments.testdata)
    if not shutil.which("rsvg-convert"):
        print("SKIPPED: no rsvg-convert on this machine: the painters were not compared")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
