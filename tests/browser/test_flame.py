#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Interactive flame graphs in Chromium: zoom, search, keys, links, dark mode, and that names from a
profile never run. Skipped (77) where there is no Chromium."""
import os
import re
import shutil
import subprocess
import unittest

from viewer import HOSTILE, ViewerTest, folded, main, many_frames


class Flame(ViewerTest):
    command = "flame"

    CPU = property(lambda self: os.path.join(self.testdata, "go", "cpu.pb.gz"))

    def frame(self, text):
        """The middle of the frame whose label starts so, and its width."""
        return self.browser.run(
            "(()=>{for(const t of document.querySelectorAll('g[role=img]'))"
            "if(t.getAttribute('display')!='none'&&t.getAttribute('aria-label').startsWith(%r))"
            "{const b=t.firstChild.getBoundingClientRect();"
            "return[b.x+b.width/2,b.y+b.height/2,b.width]}})()" % text)

    def status(self):
        return self.browser.run("document.querySelector('[aria-live]').textContent")

    def note(self):
        return self.browser.run("document.querySelector('[role=status]').textContent")

    def hash(self):
        return self.browser.run("location.hash")

    def labels(self):
        return self.browser.run(
            "[...document.querySelectorAll('g[role=img]')].filter(g=>g.getAttribute('display')!="
            "'none').map(g=>g.lastChild.textContent)")

    def test_zoom_by_click_and_back(self):
        b = self.show("zoom.svg", self.CPU)
        x, y, width = self.frame("example.org/lexi/internal/text.mix")
        b.click(x, y)
        self.assertIn("z=", self.hash())
        zoomed = self.frame("example.org/lexi/internal/text.mix")
        self.assertGreater(zoomed[2], 1250)
        self.assertGreater(zoomed[2], width)
        b.mouse("mouseMoved", zoomed[0], zoomed[1])
        self.assertIn("580ms, 43.6% of total, 100.0% of zoomed", self.status())
        self.assertIn("example.org/lexi/internal/text.mix", self.labels())  # re-fitted
        b.click(*self.frame("main.main")[:2])  # an ancestor
        self.assertLess(self.frame("example.org/lexi/internal/text.mix")[2], 700)
        b.run("history.back()")
        b.run("new Promise(r=>setTimeout(r,200))")
        self.assertGreater(self.frame("example.org/lexi/internal/text.mix")[2], 1250)
        b.key("Escape")
        self.assertEqual(self.hash(), "")

    def test_search(self):
        b = self.show("search.svg", self.CPU)
        b.key("/")
        b.type("MIX|hash")
        # Nested matches count once: text.Hash calls text.mix.
        stacks = [line.rsplit(" ", 1) for line in subprocess.run(
            [self.pa, "flame", "--format", "folded", self.CPU], check=True, capture_output=True,
            text=True).stdout.splitlines()]
        total = sum(int(v) for _, v in stacks)
        share = sum(int(v) for s, v in stacks if re.search("mix|hash", s, re.I)) / total
        functions = {f for s, _ in stacks for f in s.split(";") if re.search("mix|hash", f, re.I)}
        self.assertEqual(self.note(), "%d matched, %.1f%% of total" % (len(functions), share * 100))
        self.assertIn("s=MIX", self.hash())
        b.key("Enter")
        first = self.status()
        b.key("Enter")
        self.assertNotEqual(first, self.status())
        b.key("Escape")  # leaves the box
        b.key("N")
        self.assertEqual(first, self.status())
        b.key("c")
        self.assertRegex(self.note(), r"^\d+ matched")
        self.assertIn("c=1", self.hash())
        b.run("document.querySelector('input').value='(';"
              "document.querySelector('input').oninput()")
        self.assertEqual(self.note(), "bad regex")
        b.key("Escape")
        self.assertEqual(self.note(), "")

    def test_keyboard(self):
        b = self.show("keys.svg", self.CPU)
        b.key("ArrowDown")
        self.assertTrue(self.status().startswith("all"))
        b.key("ArrowDown")
        self.assertTrue(self.status().startswith("runtime.main"))
        b.key("ArrowRight")
        self.assertFalse(self.status().startswith("runtime.main"))
        b.key("ArrowLeft")
        b.key("ArrowUp")
        self.assertTrue(self.status().startswith("all"))
        for _ in range(3):
            b.key("ArrowDown")
        b.key("Enter")
        self.assertIn("z=3", self.hash())
        for _ in range(3):
            b.key("Backspace")
        self.assertNotIn("z=", self.hash())
        top = self.frame("all")[1]
        b.key("i")
        self.assertGreater(self.frame("all")[1], top)
        self.assertIn("f=1", self.hash())
        b.key("?")
        self.assertIn("search", self.status())

    def test_permalink(self):
        url = self.draw("link.svg", self.CPU)
        self.browser.open(url + "#s=mix&z=3&f=1")
        self.assertIn("matched", self.note())
        self.assertGreater(self.frame("all")[1], self.frame("main.main")[1])
        self.assertEqual(self.hash(), "#s=mix&z=3&f=1")

    def test_dark_mode_follows_the_browser(self):
        b = self.show("dark.svg", self.CPU)
        # The paper, and the rim around the status line, which keeps it legible above frames.
        colors = ("[getComputedStyle(document.querySelector('svg > rect')).fill,"
                  "getComputedStyle(document.querySelector('[aria-live]')).stroke]")
        light, dark = ["rgb(255, 255, 255)"] * 2, ["rgb(22, 24, 29)"] * 2
        self.assertEqual(b.run(colors), light)
        b.dark(True)
        self.assertEqual(b.run(colors), dark)
        b.dark(False)
        self.assertEqual(b.run(colors), light)
        b.key("d")
        self.assertEqual(b.run(colors), dark)

    def test_starts_dark_and_turns_light(self):
        self.browser.dark(True)
        b = self.show("dark.svg", self.CPU)
        stroke = "getComputedStyle(document.querySelector('[aria-live]')).stroke"
        self.assertEqual(b.run(stroke), "rgb(22, 24, 29)")
        b.dark(False)
        self.assertEqual(b.run(stroke), "rgb(255, 255, 255)")

    def test_the_frame_under_the_pointer_is_outlined(self):
        b = self.show("outline.svg", self.CPU)
        ring = ("(()=>{const r=document.querySelector('.frames>rect:last-child');"
                "const b=r.getBoundingClientRect();return[r.getAttribute('display'),b.x+b.width/2]})()")
        x, y, _ = self.frame("main.build")
        b.mouse("mouseMoved", x, y)
        shown, middle = b.run(ring)
        self.assertFalse(shown)
        self.assertAlmostEqual(middle, x, delta=1)
        b.mouse("mouseMoved", x, 8)
        self.assertEqual(b.run(ring)[0], "none")

    def test_narrow_windows_get_a_narrow_picture(self):
        b = self.show("narrow.svg", self.CPU)
        b.resize(600, 700)
        b.run("new Promise(r=>setTimeout(r,100))")
        self.assertEqual(b.run("document.querySelector('svg').width.baseVal.value"), 600)

    # Of every word and swatch of the head: its right edge, and whether the search box covers it.
    HEAD = """(()=>{const f=document.querySelector('foreignObject').getBoundingClientRect();
      return[...document.querySelectorAll('.head text,.legend text,.legend rect,[aria-live]')]
      .map(e=>[e.textContent,e.getBoundingClientRect()]).map(([t,b])=>
        [t,b.right,b.bottom,b.right>f.left&&b.top<f.bottom&&b.bottom>f.top])})()"""

    def test_nothing_of_the_head_is_cut_or_covered(self):
        two = [self.CPU, os.path.join(self.testdata, "go", "cpu-v2.pb.gz")]
        long_title = "a title that takes more room than there is in any of these windows " * 3
        long_name = os.path.join(self.folder.name, "a-name-of-a-file-" * 8 + "v2.pb.gz")
        shutil.copy(two[1], long_name)
        for arguments in ([self.CPU], two, ["--title", long_title, *two], [self.CPU, long_name],
                          [os.path.join(self.testdata, "odd", "no-samples.pb.gz")]):
            b = self.show("head.html", *arguments)
            for width in (1200, 600, 400):
                b.resize(width, 700)
                b.run("new Promise(r=>setTimeout(r,100))")
                words = b.run(self.HEAD)
                self.assertGreater(len(words), 1)
                for text, right, bottom, covered in words:
                    self.assertLessEqual(right, width, text)
                    self.assertFalse(covered, text)
                top = b.run("document.querySelector('.frames').getBoundingClientRect().top")
                self.assertGreaterEqual(top, max(bottom for _, _, bottom, _ in words) - 1)
                self.assertLess(top, max(bottom for _, _, bottom, _ in words) + 20)

    def test_narrow_windows_point_at_the_right_frame(self):
        b = self.show("narrow.html", self.CPU)
        b.resize(400, 700)
        b.run("new Promise(r=>setTimeout(r,100))")
        b.mouse("mouseMoved", *self.frame("main.build")[:2])
        self.assertTrue(self.status().startswith("main.build — 1.27s, 95.5%"), self.status())

    def test_paper_has_no_search_box(self):
        b = self.show("paper.html", self.CPU)
        shown = "getComputedStyle(document.querySelector('foreignObject')).display"
        self.assertNotEqual(b.run(shown), "none")
        b.call("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(b.run(shown), "none")
        b.call("Emulation.setEmulatedMedia", media="")

    def test_sandwich_and_comparison(self):
        b = self.show("sandwich.svg", "--sandwich", "text.Hash$", self.CPU)
        pivot = self.frame("example.org/lexi/internal/text.Hash")[1]
        self.assertGreater(self.frame("example.org/lexi/internal/text.mix")[1], pivot)
        self.assertLess(self.frame("main.main")[1], pivot)
        b = self.show("diff.svg", self.CPU, os.path.join(self.testdata, "go", "cpu-v2.pb.gz"))
        b.mouse("mouseMoved", *self.frame("example.org/lexi/internal/text.mix")[:2])
        self.assertIn("580ms → 940ms, +27.1%", self.status())
        # Every number that the viewer shows is the still picture's.
        path = self.draw("still.svg", "--svg=static", self.CPU,
                         os.path.join(self.testdata, "go", "cpu-v2.pb.gz"))
        with open(path[len("file://"):]) as file:
            still = re.findall(r"<title>([^\n]*)\n(\S+ → \S+) ", file.read())
        shown = re.findall(r"(?m)^(.*) — (\S+ → [^,]+),", b.run(
            "[...document.querySelectorAll('g[role=img]')].map(g=>g.getAttribute('aria-label'))"
            ".join('\\n')"))
        self.assertGreater(len(shown), 20)
        self.assertEqual(set(shown) - set(still), set())

    def test_hostile_names_are_text(self):
        path = folded(os.path.join(self.folder.name, "hostile.folded"),
                      [((name, name), 10) for name in HOSTILE])
        for form in ("hostile.svg", "hostile.html"):
            b = self.show(form, path, "--input-format", "folded")
            b.key("/")
            b.type("hit")
            for x in range(50, 1280, 300):
                b.mouse("mouseMoved", x, 95)
                b.click(x, 95)
                b.key("Escape")
            self.assertIsNone(b.run("window.hit"))
            self.assertEqual(b.run("document.querySelectorAll('img,iframe,[onload],[onerror]')"
                                   ".length"), 0)

    def test_html_page(self):
        b = self.show("page.html", self.CPU)
        self.assertEqual(b.run("document.title"), "lexi — cpu")
        b.click(*self.frame("main.main")[:2])
        self.assertIn("z=", self.hash())

    def test_empty(self):
        self.show("empty.svg", os.path.join(self.testdata, "odd", "no-samples.pb.gz"))

    def test_fifty_thousand_frames_stay_small(self):
        path = folded(os.path.join(self.folder.name, "many.folded"), many_frames(50000))
        self.show("many.svg", path)
        self.assertLess(os.path.getsize(os.path.join(self.folder.name, "many.svg")), 1200000)


if __name__ == "__main__":
    main()
