A file of settings says what is compared, judged and written.
$ mkdir $T/p $T/p/base $T/p/head $T/p/sub && cp testdata/bench/old.txt testdata/go/runs/v1-*.pb.gz $T/p/base && cp testdata/bench/new.txt testdata/go/runs/v2-*.pb.gz $T/p/head
$ cd $T/p && pa check --init && cat pa.conf
pa.conf: written; 2 files or folders found for its sides
# What `pa check` compares, how it judges, and what it writes: pa-check(1).
# Keys are the names of options of `pa diff`; `pa check --print` lists all of them.
# Paths count from the folder of this file. A value is the rest of its line.

[inputs]
# Files, folders or patterns (base/*.pb.gz): profiles, benchmark results, logs of the
# collector, metrics, in any mix.
# One path a line; repeat the key for more.
old = base
new = head

[gate]
# What counts as a regression: benchmarks by unit, profiles by flat, cum or total.
fail-on = sec/op>3%, allocs/op>0
fail-on = flat>10%
# A regression that is allowed for a time:
# waiver = example.com/codec | Encode-8 | sec/op | 20% | 2030-12-31 | why
# What becomes of what the samples cannot tell: undecided (exit status 3), fail (1), ok (0).
undecided = undecided
# And of benchmarks that one side lacks, which may have crashed.
missing = undecided

[benchmarks]
# min-effect = 0.05
# ignore = cpu

[profiles]
# sample-index = cpu
# focus = REGEX

[output]
# The suffix picks the format; a name that ends in / is a folder for one of each.
output = pa-report.html
output = pa-report.md
# output = pa-report.json
# output = pa-junit.xml
# output = gl-code-quality-report.json
# title = Performance
# marker = performance

$ cd $T/p && pa check --init
pa: pa.conf: is there already
[exit 2]

$ cd $T/p/sub && pa check -q; echo $?; ls ..
1
base
head
pa-report.html
pa-report.md
pa.conf
sub

$ cd $T/p && pa check | grep -v '^ '
Verdict: benchmarks fail; profiles fail.

== Benchmarks
3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
regressed  Hash-8                allocs/op   1.000 ± 0%   2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8
regressed  Encode/format=json-8  sec/op     1.200µ ± 1%  1.385µ ± 2%     +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8   sec/op     826.9n ± 1%  948.2n ± 1%     +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
improved   Decode/format=json-8  sec/op     2.405µ ± 1%  2.217µ ± 1%        -7.81% [-8.3%, -7.0%]  p=0.000 q=0.000 n=8
11 rows without a difference are not shown (--all shows every table)
gate: 10 checks, 3 failed, 0 waived, 0 undecided
result  rule         benchmark             unit       old          new          change
failed  sec/op>3%    Encode/format=json-8  sec/op     1.200µ ± 1%  1.385µ ± 2%  +14.9% [+14.0%, +15.7%], q=0.000
failed  sec/op>3%    Encode/format=gob-8   sec/op     826.9n ± 1%  948.2n ± 1%  +14.7% [+13.5%, +15.7%], q=0.000
failed  allocs/op>0  Hash-8                allocs/op  1.000 ± 0%   2.000 ± 0%   +100.0%, q=0.000
warning: not interleaved: all runs of Encode/format=json-8 sec/op in old are in a row, before or after the other side; drift of the machine looks like a difference

== cpu
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.mix)
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.
gate: 122 checks, 1 failed, 0 waived, 0 undecided, 113 not tested
result  rule      function                            quantity  old       new       change
failed  flat>10%  example.org/lexi/internal/text.mix  flat      304.00ms  486.00ms  +59.9% [+29.1%, +98.7%], q=0.001
the least growth that these samples could prove: +42%, of example.org/lexi/internal/text.mix (flat)

$ cd $T/p && head -n 12 pa-report.md
<!-- pa:check -->
## Performance check

Verdict: benchmarks fail; profiles fail.

## Benchmarks

3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell

gate: 10 checks, 3 failed, 0 waived, 0 undecided

| | rule | benchmark | unit | old | new | change |

$ cd $T/p && grep -c '<h2>What moved' pa-report.html
1

$ cd $T/p && { cat pa.conf; printf '[profiles]\nfocus = mix\n'; } > d.conf; pa check d.conf -q; grep -c '<h2>What moved' pa-report.html
0
[exit 1]

$ cd $T/p && rm pa-report.*; pa check --self-test
Verdict: benchmarks have rules that can fail; profiles have rules that can fail.

== Benchmarks
rule         benchmark             unit       injected  fired  false alarms
sec/op>3%    Encode/format=json-8  sec/op      +10.00%  yes               0
allocs/op>0  Encode/format=json-8  allocs/op   +10.00%  yes               0

== Profiles
rule      function                            quantity  injected  fired  false alarms
flat>10%  example.org/lexi/internal/text.mix  flat       +85.68%  yes               0

$ cd $T/p && ls
base
d.conf
head
pa.conf
sub

$ cd $T/p && pa check --print | grep -v '^#'

