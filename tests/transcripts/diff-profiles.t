One profile against one is indicative.
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

$ pa diff old=testdata/go/runs/v1-01.pb.gz old=testdata/go/runs/v1-02.pb.gz old=testdata/go/runs/v1-03.pb.gz \
>   old=testdata/go/runs/v1-04.pb.gz old=testdata/go/runs/v1-05.pb.gz new=testdata/go/runs/v2-01.pb.gz \
>   new=testdata/go/runs/v2-02.pb.gz new=testdata/go/runs/v2-03.pb.gz new=testdata/go/runs/v2-04.pb.gz \
>   new=testdata/go/runs/v2-05.pb.gz
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
                old       new      delta              ratio      q  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.mix)
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ mkdir $T/old $T/new; cp testdata/go/runs/v1-* $T/old; cp testdata/go/runs/v2-* $T/new; pa diff --cum -n 4 $T/old $T/new
11 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
                old       new      delta              ratio      q  function
regressed  474.00ms  684.00ms  +210.00ms  1.44 [1.21, 1.72]  0.003  example.org/lexi/internal/text.Fold
regressed  680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.49]  0.005  main.build
regressed  680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.49]  0.005  main.main
regressed  680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.49]  0.005  main.profileCPU
7 more functions (see --nodecount)
111 functions changed no more than noise does (see --noise); the least that could be proved: +36% (main.build)
37 of 122 functions had the 10 samples it takes to be tested; noise is 0.53 times that of counting.

$ pa diff -n 2 testdata/go/mutex.pb.gz testdata/go/mutex-v2.pb.gz
Without an estimate of noise nothing is proved; the largest differences are shown.
delay: 2.20ms -> 16.51ms, +650.6% (means of 1 and 1 profiles)
            old      new     delta  ratio  q  function
unknown  2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Add
unknown  2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Run.func1
1 more functions (see --nodecount)
These values are sums of measured times or events, not counts of samples; three profiles a side or more give an estimate of their noise.

$ printf '\xef\xbb\xbfmain;parse 120 100\nmain;emit 80 200\nmain;read 100 90\n' >$T/two.folded; pa diff $T/two.folded
One profile a side proves nothing: of 5 functions none is likely to have changed; the largest differences are shown.
samples: 300.00 -> 390.00, +30.0% [-24.2%, +122.9%] p=0.340 (means of 1 and 1 profiles, 300 and 390 samples)
Fewer than five functions have samples enough on both sides to tell the work by: shown is what was measured, and what is called a change is one of the share of the total, too (--norm none or total looks at one of them).
             old     new    delta               ratio      p  to prove  function
unproved   80.00  200.00  +120.00  2.50 [0.29, 12.95]  0.555            emit
unproved  120.00  100.00   -20.00   0.83 [0.09, 4.47]  0.700            parse
unproved  100.00   90.00   -10.00   0.90 [0.09, 5.37]  0.836            read
2 functions differ less (see --noise)
3 of 5 functions had the 10 samples it takes to be tested; noise is 11.99 times that of counting, as far as 3 functions can tell, of which one may be all there is to it.
Noise between runs is guessed; five profiles a side or more make it a test.

$ printf 'main;parse 120\nmain;emit 80\n' >$T/one.folded; pa diff $T/one.folded
pa: one file is compared if it has two columns, as folded stacks 'main;parse 12 15'; else two profiles or folders, or old=FILE… new=FILE…, are wanted
[exit 2]

$ printf 'other;work 300\nmain;parse 1\n' >$T/other.folded; pa diff $T/one.folded $T/other.folded | head -n 3
One profile a side proves nothing: of 5 functions none is likely to have changed; the largest differences are shown.
samples: 200.00 -> 301.00, +50.5% [-99.0%, +21556.4%] p=0.872 (means of 1 and 1 profiles, 200 and 301 samples)
The sides have almost nothing in common: 99.7% of the samples lie elsewhere. Are these profiles of the same program?

