Several profiles as one.
$ pa merge -o $T/all.pb.gz testdata/go/runs && pa top -n 3 $T/all.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:38 UTC
Duration: 11.25s, Total samples = 8120ms (72.15%)
Showing nodes accounting for 6090ms, 75.00% of 8120ms total
Dropped 65 nodes (cum <= 40.60ms)
Showing top 3 nodes out of 57
      flat  flat%   sum%        cum   cum%
    3950ms 48.65% 48.65%     3950ms 48.65%  example.org/lexi/internal/text.mix
    1530ms 18.84% 67.49%     2170ms 26.72%  runtime.mapaccess1
     610ms  7.51% 75.00%      610ms  7.51%  aeshashbody

$ pa top -n 3 testdata/go/runs
File: lexi
Type: cpu
Time: 2026-11-23 08:33:38 UTC
Duration: 11.25s, Total samples = 8120ms (72.15%)
Showing nodes accounting for 6090ms, 75.00% of 8120ms total
Dropped 65 nodes (cum <= 40.60ms)
Showing top 3 nodes out of 57
      flat  flat%   sum%        cum   cum%
    3950ms 48.65% 48.65%     3950ms 48.65%  example.org/lexi/internal/text.mix
    1530ms 18.84% 67.49%     2170ms 26.72%  runtime.mapaccess1
     610ms  7.51% 75.00%      610ms  7.51%  aeshashbody

$ pa merge -o $T/a.pb.gz testdata/go/runs/v1-0*.pb.gz && pa merge -o $T/b.pb.gz testdata/go/runs/v2-0*.pb.gz && pa merge -o $T/ab.pb.gz $T/b.pb.gz $T/a.pb.gz && cmp $T/ab.pb.gz $T/all.pb.gz
$ pa merge testdata/odd/unit-ms.pb.gz testdata/odd/unit-ns.pb.gz | pa raw -
PeriodType: cpu nanoseconds
Period: 10000000
Samples:
samples/count cpu/nanoseconds
          2          0: 2 
          4   40000000: 1 2 
Locations
     1: 0x0 M=1 leaf leaf.c:20:0 s=0
     2: 0x0 M=1 main main.c:10:0 s=0
Mappings
1: 0x0/0x0/0x0   

$ pa merge testdata/odd/unit-ns.pb.gz testdata/odd/unit-ms.pb.gz | pa raw - | head -5
PeriodType: cpu nanoseconds
Period: 10000000
Samples:
samples/count cpu/nanoseconds
          2          0: 2 

$ pa merge -o $T/one.pb.gz testdata/text/two.folded && pa merge -o $T/two.pb.gz $T/one.pb.gz testdata/text/two.folded && pa merge -o $T/both.pb.gz testdata/text/two.folded testdata/text/two.folded && cmp $T/two.pb.gz $T/both.pb.gz
$ pa merge --weight 2 testdata/odd/recursion.pb.gz | pa convert --format folded -
main;fib;fib 40
main;fib;fib;fib;fib 80
main;odd;even;odd;even 60

$ pa merge --weight testdata/odd/recursion.pb.gz=0.25 --weight 1/2 testdata/odd/recursion.pb.gz testdata/odd/inlined.pb.gz | pa convert --format folded -
main;fib;fib 5
main;fib;fib;fib;fib 10
main;odd;even;odd;even 8
main;outer;small 10
main;outer;small;tiny 15

$ pa merge --weight -1 --weight testdata/go/cpu.pb.gz=1 testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | pa top -n 2 -
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 2980ms (91.84%)
Showing nodes accounting for -450ms, 15.10% of 2980ms total
Dropped 1 node (cum <= 14.90ms)
Showing top 2 nodes out of 60
      flat  flat%   sum%        cum   cum%
    -360ms 12.08% 12.08%     -360ms 12.08%  example.org/lexi/internal/text.mix
     -90ms  3.02% 15.10%      -90ms  3.02%  aeshashbody

$ pa merge --weight x testdata/go/cpu.pb.gz
pa: --weight wants a number that is not 0, or FILE=NUMBER, not 'x'
[exit 2]

