Comparing benchmark results, and the gate for CI.
$ pa diff -filter .unit:ns/op testdata/bench/old.txt testdata/bench/new.txt
2 of 5 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit            old          new                   vs base  evidence
regressed  Encode/format=json-8  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8   sec/op  826.9n ± 1%  948.2n ± 1%  +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
improved   Decode/format=json-8  sec/op  2.405µ ± 1%  2.217µ ± 1%     -7.81% [-8.3%, -7.0%]  p=0.000 q=0.000 n=8
2 rows without a difference are not shown (--all shows every table)
warning: not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/old.txt are in a row, before or after the other side; drift of the machine looks like a difference

$ pa diff --ci --fdr 0.05 --sort delta old=testdata/bench/old.txt new=testdata/bench/new.txt
3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit               old          new                      vs base  evidence
regressed  Hash-8                allocs/op   1.000 ± 0%   2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8
regressed  Encode/format=json-8  sec/op     1.200µ ± 1%  1.385µ ± 2%     +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8   sec/op     826.9n ± 1%  948.2n ± 1%     +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
improved   Decode/format=json-8  sec/op     2.405µ ± 1%  2.217µ ± 1%        -7.81% [-8.3%, -7.0%]  p=0.000 q=0.000 n=8
11 rows without a difference are not shown (--all shows every table)
warning: not interleaved: all runs of Encode/format=json-8 sec/op in old are in a row, before or after the other side; drift of the machine looks like a difference

$ # several files a side, as samples
$ pa diff --old testdata/bench/old.txt --old testdata/bench/few-old.txt --new testdata/bench/new.json -filter ".unit:ns/op .name:(Hash OR Encode)"
2 of 3 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit            old          new                   vs base  evidence
regressed  Encode/format=json-8  sec/op  1.200µ ± 1%  1.385µ ± 2%  +15.07% [+14.1%, +15.7%]  p=0.000 q=0.000 n=11+8
regressed  Encode/format=gob-8   sec/op  826.3n ± 1%  948.2n ± 1%  +14.70% [+13.9%, +15.7%]  p=0.000 q=0.000 n=11+8
1 row without a difference is not shown (--all shows every table)

$ # the gate
$ pa diff -filter .name:Hash --fail-on 'sec/op>3%,allocs/op>0' testdata/bench/old.txt testdata/bench/new.txt
1 of 3 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark  unit              old         new                      vs base  evidence
regressed  Hash-8     allocs/op  1.000 ± 0%  2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8
2 rows without a difference are not shown (--all shows every table)
gate: 2 checks, 1 failed, 0 waived, 0 undecided
result  rule         benchmark  unit       old         new         change
failed  allocs/op>0  Hash-8     allocs/op  1.000 ± 0%  2.000 ± 0%  +100.0%, q=0.000
[exit 1]

$ pa diff -filter .unit:ns/op --fail-on '^Hash:sec/op>3%, Decode:ns/op>0' testdata/bench/old.txt testdata/bench/new.txt
2 of 5 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit            old          new                   vs base  evidence
regressed  Encode/format=json-8  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8   sec/op  826.9n ± 1%  948.2n ± 1%  +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
improved   Decode/format=json-8  sec/op  2.405µ ± 1%  2.217µ ± 1%     -7.81% [-8.3%, -7.0%]  p=0.000 q=0.000 n=8
2 rows without a difference are not shown (--all shows every table)
gate: 2 checks, 0 failed, 0 waived, 0 undecided
warning: not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/old.txt are in a row, before or after the other side; drift of the machine looks like a difference

$ # improvements in the other direction are regressions
$ pa diff -filter .unit:ns/op --fail-on 'ns/op>3%' testdata/bench/new.txt testdata/bench/old.txt | tail -4
gate: 5 checks, 1 failed, 0 waived, 0 undecided
result  rule      benchmark             unit    old          new          change
failed  ns/op>3%  Decode/format=json-8  sec/op  2.217µ ± 1%  2.405µ ± 1%  +8.5% [+7.6%, +9.1%], q=0.000
warning: not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/new.txt are in a row, before or after the other side; drift of the machine looks like a difference

