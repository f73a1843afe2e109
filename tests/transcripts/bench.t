Benchmark results, laid out and compared as benchstat does it.
$ pa bench testdata/bench/old.txt testdata/bench/new.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                     │ testdata/bench/old.txt │       testdata/bench/new.txt       │
                     │         sec/op         │   sec/op     vs base               │
Encode/format=json-8              1.200µ ± 1%   1.385µ ± 2%  +15.39% (p=0.000 n=8)
Encode/format=gob-8               826.9n ± 1%   948.2n ± 1%  +14.67% (p=0.000 n=8)
Decode/format=json-8              2.405µ ± 1%   2.217µ ± 1%   -7.82% (p=0.000 n=8)
Lookup-8                          41.34n ± 1%   41.67n ± 2%   +0.79% (p=0.026 n=8)
Hash-8                            9.263n ± 1%   9.272n ± 1%        ~ (p=0.740 n=8)
geomean                           246.7n        257.2n        +4.24%

                     │ testdata/bench/old.txt │       testdata/bench/new.txt       │
                     │          B/op          │    B/op     vs base                │
Encode/format=json-8             320.0 ± 0%     320.0 ± 0%       ~ (p=1.000 n=8) ¹
Encode/format=gob-8              256.0 ± 0%     256.0 ± 0%       ~ (p=1.000 n=8) ¹
Decode/format=json-8             512.0 ± 0%     512.0 ± 0%       ~ (p=1.000 n=8) ¹
Lookup-8                         0.000 ± 0%     0.000 ± 0%       ~ (p=1.000 n=8) ¹
Hash-8                           16.00 ± 0%     16.00 ± 0%       ~ (p=1.000 n=8) ¹
geomean                                     ²               +0.00%               ²
¹ all samples are equal
² summaries must be >0 to compute geomean

                     │ testdata/bench/old.txt │        testdata/bench/new.txt        │
                     │       allocs/op        │ allocs/op   vs base                  │
Encode/format=json-8             4.000 ± 0%     4.000 ± 0%         ~ (p=1.000 n=8) ¹
Encode/format=gob-8              3.000 ± 0%     3.000 ± 0%         ~ (p=1.000 n=8) ¹
Decode/format=json-8             9.000 ± 0%     9.000 ± 0%         ~ (p=1.000 n=8) ¹
Lookup-8                         0.000 ± 0%     0.000 ± 0%         ~ (p=1.000 n=8) ¹
Hash-8                           1.000 ± 0%     2.000 ± 0%  +100.00% (p=0.000 n=8)
geomean                                     ²                +14.87%               ²
¹ all samples are equal
² summaries must be >0 to compute geomean

$ # labels, a file of go test -json, packed
$ gzip -c testdata/bench/new.json > $T/new && pa bench -filter ".unit:ns/op .name:Encode" old=testdata/bench/old.txt new=$T/new
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                     │     old     │                new                 │
                     │   sec/op    │   sec/op     vs base               │
Encode/format=json-8   1.200µ ± 1%   1.385µ ± 2%  +15.39% (p=0.000 n=8)
Encode/format=gob-8    826.9n ± 1%   948.2n ± 1%  +14.67% (p=0.000 n=8)
geomean                996.3n        1.146µ       +15.03%

$ pa bench -row .name -col /format -filter .unit:ns/op testdata/bench/old.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
        │     json     │                 gob                  │                    │
        │    sec/op    │   sec/op     vs base                 │   sec/op     vs base   │
Encode    1200.3n ± 1%   826.9n ± 1%  -31.11% (p=0.000 n=8)
Decode     2.405µ ± 1%
Lookup                                                          41.34n ± 1%
Hash                                                            9.263n ± 1%
geomean    1.699µ        826.9n       -31.11%               ¹   19.57n       ? ¹ ²
¹ benchmark set differs from baseline; geomeans may not be comparable
² ratios must be >0 to compute geomean

