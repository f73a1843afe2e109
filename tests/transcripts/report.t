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
pa: a=FILE: every file wants one of two labels, old=FILE… new=FILE…
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

| | rule | of | checks | failed | undecided | decided by |
|---|---|---|--:|--:|--:|---|
| undecided | `sec/op>3%` |  | 0 | 0 | 0 | `no baseline: benchmark results of both sides are needed` |

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
"schema": "pa.list/1"
"schema": "pa.tags/1"

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

$ # the files appear together, or none of them
$ pa report -q -o $T/together.html -o $T/no-folder/x.json testdata/go/cpu.pb.gz; ls $T | grep together || true
pa: $T/no-folder/x.json: No such file or directory

$ pa report -q -o $T/twice.md -o $T/twice.md testdata/go/cpu.pb.gz; ls $T | grep twice || true
pa: $T/twice.md: is written twice

$ # several outputs of one run, in the forms that their names say
$ pa report -q -o $T/a.md -o $T/a.csv -o $T/a.txt --marker perf testdata/go/cpu.pb.gz; ls $T; head -1 $T/a.md; head -2 $T/a.csv | cut -c 1-60
a.csv
a.md
a.txt
dir
r.json
x.json
<!-- pa:perf -->
# top/functions: Profile: cpu
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cu

$ # evidence of a run: what the collector, goroutines, metrics and the compiler say, beside a load test
$ cd testdata/evidence && pa report go1.19.gctrace.log goroutines-[123].txt metrics-*.prom escape-m2.txt ../load/wrk2.txt ../load/hey.txt > $T/one.txt; head -1 $T/one.txt; grep '^==' $T/one.txt; sed -n '/^== Load/,/^== Garbage/p' $T/one.txt
One side only, nothing to compare. Most goroutine is in main.leak.func1 (78%), sync.runtime_SemacquireMutex (10%), poll.runtime_pollWait (5%). Garbage collection took 9.83% of the CPU. 1 group of goroutines may leak.
== Benchmarks
== Profile: goroutine
== Lines: goroutine
== Labels: goroutine
== Load tests
== Garbage collection
== Goroutines
== Metrics
== Escapes
== Load tests
2 runs; of several runs of a target and side the medians
target      side  runs  requests a second  errors  bytes a second   mean    p50    p75    p90    p95     p99     max  tool  settings
wrk2/quote  new      1              33.33       0         13.02kB  650us  530us  670us  750us         9.41ms  9.76ms  wrk2  connections: 4, loop: open
hey         new      1               4000       0         1.144MB  600us  500us  700us  700us  800us   9.4ms   9.8ms  hey   loop: closed

Beside it: what the program said of itself
side  what                                    value
new   CPU that the collector took             9.83%
new   collections a second                    27.24
new   world stopped, p99 of collections       284us
new   allocated a second                 193.91MB/s
new   go_goroutines, most                       165
new   goroutines, last dump                      71

== Garbage collection

