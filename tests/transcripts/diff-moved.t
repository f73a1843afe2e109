Cost that moved: a function inlined into its caller, and one that was renamed.
$ for r in 1 2 3 4 5; do n=0; for f in a b c d e f g h i j; do n=$((n + 40)); printf 'main;%s %d\n' $f $((n + r * 7 % 5)); done >$T/same; \
>   { cat $T/same; printf 'main;run;step %d\nmain;run 100\nmain;run;walk %d\nmain;run;walk;hash 200\n' $((800 + r)) $((500 - r)); } >$T/old-$r.folded; \
>   { cat $T/same; printf 'main;run %d\nmain;run;stride %d\nmain;run;stride;hash 200\n' $((900 + r)) $((500 - r)); } >$T/new-$r.folded; done
$ pa diff --old $T/old-* --new $T/new-*
samples: 3820.00 -> 3820.00, +0.0% (means of 5 and 5 profiles, 19100 and 19100 samples)
By what most functions agree on, the new side did 1.000 times the work; 34.0% of the samples lie elsewhere, 0.0% would by chance.
15 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.
          old     new    delta               ratio      q  function
moved  100.00  903.01  +803.01  9.03 [8.13, 10.06]  <.001  run (from step)
moved  803.01    0.00  -803.01                gone  <.001  step (to run)
moved    0.00  497.00  +497.00                 new  <.001  stride (renamed from walk)
moved  497.00    0.00  -497.00                gone  <.001  walk (renamed to stride)
12 functions changed no more than noise does (see --noise)

$ pa diff --cum --old $T/old-* --new $T/new-*
samples: 3820.00 -> 3820.00, +0.0% (means of 5 and 5 profiles, 19100 and 19100 samples)
By what most functions agree on, the new side did 1.000 times the work; 34.0% of the samples lie elsewhere, 0.0% would by chance.
16 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.
          old     new    delta  ratio      q  function
moved  803.01    0.00  -803.01   gone  <.001  step (to run)
moved    0.00  697.00  +697.00    new  <.001  stride (renamed from walk)
moved  697.00    0.00  -697.00   gone  <.001  walk (renamed to stride)
13 functions changed no more than noise does (see --noise)

$ pa diff --fail-on 'flat>5%,cum>5%' --old $T/old-* --new $T/new-* | tail -n 2
gate: 32 checks, 0 failed, 0 waived, 0 undecided, 1 not tested
the least growth that these samples could prove: +5%, of main (cum)

$ pa diff --format csv --old $T/old-* --new $T/new-* | tail -n 5
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,q,function,partner,_class
moved,100.00068536909922,903.0088191049456,803.0081337358464,8.130707679965159,9.030000000000005,10.059101667985628,1.6319120220902646e-12,run,step,moved
moved,803.008129056259,0,-803.008129056259,0,0,0.000634652205505583,7.329328180664138e-13,step,run,moved
moved,0,497.00078233924853,497.00078233924853,975.0350199677044,+Inf,+Inf,1.6319120220902646e-12,stride,walk,moved
moved,497.00078074203094,0,-497.00078074203094,0,0,0.001025604188076365,1.6319120220902646e-12,walk,stride,moved

$ pa diff --format markdown --old $T/old-* --new $T/new-*
<!-- pa:diff -->
samples: 3820.00 -&#62; 3820.00, +0.0% (means of 5 and 5 profiles, 19100 and 19100 samples)

By what most functions agree on, the new side did 1.000 times the work; 34.0% of the samples lie elsewhere, 0.0% would by chance.

15 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.

| |  | old | new | delta | ratio | q | function |
|---|---|--:|--:|--:|--:|--:|---|
| moved | `moved` | 100.00 | 903.01 | +803.01 | 9.03 \[8.13, 10.06] | &#60;.001 | `run (from step)` |
| moved | `moved` | 803.01 | 0.00 | -803.01 | gone | &#60;.001 | `step (to run)` |
| moved | `moved` | 0.00 | 497.00 | +497.00 | new | &#60;.001 | `stride (renamed from walk)` |
| moved | `moved` | 497.00 | 0.00 | -497.00 | gone | &#60;.001 | `walk (renamed to stride)` |

12 functions changed no more than noise does (see --noise)
