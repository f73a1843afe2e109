# SPDX-License-Identifier: Apache-2.0
"""What the tests of interactive pictures share: a command that draws, and Chromium that shows it."""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import unittest

from cdp import Browser, find_chromium

# Names that try to get out of where a viewer puts them.
HOSTILE = ["</script><script>window.hit=1</script>", "\"><img src=x onerror=window.hit=1>",
           "</title><svg onload=window.hit=1>", "]]><script>window.hit=1</script>",
           "'+(window.hit=1)+'", "javascript:window.hit=1", "\u202egpj.exe", "a\x1b[31m\x07b",
           "${window.hit=1}", "&lt;b&gt;", "x" * 10000]


def folded(path, lines):
    with open(path, "w") as out:
        out.writelines("%s %d\n" % (";".join(stack), value) for stack, value in lines)
    return path


def many_frames(count):
    """Stacks whose tree has about so many nodes."""
    pick, stacks, nodes = random.Random(1), [()], 0
    while nodes < count:
        base = stacks[pick.randrange(len(stacks))]
        for _ in range(pick.randint(1, 8)):
            n = pick.randrange(4000)
            base += ("example.org/service/package%d.(*Type%d).method%d" % (n % 37, n % 211, n),)
            stacks.append(base)
            nodes += 1
    return [(stack, 1 + len(stack) % 50) for stack in stacks[1:]]


class ViewerTest(unittest.TestCase):
    """A subclass names the command that draws."""
    command = pa = testdata = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="pa-viewer-")
        cls.browser = Browser(find_chromium()).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__(None, None, None)
        cls.folder.cleanup()

    def setUp(self):
        self.browser.dark(False)
        self.browser.resize(1280, 900)

    def draw(self, name, *arguments):
        path = os.path.join(self.folder.name, name)
        subprocess.run([self.pa, self.command, *arguments, "-o", path], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return "file://" + path

    def show(self, name, *arguments):
        self.browser.open(self.draw(name, *arguments))
        return self.browser

    def tearDown(self):
        self.assertEqual(self.browser.problems(), [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--testdata", required=True)
    arguments, rest = parser.parse_known_args()
    ViewerTest.pa = os.path.abspath(arguments.pa)
    ViewerTest.testdata = os.path.abspath(arguments.testdata)
    if not find_chromium():
        print("SKIPPED: no chromium on this machine: nothing interactive was tested")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
