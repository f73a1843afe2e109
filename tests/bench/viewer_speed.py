#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a flame graph takes to zoom and to search in Chromium: milliseconds up to the picture
after the next one, the least of four, and the ratio of 50,000 frames to 5,000.

  viewer_speed.py [--pa PATH]
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "browser"))
from cdp import Browser, find_chromium  # noqa: E402
from viewer import folded, many_frames  # noqa: E402

ACTIONS = {"zoom": "location.hash='z=%d';dispatchEvent(new Event('popstate'))",
           "search": "document.querySelector('input').value='method%d';"
                     "document.querySelector('input').oninput()"}


def measure(browser, pa, folder, frames):
    stacks = folded(os.path.join(folder, "%d.folded" % frames), many_frames(frames))
    picture = os.path.join(folder, "%d.svg" % frames)
    subprocess.run([pa, "flame", stacks, "-o", picture], check=True, stderr=subprocess.DEVNULL)
    browser.open("file://" + picture)
    times = {"load": browser.run("performance.getEntriesByType('navigation')[0].domComplete")}
    for name, action in ACTIONS.items():
        times[name] = min(
            browser.run("new Promise(done=>{const t=performance.now();%s;requestAnimationFrame(()=>"
                        "requestAnimationFrame(()=>done(performance.now()-t)))})" % (action % n))
            for n in (40, 3, 40, 0))
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pa", default="build/cmd/pa")
    pa = os.path.abspath(parser.parse_args().pa)
    if not find_chromium():
        sys.exit("no chromium on this machine")
    with tempfile.TemporaryDirectory(prefix="pa-viewer-") as folder:
        with Browser(find_chromium()) as browser:
            few, many = (measure(browser, pa, folder, n) for n in (5000, 50000))
    for name in few:
        print("%-6s %4.0f ms, %4.0f ms for ten times the frames: %.1fx" %
              (name, few[name], many[name], many[name] / few[name]))


if __name__ == "__main__":
    main()
