#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of `pa report` in Chromium: views, selection, filters, switches, profiles in time,
addresses, dark, narrow, print, saved, without scripts, hostile names. No test may leave an error in
the console or ask for anything."""
import functools
import glob
import http.server
import json
import os
import random
import re
import threading
import time
import unittest

from report_viewer import ReportViewer
from viewer import HOSTILE, folded, main

VIEWS = ["Flame graph", "Call tree", "Functions", "Callers and callees", "Call graph", "Lines",
         "Labels"]
# https://www.jenkins.io/doc/book/security/configuring-content-security-policy/
JENKINS = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';"


class Server(http.server.SimpleHTTPRequestHandler):
    """Files as Jenkins gives them out."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", JENKINS)
        super().end_headers()

    def log_message(self, *_):
        pass


class ReportTest(ReportViewer):
    # ---- The document

    def test_verdict_comes_first(self):
        b = self.show("verdict.html", *self.sides())
        self.assertEqual(b.run("document.title"), "a < b")
        self.assertRegex(self.texts("h1")[0], r"3 of 15 benchmark results got worse")
        self.assertIn("Gate failed", self.texts(".state")[0])
        self.assertEqual(self.texts(".gate em")[0], "failed")
        self.assertGreater(self.count("#moved tbody tr.w"), 2)
        self.assertLess(b.run("document.querySelector('.gate').getBoundingClientRect().bottom"), 900)

    def test_tables_of_the_document_sort(self):
        b = self.show("sort.html", *self.sides())
        head = "#benchmarks div.table > table th:nth-child(1) button"
        self.click(head)
        names = self.texts("#benchmarks div.table:nth-of-type(1) > table tbody td:nth-child(1)")
        self.assertEqual(b.run("document.querySelector(%r).parentNode.ariaSort" % head),
                         "ascending")
        self.assertGreater(len(names), 0)

    def test_one_side(self):
        b = self.show("one.html", self.go("cpu.pb.gz"), address="#k=profile-cpu&v=table")
        self.assertRegex(self.texts("h1")[0], r"^One side only.*Most cpu is in ")
        self.assertGreater(self.count("tr[data-f]"), 10)
        self.assertEqual(self.count("#moved,.gate"), 0)
        self.assertEqual(b.run("document.querySelector('tr[data-f]').cells.length"), 5)
        self.assertEqual(self.count(".seg[aria-label=side]"), 0)
        # Values are sums, as in the tables of the document.
        self.assertEqual(self.texts(".sum b"), ["1.33 s"])

    def test_embedded_json(self):
        b = self.show("json.html", "--embed-json", *self.sides())
        read = "JSON.parse(document.getElementById('report-json').textContent)"
        self.assertEqual(b.run(read + ".title"), "a < b")
        self.assertEqual(b.run(read + ".schema"), "pa.report/1")

    # ---- Views and selection

    def test_views(self):
        self.show("views.html", *self.sides(), address="#k=profile-cpu&f=text.mix&v=flame")
        self.assertEqual(self.texts("[role=tab]"), VIEWS)
        for i, name in enumerate(VIEWS):
            self.browser.key(str(i + 1))
            self.assertEqual(self.shown(), [name])
            inside = self.count("figure.graph.on .node" if name == "Call graph" else ".pane *")
            self.assertGreater(inside, 5, name)
            # The selected function is marked.
            mark = {"Flame graph": ".fr.sel", "Callers and callees": ".fr.sel",
                    "Call graph": ".node.on", "Lines": ".ln td", "Labels": ".pane td"}.get(name, ".pane .on")
            self.assertGreaterEqual(self.count(mark), 1, name)
        self.assertEqual(self.count("figure.graph.on"), 0)

    def test_a_click_selects_in_every_view(self):
        b = self.show("pick.html", *self.sides(), address="#k=profile-cpu&v=table")
        self.click("tr[data-f]")
        name = self.texts("tr.on th")[0]
        self.assertEqual(self.texts(".selp h3")[0].split()[0], name)
        self.press("Callers and callees")
        self.assertIn(name, " ".join(self.texts(".fr.sel")))
        self.press("Call tree")
        b.run("document.querySelectorAll('[role=treeitem]')[2].click()")
        second = self.texts(".tr .on .name")[0]
        self.assertNotEqual(second, name)
        self.press("Call graph")
        b.run("[...document.querySelectorAll('.node')].at(-1).dispatchEvent("
              "new MouseEvent('click', {bubbles: true}))")
        third = b.run("document.querySelector('.node.on title').textContent")
        self.assertEqual(self.texts(".selp h3")[0].split()[0], third)
        self.press("clear")
        self.assertEqual(self.count(".node.on"), 0)
        for _ in range(2):
            self.back()
        self.assertEqual(self.shown(), ["Call graph"])
        self.assertEqual(self.texts(".selp h3")[0].split()[0], second)
        self.back()
        self.assertEqual(self.shown(), ["Call tree"])

    def test_flame_zooms_by_click_and_keys(self):
        b = self.show("zoom.html", *self.sides(), address="#k=profile-cpu&v=flame")
        x, y, width = self.frame("text.mix")
        b.mouse("mouseMoved", x, y)
        self.assertIn("text.mix", self.texts(".st")[0])
        self.assertNotEqual(b.run("getComputedStyle(document.querySelector('.fr:hover'))"
                                  ".outlineStyle"), "none")
        b.click(x, y)
        self.assertIn("z=", self.hash())
        self.assertGreater(self.frame("text.mix")[2], 1190)
        link = self.hash()
        b.click(*self.frame("text.mix")[:2])
        self.assertLess(self.frame("text.mix")[2], 1190)
        self.back()
        self.assertGreater(self.frame("text.mix")[2], 1190)
        self.assertEqual(self.hash(), link)
        b.key("Escape")
        self.assertAlmostEqual(self.frame("text.mix")[2], width, delta=1)
        b.run("document.querySelector('.fr[tabindex=\"0\"]').focus()")
        b.key("ArrowDown")
        b.key("ArrowDown")
        b.key("Enter")
        self.assertIn("z=", self.hash())
        b.key("Backspace")
        b.key("Backspace")
        self.assertNotIn("z=", self.hash())

    def test_what_is_proved_has_full_colour(self):
        """Of a function that calls nothing, by its own cost."""
        sides = [[], []]
        for i in range(8):
            lines = [(("main", "dear"), 400 + (i % 2) * 300 + i), (("main", "same"), 900 + i),
                     (("main", "other", "leaf"), 700 - i), (("main", "third"), 800 + 2 * i)]
            sides[i % 2].append(folded(os.path.join(self.folder.name, "full%d.folded" % i), lines))
        self.show("full.html", "--old", *sides[0], "--new", *sides[1], address="#v=flame")
        said = {t.split(",")[0]: t for t in self.browser.run(
            "[...document.querySelectorAll('.fr')].map(e => e.ariaLabel || '')")}
        self.assertIn("proved", said["dear"])
        self.assertNotIn("not proved", said["dear"])
        self.assertNotIn("proved", said["same"])
        # Of a leaf both halves say the same.
        self.show("full.html", "--old", *sides[0], "--new", *sides[1], address="#v=sandwich&f=dear")
        said = self.browser.run("[...document.querySelectorAll('.fr.sel')].map(e => e.ariaLabel)")
        self.assertEqual(len(said), 2)
        self.assertEqual(said[0], said[1])
        self.assertNotIn("not proved", said[0])

    def test_table_sorts_and_is_searched(self):
        self.show("table.html", *self.sides(), address="#k=profile-cpu&v=table")
        column = lambda n: [float(t.split()[0]) for t in self.texts(".pane td:nth-child(%d)" % n)]
        self.assertGreater(self.count("tr[data-f]"), 20)
        self.click(".pane th:nth-child(7) button")
        names = self.texts("tr[data-f] th")
        self.assertEqual(names, sorted(names))
        self.click(".pane th:nth-child(7) button")
        self.assertEqual(self.texts("tr[data-f] th"), names[::-1])
        self.click(".pane th:nth-child(3) button")
        self.assertEqual(self.count(".pane th[aria-sort=descending]"), 1)
        self.assertEqual(self.texts(".pane td:nth-child(3)")[-1], "0")
        self.search("^runtime\\.")
        self.assertTrue(all("runtime." in t for t in self.texts("tr[data-f] th")))
        self.assertIn("q=%5Eruntime", self.hash())
        self.assertRegex(self.texts(".st")[0], r"^\d+ functions match, \d+\.\d%")
        self.browser.key("1")
        self.assertEqual(self.count(".fl.srch"), 1)
        self.assertGreater(self.count(".fr:not(.hit)"), 3)
        self.assertGreater(self.count(".fr.hit"), 0)
        self.search("(")  # no expression: nothing matches, and nothing breaks
        self.assertRegex(self.texts(".st")[0], r"^0 functions match")

    def test_a_function_alone_is_an_address(self):
        self.show("alone.html", *self.sides(), address="#k=profile-cpu&v=table")
        name = self.texts("tr[data-f] th")[0]
        self.show("alone.html", *self.sides(), address="#f=" + name)
        self.assertEqual(self.texts("tr.on th"), [name])
        self.show("alone.html", *self.sides(), address="#k=nothing&v=nothing&t=nothing&z=zz")
        self.assertEqual(self.shown(), ["Flame graph"])

    def test_what_moved_leads_to_the_function(self):
        self.show("lead.html", *self.sides())
        name = self.texts("#moved a[data-f]")[0]
        self.click("#moved a[data-f]")
        self.assertEqual(self.shown(), ["Functions"])
        self.assertEqual(self.texts("tr.on th"), [name])

    def test_call_tree_by_keyboard(self):
        b = self.show("tree.html", *self.sides(), address="#k=profile-cpu&v=tree")
        before = self.count("[role=treeitem]")
        b.run("document.querySelector('.tr [role=treeitem]').focus()")
        b.key("ArrowLeft")
        self.assertLess(self.count("[role=treeitem]"), before)
        b.key("ArrowRight")
        b.key("ArrowDown")
        self.assertEqual(b.run("document.activeElement.ariaLevel"), "2")
        b.key("Enter")
        self.assertEqual(self.count(".tr .on"), 1)

    def test_tabs_by_keyboard(self):
        b = self.show("tabs.html", *self.sides(), address="#k=profile-cpu&v=flame")
        b.run("document.querySelector('[role=tab]').focus()")
        b.key("ArrowLeft")
        self.assertEqual(self.shown(), ["Labels"])
        b.key("ArrowRight")
        self.assertEqual(self.shown(), ["Flame graph"])
        self.assertEqual(b.run("document.activeElement.textContent"), "Flame graph")
        b.key("/")
        self.assertEqual(b.run("document.activeElement.type"), "search")
        b.key("Escape")
        b.key("?")
        self.assertIn("search", self.texts(".st")[0])

    def test_no_view_is_empty(self):
        """Without a selection the function that changed most, or is largest, is shown."""
        self.show("largest.html", self.go("cpu.pb.gz"), address="#k=profile-cpu&v=table")
        largest = self.texts("tr[data-f] th")[0]
        self.press("Callers and callees")
        self.assertGreater(self.count(".fr"), 2)
        self.assertEqual(self.texts(".selp h3"), [largest + " "])
        self.assertIn("None is selected: largest", self.texts(".st")[0])
        self.press("Lines")
        self.assertGreater(self.count(".ln td"), 5)
        self.assertGreater(self.count(".pane .chip"), 0)
        self.assertNotIn("f=", self.hash())
        self.press("Flame graph")
        self.assertEqual(self.count(".selp:not([hidden])"), 0)
        self.show("most.html", *self.sides(), address="#k=profile-cpu&v=table")
        self.click(".pane th:nth-child(1) button")
        if self.count(".pane th:nth-child(1)[aria-sort=ascending]"):
            self.click(".pane th:nth-child(1) button")
        most = self.texts("tr[data-f] th")[0]
        self.press("Callers and callees")
        self.assertEqual(self.texts(".selp h3"), [most + " "])

    # ---- What is shown

    def test_sample_types_and_sides(self):
        self.show("types.html", "--old", self.go("heap.pb.gz"), "--new", self.go("heap-v2.pb.gz"),
                  address="#k=profile-inuse-space&v=table")
        self.assertEqual(self.texts(".seg[aria-label='sample type'] button"),
                         ["alloc_objects", "alloc_space", "inuse_objects", "inuse_space"])
        sums = set()
        for name in self.texts(".seg[aria-label='sample type'] button"):
            self.press(name)
            sums.add(self.texts(".sum")[0])
            self.assertEqual(self.texts("[aria-label='sample type'] [aria-pressed=true]"), [name])
        self.assertEqual(len(sums), 4)
        for key, heads in (("o", 5), ("n", 5), ("d", 8)):
            self.browser.key(key)
            self.assertEqual(self.count(".pane thead th"), heads)
        self.press("alloc_space")
        self.browser.key("o")
        address = self.hash()
        self.assertIn("t=alloc_space", address)
        self.assertIn("s=old", address)
        was = self.texts(".pane td")
        self.show("types.html", "--old", self.go("heap.pb.gz"), "--new", self.go("heap-v2.pb.gz"),
                  address=address)
        self.assertEqual(self.texts(".pane td"), was)

    def test_profiles_in_time(self):
        b = self.show("time.html", *self.runs(), address="#v=table")

        def drag(first, last, modifiers=0):
            b.run("document.querySelector('.tl').scrollIntoView({block: 'center'})")
            x, y, w = b.run("(r => [r.x, r.y + r.height / 2, r.width])"
                            "(document.querySelector('.tl').getBoundingClientRect())")
            b.drag(x + w * (first + .5) / 6, x + w * (last + .5) / 6, y, modifiers)

        self.assertEqual(self.count(".tl span"), 6)
        self.assertEqual(self.count(".tl .off"), 0)
        before = self.texts(".sum")[0]
        drag(3, 4)
        self.assertIn("n=3-4", self.hash())
        self.assertEqual(self.count(".tl .off"), 1)
        self.assertNotEqual(self.texts(".sum")[0], before)
        drag(1, 0, b.CTRL)
        self.assertIn("o=0-1", self.hash())
        self.assertEqual(self.count(".tl .off"), 2)
        b.run("document.querySelector('.tl').focus()")
        b.key("ArrowRight")
        self.assertIn("n=4-5", self.hash())
        drag(2, 2)
        self.assertNotIn("n=", self.hash())
        self.assertEqual(self.texts(".sum")[0], before)
        # A part is not tested: nothing in it may be called proved.
        b.key("1")
        drag(5, 3)
        self.assertIn("not tested", self.texts(".leg")[0])

    # ---- Looks

    def test_dark_and_narrow(self):
        b = self.show("dark.html", *self.sides())
        back = "getComputedStyle(document.body).backgroundColor"
        light, dark = "rgb(255, 255, 255)", "rgb(22, 24, 29)"
        self.assertEqual(b.run(back), light)
        b.dark(True)
        self.assertEqual(b.run(back), dark)
        self.click(".th")
        self.assertEqual(b.run(back), light)
        b.dark(False)
        self.assertEqual(b.run(back), light)
        self.click(".th")
        self.assertEqual(b.run(back), dark)
        b.resize(400, 800)
        for view in ("flame", "table", "tree", "sandwich", "graph", "lines"):
            b.open(b.run("location.href").split("#")[0] + "#k=profile-cpu&f=text.mix&v=" + view)
            self.assertLessEqual(b.run("document.documentElement.scrollWidth"), 400, view)
            self.assertLessEqual(b.run("document.querySelector('[role=tab][aria-selected=true]')"
                                       ".getBoundingClientRect().right"), 400, view)

    def test_print_has_the_pictures_and_no_controls(self):
        b = self.show("print.html", *self.sides(), address="#k=profile-cpu&v=table&f=text.mix")
        b.call("Emulation.setEmulatedMedia", media="print")
        try:
            self.assertEqual(b.run("[...document.querySelectorAll('figure,.tabs,header,.live')]"
                                   ".filter(e => e.offsetParent || e.offsetHeight)"
                                   ".map(e => e.className.split(' ')[0])"),
                             ["samples", "flame", "graph"])
            # Each under its heading.
            self.assertEqual(b.run("[...document.querySelectorAll('.flame,.graph')]"
                                   ".map(e => { do e = e.previousElementSibling; while (!"
                                   "e.offsetHeight); return e.textContent })"),
                             ["Flame graph", "Call graph"])
        finally:
            b.call("Emulation.setEmulatedMedia", media="")

    def test_a_saved_page_works(self):
        address = "#k=profile-cpu&v=tree&f=text.mix"
        b = self.show("fresh.html", *self.sides(), address=address)
        numbers = lambda: [self.count(s) for s in (".live", "[role=tab]", "input", ".sel,.on",
                                                   "button", "[role=treeitem]")]
        before = numbers()
        path = os.path.join(self.folder.name, "saved.html")
        with open(path, "w", encoding="utf-8") as out:
            out.write("<!DOCTYPE html>" + b.run("document.documentElement.outerHTML"))
        b.open("about:blank")
        b.open("file://" + path + address)
        self.assertEqual(numbers(), before)
        self.press("Functions")
        self.assertEqual(self.shown(), ["Functions"])

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

    def test_policy_of_jenkins(self):
        self.draw("jenkins/", *self.sides())
        open(os.path.join(self.folder.name, "jenkins", "favicon.ico"), "w").close()
        handler = functools.partial(Server, directory=os.path.join(self.folder.name, "jenkins"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        b = self.browser
        b.allowed = "http://127.0.0.1:%d/" % server.server_port
        try:
            b.open(b.allowed + "report.html")
            # The tool that asks runs outside of the page's policy.
            self.assertEqual(b.run("[...document.images].every(i => i.naturalWidth > 0)"), True)
            self.assertEqual(b.run("getComputedStyle(document.querySelector('header')).position"),
                             "sticky")
            self.assertGreater(self.count("#moved tr"), 3)
            self.assertEqual(b.problems(), [])
        finally:
            b.allowed = "file:"
            b.open("about:blank")
            server.shutdown()
            server.server_close()

    # ---- What is hard

    def test_hostile_names(self):
        paths = []
        for side in (1, 2):
            lines = [(("main", name), 10 * side + i) for i, name in enumerate(HOSTILE)]
            paths.append(folded(os.path.join(self.folder.name, "h%d.folded" % side), lines))
        for view in ("flame", "table", "tree", "sandwich", "graph"):
            b = self.show("hostile.html", "--input-format", "folded", "--title", HOSTILE[0], "--old",
                          paths[0], "--new", paths[1], address="#v=%s&f=main" % view)
            for _ in range(2):
                b.run("[...document.querySelectorAll('.pane [data-i],.pane tr')].at(-1)?.click()")
                self.press("focus")
            self.assertIsNone(b.run("window.hit || null"))
            self.assertEqual(self.count("img,iframe,[onload],[onerror]"), 0)

    def test_many_frames_are_packed(self):
        pick, sides = random.Random(1), [[], []]
        for run in range(20):
            lines = [(("main", "package%d.function%d" % (i % 97, i), "leaf%d" % i),
                      pick.randrange(10**9, 10**12)) for i in range(6000)]
            sides[run % 2].append(folded(os.path.join(self.folder.name, "many%d.folded" % run),
                                         lines))
        b = self.show("many.html", "--input-format", "folded", "--old", *sides[0], "--new",
                      *sides[1], address="#v=table")
        size = os.path.getsize(os.path.join(self.folder.name, "many.html"))
        self.assertLess(size, 2 << 20)
        deadline = time.time() + 20
        while not self.count("tr[data-f]") and time.time() < deadline:
            time.sleep(.05)
        self.assertEqual(b.run("document.getElementById('report-data').type"), "text/plain")
        self.assertEqual(self.count("tr[data-f]"), 400)
        self.search("package5.*9$")
        self.assertTrue(all("package5" in t for t in self.texts("tr[data-f] th")))

    def test_no_profile_at_all(self):
        b = self.show("bench.html", os.path.join(self.testdata, "bench", "new.txt"))
        self.assertEqual(self.count(".app"), 0)
        self.click(".th")
        self.assertEqual(b.run("getComputedStyle(document.body).backgroundColor"),
                         "rgb(22, 24, 29)")


if __name__ == "__main__":
    main()
