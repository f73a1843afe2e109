#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of `pa report` in Chromium: views, selection, addresses, dark, narrow, print, without
scripts, hostile names. No test may leave an error in the console or ask for anything."""
import glob
import os
import re
import subprocess
import time
import unittest

from viewer import HOSTILE, ViewerTest, folded, main


class ReportTest(ViewerTest):
    command = "report"

    def sides(self):
        data = lambda *names: [os.path.join(self.testdata, *names)]
        return ["--fail-on", "sec/op>3%,cpu:total>2%", "--title", "a < b",
                "--old", *data("go", "cpu.pb.gz"), *data("bench", "old.txt"),
                "--new", *data("go", "cpu-v2.pb.gz"), *data("bench", "new.txt")]

    def draw(self, name, *arguments):
        path = os.path.join(self.folder.name, name)
        done = subprocess.run([self.pa, "report", "-q", *arguments, "-o", path],
                              stderr=subprocess.DEVNULL)
        self.assertIn(done.returncode, (0, 1, 3))
        return "file://" + path

    def show(self, name, *arguments, address=""):
        self.browser.open("about:blank")
        self.browser.open(self.draw(name, *arguments) + address)
        return self.browser

    def click(self, selector):
        self.browser.run("document.querySelector(%r).click()" % selector)

    def count(self, selector):
        return self.browser.run("document.querySelectorAll(%r).length" % selector)

    def texts(self, selector):
        return self.browser.run("[...document.querySelectorAll(%r)].map(e => e.textContent)" %
                                selector)

    def shown(self):
        """Which of the views is."""
        return self.browser.run("[...document.querySelectorAll('.view')]"
                                ".filter(e => e.offsetParent).map(e => e.ariaLabel)")

    def hash(self):
        return self.browser.run("location.hash")

    def test_verdict_comes_first(self):
        b = self.show("verdict.html", *self.sides())
        self.assertEqual(b.run("document.title"), "a < b")
        self.assertRegex(self.texts("h1")[0], r"3 of 15 benchmark results got worse")
        self.assertIn("Gate failed", self.texts(".state")[0])
        self.assertEqual(self.texts(".gate em")[0], "failed")
        self.assertGreater(self.count("#moved tbody tr.w"), 2)
        self.assertLess(b.run("document.querySelector('.gate').getBoundingClientRect().bottom"), 900)

    def test_views(self):
        b = self.show("views.html", *self.sides())
        self.assertEqual(self.shown(), ["Flame graph"])
        for name in self.texts("[role=tab]"):
            b.run("[...document.querySelectorAll('[role=tab]')].find(e => e.textContent == %r)"
                  ".click()" % name)
            self.assertEqual(self.shown(), [name])
        self.assertEqual(self.count("[role=tab][aria-selected=true]"), 1)

    def test_table_sorts_and_is_searched(self):
        b = self.show("table.html", *self.sides(), address="#k=profile-cpu&v=table")
        column = lambda n: [float(t.split()[0].replace("−", "-").replace("+", "") or 0) if t else 0
                            for t in self.texts("tr[data-f] td:nth-child(%d)" % n)]
        self.assertGreater(self.count("tr[data-f]"), 20)
        self.click(".view.on th:nth-child(7) button")
        names = self.texts("tr[data-f] th")
        self.assertEqual(names, sorted(names))
        self.click(".view.on th:nth-child(7) button")
        self.assertEqual(self.texts("tr[data-f] th"), names[::-1])
        self.click(".view.on th:nth-child(3) button")
        self.assertEqual(self.count("th[aria-sort=descending]"), 1)
        self.assertGreater(column(3)[0], 0)
        b.run("(e => { e.value = 'runtime.'; e.oninput() })(document.querySelector('.tabs input'))")
        self.assertTrue(all("runtime." in t for t in self.texts("tr[data-f] th")))
        self.assertIn("q=runtime.", self.hash())

    def test_one_selection_in_all_views_and_back(self):
        b = self.show("pick.html", *self.sides(), address="#k=profile-cpu&v=table")
        self.click("tr[data-f]")
        name = self.texts("tr.on th")[0]
        self.assertEqual(self.texts(".st b"), [name])
        b.key("4")
        self.assertEqual(self.shown(), ["Sandwich"])
        self.assertIn(name, self.texts("[role=treeitem].on .name"))
        b.key("1")
        self.assertIn("matched", b.run("document.querySelector('figure.flame [role=status]')"
                                       ".textContent"))
        b.run("history.back()")
        time.sleep(.2)
        self.assertEqual(self.shown(), ["Sandwich"])
        address = self.hash()
        self.show("again.html", *self.sides(), address=address)
        self.assertEqual(self.shown(), ["Sandwich"])
        self.assertEqual(self.texts(".st b"), [name])

    def test_a_function_alone_is_an_address(self):
        self.show("alone.html", *self.sides(), address="#k=profile-cpu&v=table")
        name = self.texts("tr[data-f] th")[0]
        self.show("alone.html", *self.sides(), address="#f=" + name)
        self.assertEqual(self.texts("tr.on th"), [name])

    def test_call_tree_by_keyboard(self):
        b = self.show("tree.html", *self.sides(), address="#k=profile-cpu&v=tree")
        before = self.count("[role=treeitem]")
        b.run("document.querySelector('[role=treeitem]').focus()")
        b.key("ArrowLeft")
        self.assertLess(self.count("[role=treeitem]"), before)
        b.key("ArrowRight")
        b.key("ArrowDown")
        self.assertEqual(b.run("document.activeElement.ariaLevel"), "2")

    def test_dark_and_narrow(self):
        b = self.show("dark.html", *self.sides())
        back = "getComputedStyle(document.body).backgroundColor"
        self.assertEqual(b.run(back), "rgb(255, 255, 255)")
        b.dark(True)
        self.assertEqual(b.run(back), "rgb(22, 24, 29)")
        b.resize(400, 800)
        for view in ("flame", "table", "tree", "sandwich", "graph"):
            b.open(b.run("location.href").split("#")[0] + "#k=profile-cpu&v=" + view)
            self.assertLessEqual(b.run("document.documentElement.scrollWidth"), 400, view)

    def test_print_has_the_pictures_and_no_controls(self):
        b = self.show("print.html", *self.sides(), address="#k=profile-cpu&v=table")
        b.call("Emulation.setEmulatedMedia", media="print")
        try:
            self.assertEqual(b.run("[...document.querySelectorAll('figure,.tabs,header,.live')]"
                                   ".filter(e => e.offsetParent || e.offsetHeight)"
                                   ".map(e => e.className.split(' ')[0])"),
                             ["samples", "flame", "graph"])
        finally:
            b.call("Emulation.setEmulatedMedia", media="")

    def test_without_scripts_it_is_a_document(self):
        folder = os.path.join(self.folder.name, "still") + "/"
        self.draw("still/", *self.sides())
        with open(folder + "report.html", encoding="utf-8") as file:
            page = file.read()
        self.assertNotRegex(page, r"<script|<style|\sstyle=|\son\w+=")
        for name in re.findall(r'(?:src|href)="([^"#]+)"', page):
            self.assertTrue(os.path.exists(folder + name), name)
        self.assertEqual(len(glob.glob(folder + "*.svg")), 3)
        self.browser.open("file://" + folder + "report.html")
        self.assertEqual(self.browser.run("[...document.images].every(i => i.naturalWidth > 0)"),
                         True)

    def test_hostile_names(self):
        paths = []
        for side in (1, 2):
            lines = [(("main", name), 10 * side + i) for i, name in enumerate(HOSTILE)]
            paths.append(folded(os.path.join(self.folder.name, "h%d.folded" % side), lines))
        for view in ("flame", "table", "tree", "graph"):
            b = self.show("hostile.html", "--input-format", "folded", "--title", HOSTILE[0], "--old", paths[0], "--new",
                          paths[1], address="#v=" + view)
            self.assertIsNone(b.run("window.hit || null"))
            self.assertEqual(self.count("img,iframe,[onload],[onerror]"), 0)

    def test_embedded_json(self):
        b = self.show("json.html", "--embed-json", *self.sides())
        read = "JSON.parse(document.getElementById('report-json').textContent)"
        self.assertEqual(b.run(read + ".title"), "a < b")
        self.assertEqual(b.run(read + ".schema"), "pa.report/1")

    def test_one_side(self):
        b = self.show("one.html", os.path.join(self.testdata, "go", "cpu.pb.gz"),
                      address="#k=profile-cpu&v=table")
        self.assertRegex(self.texts("h1")[0], r"^One side only.*Most cpu is in ")
        self.assertGreater(self.count("tr[data-f]"), 10)
        self.assertEqual(self.count("#moved,.gate"), 0)
        self.assertEqual(b.run("document.querySelector('tr[data-f]').cells.length"), 5)


if __name__ == "__main__":
    main()