$ pa diff -filter '.unit:(ns/op OR allocs/op)' --format csv --waivers testdata/bench/waivers.txt --today 2026-06-01 --fail-on 'sec/op>3%,allocs/op>0' testdata/bench/old.txt testdata/bench/new.txt | cut -c 1-150
# gate
result,rule,benchmark,unit,old,new,change,_class
waived,sec/op>3%,Encode/format=json-8,sec/op,1.200µ ± 1%,1.385µ ± 2%,"+14.9% [+14.0%, +15.7%], waived until 2026-12-31: checks its input now",waiv
failed,sec/op>3%,Encode/format=gob-8,sec/op,826.9n ± 1%,948.2n ± 1%,"+14.7% [+13.5%, +15.7%], q=0.000",failed
failed,allocs/op>0,Hash-8,allocs/op,1.000 ± 0%,2.000 ± 0%,"+100.0%, q=0.000",failed

# comparisons
config,benchmark,unit,base,column,old_low,old,old_high,old_unit,new_low,new,new_high,new_unit,delta,ratio_low,ratio,ratio_high,p,q,n_old,n_new,better,
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Encode/format=json-8,sec/op,testdata/bench/old.txt,testdata/bench/new
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Encode/format=gob-8,sec/op,testdata/bench/old.txt,testdata/bench/new.
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Decode/format=json-8,sec/op,testdata/bench/old.txt,testdata/bench/new
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Lookup-8,sec/op,testdata/bench/old.txt,testdata/bench/new.txt,4.105e-
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Hash-8,sec/op,testdata/bench/old.txt,testdata/bench/new.txt,9.182e-09
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Encode/format=json-8,allocs/op,testdata/bench/old.txt,testdata/bench/
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Encode/format=gob-8,allocs/op,testdata/bench/old.txt,testdata/bench/n
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Decode/format=json-8,allocs/op,testdata/bench/old.txt,testdata/bench/
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Lookup-8,allocs/op,testdata/bench/old.txt,testdata/bench/new.txt,0,0,
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",Hash-8,allocs/op,testdata/bench/old.txt,testdata/bench/new.txt,1,1,1,

# geomeans
config,unit,base,column,rows,ratio_low,ratio,ratio_high
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",sec/op,testdata/bench/old.txt,testdata/bench/new.txt,5,1.037365727153
"goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz",allocs/op,testdata/bench/old.txt,testdata/bench/new.txt,5,NaN,1.14869
pa: warning: testdata/bench/waivers.txt:4: waiver expired on 2026-01-31: Hash-8 allocs/op
pa: warning: testdata/bench/waivers.txt:5: waiver not needed: Lookup-8 sec/op

$ # too few samples: no verdict, unless the values are exact
$ pa diff -filter '.unit:allocs/op' --fail-on 'allocs/op>0' testdata/bench/few-old.txt testdata/bench/few-new.txt
0 of 5 rows got worse, 0 better, 1 undecided; of the rest none by 5 % or more, as far as these samples can tell
           benchmark  unit             old        new   vs base  evidence
undecided  Hash-8     allocs/op  1.000 ± ∞  2.000 ± ∞  +100.00%  p=0.100 q=0.100 n=3
4 rows without a difference are not shown (--all shows every table)
gate: 5 checks, 0 failed, 0 waived, 1 undecided
result     rule         benchmark  unit       old        new        change
undecided  allocs/op>0  Hash-8     allocs/op  1.000 ± ∞  2.000 ± ∞  +100.0%, but too few samples to tell (n=3, 3)
warning: needs n >= 4 a side to ever flag one of 1 row
warning: not interleaved: all runs of Hash-8 allocs/op in testdata/bench/few-old.txt are in a row, before or after the other side; drift of the machine looks like a difference
[exit 3]

$ pa diff -filter '.unit:allocs/op' --exact allocs/op --fail-on 'allocs/op>0' testdata/bench/few-old.txt testdata/bench/few-new.txt
1 of 5 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark  unit              old         new                      vs base  evidence
regressed  Hash-8     allocs/op  1.000 ± 0%  2.000 ± 0%  +100.00% [+100.0%, +100.0%]  q=0.000 n=3
4 rows without a difference are not shown (--all shows every table)
gate: 5 checks, 1 failed, 0 waived, 0 undecided
result  rule         benchmark  unit       old         new         change
failed  allocs/op>0  Hash-8     allocs/op  1.000 ± 0%  2.000 ± 0%  +100.0%, q=0.000
[exit 1]