$ pa bench -row "/rows@num /db@(mem disk)" -col step testdata/bench/keys.txt
pkg: example.com/store
         │   before    │                after                │
         │   sec/op    │    sec/op     vs base               │
10 mem     99.85n ± 2%   109.35n ± 3%   +9.51% (p=0.002 n=6)
10 disk    899.5n ± 2%   1003.2n ± 3%  +11.53% (p=0.002 n=6)
200 mem    396.2n ± 3%    434.4n ± 4%   +9.62% (p=0.002 n=6)
200 disk   3.609µ ± 2%    3.980µ ± 2%  +10.28% (p=0.002 n=6)
1k mem     1.101µ ± 3%    1.214µ ± 1%  +10.29% (p=0.002 n=6)
1k disk    9.861µ ± 4%   10.815µ ± 2%   +9.68% (p=0.002 n=6)
geomean    1.057µ         1.164µ       +10.15%

$ pa bench -col build testdata/bench/units.txt
     │     old     │             new              │
     │   sec/op    │   sec/op     vs base         │
Link   19.99m ± 2%   20.17m ± 2%  ~ (p=0.589 n=6)

     │     old      │             new              │
     │ image-bytes  │  image-bytes    vs base      │
Link   1.431Mi ± 0%   1.411Mi ± 0% ¹  -1.33% (n=6)
¹ exact distribution expected, but values range from 1.48e+06 to 1.480001e+06

     │    old     │             new             │
     │   hits/s   │   hits/s    vs base         │
Link   984.2 ± 3%   991.2 ± 1%  ~ (p=0.699 n=6)

$ pa bench --format csv -filter .name:Lookup testdata/bench/few-old.txt testdata/bench/few-new.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
,testdata/bench/few-old.txt,,testdata/bench/few-new.txt,,,
,sec/op,CI,sec/op,CI,vs base,P
Lookup-8,4.1170000000000004e-08,∞,4.16e-08,∞,~,p=0.700 n=3
geomean,4.116999999999993e-08,,4.1600000000000055e-08,,+1.04%,

,testdata/bench/few-old.txt,,testdata/bench/few-new.txt,,,
,B/op,CI,B/op,CI,vs base,P
Lookup-8,0,∞,0,∞,~,p=1.000 n=3
geomean,,,,,+0.00%,

,testdata/bench/few-old.txt,,testdata/bench/few-new.txt,,,
,allocs/op,CI,allocs/op,CI,vs base,P
Lookup-8,0,∞,0,∞,~,p=1.000 n=3
geomean,,,,,+0.00%,
B7: need >= 6 samples for confidence interval at level 0.95
D7: need >= 6 samples for confidence interval at level 0.95
F7: need >= 4 samples to detect a difference at alpha level 0.05
B12: need >= 6 samples for confidence interval at level 0.95
D12: need >= 6 samples for confidence interval at level 0.95
F12: all samples are equal
B13: summaries must be >0 to compute geomean
D13: summaries must be >0 to compute geomean
B17: need >= 6 samples for confidence interval at level 0.95
D17: need >= 6 samples for confidence interval at level 0.95
F17: all samples are equal
B18: summaries must be >0 to compute geomean
D18: summaries must be >0 to compute geomean

$ # zero values stay in the table of their unit; bad lines are named
$ pa bench testdata/bench/odd.txt
goos: linux
        │ testdata/bench/odd.txt │
        │         sec/op         │
Good-8              10.60n ± ∞ ¹
Zero-8               0.000 ± ∞ ¹
geomean                        ²
¹ need >= 6 samples for confidence interval at level 0.95
² summaries must be >0 to compute geomean

       │ testdata/bench/odd.txt │
       │          B/op          │
Good-8              8.000 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95
pa: warning: testdata/bench/odd.txt:3: parsing iteration count: invalid syntax
pa: warning: testdata/bench/odd.txt:4: missing units
pa: warning: testdata/bench/odd.txt:5: parsing measurement: invalid syntax

