The gate for CI: what its rules say, and what becomes of what they cannot judge.
$ # made: four benchmarks in two packages; one got slower, one crashed, one is new
$ printf 'for i in 1 2 3 4 5 6 7 8; do echo "Benchmark$1-8 100 $2.$i $3"; done\n' > $T/row
$ cd $T && { echo pkg: ex.com/a; sh row Read 100 ns/op; sh row Write 200 ns/op; echo pkg: ex.com/b; sh row Read 300 ns/op; } > old.txt
$ cd $T && { echo pkg: ex.com/a; sh row Read 120 ns/op; echo pkg: ex.com/b; sh row Read 300 ns/op; sh row Seek 40 ns/op; } > new.txt
$ cd $T && pa diff --no-checks --fail-on 'sec/op > 5%' old.txt new.txt
1 of 2 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark  unit            old          new                   vs base  evidence             package
regressed  Read-8     sec/op  100.5n ± 0%  120.4n ± 0%  +19.91% [+19.6%, +20.2%]  p=0.000 q=0.000 n=8  ex.com/a
1 row without a difference is not shown (--all shows every table)
gate: 4 checks, 1 failed, 0 waived, 0 undecided, 2 missing
result   rule         benchmark  unit    old          new          change
failed   sec/op > 5%  Read-8     sec/op  100.5n ± 0%  120.4n ± 0%  +19.9% [+19.6%, +20.2%], q=0.000
missing  sec/op > 5%  Write-8    sec/op  200.5n ± 0%               not in new.txt
missing  sec/op > 5%  Seek-8     sec/op               40.45n ± 1%  not in old.txt
[exit 1]

$ cd $T && pa diff --no-checks --missing=ok --fail-on '^Read:sec/op>30%' old.txt new.txt | tail -n 1
gate: 2 checks, 0 failed, 0 waived, 0 undecided

$ cd $T && pa diff --no-checks --fail-on 'Seek:sec/op>5%' --format junit old.txt new.txt
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Benchmarks" tests="1" failures="0" errors="1" skipped="0">
  <testsuite name="Seek:sec/op&gt;5%" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="ex.com/b: Seek:sec/op&gt;5%" name="Seek-8 sec/op">
      <error message="not in old.txt">rule: Seek:sec/op&gt;5%
old: missing
new: 40.45n ± 1%
change: not known</error>
    </testcase>
  </testsuite>
</testsuites>
[exit 3]

$ # several thresholds, in units of their own; limits for the new side
$ cd $T && pa diff --no-checks --missing=ok --fail-on 'sec/op>5% & 100ns, sec/op>5%&1us' old.txt new.txt | tail -n 3
missing  sec/op>5% & 100ns  Seek-8     sec/op               40.45n ± 1%  not in old.txt
missing  sec/op>5%&1us      Write-8    sec/op  200.5n ± 0%               not in new.txt
missing  sec/op>5%&1us      Seek-8     sec/op               40.45n ± 1%  not in old.txt

$ cd $T && pa diff --no-checks --missing=ok --fail-on 'new(ns/op) <= 110, new(ns/op)<=4us' old.txt new.txt | grep -A 9 gate
gate: 8 checks, 2 failed, 0 waived, 0 undecided, 2 missing
result   rule               benchmark  unit    old          new          change
failed   new(ns/op) <= 110  Read-8     sec/op  100.5n ± 0%  120.4n ± 0%  120.4n ± 0%, upper end 1.207e-07
failed   new(ns/op) <= 110  Read-8     sec/op  300.4n ± 0%  300.4n ± 0%  300.4n ± 0%, upper end 3.007e-07
missing  new(ns/op) <= 110  Write-8    sec/op  200.5n ± 0%               not in new.txt
missing  new(ns/op)<=4us    Write-8    sec/op  200.5n ± 0%               not in new.txt

$ cd $T && pa diff --fail-on 'sec/op>5MB' old.txt new.txt
pa: --fail-on: sec/op>5MB: sec/op is no size
[exit 2]

