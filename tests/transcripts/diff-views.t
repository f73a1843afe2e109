Views of a comparison of profiles: the call tree, labels, shares, benchmarks.
$ cd testdata/go/runs && pa diff --tree --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
Frames that changed with all they call, from the roots down: 11 of 19 tested. What has no class leads to the deepest ones.
                old       new      delta              ratio      q  function
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005  runtime.main
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005   main.main
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005    main.profileCPU
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005     runtime/pprof.Do
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005      main.profileCPU.func1
           680.00ms  868.00ms  +188.00ms  1.28 [1.10, 1.48]  0.005       main.build
           372.00ms  556.00ms  +184.00ms  1.49 [1.23, 1.82]  0.002        example.org/lexi/internal/index.(*Index).Add
           372.00ms  556.00ms  +184.00ms  1.49 [1.23, 1.82]  0.002         example.org/lexi/internal/text.Fold
           366.00ms  536.00ms  +170.00ms  1.46 [1.20, 1.79]  0.003          example.org/lexi/internal/index.(*Index).Add.func1
           304.00ms  488.00ms  +184.00ms  1.61 [1.30, 2.00]  0.002           example.org/lexi/internal/text.Hash
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001            example.org/lexi/internal/text.mix
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --tree --format csv --old v1-* --new v2-* | tail -n 3 | cut -d, -f 1-4,10-
regressed,366000000,536000000,170000000,0.5539705904396424,NaN,example.org/lexi/internal/index.(*Index).Add.func1,,8,7,no,regressed
regressed,304000000,488000000,184000000,0.6095994240431881,NaN,example.org/lexi/internal/text.Hash,,9,8,no,regressed
regressed,304000000,486000000,182000000,0.610740831010655,NaN,example.org/lexi/internal/text.mix,,10,9,yes,regressed

$ cd testdata/go/runs && pa diff --shares --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
              old     new     delta              ratio      q  function
regressed  42.34%  53.64%  +11.30pp  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.mix)
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --noise -n 4 --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
                old       new      delta              ratio      q  could see  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001       +42%  example.org/lexi/internal/text.mix
noise       46.00ms   76.00ms   +30.00ms  1.65 [0.91, 3.10]  0.321      +213%  aeshashbody
noise       20.00ms    4.00ms   -16.00ms  0.20 [0.02, 0.88]  0.262    nothing  example.org/lexi/internal/index.(*Index).Add.func1
noise       26.00ms   14.00ms   -12.00ms  0.54 [0.19, 1.40]  0.690      +560%  example.org/lexi/internal/walk.(*Trie).count
53 more functions (see --nodecount)
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --format markdown --old v1-* --new v2-* | head -n 24
<!-- pa:diff -->
## Profiles

- Old: `v1-01.pb.gz and 4 more`
- New: `v2-01.pb.gz and 4 more`

1 of 122 functions got worse, 0 better; of the rest no change is proved.

cpu: 718.00ms -&#62; 906.00ms, +26.2% \[+14.7%, +38.7%] p&#60;.001 (means of 5 and 5 profiles, 359 and 453 samples)

Neither totals nor most functions tell the sides apart: they are taken to have done the same work.

| |  | old | new | delta | ratio | q | function |
|---|---|--:|--:|--:|--:|--:|---|
| **regressed** | `regressed` | 304.00ms | 486.00ms | +182.00ms | 1.60 \[1.29, 1.99] | &#60;.001 | `example.org/lexi/internal/text.mix` |

<details>
<summary>121 functions changed no more than noise does; the least that could be proved: +42% (example.org/lexi/internal/text.mix)</summary>

| |  | old | new | delta | ratio | q | could see | function |
|---|---|--:|--:|--:|--:|--:|--:|---|
| noise | `noise` | 46.00ms | 76.00ms | +30.00ms | 1.65 \[0.91, 3.10] | 0.321 | +213% | `aeshashbody` |
| noise | `noise` | 20.00ms | 4.00ms | -16.00ms | 0.20 \[0.02, 0.88] | 0.262 | nothing | `example.org/lexi/internal/index.(*Index).Add.func1` |
| noise | `noise` | 26.00ms | 14.00ms | -12.00ms | 0.54 \[0.19, 1.40] | 0.690 | +560% | `example.org/lexi/internal/walk.(*Trie).count` |

$ cd testdata/go/runs && pa diff --by-label nothing --old v1-* --new v2-*
pa: --by-label: no sample has a label nothing
[exit 2]

