Values by label.
$ pa tags testdata/go/cpu.pb.gz
 phase: Total 1.32s of 1.33s (99.25%)
        910ms (68.42%): build
        410ms (30.83%): query

 shard: Total 1.32s of 1.33s (99.25%)
        490ms (36.84%): 0
        420ms (31.58%): 1
        410ms (30.83%): 2

$ pa tags --unit kB testdata/odd/labels.pb.gz
 bytes: Total 0 of 0 (33.33%)
        0 (26.67%): 0
        0 ( 6.67%): 4kB

 latency: Total 0 of 0 (40.00%)
          0 (20.00%): 0
          0 (20.00%): 0.01s

 request: Total 0 of 0 (26.67%)
          0 (26.67%): 0.10kB

 tenant: Total 0 of 0 (33.33%)
         0 (13.33%): blue
         0 (13.33%): green
         0 ( 6.67%): red

 zero: Total 0 of 0 (33.33%)
       0 (33.33%): 0

pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa tags --format csv testdata/go/cpu.pb.gz
key,value,sum (nanoseconds),share
phase,build,910000000,0.6842105263157895
phase,query,410000000,0.3082706766917293
shard,0,490000000,0.3684210526315789
shard,1,420000000,0.3157894736842105
shard,2,410000000,0.3082706766917293

$ # a sample that has a value twice counts twice, which may be more than 64 bits hold
$ pa tags -sample_index d testdata/odd/extremes.pb.gz
 k: Total 9223.37P*GCU of 6000P*GCU (153.72%)
    9223.37P*GCU (153.72%): v
        6000P*GCU (  100%): w