$ # what p shows and q does not, and too few samples
$ cd $T && head -n 4 old.txt > few-old.txt && head -n 4 new.txt > few-new.txt && pa diff --no-checks --fail-on 'sec/op>5%' few-old.txt few-new.txt | tail -n 3
result     rule       benchmark  unit    old         new         change
undecided  sec/op>5%  Read-8     sec/op  100.2n ± ∞  120.2n ± ∞  +20.0%, but too few samples to tell (n=3, 3)
warning: needs n >= 4 a side to ever flag one of 1 row

$ cd $T && pa diff --no-checks --undecided=ok --fail-on 'sec/op>5%' few-old.txt few-new.txt > /dev/null
$ cd $T && pa diff --no-checks --undecided=fail --fail-on 'sec/op>5%' few-old.txt few-new.txt > /dev/null
[exit 1]

$ # no baseline, in every format; an empty new side is a mistake
$ cd $T && : > empty.txt && pa diff --no-checks --fail-on 'sec/op>5%' empty.txt new.txt | tail -n 1
warning: no baseline: empty.txt has no results
pa: warning: 0 benchmark lines in empty.txt (0 lines read)

$ cd $T && pa diff --fail-on 'sec/op>5%' --format junit empty.txt new.txt
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Benchmarks" tests="1" failures="0" errors="1" skipped="0">
  <testsuite name="gate" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="gate" name="baseline">
      <error message="no baseline: empty.txt has no results"></error>
    </testcase>
  </testsuite>
</testsuites>
pa: warning: 0 benchmark lines in empty.txt (0 lines read)
[exit 3]

$ cd $T && pa diff --fail-on 'sec/op>5%' --format markdown empty.txt new.txt | grep baseline
> no baseline: empty.txt has no results
pa: warning: 0 benchmark lines in empty.txt (0 lines read)

$ cd $T && pa diff --fail-on 'sec/op>5%' --format json empty.txt new.txt | grep -c 'no baseline: empty.txt has no results'
2
pa: warning: 0 benchmark lines in empty.txt (0 lines read)

$ cd $T && pa diff --fail-on 'sec/op>5%' old.txt empty.txt
pa: warning: 0 benchmark lines in empty.txt (0 lines read)
pa: empty.txt: no benchmark results
[exit 2]

$ cd $T && pa diff empty.txt new.txt
pa: warning: 0 benchmark lines in empty.txt (0 lines read)
pa: empty.txt: no benchmark results
[exit 2]

$ cd $T && pa diff --keep-going --missing=ok --fail-on 'sec/op>50%' old.txt new.txt nowhere.txt 2>&1 | tail -n 1
pa: warning: nowhere.txt: No such file or directory

$ # a unit of which nobody knows what is better, and a threshold that cannot be meant
$ cd $T && { sh row T 50 tps; } > t-old.txt && { sh row T 60 tps; } > t-new.txt && pa diff --no-checks --fail-on 'tps>3%' t-old.txt t-new.txt
0 of 1 row got worse, 0 better, 1 changed (better or worse is not known)
         benchmark  unit         old         new                   vs base  evidence
changed  T-8        tps   50.45 ± 1%  60.45 ± 1%  +19.82% [+19.2%, +20.4%]  p=0.000 q=0.000 n=8
gate: 1 checks, 1 failed, 0 waived, 0 undecided
result  rule    benchmark  unit  old         new         change
failed  tps>3%  T-8        tps   50.45 ± 1%  60.45 ± 1%  +19.8% [+19.2%, +20.4%], q=0.000
warning: tps>3%: the direction of tps is not known: any change counts; --better tps=higher or =lower says it
[exit 1]

$ cd $T && pa diff --no-checks --better tps=higher --fail-on 'tps>3%' t-old.txt t-new.txt
0 of 1 row got worse, 1 better
          benchmark  unit         old         new                   vs base  evidence
improved  T-8        tps   50.45 ± 1%  60.45 ± 1%  +19.82% [+19.2%, +20.4%]  p=0.000 q=0.000 n=8
gate: 1 checks, 0 failed, 0 waived, 0 undecided

$ cd $T && pa diff --self-test --fail-on 'sec/op>0.05' old.txt old.txt
rule         benchmark  unit         injected  fired  false alarms
sec/op>0.05  Read-8     sec/op  +99552015.93%  yes               0
warning: sec/op>0.05: the threshold is in the unit and larger than any old value; is a % missing?

