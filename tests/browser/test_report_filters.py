#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of `pa report` in Chromium: what follows focus, ignore, show from and mine, and shows what
other reports of pa say under the same filters."""
import json
import os
import re
import subprocess
import urllib.parse

from report_viewer import ReportViewer
from viewer import main


class FilterTest(ReportViewer):
    def test_filters(self):
        self.show("filters.html", *self.runs(), address="#v=table")
        all_of = lambda: self.texts(".sum b")[0]
        functions = lambda: set(self.texts("tr[data-f] th"))
        self.assertEqual(functions(), {"main", "work", "a", "b", "lib.Do"})
        self.search("^a$")
        self.press("focus")
        self.assertEqual(self.texts(".chip"), ["focus a×"])
        self.assertEqual(functions(), {"main", "work", "a"})
        self.click(".chip button")
        self.search("^b$")
        self.press("ignore")
        self.assertEqual(functions(), {"main", "work", "a", "lib.Do"})
        self.back()
        self.assertEqual(functions(), {"b"})  # what was searched for
        self.search("")
        # Without a search it is the selected function that counts.
        self.browser.run("[...document.querySelectorAll('tr[data-f]')].find(e => e.dataset.f == "
                         "'work').click()")
        before = all_of()
        self.press("show from")
        self.assertEqual(functions(), {"work", "a", "b"})
        self.assertEqual(all_of(), before)
        self.assertIn("sf=%5Ework%24", self.hash())

    def test_mine(self):
        self.show("mine.html", self.go("cpu.pb.gz"), address="#v=table")
        self.assertTrue(any(t.startswith("runtime.") for t in self.texts("tr[data-f] th")))
        total = self.texts(".sum b")
        self.press("mine")
        self.assertFalse(any(t.startswith("runtime.") for t in self.texts("tr[data-f] th")))
        self.assertEqual(self.texts(".sum b"), total)
        self.assertIn("m=1", self.hash())
        self.browser.key("m")
        self.assertNotIn("m=1", self.hash())

    # ---- Lines

    def test_lines_with_and_without_source(self):
        for cwd, found in ((os.path.join(self.testdata, "src", "lexi"), True), ("/", False)):
            self.show("lines.html", *self.sides(), address="#k=profile-cpu&v=lines&f=text.mix",
                      cwd=cwd)
            self.assertEqual(any("for" in t or "=" in t for t in self.texts(".ln code")), found)
            self.assertEqual("source not found" in self.texts(".cap")[0], not found)
            numbers = [int(t) for t in self.texts(".ln tbody td:first-child") if t != "⋮"]
            self.assertEqual(numbers, sorted(numbers))
        self.press("clear")
        self.click(".pane .chip")
        self.assertEqual(self.count(".ln"), 1)

    def listed(self, path, function, *filters):
        """What pa list says of the lines of a function: {number: (self, total)} in ms."""
        done = subprocess.run([self.pa, "list", "--format", "json", *filters, re.escape(function), path],
                              capture_output=True, check=True, cwd="/")
        rows = next(t for t in json.loads(done.stdout)["tables"] if t["name"] == "lines")["rows"]
        return {r["line"]: (r["flat"] / 1e6, r["cum"] / 1e6) for r in rows
                if r["function"] == function}

    @staticmethod
    def value(text):
        """In ms."""
        scale = {"ns": 1e-6, "µs": 1e-3, "ms": 1, "s": 1000}
        return float(text.split()[0]) * scale[text.split()[1]] if text != "0" else 0

    def lines(self):
        """The same of the view."""
        value = self.value
        rows = self.browser.run("[...document.querySelectorAll('.ln tbody tr')].map(r => "
                                "[...r.children].slice(0, 3).map(c => c.textContent))")
        return {int(r[0]): (value(r[1]), value(r[2])) for r in rows if r[0] != "⋮"}

    def test_lines_follow_filters(self):
        path = self.go("cpu.pb.gz")
        for function, within in (("runtime.mapaccess1_faststr", "Common"),
                                 ("example.org/lexi/internal/walk.(*Trie).count", "mapaccess1$")):
            seen = []
            for option, key in (("", ""), ("-focus=", "fo"), ("-ignore=", "ig"),
                                ("-show_from=", "sf")):
                words = within if key != "sf" else "Common|Trie"
                self.show("follow.html", "--names", "full", path, cwd="/",
                          address="#" + urllib.parse.urlencode(
                              {"k": "profile-cpu", "v": "lines", "f": function, key or "q": words}))
                shown = self.lines()
                known = self.listed(path, function, *([option + words] if key else []))
                self.assertGreater(len(shown), 0)
                for line, values in shown.items():
                    for now, was in zip(values, known.get(line, (0, 0))):
                        self.assertAlmostEqual(now, was, delta=max(.01 * was, .01), msg=option)
                seen.append(str(shown))
            self.assertGreater(len(set(seen)), 2)

    # ---- Labels and the call graph

    def test_labels(self):
        self.show("labels.html", *self.sides(), address="#k=profile-cpu&v=tags")
        self.assertEqual(self.texts(".pane thead th"), ["old", "new", "change", "label", "value"])
        self.press("value")
        values = self.texts(".pane tbody td:last-child")
        self.assertEqual(values, sorted(values))
        self.assertGreater(len(values), 1)

    def test_labels_follow_filters(self):
        path = self.go("cpu.pb.gz")
        key = {"": "q", "-focus=": "fo", "-ignore=": "ig", "-show_from=": "sf"}
        seen = set()
        for option, words in (("", "mix"), ("-focus=", "text.mix"), ("-ignore=", "text.mix"),
                              ("-show_from=", "Common|Trie"), ("-focus=", "mapaccess")):
            done = subprocess.run([self.pa, "tags", "--format", "json",
                                   *([option + words] if option else []), path],
                                  capture_output=True, check=True, cwd="/")
            known = {(r["key"], r["value"]): r["sum"] / 1e6 for t in json.loads(done.stdout)[
                "tables"] for r in t["rows"] if r["sum"]}
            self.show("labelled.html", path, cwd="/", address="#" + urllib.parse.urlencode(
                {"k": "profile-cpu", "v": "tags", key[option]: words}))
            rows = self.browser.run("[...document.querySelectorAll('.pane tbody tr')].map(r => "
                                    "[...r.children].map(c => c.textContent))")
            shown = {(r[1], r[2]): self.value(r[0]) for r in rows if r[0] != "0"}
            self.assertEqual(set(shown), set(known), option + words)
            for label, value in shown.items():
                self.assertAlmostEqual(value, known[label], delta=max(.01 * known[label], .01))
            seen.add(str(shown))
        self.assertEqual(len(seen), 5)

    def test_labels_are_of_one_type(self):
        """Of others only where these are multiples of it."""
        path = self.go("heap.pb.gz")
        self.show("heap.html", path, address="#v=tags&t=inuse_space")
        was = self.texts(".pane td")
        self.assertGreater(len(was), 2)
        self.assertEqual(self.texts(".st b"), [""])
        self.press("alloc_objects")
        self.assertEqual(self.texts(".pane td"), was)
        self.assertEqual(self.texts(".st b"), ["Labels are known of inuse_space. "])
        self.press("Functions")
        self.assertEqual(self.texts("[aria-label='sample type'] [aria-pressed=true]"),
                         ["alloc_objects"])
        self.show("types.html", self.go("cpu.pb.gz"), address="#v=tags&t=samples")
        self.assertEqual(self.texts(".st b"), [""])
        self.assertEqual(self.texts(".pane thead th")[0], "samples")

    def test_call_graph_follows_filters(self):
        pale = "getComputedStyle(e).opacity < .5"
        nodes = "[...document.querySelectorAll('.node')].filter(e => %s).map(e => " \
                "e.querySelector('title').textContent)"
        for filters in ("", "&fo=text.mix", "&m=1"):
            b = self.show("graph.html", *self.sides(), address="#k=profile-cpu&v=table" + filters)
            rows = set(self.texts("tr[data-f] th"))
            self.press("Call graph")
            out, every = b.run(nodes % pale), b.run(nodes % "true")
            self.assertEqual(set(every) - set(out), set(every) & rows)
            self.assertEqual(bool(out), bool(filters))
            self.assertEqual("pale" in self.texts(".st b,.st span")[0], bool(filters))


if __name__ == "__main__":
    main()
