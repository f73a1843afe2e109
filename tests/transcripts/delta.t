What was added between two profiles of one process. The newer one is made here: it is the older one and what came after.
$ pa merge -o $T/new.pb.gz testdata/go/heap.pb.gz testdata/go/heap-v2.pb.gz && pa delta -o $T/delta.pb.gz $T/new.pb.gz testdata/go/heap.pb.gz
$ pa top -n 3 -sample_index alloc_space $T/delta.pb.gz
File: lexi
Type: alloc_space
Time: 2026-11-23 08:33:51 UTC
Showing nodes accounting for 55.66MB, 65.92% of 84.45MB total
Dropped 14 nodes (cum <= 0.42MB)
Showing top 3 nodes out of 26
      flat  flat%   sum%        cum   cum%
   29.52MB 34.95% 34.95%    29.52MB 34.95%  example.org/lexi/internal/index.(*Index).Add.func1
   13.13MB 15.54% 50.50%    63.04MB 74.65%  example.org/lexi/internal/text.Fold
   13.02MB 15.42% 65.92%    13.02MB 15.42%  strings.Fields

$ pa top -n 3 -sample_index alloc_space testdata/go/heap-v2.pb.gz | tail -3
   29.52MB 34.95% 34.95%    29.52MB 34.95%  example.org/lexi/internal/index.(*Index).Add.func1
   13.13MB 15.54% 50.50%    63.04MB 74.65%  example.org/lexi/internal/text.Fold
   13.02MB 15.42% 65.92%    13.02MB 15.42%  strings.Fields

$ pa top -n 3 -sample_index inuse_space $T/delta.pb.gz | tail -3
20494.55kB 83.17% 83.17% 20494.55kB 83.17%  example.org/lexi/internal/index.(*Index).Add.func1
 2853.28kB 11.58% 94.75%  2853.28kB 11.58%  strings.(*Builder).WriteString
  512.03kB  2.08% 96.82% 21006.58kB 85.24%  example.org/lexi/internal/text.Fold

$ pa top -n 3 -sample_index inuse_space $T/new.pb.gz | tail -3
20494.55kB 83.17% 83.17% 20494.55kB 83.17%  example.org/lexi/internal/index.(*Index).Add.func1
 2853.28kB 11.58% 94.75%  2853.28kB 11.58%  strings.(*Builder).WriteString
  512.03kB  2.08% 96.82% 21006.58kB 85.24%  example.org/lexi/internal/text.Fold

$ pa merge testdata/go/mutex.pb.gz testdata/go/mutex-v2.pb.gz | pa delta - testdata/go/mutex.pb.gz | pa top -n 2 -
File: lexi
Type: delay
Time: 2026-11-23 08:33:51 UTC
Showing nodes accounting for 16.51ms, 100% of 16.51ms total
Showing top 2 nodes out of 3
      flat  flat%   sum%        cum   cum%
   16.51ms   100%   100%    16.51ms   100%  sync.(*Mutex).Unlock
         0     0%   100%    16.51ms   100%  example.org/lexi/internal/pool.(*Ledger).Add

$ pa top -n 2 testdata/go/mutex-v2.pb.gz | tail -2
   16.51ms   100%   100%    16.51ms   100%  sync.(*Mutex).Unlock
         0     0%   100%    16.51ms   100%  example.org/lexi/internal/pool.(*Ledger).Add

$ pa delta testdata/go/mutex.pb.gz testdata/go/mutex.pb.gz | pa info - | grep -E 'Samples|contentions'
Samples: 0
contentions  count          0

$ pa delta --restarted testdata/go/heap-v2.pb.gz testdata/go/heap.pb.gz | pa info - | grep -E 'Duration|alloc_space'
alloc_space    bytes  84.45MB
pa: warning: testdata/go/heap-v2.pb.gz: alloc_objects of strings.(*Builder).WriteByte is 93 below the older profile (and 59 more samples): another process, or it was started again; it is taken as it is

$ pa delta --cumulative contentions testdata/go/mutex.pb.gz testdata/go/mutex.pb.gz | pa info - | grep -E 'contentions|delay'
Default type: delay
contentions  count              0
delay        nanoseconds  2.199ms

$ pa delta -o $T/none.pb.gz testdata/go/heap-v2.pb.gz testdata/go/heap.pb.gz; ls $T/none.pb.gz
pa: testdata/go/heap-v2.pb.gz and testdata/go/heap.pb.gz: alloc_objects of strings.(*Builder).WriteByte is 93 below the older profile (and 59 more samples): another process, or it was started again
ls: cannot access '$T/none.pb.gz': No such file or directory
[exit 2]

$ pa delta testdata/go/heap.pb.gz testdata/go/heap-v2.pb.gz
pa: testdata/go/heap.pb.gz and testdata/go/heap-v2.pb.gz: the older profile, of 2026-11-23T08:33:53Z, was taken after the newer one, of 2026-11-23T08:33:51Z
[exit 2]

$ pa delta testdata/go/cpu-v2.pb.gz testdata/go/cpu.pb.gz
pa: testdata/go/cpu-v2.pb.gz: no sample type that counts from the start of the process (alloc_*, contentions, delay) among: samples, cpu; --cumulative names one
[exit 2]

$ pa delta --cumulative cpu testdata/go/cpu.pb.gz testdata/go/cpu.pb.gz | pa info - | grep -E '^(samples|cpu)'
samples  count        133
cpu      nanoseconds   0s

$ pa delta --cumulative nosuch testdata/go/cpu.pb.gz testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: --cumulative: no sample type 'nosuch'; there are: samples, cpu
[exit 2]

$ pa delta testdata/go/heap-v2.pb.gz testdata/go/mutex.pb.gz
pa: testdata/go/heap-v2.pb.gz and testdata/go/mutex.pb.gz: the older profile has no sample type 'alloc_objects'
[exit 2]

$ pa delta testdata/go/heap.pb.gz
pa: too few arguments: usage: pa delta [OPTIONS] -o OUT.pb.gz NEW OLD
[exit 2]