$ # a rule that nothing can fail is no green light
$ pa diff -filter .name:Hash --fail-on 'MB/s>3%' testdata/bench/old.txt testdata/bench/new.txt | tail -1
warning: MB/s>3% decides nothing: nothing matches it

$ pa diff --self-test --fail-on 'sec/op>3%,allocs/op>0,Hash:B/op>8' testdata/bench/old.txt testdata/bench/new.txt
rule         benchmark             unit       injected  fired  false alarms
sec/op>3%    Encode/format=json-8  sec/op      +10.00%  yes               0
allocs/op>0  Encode/format=json-8  allocs/op   +10.00%  yes               0
Hash:B/op>8  Hash-8                B/op       +100.00%  yes               0

$ pa diff --self-test --fail-on 'sec/op>3%' testdata/bench/few-old.txt testdata/bench/few-new.txt
rule       benchmark             unit    injected  fired  false alarms
sec/op>3%  Encode/format=json-8  sec/op   +10.00%  no                0
warning: not every rule can fail: nothing matches it, or it needs more samples a side
[exit 3]

$ # pairs
$ pa diff --paired --ci -filter ".unit:ns/op" testdata/bench/old.txt testdata/bench/new.txt
2 of 5 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit            old          new                   vs base  evidence
regressed  Encode/format=json-8  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.96% [+13.3%, +16.0%]  p=0.008 q=0.013 n=8
regressed  Encode/format=gob-8   sec/op  826.9n ± 1%  948.2n ± 1%  +14.81% [+13.9%, +15.5%]  p=0.008 q=0.013 n=8
improved   Decode/format=json-8  sec/op  2.405µ ± 1%  2.217µ ± 1%     -7.91% [-8.4%, -7.0%]  p=0.008 q=0.013 n=8
2 rows without a difference are not shown (--all shows every table)
warning: not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/old.txt are in a row, before or after the other side; drift of the machine looks like a difference

$ # reports
$ pa diff --format markdown --fail-on 'sec/op>3%' -filter ".unit:ns/op .name:(Hash OR Encode)" --summary-file $T/summary testdata/bench/old.txt testdata/bench/new.txt
<!-- pa:bench_diff -->
## Benchmarks

2 of 3 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell

gate: 3 checks, 2 failed, 0 waived, 0 undecided

| | rule | benchmark | unit | old | new | change |
|---|---|---|---|---|---|---|
| **failed** | `sec/op>3%` | `Encode/format=json-8` | `sec/op` | `1.200µ ± 1%` | `1.385µ ± 2%` | `+14.9% [+14.0%, +15.7%], q=0.000` |
| **failed** | `sec/op>3%` | `Encode/format=gob-8` | `sec/op` | `826.9n ± 1%` | `948.2n ± 1%` | `+14.7% [+13.5%, +15.7%], q=0.000` |

| | benchmark | unit | old | new | vs base | evidence |
|---|---|---|--:|--:|--:|---|
| **regressed** | `Encode/format=json-8` | `sec/op` | `1.200µ ± 1%` | `1.385µ ± 2%` | `+14.91% [+14.0%, +15.7%]` | `p=0.000 q=0.000 n=8` |
| **regressed** | `Encode/format=gob-8` | `sec/op` | `826.9n ± 1%` | `948.2n ± 1%` | `+14.70% [+13.5%, +15.7%]` | `p=0.000 q=0.000 n=8` |

> [!WARNING]
> not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/old.txt are in a row, before or after the other side; drift of the machine looks like a difference

<details>
<summary>1 row without a difference</summary>

| | benchmark | unit | old | new | vs base | evidence |
|---|---|---|--:|--:|--:|---|
| noise | `Hash-8` | `sec/op` | `9.263n ± 1%` | `9.272n ± 1%` | `~ -0.1% [-0.9%, +0.7%]` | `p=0.740 q=0.740 n=8` |

</details>
[exit 1]

$ grep -c regressed $T/summary
2