$ # files of a side that lie further apart than their own noise explains are runs of it
$ cd $T && mkdir base head && for f in 1 2 3; do sh row X $((100 + f * 4)) ns/op > base/$f.txt; sh row X $((101 + f * 4)) ns/op > head/$f.txt; done
$ cd $T && pa diff --no-checks --fail-on 'sec/op>0.5%' base head
0 of 1 row got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell (1 row could hide that much)
       benchmark  unit            old          new                 vs base  evidence
noise  X-8        sec/op  108.5n ± 3%  109.5n ± 3%  ~ +0.9% [-7.1%, +9.7%]  p=0.775 q=0.775 3+3 files
gate: 1 checks, 0 failed, 0 waived, 0 undecided
warning: sec/op>0.5%: noise hides changes of that size in 1 of 1 rows; the quietest of them would show 11.2%

$ cd $T && pa diff --no-checks --fail-on 'sec/op>0.5%' base head/1.txt
0 of 1 row got worse, 0 better, 1 undecided
           benchmark  unit            old          new  vs base  evidence
undecided  X-8        sec/op  108.5n ± 3%  105.5n ± 0%   -2.72%  not tested, n=24+8
gate: 1 checks, 0 failed, 0 waived, 1 undecided
result     rule         benchmark  unit    old          new          change
undecided  sec/op>0.5%  X-8        sec/op  108.5n ± 3%  105.5n ± 0%  -2.7%, files of a side lie apart, and 3+1 of them cannot tell (three a side can)
[exit 3]

$ cd $T && pa diff --no-checks --pool --fail-on 'sec/op>0.5%' base head | head -n 1
0 of 1 row got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell

$ # profiles: the total, kinds, and what was extracted from a caller that did not get worse
$ cd $T && for i in 1 2 3 4; do printf 'main;parse %d\nmain;rest 400%d\n' $((2000 + i * 9)) $i > p-old$i.folded; printf 'main;parse %d\nmain;parse;helper %d\nmain;rest 400%d\n' $((600 + i * 9)) $((700 + i * 7)) $i > p-new$i.folded; done
$ cd $T && pa diff --norm none --fail-on 'cum>5%,flat>5%,samples:total>5%' --old p-old* --new p-new* | tail -n 2
gate: 9 checks, 0 failed, 0 waived, 0 undecided, 1 not tested
the least growth that these samples could prove: +2%, of main (cum)

$ cd $T && pa diff --norm none --fail-on 'parse:cum>20%,total>5%' --old p-new* --new p-old* | grep -A 9 gate
gate: 2 checks, 2 failed, 0 waived, 0 undecided, 0 not tested
result  rule           function  quantity  old      new      change
failed  parse:cum>20%  parse     cum       1340.00  2022.50  +50.9% [+45.5%, +56.5%], q=0.000
failed  total>5%       samples   total     5342.50  6025.00  +12.8% [+12.1%, +13.5%], p=0.000
the least growth that these samples could prove: +7%, of parse (cum)

$ cd $T && pa diff --norm none --tree --fail-on 'cum>20%' --old p-new* --new p-old* | grep -A 3 gate
gate: 3 checks, 1 failed, 0 waived, 0 undecided, 0 not tested
result  rule     function       quantity  old      new      change
failed  cum>20%  parse in main  cum       1340.00  2022.50  +50.9% [+45.5%, +56.5%], q=0.000
the least growth that these samples could prove: +2%, of main (cum)

$ cd $T && pa diff --fail-on 'cpu:flat>5%' --old p-old* --new p-new* | tail -n 1
warning: cpu:flat>5% decides nothing: no profiles of cpu are compared

$ # numbers to be followed over time
$ cd $T && pa bench --format metrics old.txt | grep centre
# TYPE pa_bench_cells_centre gauge
pa_bench_cells_centre{config="pkg: ex.com/a",benchmark="Read-8",unit="sec/op",column="old.txt"} 1e-07
pa_bench_cells_centre{config="pkg: ex.com/a",benchmark="Write-8",unit="sec/op",column="old.txt"} 2e-07
pa_bench_cells_centre{config="pkg: ex.com/b",benchmark="Read-8",unit="sec/op",column="old.txt"} 3e-07