[inputs]
old = base
new = head

[profiles]

[benchmarks]

[gate]
fail-on = sec/op>3%, allocs/op>0
fail-on = flat>10%
undecided = undecided
missing = undecided

[output]
output = pa-report.html
output = pa-report.md

$ cd $T/p && pa check --print | grep -c '^# [a-z-]* = '
52

$ printf '[inputs]\nold = base/*.txt\nnew = head/*.txt\n[gate]\nfail-on = sec/op>3%%, \\\n  allocs/op>0\nwaiver = * | Encode/format=json-8 | sec/op | 20%% | 2999-12-31 | known\nwaiver = * | Hash-8 | allocs/op | * | 2020-01-01 | was\nwaiver = * | f | flat | * | 2999-01-01 | of profiles\n[output]\noutput = out/\nquiet = true\nannotations = true\ntitle = Speed; of # all\n' > $T/p/b.conf; cd $T/p && pa check b.conf; ls out
::error title=sec/op>3%25::Encode/format=gob-8 sec/op: 826.9n ± 1%25 -> 948.2n ± 1%25, +14.7%25 [+13.5%25, +15.7%25], q=0.000
::error title=allocs/op>0::Hash-8 allocs/op: 1.000 ± 0%25 -> 2.000 ± 0%25, +100.0%25, q=0.000
codequality.json
junit.xml
metrics.prom
report.csv
report.html
report.json
report.md
pa: warning: b.conf:8: waiver expired on 2020-01-01: Hash-8 allocs/op

$ cd $T/p && cat out/codequality.json && head -n 4 out/report.md
[
  {"description": "Encode/format=gob-8 sec/op: 826.9n ± 1% -> 948.2n ± 1%, +14.7% [+13.5%, +15.7%], q=0.000", "check_name": "sec/op>3%", "fingerprint": "92e13d39b2071201", "severity": "major", "location": {"path": "example.com/codec", "lines": {"begin": 1}}},
  {"description": "Hash-8 allocs/op: 1.000 ± 0% -> 2.000 ± 0%, +100.0%, q=0.000", "check_name": "allocs/op>0", "fingerprint": "bc586e02ecdc8554", "severity": "major", "location": {"path": "example.com/codec", "lines": {"begin": 1}}}
]
<!-- pa:check -->
## Speed; of # all

Verdict: benchmarks fail.

$ cd $T/p && pa check -o $T/more.json b.conf >/dev/null 2>&1; python3 -c 'import json; d = json.load(open("'$T'/more.json")); print(d["schema"], [s["schema"] for s in d["sections"]])'
pa.check/1 ['pa.bench-diff/1']

$ cd $T/p && rm -r out && for text in '[gate]\nfail-on = sec/op>' '[gat]' '[nothing]' '[gate]\nfailon = x' '[benchmarks]\nfocus = x' 'x = y' '[gate\nx = y' '[gate]\nfail-on' '[benchmarks]\nmin-effect = x' '[benchmarks]\nfdr = 1\nfdr = 0.5' '[profiles]\nops = 1' '[gate]\nwaiver = a | b | sec/op | 3 | 2999-01-01 | x' '[output]\ncolor = always' 'a\000b'; do printf "$text\n[inputs]\nold = base\nnew = head\n[output]\noutput = out/\n" > c.conf; pa check c.conf; done; ls -d out
pa: c.conf:2: fail-on: sec/op>: a number that is not negative must follow >
pa: c.conf:1: unknown section [gat] (did you mean [gate]?)
pa: c.conf:1: unknown section [nothing] (there are [inputs], [profiles], [benchmarks], [gate] and [output])
pa: c.conf:2: unknown key failon in [gate] (did you mean fail-on?)
pa: c.conf:2: focus is no key of [benchmarks], but one of [profiles]
pa: c.conf:1: a key before the first [section]
pa: c.conf:1: a section is wanted: [NAME]
pa: c.conf:2: KEY = VALUE is wanted
pa: c.conf:2: min-effect: wants a number, not "x"
pa: c.conf:3: fdr is given in line 2 as well
pa: c.conf:2: ops: wants 2 values: OLD NEW
pa: c.conf: waivers without a rule (fail-on)
pa: c.conf:2: unknown key color in [output] (pa check --print lists them)
pa: c.conf:1: a byte that is no text
ls: cannot access 'out': No such file or directory
[exit 2]

$ cd $T/p && printf '[gate]\nfail-on = sec/op>3%%\nwaiver = a | b\n[inputs]\nold = base\nnew = head\n' > c.conf; pa check c.conf
pa: c.conf: line 3: 2 fields, not the 6 of package | benchmark | metric | ceiling | expires | reason
[exit 2]

$ cd $T/p && printf '[inputs]\nold = nothing\nnew = head\n' > c.conf; pa check c.conf
pa: c.conf:2: old: nothing: No such file or directory
[exit 2]

$ cd $T/p && printf '[inputs]\nold = no*\nnew = head\n' > c.conf; pa check c.conf
pa: c.conf:2: old: no*: matches no file
[exit 2]