$ pa merge --weight 0 testdata/go/cpu.pb.gz
pa: --weight wants a number that is not 0, or FILE=NUMBER, not '0'
[exit 2]

$ pa merge --weight cpu.pb.gz=2 testdata/go/cpu.pb.gz
pa: --weight: no 'cpu.pb.gz' among the files
[exit 2]

$ pa merge --weight testdata/go/cpu.pb.gz=1/0 testdata/go/cpu.pb.gz
pa: --weight wants a number that is not 0, or FILE=NUMBER, not 'testdata/go/cpu.pb.gz=1/0'
[exit 2]

$ pa merge --weight 1e18 testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: sample 1: cpu times 1e+18 does not fit into 64 bits
[exit 2]

$ pa merge --since 2026-11-23T08:33:40Z --until 2026-11-23T09:33:42+01:00 testdata/go/runs | pa info - | head -5
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
Time: 2026-11-23 08:33:40 UTC
Duration: 2.02s

$ pa merge --since 3s testdata/go/runs | pa info - | head -5
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
Time: 2026-11-23 08:33:46 UTC
Duration: 3.24s

$ pa merge --until 2s --since 1m testdata/go/runs | pa info - | head -5
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
Time: 2026-11-23 08:33:38 UTC
Duration: 9.33s

$ pa merge --since 2027-01-01 testdata/go/runs
pa: no profile is of the time that was asked for: there are some from 2026-11-23T08:33:38Z to 2026-11-23T08:33:48Z
[exit 2]

$ pa merge --since yesterday testdata/go/runs
pa: --since wants a time like 2026-11-23T08:00:00Z or a span like 90m, not 'yesterday'
[exit 2]

$ pa merge --since 1h --until 2h testdata/go/runs
pa: --since 1h is not before --until 2h
[exit 2]

$ pa merge --since 1h - < testdata/go/cpu.pb.gz
pa: a span of time takes two passes over the files, and standard input can be read once only: give a point in time
[exit 2]

$ pa merge --since 1h testdata/go/cpu.pb.gz testdata/cpp/cpu.prof | pa info - | head -3
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
pa: warning: testdata/cpp/cpu.prof: does not say when it was taken (left out)

$ pa merge testdata/go/cpu.pb.gz testdata/go/heap.pb.gz
pa: testdata/go/heap.pb.gz: no sample type in common with the files before
[exit 2]

$ pa merge testdata/go/cpu.pb.gz testdata/bad/empty
pa: testdata/bad/empty: empty input file
[exit 2]

$ pa merge --keep-going -o $T/some.pb.gz testdata/go/cpu.pb.gz testdata/bad/empty && pa top -n 1 $T/some.pb.gz
pa: warning: testdata/bad/empty: empty input file (left out)
[exit 2]

$ pa merge -o $T/none.pb.gz testdata/bad/empty; ls $T/none.pb.gz
pa: testdata/bad/empty: empty input file
ls: cannot access '$T/none.pb.gz': No such file or directory
[exit 2]

$ pa merge testdata/odd/int64-max.pb.gz testdata/odd/int64-max.pb.gz
pa: testdata/odd/int64-max.pb.gz: the sum of n over stacks that end in leaf does not fit into 64 bits
[exit 2]

$ pa proto -o $T/joined.pb.gz testdata/go/runs; for report in top 'top -lines' 'top -addresses -cum' 'top -noinlines' 'top -files' tree 'peek .' dot callgrind hot traces tags; do pa $report $T/joined.pb.gz > $T/one.txt; pa $report testdata/go/runs > $T/many.txt; cmp $T/one.txt $T/many.txt && echo "$report: the same of the files"; done
top: the same of the files
top -lines: the same of the files
top -addresses -cum: the same of the files
top -noinlines: the same of the files
top -files: the same of the files
tree: the same of the files
peek .: the same of the files
dot: the same of the files
callgrind: the same of the files
hot: the same of the files
traces: the same of the files
tags: the same of the files