$ # the same file twice are two columns; equal labels are one
$ pa bench -filter ".unit:ns/op .name:Hash" testdata/bench/old.txt testdata/bench/old.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
       │ testdata/bench/old.txt#0 │   testdata/bench/old.txt#1   │
       │          sec/op          │   sec/op     vs base         │
Hash-8                9.263n ± 1%   9.263n ± 1%  ~ (p=1.000 n=8)

$ pa bench -filter ".unit:ns/op .name:Hash" x=testdata/bench/few-old.txt x=testdata/bench/few-new.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
       │      x      │
       │   sec/op    │
Hash-8   9.297n ± 1%

$ # as benchstat has it
$ printf 'BenchmarkA 1 1 ns/op\nBenchmarkZ 1 0 ns/op\nBenchmarkZ 1 5 ns/op\n' > $T/one.txt; printf 'BenchmarkA 1 1 ns/op\nBenchmarkA 1 2 ns/op\nBenchmarkZ 1 0 ns/op\n' > $T/two.txt
$ cd $T && pa bench one.txt two.txt
        │   one.txt    │               two.txt               │
        │    sec/op    │    sec/op     vs base               │
A         1.000n ± ∞ ¹   1.500n ± ∞ ¹  ~ (p=1.000 n=1+2) ²
Z         2.500n ± ∞ ¹   0.000n ± ∞ ¹  ~ (p=1.000 n=2+1) ²
geomean   1.581n                       ?                 ³ ⁴
¹ need >= 6 samples for confidence interval at level 0.95
² need >= 4 samples to detect a difference at alpha level 0.05
³ summaries must be >0 to compute geomean
⁴ ratios must be >0 to compute geomean

$ cd $T && pa bench --compat one.txt two.txt
        │   one.txt    │                 two.txt                 │
        │    sec/op    │    sec/op     vs base                   │
A         1.000n ± ∞ ¹   1.500n ± ∞ ¹        ~ (p=1.333 n=1+2) ²
Z         5.000n ± ∞ ¹
geomean   2.236n         1.500n        +50.00%                 ³
¹ need >= 6 samples for confidence interval at level 0.95
² need >= 4 samples to detect a difference at alpha level 0.05
³ benchmark set differs from baseline; geomeans may not be comparable

  │   one.txt   │            two.txt             │
  │    ns/op    │    ns/op     vs base           │
Z   0.000 ± ∞ ¹   0.000 ± ∞ ¹  ~ (p=1.000 n=1) ²
¹ need >= 6 samples for confidence interval at level 0.95
² all samples are equal

$ cd $T && pa bench --compat two.txt one.txt
        │   two.txt    │                 one.txt                 │
        │    sec/op    │    sec/op     vs base                   │
A         1.500n ± ∞ ¹   1.000n ± ∞ ¹        ~ (p=0.667 n=2+1) ²
Z                        5.000n ± ∞ ¹
geomean   1.500n         2.236n        -33.33%
¹ need >= 6 samples for confidence interval at level 0.95
² need >= 4 samples to detect a difference at alpha level 0.05

  │   two.txt   │            one.txt             │
  │    ns/op    │    ns/op     vs base           │
Z   0.000 ± ∞ ¹   0.000 ± ∞ ¹  ~ (p=1.000 n=1) ²
¹ need >= 6 samples for confidence interval at level 0.95
² all samples are equal

