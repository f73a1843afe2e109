Results of other tools than go test. A run of a load tester is one sample, its failed requests are noted at every latency.
$ pa bench -filter ".unit:(max-latency-sec OR errors)" old=testdata/load/hey.txt new=testdata/load/hey-errors.txt
tool: hey
loop: closed
    │       old       │                new                 │
    │ max-latency-sec │ max-latency-sec  vs base           │
hey      9.800m ± ∞ ¹    9.800m ± ∞ ² ¹  ~ (p=1.000 n=1) ³
¹ need >= 6 samples for confidence interval at level 0.95
² 7 errors in these runs
³ all samples are equal

    │     old     │              new               │
    │   errors    │   errors     vs base           │
hey   0.000 ± ∞ ¹   7.000 ± ∞ ¹  ~ (p=1.000 n=1) ²
¹ need >= 6 samples for confidence interval at level 0.95
² need >= 4 samples to detect a difference at alpha level 0.05

$ # what has a fixed rate is not compared with what waits for answers, even if asked to
$ pa diff -filter .unit:p99-latency-sec testdata/load/wrk.txt testdata/load/wrk2.txt
connections: 4
tool: wrk
loop: closed
               │ testdata/load/wrk.txt │
               │    p99-latency-sec    │
wrk/quote?id=7            10.85m ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

tool: wrk2
loop: open
           │ testdata/load/wrk2.txt │
           │    p99-latency-sec     │
wrk2/quote             9.410m ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95
warning: loop differs: "closed" in testdata/load/wrk.txt, "open" in testdata/load/wrk2.txt
warning: tool differs: "wrk" in testdata/load/wrk.txt, "wrk2" in testdata/load/wrk2.txt
warning: not in testdata/load/wrk.txt: 1 of 2 rows (wrk2/quote p99-latency-sec in testdata/load/wrk2.txt)
warning: not in testdata/load/wrk2.txt: 1 of 2 rows (wrk/quote?id=7 p99-latency-sec in testdata/load/wrk.txt)
pa: warning: nothing to compare: no benchmark has both sides in one table: tool differs ("wrk", "wrk2"): they measure differently
[exit 3]

$ pa bench -filter .unit:req/s -table goos -row .config -ignore "tool loop connections .fullname" wrk=testdata/load/wrk.txt wrk2=testdata/load/wrk2.txt
goos: 
 │      wrk      │              wrk2              │
 │     req/s     │    req/s     vs base           │
   3830.55 ± ∞ ¹   33.33 ± ∞ ¹  ~ (p=1.000 n=1) ²
¹ need >= 6 samples for confidence interval at level 0.95
² open and closed loop are not compared

$ # repetitions, commands and forks are samples; what a file only summarises is shown, not tested
$ pa bench -filter ".unit:sec/op" testdata/bench-tools/gbench.json
tool: google-benchmark
samples: 
                                     │ testdata/bench-tools/gbench.json │
                                     │              sec/op              │
BM_Sum/8                                                   46.50n ± ∞ ¹
BM_Map<std::map<int,_int>>/threads:2                       1.500µ ± ∞ ¹
geomean                                                    264.1n
¹ need >= 6 samples for confidence interval at level 0.95

samples: aggregate
       │ testdata/bench-tools/gbench.json │
       │              sec/op              │
BM_Old                       2.250m ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95
pa: warning: testdata/bench-tools/gbench.json: CPU scaling was enabled: times may be of several clock rates
pa: warning: testdata/bench-tools/gbench.json: the benchmark library is a debug build: times may be off
pa: warning: testdata/bench-tools/gbench.json: BM_Sum/8: items_per_second is no number: left out
pa: warning: testdata/bench-tools/gbench.json: BM_Sum/8: rate is no number: left out
pa: warning: testdata/bench-tools/gbench.json: BM_Error has no result: no device

$ pa bench -filter ".unit:sec/op" testdata/bench-tools/hyperfine.csv testdata/bench-tools/hyperfine.md
tool: hyperfine
samples: aggregate
            │ testdata/bench-tools/hyperfine.csv │  testdata/bench-tools/hyperfine.md   │
            │               sec/op               │    sec/op     vs base                │
