#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Interactive call graphs in Chromium: what is lit, pins, search, zoom and moving, links, dark mode,
and that names from a profile never run. Skipped (77) where there is no Chromium."""
import itertools
import os
import unittest

from viewer import HOSTILE, ViewerTest, main


class Graph(ViewerTest):
    command = "graph"

    def show_recursion(self, name="small.svg"):
        return self.show(name, os.path.join(self.testdata, "odd", "recursion.pb.gz"))

    def place(self, which):
        box = self.browser.run("(b=>[b.x+b.width/2,b.y+b.height/2,b.width])(document.querySelector("
                               "'%s').getBoundingClientRect())" % which)
        return box

    def lit(self):
        """Names of the functions that are not pale."""
        return self.browser.run(
            "[...document.querySelectorAll('.node')].filter(e=>e.getAttribute('opacity')==1)"
            ".map(e=>e.querySelector('title').textContent.split('\\n')[0]).sort().join(' ')")

    def point_at(self, name):
        index = self.browser.run(
            "[...document.querySelectorAll('.node')].findIndex(e=>e.querySelector('title')"
            ".textContent.split('\\n')[0]=='%s')" % name)
        x, y, _ = self.place(".n%d rect" % index)
        self.browser.mouse("mouseMoved", x, y)
        return x, y

    def test_pointing_lights_neighbours_and_clicking_pins_all_ways(self):
        b = self.show_recursion()
        self.assertEqual(self.lit(), "even fib main odd")
        self.point_at("fib")
        self.assertEqual(self.lit(), "fib main")
        b.click(*self.point_at("even"))
        self.assertEqual(self.lit(), "even main odd")
        self.assertRegex(b.run("location.hash"), "p=")
        b.mouse("mouseMoved", 640, 890)
        self.assertEqual(self.lit(), "even main odd")  # still
        b.key("Escape")
        self.assertEqual(self.lit(), "even fib main odd")
        self.assertEqual(b.problems(), [])

    def test_narrow_windows_cut_nothing_of_the_head(self):
        go = os.path.join(self.testdata, "go")
        old, new = os.path.join(go, "cpu.pb.gz"), os.path.join(go, "cpu-v2.pb.gz")
        pictures = [old], [old, new], ["--focus=" + "text|" * 90 + "x", old, new]
        for picture, width in itertools.product(pictures, (600, 400)):
            b = self.show("head.html", *picture)
            b.resize(width, 700)
            b.run("new Promise(r=>setTimeout(r,100))")
            edges = b.run("[...document.querySelectorAll('.head text,.legend text')].map(e=>"
                          "e.getBoundingClientRect()).map(b=>[b.right,b.bottom])")
            self.assertGreater(len(edges), 5)
            self.assertLessEqual(max(right for right, _ in edges), width)
            graph = b.run("document.querySelector('.graph').getBoundingClientRect().top")
            self.assertGreaterEqual(graph, max(bottom for _, bottom in edges) - 1)

    def test_paper_has_the_whole_graph(self):
        b = self.show("paper.html", os.path.join(self.testdata, "go", "cpu.pb.gz"))
        b.resize(1200, 400)
        b.run("new Promise(r=>setTimeout(r,100))")
        bottoms = ("[document.querySelector('.graph').getBoundingClientRect().bottom,"
                   "document.querySelector('svg').getBoundingClientRect().bottom]")
        graph, page = b.run(bottoms)
        self.assertGreater(graph, page)  # a window shows a part
        b.run("dispatchEvent(new Event('beforeprint'))")
        graph, page = b.run(bottoms)
        self.assertLess(graph, page)
        b.run("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(b.run(bottoms)[1], 400)

    def test_a_link_shows_the_same(self):
        b = self.show_recursion()
        b.click(*self.point_at("fib"))
        link = b.run("location.href")
        b.open("about:blank")
        b.open(link)
        self.assertEqual(self.lit(), "fib main")

    def test_search_counts_and_walks(self):
        b = self.show_recursion()
        b.key("/")
        b.type("fib|odd")
        self.assertEqual(b.run("document.querySelector('[role=status]').textContent"),
                         "2 functions matched")
        self.assertEqual(self.lit(), "fib odd")
        b.key("Enter")
        self.assertIn("fib", b.run("document.querySelectorAll('text')[0].ownerDocument"
                                   ".querySelector('[aria-live]').textContent"))

    def touch(self, kind, *points):
        self.browser.call("Input.dispatchTouchEvent", type=kind,
                          touchPoints=[{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)])

    def test_two_fingers_zoom_and_one_moves(self):
        b = self.show_recursion()
        b.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
        x, y, width = self.place(".n0 rect")
        self.touch("touchStart", (x - 40, y), (x + 40, y))
        for reach in (50, 60, 70, 80):
            self.touch("touchMove", (x - reach, y), (x + reach, y))
        self.touch("touchEnd")
        b.run("new Promise(f=>requestAnimationFrame(()=>requestAnimationFrame(f)))")
        after = self.place(".n0 rect")
        self.assertAlmostEqual(after[2] / width, 2, delta=.1)  # twice as far apart
        self.assertAlmostEqual(after[0], x, delta=4)  # around the fingers
        self.touch("touchStart", (100, 800))
        self.touch("touchMove", (140, 770))
        self.touch("touchEnd")
        moved = self.place(".n0 rect")
        self.assertAlmostEqual(moved[0] - after[0], 40, delta=2)
        self.assertAlmostEqual(moved[1] - after[1], -30, delta=2)
        self.assertEqual(b.run("location.hash"), "")  # nothing was pinned
        self.assertEqual(b.problems(), [])

    def test_wheel_keys_and_drag_move_the_picture(self):
        b = self.show_recursion()
        x, y, width = self.place(".n0 rect")
        b.call("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=-300)
        b.run("new Promise(f=>requestAnimationFrame(()=>requestAnimationFrame(f)))")
        after = self.place(".n0 rect")
        self.assertGreater(after[2], width * 1.5)
        self.assertAlmostEqual(after[0], x, delta=2)  # around the mouse
        b.mouse("mousePressed", 100, 800)
        b.call("Input.dispatchMouseEvent", type="mouseMoved", x=150, y=780, button="left",
               buttons=1)
        b.mouse("mouseReleased", 150, 780)
        moved = self.place(".n0 rect")
        self.assertAlmostEqual(moved[0] - after[0], 50, delta=1)
        self.assertAlmostEqual(moved[1] - after[1], -20, delta=1)
        b.key("ArrowLeft")
        self.assertGreater(self.place(".n0 rect")[0], moved[0])
        b.key("0")
        self.assertAlmostEqual(self.place(".n0 rect")[2], width, delta=.1)
        self.assertEqual(b.problems(), [])

    def test_it_fits_the_width_and_labels_are_seen(self):
        b = self.show("cpu.svg", os.path.join(self.testdata, "go", "cpu.pb.gz"))
        for width in (1280, 700):
            b.resize(width, 900)
            b.run("new Promise(f=>requestAnimationFrame(()=>requestAnimationFrame(f)))")
            self.assertTrue(b.run("(b=>b.left>=0&&b.right<=innerWidth)(document.querySelector("
                                  "'.graph').getBoundingClientRect())"))
        self.assertNotEqual(b.run("getComputedStyle(document.querySelector('.edge text')).fill"),
                            "none")
        light = b.run("getComputedStyle(document.querySelector('.n0 rect')).fill")
        b.dark(True)
        b.run("new Promise(f=>requestAnimationFrame(()=>requestAnimationFrame(f)))")
        self.assertNotEqual(b.run("getComputedStyle(document.querySelector('.n0 rect')).fill"),
                            light)

    def test_hostile_names_are_text(self):
        path = os.path.join(self.folder.name, "hostile.folded")
        with open(path, "w") as out:
            out.writelines("main;%s %d\n" % (name.replace(";", ","), i + 1)
                           for i, name in enumerate(HOSTILE))
        for name in ("hostile.svg", "hostile.html"):
            b = self.show(name, path, "--input-format", "folded")
            b.key("/")
            b.type("hit")
            b.key("Enter")
            self.assertIsNone(b.run("window.hit"))

    def test_an_empty_profile_has_no_errors(self):
        self.show("none.svg", os.path.join(self.testdata, "odd", "no-samples.pb.gz"))


if __name__ == "__main__":
    main()
