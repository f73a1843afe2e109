Pipelines to copy; tests/ci runs their commands.
$ pa ci github | head -n 12
# Is a pull request slower than what it is merged into? Printed by `pa ci github`; keep it as
# .github/workflows/perf.yml, beside pa.mk (pa ci make > pa.mk) and pa.conf (pa check --init).
#
# pa check exits with 0: nothing proved to be worse; 1: a regression over a rule of pa.conf; 2:
# something is broken; 3: undecided, the samples are too few or too noisy to tell.
name: performance
on: pull_request
permissions:
  contents: read
  pull-requests: write # for the comment
jobs:
  perf:

$ for name in github gitlab jenkins make; do pa ci $name | cmp - docs/ci/$(case $name in github) echo github.yml;; gitlab) echo gitlab-ci.yml;; jenkins) echo Jenkinsfile;; make) echo pa.mk;; esac); done
$ pa ci gitlub
pa: gitlub: github, gitlab, jenkins or make is wanted (did you mean github?)
[exit 2]

$ pa ci
pa: too few arguments: usage: pa ci github|gitlab|jenkins|make
[exit 2]

$ pa ci make x
pa: too many arguments: usage: pa ci github|gitlab|jenkins|make
[exit 2]

$ pa ci make > /dev/full
pa: standard output: No space left on device
[exit 2]