$ pa diff --paired --names short $T/old $T/new
0 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+10.5%, +43.9%] p=0.008 (means of 5 and 5 profiles in pairs, 359 and 453 samples)
Most functions differ by 17.3 %, no more than by chance: that is left out as a different length of the runs (--norm none shows all).
122 functions changed no more than noise does (see --noise); the least that could be proved: +67% (text.mix)
The total did change; the largest part that is nearly proved: index.(*Index).Add.func1, -17.82ms (p=0.036, q=0.253)
8 of 122 functions had the 12 samples it takes to be tested; noise is 1.23 times that of counting.

$ pa diff --paired --names func --tree --format csv $T/old $T/new | tail -n 1
class,old (nanoseconds),new (nanoseconds),delta (nanoseconds),ratio_low,ratio,ratio_high,p,q,detectable,profiles,function,partner,id,parent,deepest

$ pa diff --paired testdata/go/runs/v1-01.pb.gz testdata/go/runs/v2-01.pb.gz | head -n 2
One profile a side proves nothing: of 68 functions none is likely to have changed; the largest differences are shown.
cpu: 740.00ms -> 930.00ms, +25.7% [-67.1%, +379.8%] p=0.738 (means of 1 and 1 profiles, 74 and 93 samples)
pa: warning: --paired: too few pairs to be tested as such

$ pa diff --paired old=testdata/go/runs/v1-01.pb.gz old=testdata/go/runs/v1-02.pb.gz new=testdata/go/runs/v2-01.pb.gz
pa: --paired: the old side has 2 profiles and the new one 1
[exit 2]

$ pa diff old=testdata/go/cpu.pb.gz
pa: two profiles or folders, or old=FILE… new=FILE…, are wanted
[exit 2]

$ pa diff testdata/go/cpu.pb.gz testdata/bad/crc.pb.gz
pa: testdata/bad/crc.pb.gz: bad gzip checksum in member 1
[exit 2]

$ pa diff --fail-on 'flat>5%' $T/old $T/new >$T/gate
[exit 1]

$ tail -n 3 $T/gate
result  rule     function                            quantity  old       new       change
failed  flat>5%  example.org/lexi/internal/text.mix  flat      304.00ms  486.00ms  +59.9% [+29.1%, +98.7%], q=0.001
the least growth that these samples could prove: +42%, of example.org/lexi/internal/text.mix (flat)

$ pa diff --fail-on 'flat>50%,flat>100000000' $T/old $T/new >$T/gate
$ tail -n 1 $T/gate
the least growth that these samples could prove: +42%, of example.org/lexi/internal/text.mix (flat)

$ pa diff --cum --fail-on 'text\.:cum>5%' $T/old $T/new | tail -n 5
result  rule           function                             quantity  old       new       change
failed  text\.:cum>5%  example.org/lexi/internal/text.Fold  cum       474.00ms  684.00ms  +44.3% [+21.0%, +72.5%], q=0.003
failed  text\.:cum>5%  example.org/lexi/internal/text.Hash  cum       304.00ms  488.00ms  +60.5% [+29.3%, +100.0%], q=0.003
failed  text\.:cum>5%  example.org/lexi/internal/text.mix   cum       304.00ms  486.00ms  +59.9% [+28.8%, +99.2%], q=0.003
the least growth that these samples could prove: +44%, of example.org/lexi/internal/text.Fold (cum)

$ pa diff --format junit --fail-on 'mix:flat>5%' $T/old $T/new
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Profiles" tests="1" failures="1" errors="0" skipped="0">
  <testsuite name="mix:flat&gt;5%" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="cpu example.org/lexi/internal/text: mix:flat&gt;5%" name="example.org/lexi/internal/text.mix flat">
      <failure message="304.00ms -&gt; 486.00ms, +59.9% [+29.1%, +98.7%], q=0.001">rule: mix:flat&gt;5%
old: 304.00ms
new: 486.00ms
change: +59.9% [+29.1%, +98.7%]</failure>
    </testcase>
  </testsuite>