$ pa diff --format junit --fail-on 'sec/op>3%' testdata/bench/old.txt testdata/bench/new.txt
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Benchmarks" tests="5" failures="2" errors="0" skipped="0">
  <testsuite name="sec/op&gt;3%" tests="5" failures="2" errors="0" skipped="0">
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Encode/format=json-8 sec/op">
      <failure message="1.200µ ± 1% -&gt; 1.385µ ± 2%, +14.9% [+14.0%, +15.7%], q=0.000">rule: sec/op&gt;3%
old: 1.200µ ± 1%
new: 1.385µ ± 2%
change: +14.9% [+14.0%, +15.7%]</failure>
    </testcase>
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Encode/format=gob-8 sec/op">
      <failure message="826.9n ± 1% -&gt; 948.2n ± 1%, +14.7% [+13.5%, +15.7%], q=0.000">rule: sec/op&gt;3%
old: 826.9n ± 1%
new: 948.2n ± 1%
change: +14.7% [+13.5%, +15.7%]</failure>
    </testcase>
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Decode/format=json-8 sec/op"/>
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Lookup-8 sec/op"/>
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Hash-8 sec/op"/>
  </testsuite>
</testsuites>
[exit 1]

$ pa diff --format json -filter .name:Hash testdata/bench/old.txt testdata/bench/new.txt
{
  "schema": "pa.bench-diff/1",
  "title": "Benchmarks",
  "facts": {"alpha": 0.05, "confidence": 0.95, "fdr": 0.05, "min_effect": 0.05},
  "notes": [
    "1 of 3 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell"
  ],
  "warnings": [],
  "tables": [
    {
      "name": "comparisons",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "config", "title": "config", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "benchmark", "title": "benchmark", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "unit", "title": "unit", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "base", "title": "base", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "column", "title": "column", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "old", "title": "old", "kind": "interval", "unit": null, "mixed_units": true},
        {"key": "new", "title": "new", "kind": "interval", "unit": null, "mixed_units": true},
        {"key": "delta", "title": "delta", "kind": "delta", "unit": null, "mixed_units": false},
        {"key": "ratio", "title": "ratio", "kind": "interval", "unit": null, "mixed_units": false},
        {"key": "p", "title": "p", "kind": "number", "unit": null, "mixed_units": false},
        {"key": "q", "title": "q", "kind": "number", "unit": null, "mixed_units": false},
        {"key": "n_old", "title": "n_old", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "n_new", "title": "n_new", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "better", "title": "better", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "verdict", "title": "verdict", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "detectable", "title": "detectable", "kind": "delta", "unit": null, "mixed_units": false},
        {"key": "notes", "title": "notes", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"_class": "noise", "config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "benchmark": "Hash-8", "unit": "sec/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "old": {"value": {"low": 9.182e-09, "centre": 9.263e-09, "high": 9.342000000000002e-09}, "unit": "sec/op"}, "new": {"value": {"low": 9.179e-09, "centre": 9.272e-09, "high": 9.321999999999999e-09}, "unit": "sec/op"}, "delta": 0.0009716074705818922, "ratio": {"low": 0.9912224363091413, "centre": 0.9994093396657937, "high": 1.006695464362851}, "p": 0.7401709401709402, "q": 0.7401709401709404, "n_old": 8, "n_new": 8, "better": "lower", "verdict": "noise", "detectable": 0.014852556408661793, "notes": ""},
        {"_class": "noise", "config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "benchmark": "Hash-8", "unit": "B/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "old": {"value": {"low": 16, "centre": 16, "high": 16}, "unit": "B/op"}, "new": {"value": {"low": 16, "centre": 16, "high": 16}, "unit": "B/op"}, "delta": 0, "ratio": {"low": 1, "centre": 1, "high": 1}, "p": 1, "q": null, "n_old": 8, "n_new": 8, "better": "lower", "verdict": "noise", "detectable": 0, "notes": "all samples are equal"},
        {"_class": "regressed", "config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "benchmark": "Hash-8", "unit": "allocs/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "old": {"value": {"low": 1, "centre": 1, "high": 1}, "unit": "allocs/op"}, "new": {"value": {"low": 2, "centre": 2, "high": 2}, "unit": "allocs/op"}, "delta": 1, "ratio": {"low": 2, "centre": 2, "high": 2}, "p": 0.0001554001554001554, "q": 0.00015540015540015548, "n_old": 8, "n_new": 8, "better": "lower", "verdict": "regressed", "detectable": 0, "notes": ""}
      ],
      "notes": []
    },
    {
      "name": "geomeans",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "config", "title": "config", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "unit", "title": "unit", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "base", "title": "base", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "column", "title": "column", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "rows", "title": "rows", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "ratio", "title": "ratio", "kind": "interval", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "unit": "sec/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "rows": 1, "ratio": {"low": 0.9897238278741156, "centre": 1.000971607470582, "high": 1.0074286953692677}},
        {"config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "unit": "B/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "rows": 1, "ratio": {"low": 1, "centre": 1, "high": 1}},
        {"config": "goos: linux, goarch: amd64, pkg: example.com/codec, cpu: Example CPU @ 3.00GHz", "unit": "allocs/op", "base": "testdata/bench/old.txt", "column": "testdata/bench/new.txt", "rows": 1, "ratio": {"low": 2, "centre": 2, "high": 2}}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ # samples that have no partner are not tested in pairs
$ awk '!(/json/ && !seen++)' testdata/bench/new.txt > $T/fewer.txt; pa diff --paired -filter '.unit:ns/op .name:Encode' testdata/bench/old.txt $T/fewer.txt
2 of 2 rows got worse, 0 better
           benchmark             unit            old          new                   vs base  evidence
regressed  Encode/format=json-8  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.85% [+13.7%, +15.7%]  p=0.000 q=0.001 n=8+7
regressed  Encode/format=gob-8   sec/op  826.9n ± 1%  948.2n ± 1%  +14.81% [+13.9%, +15.5%]  p=0.008 q=0.008 n=8
warning: not paired: 1 of 2 rows (Encode/format=json-8 sec/op in $T/fewer.txt) have unequal numbers of samples
warning: not interleaved: all runs of Encode/format=json-8 sec/op in testdata/bench/old.txt are in a row, before or after the other side; drift of the machine looks like a difference

$ # errors
$ pa diff --fail-on 'sec/op>>3%' testdata/bench/old.txt testdata/bench/new.txt
pa: --fail-on: sec/op>>3%: a rule is UNIT>NUMBER, UNIT>NUMBER% or new(UNIT)<=NUMBER
[exit 2]

$ pa diff -o $T/report.html -o $T/report.xlsx testdata/bench/old.txt testdata/bench/new.txt; ls $T | grep report
pa: $T/report.xlsx: no format has this suffix (--format says one)
[exit 1]

$ pa diff --fail-on 'sec/op' testdata/bench/old.txt testdata/bench/new.txt
pa: --fail-on: sec/op: a rule is UNIT>NUMBER, UNIT>NUMBER% or new(UNIT)<=NUMBER
[exit 2]

$ pa diff --fail-on 'sec/op>x%' testdata/bench/old.txt testdata/bench/new.txt
pa: --fail-on: sec/op>x%: a number that is not negative must follow >
[exit 2]

$ pa diff --fail-on '(>3%' testdata/bench/old.txt testdata/bench/new.txt
pa: --fail-on: (>3%: bad regular expression '^(?:()$': missing closing parenthesis at offset 7
[exit 2]

$ pa diff --waivers testdata/bench/old.txt --fail-on 'sec/op>3%' testdata/bench/old.txt testdata/bench/new.txt
pa: testdata/bench/old.txt: line 1: 1 fields, not the 6 of package | benchmark | metric | ceiling | expires | reason
[exit 2]

$ pa diff --old testdata/bench/old.txt testdata/bench/new.txt
pa: give both sides by --old and --new, or both as OLD NEW
[exit 2]

$ pa diff
pa: no files: usage: pa diff [OPTIONS] OLD NEW
[exit 2]

$ # profiles are compared as profiles
$ pa diff testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
One profile a side proves nothing: of 71 functions none is likely to have changed; the largest differences are shown.
cpu: 1.33s -> 1.65s, +24.1% [-55.5%, +245.9%] p=0.680 (means of 1 and 1 profiles, 133 and 165 samples)
Fewer than five functions have samples enough on both sides to tell the work by: shown is what was measured, and what is called a change is one of the share of the total, too (--norm none or total looks at one of them).
               old       new      delta               ratio      p   to prove  function
unproved  580.00ms  940.00ms  +360.00ms   1.62 [0.42, 6.29]  0.600  22 a side  example.org/lexi/internal/text.mix
unproved   90.00ms  180.00ms   +90.00ms  2.00 [0.14, 29.24]  1.000             aeshashbody
unproved   80.00ms   10.00ms   -70.00ms                                        example.org/lexi/internal/walk.(*Trie).count
unproved   50.00ms   10.00ms   -40.00ms                                        runtime.mapaccess1_faststr
unproved   10.00ms   40.00ms   +30.00ms                                        memeqbody
unproved  240.00ms  220.00ms   -20.00ms   0.92 [0.11, 7.81]  0.947             runtime.mapaccess1
unproved   50.00ms   30.00ms   -20.00ms                                        example.org/lexi/internal/walk.spin
unproved   10.00ms   30.00ms   +20.00ms                                        runtime.mallocgc
unproved   10.00ms   30.00ms   +20.00ms                                        strings.ToLower
unproved     0.00s   20.00ms   +20.00ms                                        example.org/lexi/internal/text.word
61 functions differ less (see --noise)
3 of 71 functions had the 10 samples it takes to be tested; noise is 19.78 times that of counting, as far as 3 functions can tell, of which one may be all there is to it.
Noise between runs is guessed; five profiles a side or more make it a test.

$ # three columns: each against the first
$ pa diff -filter '.unit:ns/op .name:(Hash OR Encode)' --fail-on 'sec/op>3%' a=testdata/bench/old.txt b=testdata/bench/new.txt c=testdata/bench/old.txt
2 of 6 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark                  unit            old          new                   vs base  evidence
regressed  Encode/format=json-8 in b  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
regressed  Encode/format=gob-8 in b   sec/op  826.9n ± 1%  948.2n ± 1%  +14.70% [+13.5%, +15.7%]  p=0.000 q=0.000 n=8
4 rows without a difference are not shown (--all shows every table)
gate: 6 checks, 2 failed, 0 waived, 0 undecided
result  rule       benchmark                  unit    old          new          change
failed  sec/op>3%  Encode/format=json-8 in b  sec/op  1.200µ ± 1%  1.385µ ± 2%  +14.9% [+14.0%, +15.7%], q=0.000
failed  sec/op>3%  Encode/format=gob-8 in b   sec/op  826.9n ± 1%  948.2n ± 1%  +14.7% [+13.5%, +15.7%], q=0.000
warning: not interleaved: all runs of Encode/format=json-8 sec/op in a are in a row, before or after the other side; drift of the machine looks like a difference
[exit 1]

$ # one side alone is no comparison
$ pa diff -filter '.unit:ns/op .name:Hash' testdata/bench/old.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
       │ testdata/bench/old.txt │
       │         sec/op         │
Hash-8              9.263n ± 1%
pa: warning: nothing to compare: no benchmark has both sides in one table: only one side has results; -col /format compares their values of format
[exit 3]

$ # gates that would stay quiet for the wrong reason say so
$ grep -v Hash testdata/bench/new.txt > $T/gone.txt
$ pa diff -filter '.unit:ns/op .name:(Hash OR Lookup)' --fail-on 'sec/op>3' testdata/bench/old.txt $T/gone.txt | tail -4
result   rule      benchmark  unit    old          new  change
missing  sec/op>3  Hash-8     sec/op  9.263n ± 1%       not in $T/gone.txt
warning: not in $T/gone.txt: 1 of 2 rows (Hash-8 sec/op in testdata/bench/old.txt)
warning: sec/op>3: the threshold is in the unit and larger than any old value; is a % missing?

$ pa diff -filter '.unit:ns/op .name:Hash' --fail-on 'sec/op>0.5%' testdata/bench/old.txt testdata/bench/new.txt | tail -2
gate: 1 checks, 0 failed, 0 waived, 0 undecided
warning: sec/op>0.5%: noise hides changes of that size in 1 of 1 rows; the quietest of them would show 1.5%

$ pa diff -filter '.unit:ns/op .name:Hash' --format junit --fail-on 'sec/op>3%,nope>1' testdata/bench/old.txt testdata/bench/new.txt
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Benchmarks" tests="2" failures="0" errors="1" skipped="0">
  <testsuite name="sec/op&gt;3%" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="example.com/codec: sec/op&gt;3%" name="Hash-8 sec/op"/>
  </testsuite>
  <testsuite name="gate" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="gate" name="rule 1 decides">
      <error message="nope&gt;1 decides nothing: nothing matches it"></error>
    </testcase>
  </testsuite>
</testsuites>
[exit 3]

$ printf '* | Hash-8 | sec/op | 20%% | 2030-02-30 | see 12\n' > $T/waivers.txt
$ pa diff --fail-on 'sec/op>3%' --waivers $T/waivers.txt testdata/bench/old.txt testdata/bench/new.txt
pa: $T/waivers.txt: line 1: bad date 2030-02-30 (YYYY-MM-DD)
[exit 2]

$ # what is no number is no change either
$ for i in 1 2 3 4 5; do echo "BenchmarkA 1 10$i u"; done > $T/five.txt; sed 's/10. u/Inf u/' $T/five.txt > $T/inf.txt; sed 's/10. u/NaN u/' $T/five.txt > $T/nan.txt
$ cd $T && pa diff --no-checks --fail-on 'u>3%' five.txt inf.txt
0 of 1 row got worse, 0 better, 1 changed (better or worse is not known)
         benchmark  unit        old       new               vs base  evidence
changed  A          u     103.0 ± ∞  +Inf ± ∞  +Inf% [+Inf%, +Inf%]  p=0.008 q=0.008 n=5
gate: 1 checks, 1 failed, 0 waived, 0 undecided
result  rule  benchmark  unit  old        new       change
failed  u>3%  A          u     103.0 ± ∞  +Inf ± ∞  +Inf%, q=0.008
warning: u>3%: the direction of u is not known: any change counts; --better u=higher or =lower says it
[exit 1]

$ cd $T && pa diff --no-checks --fail-on 'u>3%' five.txt nan.txt
  │  five.txt   │
  │      u      │
A   103.0 ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95
gate: 1 checks, 0 failed, 0 waived, 0 undecided, 1 missing
result   rule  benchmark  unit  old        new  change
missing  u>3%  A          u     103.0 ± ∞       the other side has no results
pa: warning: nan.txt:1: NaN u: left out
pa: warning: nan.txt:2: NaN u: left out
pa: warning: nan.txt:3: NaN u: left out
pa: warning: nan.txt:4: NaN u: left out
pa: warning: nan.txt:5: NaN u: left out
pa: warning: nothing to compare: no benchmark has both sides in one table: only one side has results; give both, OLD NEW
[exit 3]

$ # another machine on one side: first not compared, then compared under protest
$ sed 's/^cpu: .*/cpu: Other CPU/' testdata/bench/new.txt > $T/other=cpu.txt
$ pa diff -filter '.unit:ns/op .name:Hash' testdata/bench/old.txt $T/other=cpu.txt | tail -3
warning: cpu differs: "Example CPU @ 3.00GHz" in testdata/bench/old.txt, "Other CPU" in $T/other=cpu.txt
warning: not in testdata/bench/old.txt: 1 of 2 rows (Hash-8 sec/op in $T/other=cpu.txt)
warning: not in $T/other=cpu.txt: 1 of 2 rows (Hash-8 sec/op in testdata/bench/old.txt)
pa: warning: nothing to compare: no benchmark has both sides in one table: -ignore cpu compares them all the same

$ cd $T && pa diff -filter '.unit:ns/op .name:Hash' -ignore cpu old=$OLDPWD/testdata/bench/old.txt other=cpu.txt
0 of 1 row got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
       benchmark  unit            old          new                 vs base  evidence
noise  Hash-8     sec/op  9.263n ± 1%  9.272n ± 1%  ~ -0.1% [-0.9%, +0.7%]  p=0.740 q=0.740 n=8
warning: cpu differs: "Example CPU @ 3.00GHz" in old, "Other CPU" in other=cpu.txt