$ # beside a load test that tells when it began the log counts for the time of the test, whose clock all stands on
$ awk 'BEGIN { print "timeStamp,elapsed,label,responseCode,success,bytes"; for (i = 0; i < 1200; i++) printf "%.0f,%d,search,200,true,512\n", 1796032800000 + i * 50, 10 + i % 7 }' > $T/run.jtl
$ awk 'BEGIN { for (i = 1; i <= 900; i++) printf "gc %d @%d.000s 1%%: 1+1+%d ms clock, 1+1/1/1+1 ms cpu, 9->9->8 MB, 16 MB goal, 1 P\n", i, i, (i > 600 && i <= 660) ? 7 : 1 }' > $T/server.log
$ for s in 00 15 30 45; do printf '# TYPE go_goroutines gauge\ngo_goroutines 7\nprocess_start_time_seconds 1796032200\n' > $T/m-20261130T1000${s}Z.prom; done
$ pa report -o $T/load/ $T/run.jtl $T/server.log $T/m-*.prom | sed -n '/^Beside/,/^== /p'; grep -o 'since the first request[^<]*' $T/load/*under_load.svg
Beside it: what the program said of itself
side  what                                  value
new   CPU that the collector took          0.407%
new   collections a second                  1.017
new   world stopped, p99 of collections       8ms
new   allocated a second                 1.02MB/s
new   go_goroutines, most                       7
what the log says is of the time of the test

== Garbage collection
since the first request, with log and metrics on the same clock

$ rm $T/m-*; pa report -o $T/load/ $T/run.jtl $T/server.log | sed -n '/^Beside/,/^== /p'; grep -o 'since the first request[^<]*' $T/load/*under_load.svg
Beside it: what the program said of itself
side  what                                  value
new   CPU that the collector took            0.4%
new   collections a second                      1
new   world stopped, p99 of collections       8ms
new   allocated a second                 1.01MB/s

== Garbage collection
since the first request; the log, which tells no time of day, from its own start on

$ # logs of two sides are results, for the gate as well
$ cd testdata/evidence && pa report -q -o $T/gc.json --fail-on 'stw-p99-sec>10%' --old go1.19.gctrace.log --new go1.19-gogc25.gctrace.log; grep -o '"schema": "[^"]*"\|"gate": "[^"]*"' $T/gc.json
"schema": "pa.report/1"
"gate": "passed"
"schema": "pa.advise/1"
"schema": "pa.bench-diff/1"
"schema": "pa.gc/1"
"schema": "pa.gc/1"

$ # escapes of two builds; dumps of two sides
$ cd testdata/evidence && pa report --old escape-m1.txt goroutines-1.txt --new escape-m2.txt goroutines-3.txt | grep '^==\|escape to the heap\|^[0-9].*leak'
== Profiles: goroutine
== Lines: goroutine
== Profiles: goroutine by state
== Profiles: goroutine by created_by
20.00  60.00  +40.00  +200.00%       0        1  main.leak
== Goroutines: new
71 goroutines in 8 groups; the largest, 60, is at main.leak.func1 (main.go:64): chan receive
== What escapes to the heap
== Escapes: new

$ # through a pipe
$ cat testdata/evidence/go1.19.gctrace.log | pa report - | head -3
Garbage collection took 9.83% of the CPU.

== Garbage collection

$ # findings of rules come first
$ pa report testdata/advise/p-after > $T/advice.txt 2>&1; grep '^==\|^PA' $T/advice.txt | head -6
== What to look at first
PA001 low, sure: too little data
PA204 high, likely: 44 % of CPU samples (34-54 %, 42 samples) make timers, at main.waitFor planted.go:172
== Profile: alloc_space
== Lines: alloc_space
== Profile: delay

$ # the lines of what got worse, without sources here, and by label
$ cd testdata/go/runs && pa report --old v1-*.pb.gz --new v2-*.pb.gz > $T/two.txt; sed -n '/^== Lines/,/^== /p' $T/two.txt | grep -v :$ ; grep '^==' $T/two.txt
== Lines: cpu
function            line  self, old  self, new  total, old  total, new     change  source
aeshashbody         1159       14ms       26ms        14ms        26ms   +12.00ms
aeshashbody         1166        8ms       14ms         8ms        14ms    +6.00ms
text.mix              61       72ms      102ms        72ms       102ms   +30.00ms
text.mix              62      232ms      384ms       232ms       384ms  +152.00ms
runtime.mapaccess1   408       30ms       36ms        30ms        36ms    +6.00ms
runtime.mapaccess1   417        2ms                   46ms        66ms   +20.00ms
runtime.mapaccess1   419        6ms       10ms        10ms        14ms    +4.00ms
runtime.mapaccess1   420        8ms       10ms         8ms        10ms    +2.00ms
runtime.mapaccess1   434       74ms       72ms        74ms        72ms    -2.00ms
runtime.mapaccess1   440        4ms       10ms         4ms        10ms    +6.00ms
aeshashbody in runtime/asm_amd64.s; text.mix in example.org/lexi/internal/text/text.go; runtime.mapaccess1 in runtime/map.go
means of a profile, as measured; lines are matched by their numbers
22 lines of less than 1% of the total are left out (pa list has them)

== Profiles: cpu by phase
== Profiles: cpu
== Lines: cpu
== Profiles: cpu by phase
== Profiles: cpu by shard

$ # what history keeps
$ pa history add $T/kept.jsonl testdata/history/runs > /dev/null; pa report $T/kept.jsonl | sed -n '1,/^At /p' | head -12
2 of 8 series of the history got worse.

== History
Commits: 48
From: c000
To: c047
Order: by the times in the files (date:)
3 of 8 series have confirmed steps: 2 got worse, 1 better; 1 provisional; 1 drift; 8 at changes of the machine; 2 outliers or transients (-all lists them)
2 of 8 series changed between c019 and c020: 2 worse, 0 better
  worse: Encode-8 sec/op  +8.2% [+7.2%, +9.1%] between c019 and c020 (16 commits behind it, p=3.6e-11); quiet
  worse: Decode-8 sec/op  +8.4% [+7.3%, +9.6%] between c019 and c020 (16 commits behind it, p=1.8e-10); quiet
better: Hash-8 sec/op  -5.3% [-6.0%, -4.5%] between c029 and c030 (6 commits behind it, p=1.5e-09); quiet

$ # two sides that have nothing in common are no comparison
$ pa report -q -o $T/no.html --old testdata/go/cpu.pb.gz --new testdata/bench/new.txt
pa: nothing to compare: the old side has profiles, the new side benchmark results
[exit 2]

$ pa report --old testdata/go/cpu.pb.gz
pa: --old without --new: a report of one side takes files without either
[exit 2]

$ mkdir $T/none && pa report $T/none
pa: $T/none: no files in this folder
[exit 2]

$ pa report --keep-going $T/none $T/nothing
pa: warning: $T/none: no files in this folder (left out)
pa: warning: $T/nothing: No such file or directory (left out)
pa: nothing to report: no file could be read
[exit 2]

$ pa report -q -o $T/no.html testdata/go/cpu.pb.gz testdata/bad/text.txt | cut -c 1-80
pa: testdata/bad/text.txt: unrecognized profile format; it says "This is no profile." (read are: perf-data, jfr, gperf-cpu, symbol-table, heap-text, jemalloc, callgrind, go-count, threadz, java, contention, goroutines, speedscope, firefox, chrome-trace, heapprofile, cpuprofile, stackprof, java-threads, dotnet-threads, ghc-prof, macos-sample, bpftrace, bcc-profile, dtrace, austin, perf-script, folded, otlp, pprof; --input-format says which it is)

$ ls $T/no.html
ls: cannot access '$T/no.html': No such file or directory
[exit 2]

$ # labels are heads everywhere; markdown links to what is written beside it
$ pa report base=testdata/go/cpu.pb.gz base=testdata/bench/old.txt head=testdata/go/cpu-v2.pb.gz head=testdata/bench/new.txt -o $T/l.html -o $T/l.md -o $T/l/ --link-base https://ci.example.com/7 | grep ' base\|base  \|  old'; grep -o '>base</th>\|base → head' $T/l.html | sort | uniq -c; grep ci.example.com $T/l.md
what moved                               base    head   change               95%  is it real?
           benchmark             unit              base         head                      vs base  evidence
warning: not interleaved: all runs of Encode/format=json-8 sec/op in base are in a row, before or after the other side; drift of the machine looks like a difference
              base      head      delta   change  per operation
              base      head      delta               ratio      p   to prove  function
function            line  self, base  self, head  total, base  total, head     change  source
    base      head      delta   change  tested  changed  shard
    base      head      delta   change  tested  changed  phase
      8 >base</th>
      1 base → head
![samples](https://ci.example.com/7/benchmarks-samples.svg)
![flame](https://ci.example.com/7/profile-cpu-flame.svg)
![graph](https://ci.example.com/7/profile-cpu-graph.svg)
Files: [l.html](https://ci.example.com/7/l.html), [report.html](https://ci.example.com/7/report.html)

$ # a load test, the collector's log and metrics of two versions on one axis of time
$ T=$(mktemp -d); pa report -q -o $T/r.html --old testdata/load/wrk.txt testdata/evidence/go1.19.gctrace.log testdata/evidence/metrics-*.prom --new testdata/load/wrk.txt testdata/evidence/go1.19-gogc25.gctrace.log; grep -o '>Requests a second<\|>Goroutines<\|>Collections a second<\|>Live heap<' $T/r.html; rm -r $T
>Requests a second<
>Goroutines<
>Collections a second<
>Live heap<
>Collections a second<
>Collections a second<

$ # metrics of two sides are compared as pa metrics does, and judged
$ cd testdata/evidence && pa report --fail-on 'goroutines>10%' --old metrics-[12].prom memstats.json --new metrics-[3456].prom go1.23.memstats.json | sed -n '1,/^== Metrics: old/p'; pa metrics --old metrics-[12].prom memstats.json --new metrics-[3456].prom go1.23.memstats.json | grep go_goroutines
Gate: undecided
0 of 26 metrics got worse, 0 better.
of       worse  better  unproved  equal  new  gone
Metrics      0       0        19      7    0     0

Gate
result     rule            of        checks  failed  undecided  decided by
undecided  goroutines>10%  evidence       1       0          1  go_goroutines goroutines: +139.0%, but too few samples to tell (n=2, 4)

== Metrics
0 of 26 rows got worse, 0 better, 15 undecided; of the rest none by 5 % or more, as far as these samples can tell (5 rows could hide that much)
           benchmark      unit                old          new   vs base  evidence
undecided  GCSys          B           8.477Mi ± ∞  2.414Mi ± ∞   -71.52%  p=1.000 q=1.000 n=1
undecided  go_goroutines  goroutines    52.50 ± ∞    127.5 ± ∞  +138.99%  p=0.133 q=0.133 n=2+4
undecided  HeapReleased   B           2.492Mi ± ∞  1.531Mi ± ∞   -38.56%  p=1.000 q=1.000 n=1
undecided  OtherSys       B           769.6Ki ± ∞  490.6Ki ± ∞   -36.26%  p=1.000 q=1.000 n=1
undecided  HeapIdle       B           5.992Mi ± ∞  4.234Mi ± ∞   -29.34%  p=1.000 q=1.000 n=1
undecided  GCCPUFraction  value        100.2m ± ∞   138.1m ± ∞   +37.90%  p=1.000 q=1.000 n=1
undecided  Alloc          B           10.17Mi ± ∞  13.52Mi ± ∞   +33.01%  p=1.000 q=1.000 n=1
undecided  HeapAlloc      B           10.17Mi ± ∞  13.52Mi ± ∞   +33.01%  p=1.000 q=1.000 n=1
undecided  HeapObjects    value        214.8k ± ∞   262.9k ± ∞   +22.42%  p=1.000 q=1.000 n=1
undecided  Sys            B           35.04Mi ± ∞  28.77Mi ± ∞   -17.90%  p=1.000 q=1.000 n=1
undecided  MSpanSys       B           429.0Ki ± ∞  494.1Ki ± ∞   +15.15%  p=1.000 q=1.000 n=1
undecided  MSpanInuse     B           353.5Ki ± ∞  404.7Ki ± ∞   +14.47%  p=1.000 q=1.000 n=1
undecided  StackInuse     B           288.0Ki ± ∞  320.0Ki ± ∞   +11.11%  p=1.000 q=1.000 n=1
undecided  StackSys       B           288.0Ki ± ∞  320.0Ki ± ∞   +11.11%  p=1.000 q=1.000 n=1
undecided  HeapInuse      B           17.73Mi ± ∞  19.45Mi ± ∞    +9.74%  p=1.000 q=1.000 n=1
11 rows without a difference are not shown (--all shows every table)
gate: 1 checks, 0 failed, 0 waived, 1 undecided
result     rule            benchmark      unit        old        new        change
undecided  goroutines>10%  go_goroutines  goroutines  52.50 ± ∞  127.5 ± ∞  +139.0%, but too few samples to tell (n=2, 4)
warning: needs n >= 6 a side to ever flag one of 16 rows
warning: the samples are moments of a run: what differs from one run to the next is not in them

== Metrics: old
undecided  go_goroutines  goroutines    52.50 ± ∞    127.5 ± ∞  +138.99%  p=0.133 q=0.133 n=2+4

$ # a call that vanished explains more than each of the functions under it: it is named, whatever they cost by themselves
$ mkdir $T/call && cd $T/call && for side in old new; do for i in 0 3 1 4 2; do { echo "main.main;main.parse $((500 + 7 * i))"; echo "main.main;main.render $((400 - 5 * i))"; echo "main.main;main.pack $((20 + i))"; echo "runtime.gc $((90 + i))"; test $side = new || for f in deflate fill hash; do echo "main.main;main.pack;gzip.Write;flate.$f $((300 + 3 * i))"; echo "main.main;main.pack;gzip.Close;flate.$f $((100 - i))"; done; } > $side-$i.folded; done; done
$ cd $T/call && pa report --old old-*.folded --new new-*.folded | head -1; pa report --old new-*.folded --new old-*.folded | head -1; pa report --old old-1.folded --new new-1.folded | head -1
samples changed by −54.3% [−54.8%, −53.9%], mostly in main.pack with all it calls (−98.2%).
samples changed by +119.1% [+116.9%, +121.2%], mostly in main.pack with all it calls (×56.1).
samples changed by −54.3% [−62.2%, −44.8%], probably mostly in main.pack with all it calls (−98.3%, not proved).
