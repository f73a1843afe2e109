#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports as pages (--format html) in Chromium: on a narrow screen nothing is off it and every cell
says under which head it stands; bars of blocks stay in one line; tables sort; nothing in them runs.
Skipped (77) where there is no Chromium."""
import os

from viewer import ViewerTest, main

REPORTS = {
    "top": ["top", "go/cpu.pb.gz"],
    "diff": ["diff", "bench/old.txt", "bench/new.txt"],
    "dumps": ["dumps", "dumps/leak"],
    "history": ["history", "history/runs"],
    "gc": ["gc", "evidence/go1.23.gctrace.log"],
}


class Pages(ViewerTest):
    def page(self, name, width):
        words = [os.path.join(self.testdata, w) if "/" in w else w for w in REPORTS[name]]
        self.command = words[0]
        b = self.show(name + ".html", *words[1:])
        b.resize(width, 900)
        return b

    def test_a_narrow_page_hides_nothing_and_names_each_number(self):
        for name in REPORTS:
            b = self.page(name, 400)
            self.assertLessEqual(b.run("document.documentElement.scrollWidth"), 400, name)
            heads, named = b.run(
                "(t=>[[...t.querySelectorAll('th')].map(e=>e.textContent),"
                "[...t.querySelector('tbody tr').cells].map(e=>"
                "getComputedStyle(e,'::before').content.slice(1,-1))])"
                "([...document.querySelectorAll('table')].find(t=>t.offsetWidth))")
            self.assertGreater(len(heads), 3, name)
            self.assertEqual(heads, named, name)
            outside = b.run("[...document.querySelectorAll('td')].filter(e=>"
                            "e.getBoundingClientRect().right>400).length")
            self.assertEqual(outside, 0, name)
            self.assertEqual(b.problems(), [])

    def test_a_wide_page_names_columns_once(self):
        b = self.page("top", 1280)
        self.assertIn(b.run("getComputedStyle(document.querySelector('td'),'::before').content"),
                      ("none", "normal"))

    def test_bars_of_blocks_stay_in_one_line(self):
        for width in (1280, 800, 400):
            b = self.page("dumps", width)
            heights = b.run("[...document.querySelectorAll('td.spark')].filter(e=>e.offsetWidth)"
                            ".map(e=>[...(r=>(r.selectNodeContents(e),r.getClientRects()))"
                            "(document.createRange())].length)")
            self.assertGreater(len(heights), 1)
            self.assertEqual(set(heights), {1}, width)


if __name__ == "__main__":
    main()