sleep_0.001                         10.33m ± ∞ ¹   10.30m ± ∞ ¹       ~ (p=1.000 n=1) ²
sleep_0.002                         10.34m ± ∞ ¹   10.30m ± ∞ ¹       ~ (p=1.000 n=1) ²
geomean                             10.33m         10.30m        -0.33%
¹ need >= 6 samples for confidence interval at level 0.95
² aggregates cannot be tested

$ # everything becomes lines of the Go format
$ pa bench --convert testdata/bench-tools/jmh.json
Unit gc.alloc.rate-B/sec better=lower
Unit gc.alloc.rate.norm-B/op better=lower
tool: jmh
mode: avgt
threads: 2
Benchmarkcom.example.Sort.heap/size=100/kind=long_list	1	1.5e-06 sec/op	150 gc.alloc.rate-MB/sec	24 gc.alloc.rate.norm-B/op
Benchmarkcom.example.Sort.heap/size=100/kind=long_list	1	2.25e-06 sec/op	200 gc.alloc.rate-MB/sec	24 gc.alloc.rate.norm-B/op
mode: thrpt
Benchmarkcom.example.Sort.heap	1	600000 ops/s
mode: sample
Benchmarkcom.example.Sort.heap	1	1.375e-06 sec/op
pa: warning: testdata/bench-tools/jmh.json: com.example.Sort.heap: fork 2 has no numbers: left out

$ pa bench --convert testdata/load/wrk.txt | pa bench -filter .unit:req/s -
connections: 4
tool: wrk
loop: closed
               │      -       │
               │    req/s     │
wrk/quote?id=7   3.831k ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

$ # a report that is cut, or of another kind, is refused
$ head -c 300 testdata/load/wrk.txt | pa bench -
pa: -: the report that begins in line 1 has no Transfer/sec: is it cut?
[exit 2]

$ pa bench testdata/load/vegeta.hist.txt
pa: testdata/load/vegeta.hist.txt: a histogram of vegeta holds no latencies: use `vegeta report` or `vegeta report -type=json`
[exit 2]

$ pa bench --input-format ab testdata/load/wrk.txt
pa: testdata/load/wrk.txt: line 13: no `Requests per second`: did ab give up?
[exit 2]

$ # a run of a load tester that looks like another's has its own units; errors are statuses and what got no answer
$ pa bench --convert testdata/load/oha.txt testdata/load/oha.json
label: testdata/load/oha.txt
tool: oha
loop: closed
Benchmarkoha	400	0.0006453 mean-latency-sec	0.000527 p50-latency-sec	0.0006670000000000001 p75-latency-sec	0.000748 p90-latency-sec	0.000777 p95-latency-sec	0.009414 p99-latency-sec	0.009764 max-latency-sec	204.4867 req/s	23760.375575587586 B/s	10 errors
label: testdata/load/oha.json
Benchmarkoha	400	0.00064529 mean-latency-sec	0.000527 p50-latency-sec	0.000667 p75-latency-sec	0.000748 p90-latency-sec	0.000777 p95-latency-sec	0.009414 p99-latency-sec	0.009764 max-latency-sec	204.4867 req/s	23758.46 B/s	10 errors

$ # each scenario, label or command is a row
$ pa bench -filter ".unit:(p95-latency-sec OR errors)" testdata/load/k6-full.txt
tool: k6
                  │ testdata/load/k6-full.txt │
                  │      p95-latency-sec      │
k6                             780.0µ ± ∞ ¹ ²
k6/scenario=write              1.550m ± ∞ ¹ ²
geomean                        1.100m
¹ 3 errors in these runs
² need >= 6 samples for confidence interval at level 0.95

                  │ testdata/load/k6-full.txt │
                  │          errors           │
k6                                3.000 ± ∞ ¹
k6/scenario=write                 3.000 ± ∞ ¹
geomean                           3.000
¹ need >= 6 samples for confidence interval at level 0.95

$ pa bench -filter ".unit:(p50-latency-sec OR errors)" testdata/load/jmeter.csv
tool: jmeter
                    │ testdata/load/jmeter.csv │
                    │     p50-latency-sec      │
jmeter/Search,_fast             6.000m ± ∞ ¹
jmeter/Home                     6.000m ± ∞ ² ¹
geomean                         6.000m
¹ need >= 6 samples for confidence interval at level 0.95
² 1 errors in these runs

                    │ testdata/load/jmeter.csv │
                    │          errors          │