$ cd testdata/go/runs && pa diff --by-label phase --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
     old       new      delta   change  tested  changed  phase
510.00ms  702.00ms  +192.00ms  +37.65%       6        1  build
200.00ms  194.00ms    -6.00ms   -3.00%       4        0  query
  8.00ms   10.00ms    +2.00ms  +25.00%       0        0  (none)

                old       new      delta              ratio      q  function                            phase
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix  build
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ pa diff --tree --by-label phase testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --tree and --by-label exclude each other
[exit 2]

$ for i in 1 2 3 4 5 6; do echo "BenchmarkBuild-2 100 60${i}0000 ns/op"; done >$T/old.txt; for i in 1 2 3 4 5 6; do echo "BenchmarkBuild-2 100 77${i}0000 ns/op"; done >$T/new.txt
$ cd testdata/go/runs && pa diff -n 5 --bench $T/old.txt $T/new.txt --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms; per operation +32.1% [+5.3%, +65.6%] p=0.022 (means of 5 and 5 profiles, 359 and 453 samples)
By the operations of each run, the new side did 0.948 times the work.
           old/op  new/op  delta/op              ratio      q  function
regressed  1.81ms  3.04ms   +1.24ms  1.69 [1.30, 2.20]  0.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +52% (example.org/lexi/internal/text.mix)
8 of 122 functions had the 12 samples it takes to be tested; noise is 1.22 times that of counting.
                old       new      delta   change  per operation
regressed    6.04ms    7.74ms    +1.70ms  +28.17%  Build-2
regressed    1.81ms    3.04ms    +1.24ms  +20.54%    example.org/lexi/internal/text.mix
noise      273.20us  476.15us  +202.94us   +3.36%    aeshashbody
noise      879.00us  989.88us  +110.88us   +1.84%    runtime.mapaccess1
noise      118.78us   25.06us   -93.72us   -1.55%    example.org/lexi/internal/index.(*Index).Add.func1
noise      154.42us   87.71us   -66.71us   -1.11%    example.org/lexi/internal/walk.(*Trie).count
             1.03ms    1.05ms   +19.11us   +0.32%    52 other functions
             1.77ms    2.06ms  +288.20us   +4.78%    off the processors, less what ran in parallel

$ cd testdata/go/runs && pa diff -n 5 --format csv --bench $T/old.txt $T/new.txt --old v1-* --new v2-* | awk -F, '$2 == "total" { whole = $6 } /,(function|others|off_cpu),/ { sum += $6 } END { printf "%.9f %s\n", whole, (whole - sum) ^ 2 < 1e-30 ? "is the sum" : "is not the sum" }'
0.001700000 is the sum

$ printf 'main;testing.(*B).runN;codec.BenchmarkEncode;codec.hash 600\nmain;testing.(*B).runN;codec.BenchmarkEncode;codec.put 200\nmain;testing.(*B).runN;codec.BenchmarkDecode;codec.get 400\nmain;gc 100\n' >$T/old.folded
$ sed 's/hash 600/hash 900/' $T/old.folded >$T/new.folded
$ printf 'BenchmarkEncode/json-8 100 1000 ns/op\nBenchmarkEncode/gob-8 100 600 ns/op\nBenchmarkDecode-8 100 500 ns/op\n' >$T/old.txt; printf 'BenchmarkEncode/json-8 100 1300 ns/op\nBenchmarkEncode/gob-8 100 900 ns/op\nBenchmarkDecode-8 100 500 ns/op\n' >$T/new.txt
$ pa diff --bench $T/old.txt $T/new.txt $T/old.folded $T/new.folded | tail -n 8
Noise between runs is guessed; five profiles a side or more make it a test.
Each benchmark by the samples below its own frame; time off the processors cannot be told apart.
               old       new      delta   change  per operation
            1.60us    2.20us  +600.00ns  +37.50%  Encode (2 benchmarks together)
unproved    1.20us    1.80us  +600.00ns  +37.50%    codec.hash
noise     400.00ns  400.00ns     +0.00s   +0.00%    codec.put
noise     500.00ns  500.00ns     +0.00s   +0.00%  Decode-8
noise     500.00ns  500.00ns     +0.00s   +0.00%    codec.get

