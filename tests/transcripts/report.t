One document of all there is: profiles and benchmark results of two sides.
$ pa report --old testdata/bench/old.txt --new testdata/bench/new.txt | head -40
3 of 15 benchmark results got worse, most Hash-8 allocs/op +100.0%; 1 got better: Decode/format=json-8 sec/op −7.8% [−8.3%, −7.0%].
of                 worse  better  unproved  equal  new  gone
Benchmark results      3       1         0     11    0     0

What moved, and is it real?
what moved                          old     new   change               95%  is it real?
Hash-8                allocs/op   1.000   2.000  +100.0%                    proved, q=0.000
Encode/format=json-8  sec/op     1.200µ  1.385µ   +14.9%  [+14.0%, +15.7%]  proved, q=0.000
Encode/format=gob-8   sec/op     826.9n  948.2n   +14.7%  [+13.5%, +15.7%]  proved, q=0.000
Decode/format=json-8  sec/op     2.405µ  2.217µ    −7.8%    [−8.3%, −7.0%]  proved, q=0.000

== Benchmarks
3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit               old          new                      vs base  evidence
regressed  Hash-8                allocs/op   1.000 ± 0%   2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8
regressed  Encode/format=json-8  sec/op     1.200µ ± 1%  1.385µ ± 2%     +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8   sec/op     826.9n ± 1%  948.2n ± 1%     +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
improved   Decode/format=json-8  sec/op     2.405µ ± 1%  2.217µ ± 1%        -7.81% [-8.3%, -7.0%]  p=0.000 q=0.000 n=8
11 rows without a difference are not shown (--all shows every table)
warning: not interleaved: all runs of Encode/format=json-8 sec/op in old are in a row, before or after the other side; drift of the machine looks like a difference

$ pa report old=testdata/bench/old.txt new=testdata/bench/new.txt --fail-on 'sec/op>3%,cpu:total>2%' --format json | grep -A 3 schema
  "schema": "pa.report/1",
  "title": "Report",
  "facts": {"gate": "failed"},
  "notes": [
--
  "schema": "pa.bench-diff/1",
  "title": "Benchmarks",
  "facts": {"alpha": 0.05, "confidence": 0.95, "fdr": 0.05, "min_effect": 0.05},
  "notes": [

$ pa report testdata/bench/old.txt testdata/text/two.folded | head -12
One side only, nothing to compare. Most after is in read (65%), new (35%).

== Benchmarks
config                                                                          benchmark             unit       column       centre  n  delta  p
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Encode/format=json-8  sec/op     new     1.200µ ± 1%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Encode/format=gob-8   sec/op     new     826.9n ± 1%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Decode/format=json-8  sec/op     new     2.405µ ± 1%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Lookup-8              sec/op     new     41.34n ± 1%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Hash-8                sec/op     new     9.263n ± 1%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Encode/format=json-8  B/op       new      320.0 ± 0%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Encode/format=gob-8   B/op       new      256.0 ± 0%  8
goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz  Decode/format=json-8  B/op       new      512.0 ± 0%  8

$ pa report a=testdata/bench/old.txt b=testdata/bench/new.txt c=testdata/bench/new.txt
pa: c=testdata/bench/new.txt: two labels are wanted, old=FILE… new=FILE…
[exit 2]

$ pa report
pa: no files: usage: pa report [OPTIONS] -o report.html [--old FILE...] [--new FILE...] [FILE...]
[exit 2]

$ pa report -o $T/r.html testdata/bench/old.txt $T/none.txt; ls $T
pa: $T/none.txt: No such file or directory

$ pa report -o $T/r.exe testdata/bench/old.txt
pa: -o $T/r.exe: a report is written as .html, .md, .json, .txt, .csv or .prom, or to a folder, DIR/
[exit 2]

$ pa report -q --keep-going -o $T/r.json testdata/bench/old.txt $T/none.txt; ls $T
r.json
pa: warning: $T/none.txt: No such file or directory (left out)

$ pa report --fail-on 'sec/op>3%' testdata/bench/old.txt --format markdown | head -12
## Report

- Gate: `undecided`

One side only, nothing to compare.

**Gate**

| | rule | checks | failed | undecided | decided by |
|---|---|--:|--:|--:|---|
| undecided | `sec/op>3%` | 0 | 0 | 0 | `no baseline: benchmark results of both sides are needed` |

$ # what does not fit together is said, and nothing is written
$ pa report -o $T/m.html --old testdata/go/cpu.pb.gz --new testdata/go/heap.pb.gz; ls $T
r.json
pa: the profiles hold different things: cpu in nanoseconds (old), inuse_space in bytes (new); --sample-index names a type that all have

$ # one side of profiles, two of results
$ pa report -q -o $T/x.json --fail-on 'sec/op>3%,cum>5%' --new testdata/go/cpu.pb.gz testdata/bench/new.txt --old testdata/bench/old.txt; grep -o '"schema": "[^"]*"\|no baseline[^"]*' $T/x.json
"schema": "pa.report/1"
no baseline: profiles of both sides are needed
"schema": "pa.bench-diff/1"
"schema": "pa.top/1"

$ # an empty profile
$ pa report testdata/odd/no-samples.pb.gz | head -3
One side only, nothing to compare. The profile of cpu is empty.

== Profile: cpu

$ # all that a server without scripts needs
$ pa report -q -o $T/dir/ --old testdata/go/cpu.pb.gz --new testdata/go/cpu-v2.pb.gz; ls $T/dir; grep -c '<script\|style=' $T/dir/report.html || true
profile-cpu-flame.svg
profile-cpu-graph.svg
report.css
report.html
report.json
0

$ # several outputs of one run, in the forms that their names say
$ pa report -q -o $T/a.md -o $T/a.csv -o $T/a.txt --marker perf testdata/go/cpu.pb.gz; ls $T; head -1 $T/a.md; head -2 $T/a.csv | cut -c 1-60
a.csv
a.md
a.txt
dir
r.json
x.json
<!-- pa:perf -->
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cu
580000000,0.43609022556390975,0.43609022556390975,580000000,
