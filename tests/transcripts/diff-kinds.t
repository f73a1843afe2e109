Folders of profiles of several kinds: each kind by itself. Folders in them count as well.
$ mkdir -p $T/v1/locks $T/v2/locks && cp testdata/go/cpu.pb.gz testdata/go/allocs.pb.gz testdata/go/goroutine.pb.gz $T/v1 && cp testdata/go/mutex.pb.gz testdata/go/block.pb.gz $T/v1/locks && cp testdata/go/goroutine-v2.pb.gz $T/v2 && cp testdata/go/cpu-v2.pb.gz $T/v2/cpu.pb.gz && cp testdata/go/mutex-v2.pb.gz $T/v2/locks/mutex.pb.gz && echo about >$T/v1/about.txt
$ cd $T && pa diff v1 v2
== cpu
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

== goroutine
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

== delay of mutex
Without an estimate of noise nothing is proved; the largest differences are shown.
delay: 2.20ms -> 16.51ms, +650.6% (means of 1 and 1 profiles)
            old      new     delta  ratio  q  function
unknown  2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Add
unknown  2.20ms  16.51ms  +14.31ms            example.org/lexi/internal/pool.(*Ledger).Run.func1
unknown  2.20ms  16.51ms  +14.31ms            sync.(*Mutex).Unlock
These values are sums of measured times or events, not counts of samples; three profiles a side or more give an estimate of their noise.
pa: warning: v1/about.txt: no profile (left out)
pa: warning: alloc_space: only the old side has profiles of it, 1 (v1/allocs.pb.gz): not compared
pa: warning: delay of block: only the old side has profiles of it, 1 (v1/locks/block.pb.gz): not compared

$ cd $T && pa diff --sample-index goroutine --fail-on 'cum>0' v1 v2
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
gate: 15 checks, 6 failed, 0 waived, 0 undecided, 0 not tested
result  rule   function                                    quantity  old   new   change
failed  cum>0  runtime/pprof.Do                            cum       4.00  8.00  +100.0%
failed  cum>0  runtime.gopark                              cum       4.00  8.00  +100.0%
failed  cum>0  runtime.chanrecv                            cum       4.00  8.00  +100.0%
failed  cum>0  runtime.chanrecv1                           cum       4.00  8.00  +100.0%
failed  cum>0  example.org/lexi/internal/pool.wait         cum       4.00  8.00  +100.0%
failed  cum>0  example.org/lexi/internal/pool.Watch.func1  cum       4.00  8.00  +100.0%
pa: warning: v1/about.txt: no profile (left out)
pa: warning: 6 profiles without goroutine left out
[exit 1]

$ cd $T && pa diff --fail-on 'cum>900%' v1 v2 >/dev/null
pa: warning: v1/about.txt: no profile (left out)
pa: warning: alloc_space: only the old side has profiles of it, 1 (v1/allocs.pb.gz): not compared
pa: warning: delay of block: only the old side has profiles of it, 1 (v1/locks/block.pb.gz): not compared
[exit 3]