$ sed 's/BenchmarkDecode/BenchmarkOther/' $T/old.txt >$T/o; sed 's/BenchmarkDecode/BenchmarkOther/' $T/new.txt >$T/n; pa diff --bench $T/o $T/n $T/old.folded $T/new.folded | tail -n 6
               old       new      delta   change  per operation
            2.10us    2.70us  +600.00ns  +28.57%  all (3 benchmarks together)
unproved  969.23ns    1.52us  +549.52ns  +26.17%    codec.hash
noise     646.15ns  675.00ns   +28.85ns   +1.37%    codec.get
noise     323.08ns  337.50ns   +14.42ns   +0.69%    codec.put
noise     161.54ns  168.75ns    +7.21ns   +0.34%    gc

$ pa diff --bench $T/old.txt testdata/bench/few-new.txt $T/old.folded $T/new.folded
pa: --bench: no benchmark with sec/op is in both $T/old.txt and testdata/bench/few-new.txt
[exit 2]

$ pa diff --bench $T/old.txt testdata/bad/text.txt $T/old.folded $T/new.folded
pa: warning: 0 benchmark lines in testdata/bad/text.txt (1 line read): "This is no profile."
pa: --bench: testdata/bad/text.txt: no benchmark results
[exit 2]

$ pa diff --bench $T/old.txt $T/new.txt testdata/go/goroutine.pb.gz testdata/go/goroutine-v2.pb.gz
pa: --bench: no benchmark measures goroutine
[exit 2]

$ pa diff --bench $T/old.txt
pa: --bench wants 2 values: OLD NEW
[exit 2]

$ pa diff testdata/go/goroutine.pb.gz testdata/go/goroutine-v2.pb.gz
6 of 15 functions grew, 0 shrank; everything was counted, so the differences are real.
goroutine: 5.00 -> 9.00, +80.0% (means of 1 and 1 profiles)
            old   new  delta  ratio  q  function
regressed  4.00  8.00  +4.00            example.org/lexi/internal/pool.Watch.func1
regressed  4.00  8.00  +4.00            example.org/lexi/internal/pool.wait
regressed  4.00  8.00  +4.00            runtime.chanrecv
regressed  4.00  8.00  +4.00            runtime.chanrecv1
regressed  4.00  8.00  +4.00            runtime.gopark
regressed  4.00  8.00  +4.00            runtime/pprof.Do
9 functions changed too little to matter (see --noise)
Whether the differences last only more profiles can tell.

$ cd testdata/go/runs && pa diff --ops 100 100 --old v1-* --new v2-* | grep -v noise
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms; per operation +26.1% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
By the operations of each run, the new side did 1.000 times the work.
           old/op  new/op  delta/op              ratio      q  function
regressed  3.04ms  4.86ms   +1.82ms  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix

$ cd testdata/go/runs && pa diff --ops 100 126 --old v1-* --new v2-*
0 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms; per operation +0.1% [-9.0%, +10.0%] p=0.983 (means of 5 and 5 profiles, 359 and 453 samples)
By the operations of each run, the new side did 1.260 times the work.
122 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.mix)
Nearest to proof: example.org/lexi/internal/text.mix, +91.72ms (p=0.032, q=0.095); if it is real, some 12 profiles a side would show it
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ for i in 1 2 3 4 5 6; do echo "BenchmarkBuild-2 100 60${i}0000 ns/op"; done >$T/old.txt; for i in 1 2 3 4 5 6; do echo "BenchmarkBuild-2 100 77${i}0000 ns/op"; done >$T/new.txt
$ cd testdata/go/runs && pa diff --norm ops -n 2 --bench $T/old.txt $T/new.txt --old v1-* --new v2-*
1 of 122 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms; per operation +32.1% [+5.3%, +65.6%] p=0.022 (means of 5 and 5 profiles, 359 and 453 samples)
By the operations of each run, the new side did 0.948 times the work.
           old/op  new/op  delta/op              ratio      q  function
regressed  1.81ms  3.04ms   +1.24ms  1.69 [1.30, 2.20]  0.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +52% (example.org/lexi/internal/text.mix)
8 of 122 functions had the 12 samples it takes to be tested; noise is 1.22 times that of counting.
                old       new      delta   change  per operation
regressed    6.04ms    7.74ms    +1.70ms  +28.17%  Build-2
regressed    1.81ms    3.04ms    +1.24ms  +20.54%    example.org/lexi/internal/text.mix
noise      273.20us  476.15us  +202.94us   +3.36%    aeshashbody
             2.19ms    2.16ms   -30.45us   -0.50%    55 other functions
             1.77ms    2.06ms  +288.20us   +4.78%    off the processors, less what ran in parallel

