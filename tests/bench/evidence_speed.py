#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `pa gc`, `goroutines`, `metrics` and `escape` read large logs, beside `wc -l`, and in how much memory.

  evidence_speed.py [--pa build/cmd/pa] [--base OTHER_PA] [--size MB] [--runs 5] [--only REGEX] [--keep FOLDER]

Inputs are made, of a fixed seed, in two sizes: memory that does not grow with the log is the same for both. The commands of a row
take turns. Printed are the CPU time (user and system) of pa / that of wc, the median of the ratios pair by pair, and the time that passes,
the least of pa / the least of wc, which on a busy machine says more than a median: it is to be at most 4, on two processors.
"""
import argparse
import os
import random
import re
import statistics
import tempfile

from speed import CPU, PEAK, ROOT, WALL, run


def gc_log(rng, size):
    at = done = number = 0
    while done < size:
        number += 1
        at += rng.random() / 50
        heap = rng.randrange(60, 90)
        line = "gc %d @%.3fs %d%%: %.3f+%.1f+%.3f ms clock, %.2f+%.2f/%.1f/%.1f+%.3f ms cpu, %d->%d->%d MB, %d MB goal, 0 MB stacks, 0 MB globals, 8 P\n" % (
            number, at, number % 7, rng.random(), rng.random() * 9, rng.random() / 10, rng.random(), rng.random(), rng.random() * 9,
            rng.random() * 9, rng.random() / 10, heap, heap + 3, heap // 2, heap)
        done += len(line)
        yield line


def packages(rng, count):
    return ["example.com/%s/%s%d" % (rng.choice(["shop", "search", "billing", "auth", "edge"]),
                                     rng.choice(["store", "rpc", "cache", "queue", "model", "http"]), i) for i in range(count)]


def stack_of(rng, names, ends):
    """A stack of a server: what it waits in, its own frames, and the library's, without addresses."""
    frames = list(rng.choice(ends)[1])
    for _ in range(rng.randrange(3, 12)):
        package = rng.choice(names)
        frames.append(("%s.(*%s).%s" % (package, rng.choice(["Server", "pool", "Conn", "worker"]), rng.choice(["serve", "run", "do", "fetch", "loop"])),
                       rng.randrange(1, 5), "/src/%s/%s.go:%d +0x%x" % (package, package[-5:], rng.randrange(20, 900), rng.randrange(16, 2000))))
    return frames


ENDS = [
    ("IO wait", [("internal/poll.runtime_pollWait", 2, "/usr/local/go/src/runtime/netpoll.go:351 +0x85"),
                 ("internal/poll.(*pollDesc).wait", 3, "/usr/local/go/src/internal/poll/fd_poll_runtime.go:84 +0x27"),
                 ("internal/poll.(*FD).Read", 4, "/usr/local/go/src/internal/poll/fd_unix.go:165 +0x27a"),
                 ("net.(*conn).Read", 4, "/usr/local/go/src/net/net.go:189 +0x45"),
                 ("bufio.(*Reader).fill", 1, "/usr/local/go/src/bufio/bufio.go:110 +0x103")]),
    ("chan receive", []),
    ("select", []),
    ("sync.Mutex.Lock", [("sync.runtime_SemacquireMutex", 3, "/usr/local/go/src/runtime/sema.go:95 +0x25"),
                         ("sync.(*Mutex).lockSlow", 1, "/usr/local/go/src/sync/mutex.go:173 +0x15d"),
                         ("sync.(*Mutex).Lock", 0, "/usr/local/go/src/sync/mutex.go:92")]),
]