$ printf 'main;gone 5\nmain;kept 1\n' > $T/plus.folded; printf 'main;gone -5\n' > $T/minus.folded; pa top $T/plus.folded $T/minus.folded
Type: samples
Showing nodes accounting for 1, 100% of 1 total
      flat  flat%   sum%        cum   cum%
         1   100%   100%          1   100%  kept
         0     0%   100%          1   100%  main

$ pa merge -o $T/minus.pb.gz --weight -1 testdata/odd/int64-max.pb.gz && pa merge testdata/odd/int64-max.pb.gz testdata/odd/int64-max.pb.gz $T/minus.pb.gz | pa raw - | sed -n 4,8p
n/count
 9223372036854775807: 1 2 
Locations
     1: 0x0 M=1 leaf leaf.c:20:0 s=0
     2: 0x0 M=1 main main.c:10:0 s=0

$ pa delta --cumulative n testdata/odd/int64-max.pb.gz $T/minus.pb.gz
pa: testdata/odd/int64-max.pb.gz and $T/minus.pb.gz: the sum of n over stacks that end in leaf does not fit into 64 bits
[exit 2]

$ pa merge testdata/odd/hostile-names.pb.gz testdata/odd/hostile-names.pb.gz
pa: testdata/odd/hostile-names.pb.gz: the sum of n\u202ex over stacks that end in f\u009b31mred\u202eabc?[1m does not fit into 64 bits
[exit 2]

$ # dumps of one heap are one series, also those of the time before anything was freed
$ printf 'heap profile:      3:     3072 [     3:     3072] @ heapprofile\n     1:     1024 [     1:     1024] @ 0x401150 0x401180\n     2:     2048 [     2:     2048] @ 0x401160 0x401180\n' >$T/h1; printf 'heap profile:      4:     5120 [     9:     9216] @ heapprofile\n     1:     1024 [     4:     4096] @ 0x401150 0x401180\n     3:     4096 [     5:     5120] @ 0x401160 0x401180\n' >$T/h2
$ pa merge -o $T/12.pb.gz $T/h1 $T/h2 && pa merge -o $T/21.pb.gz $T/h2 $T/h1 && cmp $T/12.pb.gz $T/21.pb.gz && pa info $T/12.pb.gz | grep -A5 ^type
type           unit    sum
alloc_objects  count    12
alloc_space    bytes  12kB
inuse_objects  count     7
inuse_space    bytes   8kB

$ pa top -addresses -base $T/h1 $T/h2
Type: inuse_space
Showing nodes accounting for 2kB, 33.33% of 6kB total
      flat  flat%   sum%        cum   cum%
       2kB 33.33% 33.33%        2kB 33.33%  000000000040115f <unknown>
         0     0% 33.33%        2kB 33.33%  000000000040117f <unknown>

$ pa top -addresses -sample_index=alloc_objects -base $T/h2 $T/h1 $T/h2
Type: alloc_objects
Showing nodes accounting for 3, 100% of 3 total
      flat  flat%   sum%        cum   cum%
         2 66.67% 66.67%          2 66.67%  000000000040115f <unknown>
         1 33.33%   100%          1 33.33%  000000000040114f <unknown>
         0     0%   100%          3   100%  000000000040117f <unknown>

$ pa top -sample_index=alloc_space $T/h1 | head -2
Type: space
Showing nodes accounting for 3kB, 100% of 3kB total

$ pa diff $T/h1 $T/h2 | sed -n 2p; pa diff -sample_index=alloc_space $T/h1 $T/h2 | sed -n 2p
inuse_space: 3.00kB -> 5.00kB, +66.7% (means of 1 and 1 profiles)
alloc_space: 3.00kB -> 9.00kB, +200.0% (means of 1 and 1 profiles)

$ pa delta -o $T/d.pb.gz $T/h2 $T/h1 && pa info $T/d.pb.gz | grep -A5 ^type
type           unit   sum
alloc_objects  count    6
alloc_space    bytes  6kB
inuse_objects  count    4
inuse_space    bytes  5kB

$ pa delta -o $T/d.pb.gz $T/h1 $T/h2
pa: $T/h1: no sample type that counts from the start of the process (alloc_*, contentions, delay) among: objects, space; --cumulative names one
[exit 2]