</testsuites>
[exit 1]

$ pa diff --fail-on 'flat>5%' $T/new $T/old >$T/gate
[exit 3]

$ tail -n 1 $T/gate
the least growth that these samples could prove: +42%, of example.org/lexi/internal/text.mix (flat)

$ pa diff --fail-on 'nope:cum>5%' $T/old $T/new >$T/gate
[exit 3]

$ tail -n 2 $T/gate
gate: 0 checks, 0 failed, 0 waived, 0 undecided, 0 not tested
warning: nope:cum>5% decides nothing: nothing matches it

$ pa diff -n 1 --fail-on 'flat>5%' testdata/go/mutex.pb.gz testdata/go/mutex-v2.pb.gz
Without an estimate of noise nothing is proved; the largest differences are shown.
delay: 2.20ms -> 16.51ms, +650.6% (means of 1 and 1 profiles)
            old      new     delta  ratio  q  function
unknown  2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Add
2 more functions (see --nodecount)
These values are sums of measured times or events, not counts of samples; three profiles a side or more give an estimate of their noise.
gate: 3 checks, 0 failed, 0 waived, 0 undecided, 3 not tested
warning: flat>5% decides nothing: there is no noise estimate
[exit 3]

$ pa diff --tree testdata/go/goroutine.pb.gz testdata/go/goroutine-v2.pb.gz
6 of 15 functions grew, 0 shrank; everything was counted, so the differences are real.
goroutine: 5.00 -> 9.00, +80.0% (means of 1 and 1 profiles)
Frames that changed with all they call, from the roots down. What has no class leads to the deepest ones.
            old   new  delta  ratio  q  function
           4.00  8.00  +4.00            runtime/pprof.Do
           4.00  8.00  +4.00             example.org/lexi/internal/pool.Watch.func1
           4.00  8.00  +4.00              example.org/lexi/internal/pool.wait
           4.00  8.00  +4.00               runtime.chanrecv1
           4.00  8.00  +4.00                runtime.chanrecv
regressed  4.00  8.00  +4.00                 runtime.gopark
Whether the differences last only more profiles can tell.

$ pa diff --tree testdata/go/mutex.pb.gz testdata/go/mutex-v2.pb.gz
Without an estimate of noise nothing is proved.
delay: 2.20ms -> 16.51ms, +650.6% (means of 1 and 1 profiles)
Frames that changed with all they call, from the roots down. What has no class leads to the deepest ones.
            old      new     delta  ratio  q  function
         2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Run.func1
         2.20ms  16.51ms  +14.31ms             example.org/lexi/internal/pool.(*Ledger).Add
unknown  2.20ms  16.51ms  +14.31ms              sync.(*Mutex).Unlock
These values are sums of measured times or events, not counts of samples; three profiles a side or more give an estimate of their noise.

$ pa diff --fail-on 'cum>20%' testdata/go/goroutine.pb.gz testdata/go/goroutine-v2.pb.gz | tail -n 6
failed  cum>20%  runtime.gopark                              cum       4.00  8.00  +100.0%
failed  cum>20%  runtime.chanrecv                            cum       4.00  8.00  +100.0%
failed  cum>20%  runtime.chanrecv1                           cum       4.00  8.00  +100.0%
failed  cum>20%  example.org/lexi/internal/pool.wait         cum       4.00  8.00  +100.0%
failed  cum>20%  example.org/lexi/internal/pool.Watch.func1  cum       4.00  8.00  +100.0%
failed  cum>20%  runtime/pprof.Do                            cum       4.00  8.00  +100.0%

$ pa diff --fail-on 'sec/op>5%' testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --fail-on: sec/op>5%: rules for profiles are about flat, cum or total
[exit 2]

$ pa diff --fail-on 'cum>x' testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --fail-on: cum>x: a number that is not negative must follow >
[exit 2]