$ # errors
$ pa bench -filter ".name:(" testdata/bench/old.txt
pa: parsing -filter: syntax error: expected value
	.name:(
	       ^
[exit 2]

$ pa bench -row .name@weird testdata/bench/old.txt
pa: parsing -row: syntax error: unknown order "weird"
	.name@weird
	      ^
[exit 2]

$ pa bench -alpha 2 testdata/bench/old.txt
pa: -alpha: wants a number from 0 to 1, not "2"
[exit 2]

$ # text without any result is no mistake of the reading: the other files are shown
$ printf 'PASS\nok\n' | pa bench -
pa: warning: 0 benchmark lines in - (2 lines read)

$ printf 'PASS\nok\n' | pa bench -filter ".unit:ns/op .name:Hash" -format csv - testdata/bench/old.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
,testdata/bench/old.txt,
,sec/op,CI
Hash-8,9.263e-09,1%
geomean,9.263e-09,
pa: warning: 0 benchmark lines in - (2 lines read)

$ printf 'PASS\nok\n' | pa diff -filter ".unit:ns/op .name:Hash" --fail-on 'sec/op>3%' testdata/bench/old.txt -
pa: warning: 0 benchmark lines in - (2 lines read)
pa: -: no benchmark results
[exit 2]

$ printf 'PASS\nok\n' | pa bench --noise -
benchmark  unit  n  median  noise  spread  detectable  remarks
pa: warning: 0 benchmark lines in - (2 lines read)

$ printf 'PASS\nok\n' | pa bench --convert -
pa: warning: 0 benchmark lines in - (2 lines read)

$ printf 'PASS\nok\n' | pa bench -o $T/none.svg -
pa: warning: 0 benchmark lines in - (2 lines read)
pa: nothing to draw: no measurement is left
[exit 2]

$ pa bench testdata/bench/old.txt testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: no benchmark results: this is a profile; 'pa diff OLD NEW' compares two of them
[exit 2]

$ pa bench testdata/bench/old.txt $T/none.txt
pa: $T/none.txt: No such file or directory
[exit 2]

$ pa bench --keep-going -filter ".unit:ns/op .name:Hash" testdata/bench/old.txt $T/none.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
       │ testdata/bench/old.txt │
       │         sec/op         │
Hash-8              9.263n ± 1%
pa: warning: $T/none.txt: No such file or directory
[exit 2]

$ pa bench -filter .name:Nothing testdata/bench/old.txt
pa: warning: no measurement matches the filter

$ pa bench
pa: too few arguments: usage: pa bench [OPTIONS] [LABEL=]FILE...
[exit 2]

$ # noise of repetitions of the same code
$ pa bench --noise -filter .unit:ns/op testdata/bench/old.txt
benchmark             unit    n  median  noise  spread  detectable  remarks
Encode/format=json-8  sec/op  8  1.200µ  0.57%               0.88%
Encode/format=gob-8   sec/op  8  826.9n  1.49%               2.29%
Decode/format=json-8  sec/op  8  2.405µ  0.19%                0.3%
Lookup-8              sec/op  8  41.34n  0.51%               0.78%
Hash-8                sec/op  8  9.263n  1.09%               1.69%
sec/op: a threshold of 2.3% suits 95% of rows

$ pa bench --noise -filter '.unit:ns/op .name:(Hash OR Lookup)' a=testdata/bench/old.txt b=testdata/bench/new.txt
benchmark  unit     n  median  noise  spread  detectable  remarks
Lookup-8   sec/op  16  41.34n  0.51%   0.77%       0.78%  columns differ
Hash-8     sec/op  16  9.263n  1.09%  0.059%       1.69%
sec/op: a threshold of 1.7% suits 95% of rows
warning: not interleaved: all runs of Lookup-8 sec/op in a are in a row, before or after the other side; drift of the machine looks like a difference

$ # the Go benchmark format out
$ pa bench --convert testdata/bench/units.txt | head -4
Unit image-bytes assume=exact
Unit hits/s better=higher
build: old
BenchmarkLink	1	19858559 ns/op	1500000 image-bytes	983.4 hits/s

$ # what was written is read as the same
$ pa bench --convert testdata/bench/keys.txt > $T/once && pa bench --convert $T/once | cmp - $T/once
$ # a folder is one column
$ mkdir $T/runs && cp testdata/bench/few-old.txt testdata/bench/few-new.txt $T/runs && cd $T && pa bench -filter .unit:ns/op runs
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                     │    runs     │
                     │   sec/op    │
Encode/format=json-8   1.292µ ± 8%
Encode/format=gob-8    890.8n ± 8%
Decode/format=json-8   2.301µ ± 5%
Lookup-8               41.52n ± 1%
Hash-8                 9.297n ± 1%
geomean                252.3n

$ # other formats
$ pa bench --format json -filter '.unit:ns/op .name:Hash' testdata/bench/old.txt | grep '"benchmark": "Hash'
        {"config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "benchmark": "Hash-8", "unit": "sec/op", "column": "testdata/bench/old.txt", "centre": {"value": {"low": 9.182e-09, "centre": 9.263e-09, "high": 9.342000000000002e-09}, "unit": "sec/op"}, "n": 8, "delta": null, "p": null}

$ pa bench --format markdown -filter '.unit:ns/op .name:Hash' -table pkg testdata/bench/old.txt
## Benchmarks

| config | benchmark | unit | column | centre | n | delta | p |
|---|---|---|---|--:|--:|--:|--:|
| `pkg: example.com/codec` | `Hash-8` | `sec/op` | `testdata/bench/old.txt` | 9.263n ± 1% | 8 |  |  |

$ # notes of csv name their cell, past column Z too
$ pa bench -format csv -confidence 0.999 -row .name -col "step,/db,/rows" testdata/bench/keys.txt 2>&1 > $T/csv | tail -3
AJ6: need >= 11 samples for confidence interval at level 0.999
AN6: need >= 11 samples for confidence interval at level 0.999
AR6: need >= 11 samples for confidence interval at level 0.999

$ # pictures
$ pa bench -o $T/x.svg testdata/bench/old.txt testdata/bench/new.txt && grep -o "+15.39%" $T/x.svg | head -1
+15.39%

$ pa bench -o $T/x.png -filter .unit:ns/op testdata/bench/old.txt && head -c 4 $T/x.png | tail -c 3
PNG
[no newline]

$ # sides of one name are told apart by their folders
$ mkdir $T/before $T/after && cp testdata/bench/old.txt $T/before/x.txt && cp testdata/bench/new.txt $T/after/x.txt
$ pa bench -o $T/x.svg $T/before/x.txt $T/after/x.txt && grep -o '>[a-z]*/x.txt' $T/x.svg | sort | uniq -c
     15 >after/x.txt
     15 >before/x.txt

$ # why no change is proven
$ pa bench -o $T/x.svg testdata/bench/few-old.txt testdata/bench/few-new.txt && grep -o '>need [^<]*' $T/x.svg
>need &gt;= 4 samples to detect a difference at alpha level 0.05

$ pa bench -o $T/x.svg testdata/bench/old.txt testdata/bench/new.txt && grep -c '>need ' $T/x.svg
0
[exit 1]

$ # names that would steer a terminal are shown as what they are
$ printf 'pkg: a\033]0;owned\007\nBenchmarkA 1 5 x\007/op\n' | pa bench -
pkg: a\x1b]0;owned\x07
  │      -      │
  │  x\x07/op   │
A   5.000 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

$ printf 'pkg: a\033]0;owned\007\nBenchmarkA 1 5 x\007/op\n' | pa bench --format csv -
pkg: a\x1b]0;owned\x07
,-,
,x\x07/op,CI
A,5,∞
geomean,5,
B4: need >= 6 samples for confidence interval at level 0.95

$ # the chart is as wide as the window, and dark where the browser is
$ pa bench -o $T/chart.svg -filter .unit:ns/op testdata/bench/old.txt testdata/bench/new.txt; grep -o '<svg[^>]*class="chart"\|@media screen and (prefers-color-scheme:dark)\|.chart{width:100%' $T/chart.svg
<svg xmlns="http://www.w3.org/2000/svg" class="chart"
.chart{width:100%
@media screen and (prefers-color-scheme:dark)
