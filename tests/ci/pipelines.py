#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of docs/ci on two real versions of a small program.

  pipelines.py PA    makes a repository with two commits, the second one slower

The program is in C (its benchmark prints lines as Go's does), and once more in Go, with profiles, where
that is installed. Commands that install or publish are left out: those of before_script, of steps named
so, and gh. Each pipeline must see the regression, and must pass where both versions are the same.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
C = """#include <stdio.h>
#include <time.h>
static double now(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec + t.tv_nsec / 1e9; }
int main(void) {
  volatile unsigned x = 1;
  double start = now();
  for (int i = 0; i < 2000000 * WORK; i++) x = x * 1664525u + 1013904223u;
  printf("BenchmarkMix 1 %.0f ns/op\\n", (now() - start) * 1e9);
}
"""
GO = """package mix
import "testing"
var sink uint32
func mix(n int) { for i := 0; i < n; i++ { sink = sink*1664525 + 1013904223 } }
func BenchmarkMix(b *testing.B) { for i := 0; i < b.N; i++ { mix(20000 * WORK) } }
"""
CONF = "[inputs]\nold = perf/base\nnew = perf/head\n[gate]\nfail-on = %s\n[output]\noutput = pa-report.html\noutput = pa-report.md\n"


def run(words, cwd, env, **kw):
    return subprocess.run(words, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **kw)


def commit(folder, env, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)
    for words in (["git", "add", "-A"], ["git", "commit", "-qm", "x"]):
        r = run(words, folder, env)
        assert r.returncode == 0, r.stdout


def repository(folder, env, name, text, works):
    """A branch `main` of one commit, with a fork of another that does `works[1]`."""
    os.makedirs(folder)
    run(["git", "init", "-q", "-b", "main"], folder, env)
    with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as f:
        f.write("perf\n*report*\n*junit*\npa.conf\npa.mk\n")
    if name.endswith(".go"):
        with open(os.path.join(folder, "go.mod"), "w", encoding="utf-8") as f:
            f.write("module example.org/mix\n")
    commit(folder, env, name, text.replace("WORK", str(works[0])))
    run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], folder, env)
    run(["git", "checkout", "-qb", "change"], folder, env)
    commit(folder, env, name, text.replace("WORK", str(works[1])) + "\n")


def indented(lines, start):
    """The block below lines[start], without its indentation."""
    block = []
    depth = len(lines[start]) - len(lines[start].lstrip())
    for line in lines[start + 1:]:
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        block.append(line.strip())
    return "\n".join(block)


def of_github(lines):
    steps, name = [], ""
    for i, line in enumerate(lines):
        m = re.match(r"\s*- name: (\w+)", line)
        name = m.group(1) if m else name
        if line.strip() == "run: |" and name not in ("Install", "Comment"):
            steps.append(indented(lines, i))
    return steps


def of_gitlab(lines):
    start = lines.index("  script:")
    return [l.strip()[2:] for l in lines[start + 1:] if l.startswith("    - ") and lines.index(l) > start]


def of_jenkins(lines):
    return [m.strip() for m in re.findall(r"'''(.*?)'''", "\n".join(lines), re.S)]


def read(name):
    with open(os.path.join(ROOT, "docs/ci", name), encoding="utf-8") as f:
        return f.read().splitlines()


PIPELINES = {"github": ("github.yml", of_github), "gitlab": ("gitlab-ci.yml", of_gitlab), "jenkins": ("Jenkinsfile", of_jenkins)}


def play(steps, cwd, env):
    """Exit status of the first step that fails, and all that was printed."""
    out = ""
    for step in steps:
        r = run(["sh", "-e", "-c", step.replace("ROUNDS=10", "ROUNDS=8")], cwd, env, timeout=300)
        out += r.stdout
        if r.returncode:
            return r.returncode, out
    return 0, out


def fail(what, out):
    print("%s\n%s" % (what, out))
    sys.exit(1)


def check(name, steps, cwd, env, wanted):
    status, out = play(steps, cwd, env)
    if status not in wanted:
        fail("%s: exit status %d, not %s" % (name, status, wanted), out)
    if "Verdict: " not in out:
        fail("%s: no report" % name, out)
    for file in ("pa-report.html", "pa-report.md"):
        if not os.path.getsize(os.path.join(cwd, file)):
            fail("%s: %s is empty" % (name, file), out)


def prepare(cwd, pa, env, rules):
    with open(os.path.join(cwd, "pa.conf"), "w", encoding="utf-8") as f:
        f.write(CONF % rules)
    with open(os.path.join(cwd, "pa.mk"), "w", encoding="utf-8") as f:
        f.write(run([pa, "ci", "make"], cwd, env).stdout)


def in_c(pa, folder, env):
    # What stands in a user's environment takes the place of Go here.
    env = dict(env, BUILD="cc -O1 mix.c -o $$out", RUN="$$out")
    for title, works, rules, wanted in (("slower", (1, 2), "sec/op>20%", [1]), ("the same", (1, 1), "sec/op>50%", [0, 3])):
        cwd = os.path.join(folder, title.replace(" ", "-"))
        repository(cwd, env, "mix.c", C, works)
        prepare(cwd, pa, env, rules)
        for name, (file, steps) in PIPELINES.items():
            found = steps(read(file))
            assert len(found) == 2, (name, found)
            check("%s, %s" % (name, title), found, cwd, env, wanted)
        status = [0] if 0 in wanted else [2] # make knows no others
        check("make, %s" % title, ["make -f pa.mk perf ROUNDS=10"], cwd, env, status)


def in_go(pa, folder, env):
    cwd = os.path.join(folder, "in-go")
    repository(cwd, env, "mix_test.go", GO, (1, 3))
    prepare(cwd, pa, env, "sec/op>20%, flat>1%")
    check("make, Go", ["make -f pa.mk perf-run BENCHTIME=20ms ROUNDS=10", "pa check"], cwd, env, [1])
    if not os.path.exists(os.path.join(cwd, "perf/head/cpu.8.pb.gz")):
        fail("make, Go: no profiles", "")


def main():
    pa = os.path.abspath(sys.argv[1])
    for file, name in (("github.yml", "github"), ("gitlab-ci.yml", "gitlab"), ("Jenkinsfile", "jenkins"), ("pa.mk", "make")):
        if run([pa, "ci", name], ROOT, os.environ).stdout.splitlines() != read(file):
            fail("pa ci %s is not docs/ci/%s" % (name, file), "")
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, HOME=folder, GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x@example.org",
                   GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x@example.org", PATH=os.path.dirname(pa) + ":" + os.environ["PATH"],
                   GITHUB_STEP_SUMMARY=os.path.join(folder, "summary.md"), GOFLAGS="-mod=mod", GOPROXY="off",
                   GOCACHE=os.path.join(folder, "gocache"))
        if not shutil.which("cc") or not shutil.which("make") or not shutil.which("git"):
            sys.exit(77)
        in_c(pa, folder, env)
        if shutil.which("go"):
            in_go(pa, folder, env)


main()