$ pa diff --self-test --fail-on 'flat>5%,cum>5%,Fold:cum>300000000' $T/old $T/new
rule                function                            quantity  injected  fired  false alarms
flat>5%             example.org/lexi/internal/text.mix  flat       +77.24%  yes               0
cum>5%              example.org/lexi/internal/text.mix  cum       +108.76%  yes               0
Fold:cum>300000000  (no function could be tested)                           no                0
warning: not every rule can fail: more profiles a side, or longer ones, are needed
[exit 3]

$ pa diff --self-test --fail-on 'flat>5%,nope:cum>5%' $T/old $T/new
rule         function                            quantity  injected  fired  false alarms
flat>5%      example.org/lexi/internal/text.mix  flat       +77.24%  yes               0
nope:cum>5%  (no function could be tested)                           no                0
warning: not every rule can fail: more profiles a side, or longer ones, are needed
[exit 3]

$ pa diff --self-test $T/old $T/new
pa: --waivers and --self-test need --fail-on
[exit 2]

$ printf '%s\n' 'example.org/lexi/internal/text | example.org/lexi/internal/text.mix | flat | 80% | 2026-12-31 | stronger hash' >$T/waivers; echo '* | main.main | cum | * | 2026-12-31 | not needed' >>$T/waivers
$ pa diff --fail-on 'flat>5%' --waivers $T/waivers --today 2026-12-01 $T/old $T/new >$T/gate
pa: warning: $T/waivers:2: waiver not needed: main.main cum

$ tail -n 4 $T/gate
gate: 122 checks, 0 failed, 1 waived, 0 undecided, 113 not tested
result  rule     function                            quantity  old       new       change
waived  flat>5%  example.org/lexi/internal/text.mix  flat      304.00ms  486.00ms  +59.9% [+29.1%, +98.7%], waived until 2026-12-31: stronger hash
the least growth that these samples could prove: +42%, of example.org/lexi/internal/text.mix (flat)

$ pa diff --fail-on 'flat>5%' --waivers $T/waivers --today 2027-01-01 $T/old $T/new >$T/gate
pa: warning: $T/waivers:1: waiver expired on 2026-12-31: example.org/lexi/internal/text.mix flat
pa: warning: $T/waivers:2: waiver expired on 2026-12-31: main.main cum
[exit 1]

$ pa diff --fail-on 'Trie:cum>5%,walk:cum>5%,mapaccess:cum>5%' $T/new $T/old | tail -n 4
gate: 11 checks, 0 failed, 0 waived, 0 undecided, 0 not tested
warning: Trie:cum>5% decides nothing: no function it matches has enough samples to prove that it doubled
warning: walk:cum>5% decides nothing: no function it matches has enough samples to prove that it doubled
the least growth that these samples could prove: +90%, of runtime.mapaccess1 (cum)

$ pa diff --fail-on 'flat>5%' testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | tail -n 4
Noise between runs is guessed; five profiles a side or more make it a test.
gate: 71 checks, 0 failed, 0 waived, 0 undecided, 68 not tested
warning: flat>5% decides nothing: no function it matches has enough samples to prove that it doubled
the least growth that these samples could prove: +832%, of example.org/lexi/internal/text.mix (flat)

$ cd testdata/go/runs && pa diff --old v1-* --new v2-* --summary-file $T/summary.md | head -n 2; head -n 8 $T/summary.md
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
<!-- pa:diff -->
## Profiles

- Old: `v1-01.pb.gz and 4 more`
- New: `v2-01.pb.gz and 4 more`

1 of 122 functions got worse, 0 better; of the rest no change is proved.

$ pa diff --all testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --all is for benchmarks, and these are profiles
[exit 2]

$ pa diff -n 3 testdata/bench/old.txt testdata/bench/new.txt
pa: -n is for profiles, and these are benchmarks
[exit 2]