$ cd $T/p && printf '[inputs]\nold = base/*.txt\nnew = head\n' > c.conf; pa check c.conf
pa: c.conf: [inputs]: the new side has profiles, the old side has none
[exit 2]

$ cd $T/p && printf '[inputs]\nold = base/*.txt\nnew = head/*.txt\n[gate]\nfail-on = flat>3%%\n' > c.conf; pa check c.conf
pa: c.conf:5: fail-on: a rule for profiles, but [inputs] has none
[exit 2]

$ cd $T/p && printf '[output]\noutput = x.svg\n[inputs]\nold = base\nnew = head\n' > c.conf; pa check c.conf
pa: c.conf: [output]: x.svg: this command does not write svg (see --format)
[exit 2]

$ cd $T/p && printf '[output]\noutput = no/x.md\noutput = y.md\n[inputs]\nold = base\nnew = head\n' > c.conf; pa check c.conf; ls y.md
pa: no/x.md: No such file or directory
ls: cannot access 'y.md': No such file or directory
[exit 2]

$ cd $T/p && printf '[inputs]\nold = base\nnew = bad\n' > c.conf; mkdir bad; head -c 300 head/v2-01.pb.gz > bad/x.pb.gz; pa check c.conf
pa: c.conf:3: new: bad/x.pb.gz: truncated gzip data
[exit 2]

$ cd $T/p && : > c.conf; pa check c.conf
pa: c.conf: nothing to compare: [inputs] wants old and new
[exit 2]

$ cd $T/p && pa check none.conf
pa: none.conf: No such file or directory
[exit 2]

$ cd / && pa check
pa: no pa.conf here or in a folder above (pa check --init writes one)
[exit 2]

$ # evidence stands beside benchmarks, is judged with them, and is in all outputs
$ mkdir -p $T/e/base $T/e/head && cp testdata/bench/old.txt testdata/evidence/go1.19.gctrace.log testdata/evidence/metrics-[123].prom $T/e/base && cp testdata/bench/new.txt testdata/evidence/go1.19-gogc25.gctrace.log testdata/evidence/metrics-[456].prom testdata/evidence/escape-m2.txt $T/e/head
$ cd $T/e && printf '[inputs]\nold = base\nnew = head\n[gate]\nfail-on = gc-cpu>10%%, goroutines>10%%\n[output]\noutput = r.html\noutput = r.md\noutput = r.json\n' > pa.conf; pa check > out.txt; echo $?; head -1 out.txt; grep '^==\|^failed\|no row' out.txt; grep '^## ' r.md; grep -o '<h2>[^<]*' r.html; grep -o '"schema": "[^"]*"' r.json
1
Verdict: benchmarks, logs and metrics fail.
== Benchmarks
failed     gc-cpu>10%      gc             gc-cpu      106.7m ± 36%  220.3m ± 22%  +115.0% [+68.0%, +182.9%], q=0.000
== What to look at first
== Garbage collection, both sides
== Garbage collection: old
== Garbage collection: new
== Metrics
== Metrics: old
== Metrics: new
== Escapes: new
## Performance check
## Benchmarks
## What to look at first
## Garbage collection, both sides
## Garbage collection: old
## Garbage collection: new
## Metrics
## Metrics: old
## Metrics: new
## Escapes: new
<h2>Gate
<h2>What moved, and is it real?
<h2>What to look at first
<h2>Benchmarks
<h2>Garbage collection: old
<h2>Garbage collection: new
<h2>Metrics
<h2>Metrics: old
<h2>Metrics: new
<h2>Escapes: new
<h2>What speaks against the numbers
"schema": "pa.check/1"
"schema": "pa.bench-diff/1"
"schema": "pa.advise/1"
"schema": "pa.bench-diff/1"
"schema": "pa.gc/1"
"schema": "pa.gc/1"
"schema": "pa.bench-diff/1"
"schema": "pa.metrics/1"
"schema": "pa.metrics/1"
"schema": "pa.escape/1"

$ # by itself it is judged as well; of one side it is shown
$ cd $T/e && rm base/old.txt head/new.txt && pa check | head -1; rm pa.conf; pa check --init; grep '^[of]' pa.conf; printf '[inputs]\nold = base\nnew = head\n[gate]\nfail-on = goroutines>10%%\n' > pa.conf; pa check --self-test
Verdict: logs and metrics fail.
pa.conf: written; 2 files or folders found for its sides
old = base
fail-on = sec/op>3%, allocs/op>0
output = pa-report.html
output = pa-report.md
pa: pa.conf: rules for evidence are tested by pa gc, pa metrics and pa escape --self-test
[exit 2]

$ cd $T/e && rm base/* && cp ../p/base/old.txt base && cp ../p/head/new.txt head && pa check | grep '^Verdict\|^=='
Verdict: benchmarks are undecided.
== Benchmarks
== What to look at first
== Garbage collection
== Metrics
== Escapes

$ cd $T/e && rm base/old.txt head/new.txt && pa check
pa: pa.conf:2: old: base: no files in this folder
[exit 2]
