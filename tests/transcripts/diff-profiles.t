One profile against one is indicative.
$ pa diff testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
cpu: 1.33s -> 1.65s, +24.1% (means of 1 and 1 profiles, 133 and 165 samples)
By what most functions agree on, the new side did 1.241 times the work; 24.9% of the samples lie elsewhere, 36.3% would by chance.
Indicative: one profile a side, so noise between runs is guessed; five a side or more make it a test.
3 of 71 functions had the 10 samples it takes to be tested; noise is 5.06 times that of counting.
No function changed beyond noise.

$ pa diff old=testdata/go/runs/v1-01.pb.gz old=testdata/go/runs/v1-02.pb.gz old=testdata/go/runs/v1-03.pb.gz \
>   old=testdata/go/runs/v1-04.pb.gz old=testdata/go/runs/v1-05.pb.gz new=testdata/go/runs/v2-01.pb.gz \
>   new=testdata/go/runs/v2-02.pb.gz new=testdata/go/runs/v2-03.pb.gz new=testdata/go/runs/v2-04.pb.gz \
>   new=testdata/go/runs/v2-05.pb.gz
cpu: 718.00ms -> 906.00ms, +26.2% (means of 5 and 5 profiles, 359 and 453 samples)
Both sides are taken to have done the same work; 18.9% of the samples lie elsewhere, 8.8% would by chance.
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.52 times that of counting.
                old       new      delta              ratio      q  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 1.99]  0.002  example.org/lexi/internal/text.mix
121 functions changed no more than noise does (see --noise)

$ mkdir $T/old $T/new; cp testdata/go/runs/v1-* $T/old; cp testdata/go/runs/v2-* $T/new; pa diff --cum -n 4 $T/old $T/new
cpu: 718.00ms -> 906.00ms, +26.2% (means of 5 and 5 profiles, 359 and 453 samples)
Both sides are taken to have done the same work; 18.9% of the samples lie elsewhere, 8.8% would by chance.
9 of 122 functions had the 10 samples it takes to be tested; noise is 0.52 times that of counting.
                old       new      delta              ratio      q  function
regressed  304.00ms  486.00ms  +182.00ms  1.60 [1.29, 2.00]  0.006  example.org/lexi/internal/text.mix
regressed  366.00ms  536.00ms  +170.00ms  1.46 [1.20, 1.80]  0.008  example.org/lexi/internal/index.(*Index).Add.func1
regressed  474.00ms  684.00ms  +210.00ms  1.44 [1.21, 1.73]  0.006  example.org/lexi/internal/text.Fold
regressed  304.00ms  488.00ms  +184.00ms  1.61 [1.29, 2.00]  0.006  example.org/lexi/internal/text.Hash
7 more functions (see --nodecount)
111 functions changed no more than noise does (see --noise)

$ pa diff -n 2 testdata/go/mutex.pb.gz testdata/go/mutex-v2.pb.gz
delay: 2.20ms -> 16.51ms, +650.6% (means of 1 and 1 profiles, 0 and 0 samples)
No noise estimate: these values are sums of measured times, not counts of samples.
          old      new     delta  ratio  q  function
noise  2.20ms  16.51ms  +14.31ms            sync.(*Mutex).Unlock

$ pa diff old=testdata/go/cpu.pb.gz
pa: a comparison needs profiles on both sides
[exit 2]

$ pa diff testdata/go/cpu.pb.gz testdata/bad/crc.pb.gz
pa: testdata/bad/crc.pb.gz: bad gzip checksum in member 1
[exit 2]