$ # every column of a page has a head
$ pa diff testdata/go/runs/v1-01.pb.gz testdata/go/runs/v2-01.pb.gz --noise --format html | grep -o "<th scope=[^/]*" | sort | uniq -c
      1 <th scope=col class=n>could see<
      1 <th scope=col class=n>delta<
      1 <th scope=col class=n>new<
      1 <th scope=col class=n>old<
      1 <th scope=col class=n>p<
      1 <th scope=col class=n>ratio<
      1 <th scope=col class=n>to prove<
      1 <th scope=col>class<
      1 <th scope=col>function<

$ pa proto --focus nosuch -o $T/none.pb.gz testdata/go/cpu.pb.gz
pa: warning: focus expression matched no samples

$ pa diff --old testdata/go/runs/v1-0[123].pb.gz $T/none.pb.gz --new testdata/go/runs/v2-0[123].pb.gz | head -n 1
1 of 97 functions got worse, 0 better; of the rest no change is proved.
pa: warning: $T/none.pb.gz: no samples (left out)

$ pa diff testdata/go/cpu.pb.gz $T/none.pb.gz
pa: warning: $T/none.pb.gz: no samples (left out)
pa: $T/none.pb.gz: no samples, so nothing to compare
[exit 2]

$ pa diff testdata/go/cpu.pb.gz testdata/go/heap.pb.gz
pa: the profiles hold different things: cpu in nanoseconds (old), inuse_space in bytes (new); --sample-index names a type that all have
[exit 2]

$ # sampled at different rates, with periods that vary: hot takes twice the time, and nothing else takes less
$ sampled() { awk -v n=$1 -v period=$2 -v times=$3 -v run=$4 'BEGIN { for (i = 0; i < n; i++) \
>   for (k = 0; k < (i % 8 == 0 ? times : 1); k++) printf "app 10 [000] %.6f: %d cycles:\n\t4010%02d %s+0x2 (/app)\n\n", \
>   5 + i / n, period * (90 + (7 * i + run) % 21) / 100, i % 8, i % 8 ? "f" i % 8 : "hot" }'; }; \
>   for i in 1 2 3 4; do sampled 4000 1000000 1 $i > $T/rate-old.$i; sampled 400 10000000 2 $i > $T/rate-new.$i; done
$ pa diff --norm none --fail-on 'flat>5%' --old $T/rate-old.? --new $T/rate-new.?
1 of 8 functions got worse, 0 better; of the rest no change is proved.
cycles: 3979930000.00 -> 4476800000.00, +12.5% [+10.0%, +15.0%] p<.001 (means of 4 and 4 profiles, 1576 and 1773 samples, counted at the slowest rate)
Values are compared as they are, as --norm none asks.
                    old           new          delta              ratio      q  function
regressed  497500000.00  995000000.00  +497500000.00  2.00 [1.69, 2.38]  <.001  hot
7 functions changed no more than noise does (see --noise); the least that could be proved: +35% (hot)
8 of 8 functions had the 10 samples it takes to be tested; noise is 0.01 times that of counting.
gate: 8 checks, 1 failed, 0 waived, 0 undecided, 0 not tested
result  rule     function  quantity  old           new           change
failed  flat>5%  hot       flat      497500000.00  995000000.00  +100.0% [+68.6%, +138.0%], q=0.000
the least growth that these samples could prove: +35%, of hot (flat)
[exit 1]

$ # numbers of samples tell the rate
$ for period in 1000000 10000000; do awk -v n=$((400000000 / period)) -v period=$period 'BEGIN { for (i = 0; i < n; i++) \
>   printf "app 10 [000] %.6f: %d cycles:\n\t4010%02d f%d+0x2 (/app)\n\n", 5 + i / n, period, i % 8, i % 8 }' > $T/every-$period; done; \
>   pa diff --sample-index samples $T/every-1000000 $T/every-10000000 | head -n 2
One profile a side proves nothing: of 8 functions none is likely to have changed.
samples: 400.00 -> 40.00, -90.0% [-94.4%, -82.1%] p<.001 (means of 1 and 1 profiles, 400 and 40 samples)
pa: warning: a sample stands for 1000000.00 in some profiles and for 10000000.00 in others: more samples are not more cycles (--sample-index=cycles compares that)
