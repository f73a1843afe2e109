# SPDX-License-Identifier: Apache-2.0
"""What the tests of the page of `pa report` share: pages of several kinds, and what they show."""
import os
import subprocess
import time

from viewer import ViewerTest, folded


class ReportViewer(ViewerTest):
    command = "report"

    def go(self, *names):
        return os.path.join(self.testdata, "go", *names)

    def sides(self):
        bench = lambda name: os.path.join(self.testdata, "bench", name)
        return ["--fail-on", "sec/op>3%,cpu:total>2%", "--title", "a < b",
                "--old", self.go("cpu.pb.gz"), bench("old.txt"),
                "--new", self.go("cpu-v2.pb.gz"), bench("new.txt")]

    def runs(self):
        """Six profiles, of both sides in turn, with a second each."""
        paths = [[], []]
        for i in range(6):
            lines = [(("main", "work", "a"), 100 + 10 * i), (("main", "work", "b"), 50),
                     (("main", "lib.Do", "work"), 20 + i)]
            paths[i % 2].append(folded(os.path.join(self.folder.name, "run%d.folded" % i), lines))
        return ["--old", *paths[0], "--new", *paths[1]]

    def draw(self, name, *arguments, cwd=None):
        path = os.path.join(self.folder.name, name)
        done = subprocess.run([self.pa, "report", "-q", *arguments, "-o", path],
                              stderr=subprocess.PIPE, cwd=cwd)
        self.assertIn(done.returncode, (0, 1, 3), done.stderr)
        return "file://" + path

    def show(self, name, *arguments, address="", cwd=None):
        self.browser.open("about:blank")
        self.browser.open(self.draw(name, *arguments, cwd=cwd) + address)
        # Views are made after the page is seen for the first time.
        deadline = time.time() + 20
        while self.browser.run("!!document.getElementById('report-data') && !document."
                               "documentElement.classList.contains('js')"):
            self.assertLess(time.time(), deadline)
            time.sleep(.02)
        return self.browser

    def click(self, selector):
        self.browser.run("document.querySelector(%r).click()" % selector)

    def press(self, words, within="body"):
        """The button that says so."""
        self.browser.run("[...document.querySelector(%r).querySelectorAll('button')]"
                         ".find(e => e.textContent == %r).click()" % (within, words))

    def count(self, selector):
        return self.browser.run("document.querySelectorAll(%r).length" % selector)

    def texts(self, selector):
        return self.browser.run("[...document.querySelectorAll(%r)].map(e => e.textContent)" %
                                selector)

    def shown(self):
        """Which view each kind of profile has."""
        return self.texts("[role=tab][aria-selected=true]")

    def frame(self, name):
        """The middle and the width of the widest frame of the function."""
        return self.browser.run(
            "(()=>{const l=[...document.querySelectorAll('.fr')].filter(e=>(e.ariaLabel||'')"
            ".startsWith(%r)).map(e=>e.getBoundingClientRect()).sort((a,b)=>b.width-a.width)[0];"
            "return l&&[l.x+l.width/2,l.y+l.height/2,l.width]})()" % (name + ","))

    def hash(self):
        return self.browser.run("location.hash")

    def back(self):
        self.browser.run("history.back()")
        time.sleep(.2)

    def search(self, text):
        self.browser.run("(e => { e.value = %r; e.oninput() })(document.querySelector("
                         "'.app input'))" % text)
        time.sleep(.2)