jmeter/Search,_fast                0.000 ± ∞ ¹
jmeter/Home                        1.000 ± ∞ ¹
geomean                                      ²
¹ need >= 6 samples for confidence interval at level 0.95
² summaries must be >0 to compute geomean
pa: warning: testdata/load/jmeter.csv:105: the last line is cut: left out

$ pa bench --convert testdata/load/gatling.log testdata/load/locust_stats.csv testdata/load/memtier-runs.txt
label: testdata/load/gatling.log
tool: gatling
Benchmarkgatling/Pay	50	0.00592 mean-latency-sec	0.006 p50-latency-sec	0.007 p75-latency-sec	0.008 p90-latency-sec	0.008 p95-latency-sec	0.008 max-latency-sec	50.70993600903766 req/s	0 errors
Benchmarkgatling/Home	50	0.0077 mean-latency-sec	0.006 p50-latency-sec	0.007 p75-latency-sec	0.008 p90-latency-sec	0.008 p95-latency-sec	0.094 max-latency-sec	50.70993600903766 req/s	2 errors
label: testdata/load/locust_stats.csv
tool: locust
Benchmarklocust/GET/items	300	0.0145 mean-latency-sec	0.012 p50-latency-sec	0.014 p75-latency-sec	0.02 p90-latency-sec	0.03 p95-latency-sec	0.09 p99-latency-sec	0.1305 max-latency-sec	30 req/s	3600 B/s	3 errors
Benchmarklocust/POST/cart?a=1,2	100	0.029 mean-latency-sec	0.024 p50-latency-sec	0.028 p75-latency-sec	0.04 p90-latency-sec	0.06 p95-latency-sec	0.18 p99-latency-sec	0.261 max-latency-sec	10 req/s	1200 B/s	0 errors
Benchmarklocust/GET/gone	5	0.5 req/s	0 B/s	5 errors
Benchmarklocust	405	0.0145 mean-latency-sec	0.012 p50-latency-sec	0.014 p75-latency-sec	0.02 p90-latency-sec	0.03 p95-latency-sec	0.09 p99-latency-sec	0.1305 max-latency-sec	40.5 req/s	4860 B/s	8 errors
label: testdata/load/memtier-runs.txt
connections: 200
samples: aggregate
tool: memtier
loop: closed
Benchmarkmemtier/Sets	1	0.0025 mean-latency-sec	0.0022 p50-latency-sec	0.009 p99-latency-sec	0.0175 p99.9-latency-sec	9107.46 req/s	718069.76 B/s
Benchmarkmemtier/Gets	1	0.0025 mean-latency-sec	0.0022 p50-latency-sec	0.009 p99-latency-sec	0.0175 p99.9-latency-sec	91014.2 req/s	3630592 B/s
Benchmarkmemtier/Totals	1	0.0025 mean-latency-sec	0.0022 p50-latency-sec	0.009 p99-latency-sec	0.0175 p99.9-latency-sec	100121.66 req/s	4348661.76 B/s
pa: warning: testdata/load/gatling.log:105: the last line is cut: left out
pa: warning: testdata/load/locust_stats.csv:4: all requests failed: no latencies

$ # iterations of BenchmarkDotNet are samples, of several launches each launch is one
$ pa bench -filter ".unit:sec/op" -table "" testdata/bench-tools/dotnet.json
                               │ testdata/bench-tools/dotnet.json │
                               │              sec/op              │
Demo.Bench.Join/N=100/Text=a_b                       101.8n ± ∞ ¹
Demo.Bench.Join                                      102.0n ± ∞ ¹
Demo.Bench.Brief(N:_5)                               7.500n ± ∞ ¹
geomean                                              42.70n
¹ need >= 6 samples for confidence interval at level 0.95
pa: warning: testdata/bench-tools/dotnet.json: Demo.Bench.Throws has no result: it failed

$ # what a suite of one's own writes
$ pa bench -filter ".unit:(sec/op OR B OR B/s OR ops/s OR hits)" testdata/bench-tools/suite.json
tool: suite
        │ testdata/bench-tools/suite.json │
        │             sec/op              │