$ pa diff --norm ops testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --norm ops needs --ops OLD NEW, or --bench with one benchmark
[exit 2]

$ pa diff --ops 5 0 testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
pa: --ops wants the operations of a profile of each side: OLD NEW
[exit 2]

$ cd testdata/go/runs && pa diff --mine --old v1-* --new v2-*
1 of 23 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
Mine: ^(example\.org/lexi|main)[./] (guessed: the module of main.main)
                old       new      delta              ratio      q  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.28, 2.00]  0.001  example.org/lexi/internal/text.mix
22 functions changed no more than noise does (see --noise); the least that could be proved: +44% (example.org/lexi/internal/text.mix)
8 of 23 functions had the 10 samples it takes to be tested; noise is 0.55 times that of counting.

$ cd testdata/go/runs && pa diff --mine=text -n 3 --noise --old v1-* --new v2-*
1 of 6 functions got worse, 0 better; of the rest no change is proved.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
Mine: text
                old       new      delta              ratio      q  could see  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.28, 2.01]  0.002       +44%  example.org/lexi/internal/text.mix
noise      170.00ms  196.00ms   +26.00ms  1.15 [0.83, 1.60]  0.496       +77%  example.org/lexi/internal/text.Fold
noise       32.00ms   10.00ms   -22.00ms  0.31 [0.09, 0.89]  0.113      +517%  example.org/lexi/internal/text.word
3 more functions (see --nodecount)
4 of 6 functions had the 10 samples it takes to be tested; noise is 0.35 times that of counting.

$ cd testdata/go/runs && pa diff --mine=nobody --old v1-* --new v2-*
1 of 1 function got worse, 0 better.
cpu: 718.00ms -> 906.00ms, +26.2% [+14.7%, +38.7%] p<.001 (means of 5 and 5 profiles, 359 and 453 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
Mine: nobody
                old       new      delta              ratio      q  function
regressed  718.00ms  906.00ms  +188.00ms  1.26 [1.08, 1.48]  0.010  [none of mine]
1 of 1 functions had the 10 samples it takes to be tested; noise is 1.00 times that of counting.
pa: warning: mine expression matched no functions

$ cd testdata/go/runs && pa diff '--mine=(' --old v1-* --new v2-*
pa: --mine: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ cd testdata/go/runs && pa diff --hide= --old v1-* --new v2-* | tail -n 3
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  <.001  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.mix)
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --hide '\Qtext.mix' --old v1-* --new v2-* | tail -n 3
regressed  304.00ms  488.00ms  +184.00ms  1.61 [1.30, 2.00]  <.001  example.org/lexi/internal/text.Hash
120 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.Hash)
9 of 121 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --hide '(?x)text . mix # of words' --old v1-* --new v2-* | tail -n 3
regressed  304.00ms  488.00ms  +184.00ms  1.61 [1.30, 2.00]  <.001  example.org/lexi/internal/text.Hash
120 functions changed no more than noise does (see --noise); the least that could be proved: +42% (example.org/lexi/internal/text.Hash)
9 of 121 functions had the 10 samples it takes to be tested; noise is 0.98 times that of counting.

$ cd testdata/go/runs && pa diff --hide '^nothing$' --focus parse --old v1-* --new v2-* | head -n 2
There is no function to compare.
cpu: 0.00s -> 0.00s (means of 5 and 5 profiles, 0 and 0 samples)
pa: warning: focus expression matched no samples
pa: warning: hide expression matched no samples

$ pa diff --noise testdata/bench/missing.txt testdata/bench/missing.txt
pa: testdata/bench/missing.txt: No such file or directory
[exit 2]

$ pa diff --help | grep only
                              p [worst] (benchmarks only)
      --all                   every table, not only the rows that changed
                              (benchmarks only)
                              only)
                              they lie apart (benchmarks only)
                              counts (benchmarks only)
                              lower (benchmarks only)
                              (benchmarks only)
      --focus=REGEX           only samples with a matching frame
      --show=REGEX            only matching frames
      --tagfocus=[KEY=]VALUE  only samples with such a label
      --filter=FILTER         only measurements that match, e.g. '.unit:ns/op

$ pa diff --tree testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep roots
From the roots down no frame is likely to have changed; --cum lists the largest differences of functions with all they call.
