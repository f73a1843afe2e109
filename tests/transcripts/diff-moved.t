Cost that moved: a function inlined into its caller, and one that was renamed.
$ for r in 1 2 3 4 5; do n=0; for f in a b c d e f g h i j; do n=$((n + 40)); printf 'main;%s %d\n' $f $((n + r * 7 % 5)); done >$T/same; \
>   { cat $T/same; printf 'main;run;step %d\nmain;run 100\nmain;run;walk %d\nmain;run;walk;hash 200\n' $((800 + r)) $((500 - r)); } >$T/old-$r.folded; \
>   { cat $T/same; printf 'main;run %d\nmain;run;stride %d\nmain;run;stride;hash 200\n' $((900 + r)) $((500 - r)); } >$T/new-$r.folded; done
$ pa diff --old $T/old-* --new $T/new-*
0 of 16 functions got worse, 0 better, 4 only moved; of the rest no change is proved.
samples: 3820.00 -> 3820.00, +0.0% [-0.6%, +0.6%] p=1.000 (means of 5 and 5 profiles, 19100 and 19100 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
          old     new    delta              ratio      q  function
moved  100.00  903.00  +803.00  9.03 [8.18, 9.99]  <.001  run (from step)
moved  803.00    0.00  -803.00               gone  <.001  step (to run)
moved    0.00  497.00  +497.00                new  <.001  stride (renamed from walk)
moved  497.00    0.00  -497.00               gone  <.001  walk (renamed to stride)
12 functions changed no more than noise does (see --noise); the least that could be proved: +13% (run)
15 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.

$ pa diff --cum --old $T/old-* --new $T/new-*
0 of 16 functions got worse, 0 better, 3 only moved; of the rest no change is proved.
samples: 3820.00 -> 3820.00, +0.0% [-0.6%, +0.6%] p=1.000 (means of 5 and 5 profiles, 19100 and 19100 samples)
Neither totals nor most functions tell the sides apart: they are taken to have done the same work.
          old     new    delta  ratio      q  function
moved  803.00    0.00  -803.00   gone  <.001  step (to run)
moved    0.00  697.00  +697.00    new  <.001  stride (renamed from walk)
moved  697.00    0.00  -697.00   gone  <.001  walk (renamed to stride)
13 functions changed no more than noise does (see --noise); the least that could be proved: +2% (main)
16 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.

$ pa diff --fail-on 'flat>5%,cum>5%' --old $T/old-* --new $T/new-* | tail -n 2
gate: 32 checks, 0 failed, 0 waived, 0 undecided, 1 not tested
the least growth that these samples could prove: +2%, of main (cum)

$ pa diff --format csv --old $T/old-* --new $T/new-* | tail -n 5
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,p,q,detectable,profiles,function,partner,_class
moved,100,903,803,8.184128611112351,9.029999999999996,9.989743714479307,3.962890305197105e-14,2.0019714744350332e-13,0.1274869125760647,NaN,run,step,moved
moved,803,0,-803,0,0,0.0005700785214500956,6.091405602485536e-15,7.092457018489624e-14,0.14833408374785545,NaN,step,run,moved
moved,0,497,497,1048.385435004622,+Inf,+Inf,7.41951692591609e-14,2.8164181507452225e-13,0.2036008028820167,NaN,stride,walk,moved
moved,497,0,-497,0,0,0.0009538476657638718,7.41951692591609e-14,2.8164181507452225e-13,0.2036008028820167,NaN,walk,stride,moved

$ pa diff --format markdown --old $T/old-* --new $T/new-*
<!-- pa:diff -->
## Profiles

- Old: `$T/old-1.folded and 4 more`
- New: `$T/new-1.folded and 4 more`

0 of 16 functions got worse, 0 better, 4 only moved; of the rest no change is proved.

samples: 3820.00 -&#62; 3820.00, +0.0% \[-0.6%, +0.6%] p=1.000 (means of 5 and 5 profiles, 19100 and 19100 samples)

Neither totals nor most functions tell the sides apart: they are taken to have done the same work.

| |  | old | new | delta | ratio | q | function |
|---|---|--:|--:|--:|--:|--:|---|
| moved | `moved` | 100.00 | 903.00 | +803.00 | 9.03 \[8.18, 9.99] | &#60;.001 | `run (from step)` |
| moved | `moved` | 803.00 | 0.00 | -803.00 | gone | &#60;.001 | `step (to run)` |
| moved | `moved` | 0.00 | 497.00 | +497.00 | new | &#60;.001 | `stride (renamed from walk)` |
| moved | `moved` | 497.00 | 0.00 | -497.00 | gone | &#60;.001 | `walk (renamed to stride)` |

<details>
<summary>12 functions changed no more than noise does; the least that could be proved: +13% (run)</summary>

| |  | old | new | delta | ratio | q | could see | function |
|---|---|--:|--:|--:|--:|--:|--:|---|
| noise | `noise` | 402.00 | 402.00 | +0.00 | 1.00 \[0.93, 1.07] | 1.000 | +15% | `j` |
| noise | `noise` | 362.00 | 362.00 | +0.00 | 1.00 \[0.93, 1.07] | 1.000 | +16% | `i` |
| noise | `noise` | 322.00 | 322.00 | +0.00 | 1.00 \[0.93, 1.08] | 1.000 | +17% | `h` |
| noise | `noise` | 282.00 | 282.00 | +0.00 | 1.00 \[0.92, 1.09] | 1.000 | +19% | `g` |
| noise | `noise` | 242.00 | 242.00 | +0.00 | 1.00 \[0.92, 1.09] | 1.000 | +21% | `f` |
| noise | `noise` | 202.00 | 202.00 | +0.00 | 1.00 \[0.91, 1.10] | 1.000 | +23% | `e` |
| noise | `noise` | 200.00 | 200.00 | +0.00 | 1.00 \[0.91, 1.10] | 1.000 | +23% | `hash` |
| noise | `noise` | 162.00 | 162.00 | +0.00 | 1.00 \[0.90, 1.12] | 1.000 | +27% | `d` |
| noise | `noise` | 122.00 | 122.00 | +0.00 | 1.00 \[0.88, 1.13] | 1.000 | +32% | `c` |
| noise | `noise` | 82.00 | 82.00 | +0.00 | 1.00 \[0.86, 1.17] | 1.000 | +41% | `b` |
| noise | `noise` | 42.00 | 42.00 | +0.00 | 1.00 \[0.80, 1.24] | 1.000 | +64% | `a` |

</details>

### How sure this is

15 of 16 functions had the 10 samples it takes to be tested; noise is 0.00 times that of counting.

$ for r in 1 2 3; do n=0; for f in a b c d e f g h i j; do n=$((n + 40)); printf 'main;%s %d\n' $f $((n + r)); done >$T/same; \
>   { cat $T/same; printf 'main;run %d\n' $((500 + r)); } >$T/plain-$r.folded; \
>   { cat $T/same; printf 'main;run %d\nmain;run;runtime.asyncPreempt 100\nmain;run;runtime.sigtramp 150\nmain;run;runtime.sigtramp;runtime.sigtrampgo 50\n' $((200 + r)); } >$T/signal-$r.folded; done
$ pa diff --noise --old $T/plain-* --new $T/signal-* | grep -E 'run|runtime|changed'
noise  502.00  502.00  +0.00  1.00 [0.93, 1.08]  1.000       +15%  run