def dump(rng, size):
    """800,000 goroutines are 1 GB: 400 stacks, of which few have most goroutines."""
    names, groups = packages(rng, 60), []
    for i in range(400):
        state, leaf = ENDS[3] if i % 40 == 39 else rng.choice(ENDS[:3])
        groups.append((state, stack_of(rng, names, [(state, leaf)])))
    done = number = 0
    locks = [0xc000000000 + 0x2000 * i for i in range(8)]
    while done < size:
        number += rng.randrange(1, 4)
        state, frames = groups[min(int(rng.paretovariate(.4)) - 1, 399)]
        wait = rng.choice(["", "", ", 2 minutes", ", %d minutes" % rng.randrange(2, 60)])
        lines = ["goroutine %d [%s%s]:" % (number, state, wait)]
        for name, words, place in frames:
            if name.startswith("sync.(*Mutex).lockSlow"):
                args = "0x%x" % (rng.choice(locks) + 8)
            else:
                args = ", ".join("0x%x" % rng.choice([rng.randrange(0xc000000000, 0xc0ffffffff), rng.randrange(64)]) + rng.choice(["", "?"])
                                 for _ in range(words)) if words else "..."
            lines += ["%s(%s)" % (name, args), "\t" + place]
        lines += ["created by %s.Start in goroutine %d" % (names[len(frames)], rng.choice([1, 1, number // 2 + 1])),
                  "\t/src/%s/start.go:%d +0x1b5" % (names[len(frames)], len(frames)), "", ""]
        text = "\n".join(lines)
        done += len(text)
        yield text


def scrapes(rng, size):
    """The same service asked again and again: 3,000 series."""
    series = []
    for i in range(300):
        name = "app_%s_%d" % (rng.choice(["requests_total", "queue_depth", "latency_seconds", "bytes"]), i)
        series.append("# HELP %s What the service counts of its requests.\n# TYPE %s %s\n" % (
            name, name, rng.choice(["counter", "gauge"])))
        for k in range(10):
            series.append('%s{route="/v1/%s/%d",code="%d"} ' % (name, rng.choice(["orders", "users", "search"]), k, rng.choice([200, 404, 500])))
    done = 0
    while done < size:
        text = "".join(s if s[0] == "#" else s + rng.choice(["%d", "%.6f", "%d", "%.9g"]) % (rng.random() * 10 ** rng.randrange(1, 9)) + "\n" for s in series)
        done += len(text)
        yield text


def many_series(rng, size):
    """One scrape of a large federation: every series is another."""
    done = i = 0
    while done < size:
        i += 1
        line = 'container_memory_bytes{namespace="team-%d",pod="web-%x-%05d",container="app"} %d\n' % (i % 97, i * 2654435761 % 2**32, i, rng.randrange(10**9))
        done += len(line)
        yield line


def notes(rng, size):
    """The log of many builds of one program: 200,000 notes, each build has all of them."""
    build = []
    for package in packages(rng, 500):
        build.append("# %s\n" % package)
        for line in range(400):
            place = "./%s.go:%d:%d: " % (package[-6:], line * 3 + 7, rng.randrange(2, 60))
            name = "%s%d" % (rng.choice(["order", "buffer", "key", "request", "item"]), rng.randrange(99))
            build.append(place + rng.choice(["can inline (*T).%s", "inlining call to fmt.Sprint%s", "%s does not escape", "leaking param: %s", "&%s{...} escapes to heap",
                                             "moved to heap: %s", "... argument does not escape %s", "leaking param content: %s"]) % name + "\n")
    text, done = "".join(build), 0
    while done < size:
        done += len(text)
        yield text


BOUND = 4 # of the time that passes, of 1 GB or less; what is above is marked with !

WORK = {"gc": ("gc", gc_log), "goroutines": ("goroutines", dump), "metrics": ("metrics", scrapes), "metrics, all other series": ("metrics", many_series), "escape": ("escape", notes)}


def made(opts, name, size):
    path = os.path.join(opts.folder, "%s.%d" % (re.sub(r"\W+", "-", name), size))
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(WORK[name][1](random.Random(7), size * 1000000))
    return path


def least(results, key):
    return min(r[key] for r in results)


def measure(opts, name):
    small, large = made(opts, name, opts.size // 3), made(opts, name, opts.size)
    command = WORK[name][0]
    commands = {"pa": [opts.pa, command, large], "wc": ["wc", "-l", large]}
    if opts.base:
        commands["base"] = [opts.base, command, large]
    results = {c: [] for c in commands}
    for i in range(opts.runs + 1): # the first puts the file into memory
        for c, argv in commands.items():
            if i or c != "base":
                results[c].append(run([argv]))
    results = {c: r[-opts.runs:] for c, r in results.items()}
    row = [statistics.median(p[CPU] / w[CPU] for p, w in zip(results["pa"], results["wc"]))]
    row += [least(results["pa"], WALL) / least(results["wc"], WALL)]
    row += [least(results["pa"], CPU), least(results["wc"], CPU)]
    row += [run([[opts.pa, command, small]])[PEAK] / 1e6, max(r[PEAK] for r in results["pa"]) / 1e6]
    line = "%-28s %8.1f %8.1f%s %7.2f %8.2f %8.0f %8.0f" % (name, *row[:2], "!" if row[1] > BOUND else " ", *row[2:])
    if opts.base:
        line += " %8.1f %8.0f" % (statistics.median(p[CPU] / w[CPU] for p, w in zip(results["base"], results["wc"])), max(r[PEAK] for r in results["base"]) / 1e6)
    print(line, flush=True)
    if not opts.keep:
        os.remove(small)
        os.remove(large)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--pa", default=os.path.join(ROOT, "build/cmd/pa"))
    args.add_argument("--base")
    args.add_argument("--size", type=int, default=300)
    args.add_argument("--runs", type=int, default=5)
    args.add_argument("--only", default=".")
    args.add_argument("--keep", metavar="FOLDER")
    opts = args.parse_args()
    print("%-28s %8s %8s %8s %8s %8s %8s%s" % ("log", "CPU/wc", "wall/wc", "CPU s", "wc s", "MB at 1/3", "MB", "  base CPU, MB" if opts.base else ""))
    with tempfile.TemporaryDirectory() as temporary:
        opts.folder = opts.keep or temporary
        for name in WORK:
            if re.search(opts.only, name):
                measure(opts, name)


if __name__ == "__main__":
    main()