parse                        12.50m ± ∞ ¹
startup                      250.0µ ± ∞ ¹
geomean                      1.768m
¹ need >= 6 samples for confidence interval at level 0.95

            │ testdata/bench-tools/suite.json │
            │                B                │
rss                             95.37Mi ± ∞ ¹
binary_size                     4.000Ki ± ∞ ¹
geomean                         625.0Ki
¹ need >= 6 samples for confidence interval at level 0.95

     │ testdata/bench-tools/suite.json │
     │              ops/s              │
load                       1.500 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

     │ testdata/bench-tools/suite.json │
     │               B/s               │
read                     2.500Mi ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

      │ testdata/bench-tools/suite.json │
      │              hits               │
cache                       93.00 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

$ pa bench testdata/bench-tools/bencher.json
tool: bencher
      │ testdata/bench-tools/bencher.json │
      │              sec/op               │
parse                        88.00n ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

      │ testdata/bench-tools/bencher.json │
      │               ops/s               │
parse                         5.550 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

                      │ testdata/bench-tools/bencher.json │
                      │             build-sec             │
/bin/sh_-c_./build.sh                         87.00 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

          │ testdata/bench-tools/bencher.json │
          │              file-B               │
my_binary                         42.00 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

          │ testdata/bench-tools/bencher.json │
          │            my_measure             │
my_binary                         1.000 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

$ # two commands of one file are the sides
$ pa diff testdata/bench-tools/hyperfine.json
0 of 2 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell (1 row could hide that much)
       benchmark                            unit           old         new                      vs base  evidence
noise  testdata/bench-tools/hyperfine.json  sec/op  3.944m ± ∞  11.69m ± ∞  ~ +143.3% [-69.6%, +646.9%]  p=0.310 q=0.310 n=5
noise  testdata/bench-tools/hyperfine.json  errors   0.000 ± ∞   0.000 ± ∞       ~ +0.0% [+0.0%, +0.0%]  p=1.000 n=5
warning: not interleaved: all runs of testdata/bench-tools/hyperfine.json sec/op in sleep_0.001/n=1 come before those of the other side; drift of the machine looks like a difference

$ pa bench -filter .unit:sec/op testdata/bench-tools/hyperfine.json
tool: hyperfine
                │ testdata/bench-tools/hyperfine.json │
                │               sec/op                │
sleep_0.001/n=1                          3.944m ± ∞ ¹
sleep_0.002/n=2                          11.69m ± ∞ ¹
geomean                                  6.791m
¹ need >= 6 samples for confidence interval at level 0.95
pa: warning: the commands of one file: -col .fullname -row .file compares them, and so does pa diff

$ # folders of folders: what criterion keeps beside its newest results does not count
$ pa bench --convert testdata/bench-tools/criterion
tool: criterion
Benchmarkparse/small	550	150.29155844155844 ns/op	6813423259.551781 B/s

$ # what is not compared says how it could be
$ printf 'cpu: A\nBenchmarkX-8 1 5 ns/op\n' >$T/a.txt; printf 'cpu: B\nBenchmarkX-8 1 6 ns/op\n' >$T/b.txt; pa bench a=$T/a.txt b=$T/b.txt
cpu: A
    │      a       │
    │    sec/op    │
X-8   5.000n ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

cpu: B
    │      b       │
    │    sec/op    │
X-8   6.000n ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95
pa: warning: no benchmark has two columns in one table: -ignore cpu compares them all the same

$ printf 'BenchmarkX-8 1 5 ns/op\n' >$T/a.txt; printf 'BenchmarkY-8 1 6 ns/op\n' >$T/b.txt; pa diff a=$T/a.txt b=$T/b.txt
        │      a       │          b          │
        │    sec/op    │    sec/op     vs base   │
X-8       5.000n ± ∞ ¹
Y-8                      6.000n ± ∞ ¹
geomean   5.000n         6.000n        ? ² ³
¹ need >= 6 samples for confidence interval at level 0.95
² benchmark set differs from baseline; geomeans may not be comparable
³ ratios must be >0 to compute geomean
warning: not in a: 1 of 2 rows (Y-8 sec/op in b)
warning: not in b: 1 of 2 rows (X-8 sec/op in a)
pa: warning: nothing to compare: no benchmark has both sides in one table: their names differ (X-8, Y-8); -ignore .fullname -row .config compares them all the same
[exit 3]
