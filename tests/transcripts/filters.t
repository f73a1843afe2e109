What counts is chosen by names, by tags, and by a base to subtract. All outputs are pprof's, to the byte, but for errors.
$ pa top -focus=walk -nodecount=3 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   focus=walk
Showing nodes accounting for 410ms, 30.83% of 1330ms total
Showing top 3 nodes out of 28
      flat  flat%   sum%        cum   cum%
     240ms 18.05% 18.05%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 24.81%       90ms  6.77%  aeshashbody
      80ms  6.02% 30.83%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count

$ pa top -focus=walk -ignore=mapaccess -nodecount=3 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   focus=walk
   ignore=mapaccess
Showing nodes accounting for 150ms, 11.28% of 1330ms total
Showing top 3 nodes out of 22
      flat  flat%   sum%        cum   cum%
      80ms  6.02%  6.02%       80ms  6.02%  example.org/lexi/internal/walk.(*Trie).count
      50ms  3.76%  9.77%       50ms  3.76%  example.org/lexi/internal/walk.spin
      20ms  1.50% 11.28%       40ms  3.01%  example.org/lexi/internal/walk.(*Trie).Insert

$ pa top -hide=runtime -nodecount=4 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   hide=runtime
Showing nodes accounting for 1150ms, 86.47% of 1330ms total
Showing top 4 nodes out of 26
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix (inline)
     340ms 25.56% 69.17%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
     150ms 11.28% 80.45%      150ms 11.28%  example.org/lexi/internal/walk.(*Trie).Insert
      80ms  6.02% 86.47%      670ms 50.38%  example.org/lexi/internal/index.(*Index).Add.func1

$ pa top -show=walk -nodecount=4 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   show=walk
Showing nodes accounting for 540ms, 40.60% of 1330ms total
Showing top 4 nodes out of 6
      flat  flat%   sum%        cum   cum%
     340ms 25.56% 25.56%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
     150ms 11.28% 36.84%      150ms 11.28%  example.org/lexi/internal/walk.(*Trie).Insert
      50ms  3.76% 40.60%       50ms  3.76%  example.org/lexi/internal/walk.spin
         0     0% 40.60%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).Count

$ pa top -show=walk -hide=spin -nodecount=4 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   hide=spin
   show=walk
Showing nodes accounting for 0.54s, 40.60% of 1.33s total
Showing top 4 nodes out of 5
      flat  flat%   sum%        cum   cum%
     0.34s 25.56% 25.56%      0.34s 25.56%  example.org/lexi/internal/walk.(*Trie).count
     0.15s 11.28% 36.84%      0.15s 11.28%  example.org/lexi/internal/walk.(*Trie).Insert
     0.04s  3.01% 39.85%      0.05s  3.76%  example.org/lexi/internal/walk.even
     0.01s  0.75% 40.60%      0.05s  3.76%  example.org/lexi/internal/walk.odd

$ pa tree -show_from=Trie -nodecount=6 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   show_from=Trie
Showing nodes accounting for 0.46s, 34.59% of 1.33s total
Showing top 6 nodes out of 16
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             0.26s 70.27% |   example.org/lexi/internal/walk.(*Trie).count
                                             0.11s 29.73% |   example.org/lexi/internal/walk.(*Trie).Insert
     0.24s 18.05% 18.05%      0.37s 27.82%                | runtime.mapaccess1
                                             0.09s 24.32% |   aeshashbody
                                             0.02s  5.41% |   runtime.add (inline)
----------------------------------------------------------+-------------
                                             0.09s   100% |   runtime.mapaccess1
     0.09s  6.77% 24.81%      0.09s  6.77%                | aeshashbody
----------------------------------------------------------+-------------
     0.08s  6.02% 30.83%      0.34s 25.56%                | example.org/lexi/internal/walk.(*Trie).count
                                             0.26s 76.47% |   runtime.mapaccess1
----------------------------------------------------------+-------------
     0.02s  1.50% 32.33%      0.15s 11.28%                | example.org/lexi/internal/walk.(*Trie).Insert
                                             0.11s 73.33% |   runtime.mapaccess1
                                             0.01s  6.67% |   runtime.acquirem (inline)
----------------------------------------------------------+-------------
                                             0.02s   100% |   runtime.mapaccess1 (inline)
     0.02s  1.50% 33.83%      0.02s  1.50%                | runtime.add
----------------------------------------------------------+-------------
                                             0.01s   100% |   example.org/lexi/internal/walk.(*Trie).Insert (inline)
     0.01s  0.75% 34.59%      0.01s  0.75%                | runtime.acquirem
----------------------------------------------------------+-------------

$ pa traces -show_from=text -compact_labels testdata/odd/names.pb.gz
Type: cpu
-----------+-------------------------------------------------------
pa: warning: show_from expression matched no samples

$ pa tree -prune_from=walk -nodecount=5 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 1170ms, 87.97% of 1330ms total
Showing top 5 nodes out of 54
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
     580ms 43.61% 43.61%      580ms 43.61%                | example.org/lexi/internal/text.mix
----------------------------------------------------------+-------------
     340ms 25.56% 69.17%      340ms 25.56%                | example.org/lexi/internal/walk.(*Trie).count
----------------------------------------------------------+-------------
     150ms 11.28% 80.45%      150ms 11.28%                | example.org/lexi/internal/walk.(*Trie).Insert
----------------------------------------------------------+-------------
      50ms  3.76% 84.21%       50ms  3.76%                | example.org/lexi/internal/walk.spin
----------------------------------------------------------+-------------
      50ms  3.76% 87.97%       70ms  5.26%                | runtime.mapaccess1_faststr
----------------------------------------------------------+-------------

$ pa top -prune_from=leaf -compact_labels testdata/odd/inlined.pb.gz
Showing nodes accounting for 50ns, 100% of 50ns total
      flat  flat%   sum%        cum   cum%
      30ns 60.00% 60.00%       30ns 60.00%  tiny (inline)
      20ns 40.00%   100%       50ns   100%  small (inline)
         0     0%   100%       50ns   100%  main
         0     0%   100%       50ns   100%  outer

$ pa top -noinlines -compact_labels testdata/odd/inlined.pb.gz
Showing nodes accounting for 50ns, 100% of 50ns total
      flat  flat%   sum%        cum   cum%
      50ns   100%   100%       50ns   100%  outer
         0     0%   100%       50ns   100%  main

$ pa top -focus=nowhere -compact_labels testdata/go/cpu.pb.gz
Active filters:
   focus=nowhere
Showing nodes accounting for 0, 0% of 1.33s total
      flat  flat%   sum%        cum   cum%
pa: warning: focus expression matched no samples

$ pa top -tagfocus=phase:build -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   tagfocus=phase:build
Showing nodes accounting for 650ms, 48.87% of 1330ms total
Showing top 2 nodes out of 49
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
      70ms  5.26% 48.87%      110ms  8.27%  runtime.mapaccess1

$ pa top -tagfocus=build -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   tagfocus=build
Showing nodes accounting for 650ms, 48.87% of 1330ms total
Showing top 2 nodes out of 49
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
      70ms  5.26% 48.87%      110ms  8.27%  runtime.mapaccess1

$ pa top -tagignore=phase:build -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   tagignore=phase:build
Showing nodes accounting for 250ms, 18.80% of 1330ms total
Showing top 2 nodes out of 28
      flat  flat%   sum%        cum   cum%
     170ms 12.78% 12.78%      260ms 19.55%  runtime.mapaccess1
      80ms  6.02% 18.80%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count

$ pa top -tagfocus=shard=0,1 -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   tagfocus=shard=0,1
Showing nodes accounting for 550ms, 41.35% of 1330ms total
Showing top 2 nodes out of 56
      flat  flat%   sum%        cum   cum%
     400ms 30.08% 30.08%      400ms 30.08%  example.org/lexi/internal/text.mix
     150ms 11.28% 41.35%      230ms 17.29%  runtime.mapaccess1

$ pa tags -tagfocus=shard:1 -compact_labels testdata/go/cpu.pb.gz
 phase: Total 420ms of 1.33s (31.58%)
        290ms (21.80%): build
        130ms ( 9.77%): query

 shard: Total 420ms of 1.33s (31.58%)
        420ms (31.58%): 1

$ pa traces -tagfocus=bytes=4kb -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   leaf
             main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted '4kb' as range, not regexp

$ pa traces -tagfocus=bytes=1kb:3kb -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted '1kb:3kb' as range, not regexp
pa: warning: tagfocus expression matched no samples

$ pa traces -tagfocus=bytes=:1kb -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
     bytes:  2B
   request:  100B
      40ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted ':1kb' as range, not regexp

$ pa traces -tagfocus=bytes=3kb: -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   leaf
             main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted '3kb:' as range, not regexp

$ pa traces -tagfocus=latency=10ms:20ms -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
   latency:  12ms 3ms
      30ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted '10ms:20ms' as range, not regexp

$ pa traces -tagignore=latency=10ms:20ms -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   leaf
             main
-----------+-------------------------------------------------------
     bytes:  2B
   request:  100B
      40ns   main
-----------+-------------------------------------------------------
      zero:  0
      50ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagignore: interpreted '10ms:20ms' as range, not regexp

$ pa traces -tagfocus=request=100 -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus: interpreted '100' as range, not regexp
pa: warning: tagfocus expression matched no samples

$ pa traces -tagfocus=tenant=red,blue -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   leaf
             main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa traces -tagshow=tenant -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
      10ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   leaf
             main
-----------+-------------------------------------------------------
      30ns   main
-----------+-------------------------------------------------------
      40ns   main
-----------+-------------------------------------------------------
      50ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa traces -taghide=bytes -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
      10ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   leaf
             main
-----------+-------------------------------------------------------
   latency:  12ms 3ms
      30ns   main
-----------+-------------------------------------------------------
   request:  100B
      40ns   main
-----------+-------------------------------------------------------
      zero:  0
      50ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa traces -tagshow=bytes -taghide=b -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
      10ns   leaf
             main
-----------+-------------------------------------------------------
      20ns   leaf
             main
-----------+-------------------------------------------------------
      30ns   main
-----------+-------------------------------------------------------
      40ns   main
-----------+-------------------------------------------------------
      50ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa top -tagroot=phase -cum -nodecount=5 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 0, 0% of 1.33s total
Showing top 5 nodes out of 68
      flat  flat%   sum%        cum   cum%
         0     0%     0%      1.27s 95.49%  main.build
         0     0%     0%      1.27s 95.49%  main.main
         0     0%     0%      1.27s 95.49%  main.profileAll
         0     0%     0%      1.27s 95.49%  main.profileCPU
         0     0%     0%      1.27s 95.49%  main.profileCPU.func1

$ pa top -tagleaf=shard -nodecount=5 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 1.33s, 100% of 1.33s total
Showing top 5 nodes out of 69
      flat  flat%   sum%        cum   cum%
     0.49s 36.84% 36.84%      0.49s 36.84%  0
     0.42s 31.58% 68.42%      0.42s 31.58%  1
     0.41s 30.83% 99.25%      0.41s 30.83%  2
     0.01s  0.75%   100%      0.01s  0.75%  <unknown>
         0     0%   100%      0.09s  6.77%  aeshashbody

$ pa traces -tagroot=tenant,bytes -tagleaf=latency -compact_labels testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   <unknown>
             leaf
             main
             4kB
             red
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   <unknown>
             leaf
             main
             <unknown>
             blue,green
-----------+-------------------------------------------------------
   latency:  12ms 3ms
      30ns   12ms,3
             main
             <unknown>
             <unknown>
-----------+-------------------------------------------------------
     bytes:  2B
   request:  100B
      40ns   <unknown>
             main
             2kB
             <unknown>
-----------+-------------------------------------------------------
      zero:  0
      50ns   <unknown>
             main
             <unknown>
             <unknown>
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa top -tagroot=nothing -nodecount=1 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 580ms, 43.61% of 1330ms total
Showing top 1 nodes out of 66
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
pa: warning: tagroot expression matched no samples

$ pa top -tagfocus=bytes=5kb:2kb:1 -compact_labels testdata/odd/labels.pb.gz
Active filters:
   tagfocus=bytes=5kb:2kb:1
Showing nodes accounting for 0, 0% of 150ns total
      flat  flat%   sum%        cum   cum%
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes
pa: warning: tagfocus expression matched no samples

$ pa top '-focus=(' -compact_labels testdata/go/cpu.pb.gz
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa top '-tagshow=(' -compact_labels testdata/go/cpu.pb.gz
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa top -diff_base=testdata/go/cpu.pb.gz -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
Showing nodes accounting for 340ms, 25.56% of 1330ms total
Dropped 1 node (cum <= 6.65ms)
Showing top 4 nodes out of 60
      flat  flat%   sum%        cum   cum%
     360ms 27.07% 27.07%      360ms 27.07%  example.org/lexi/internal/text.mix
      90ms  6.77% 33.83%       90ms  6.77%  aeshashbody
     -70ms  5.26% 28.57%      -20ms  1.50%  example.org/lexi/internal/walk.(*Trie).count
     -40ms  3.01% 25.56%      -10ms  0.75%  runtime.mapaccess1_faststr

$ pa top -base=testdata/go/cpu.pb.gz -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
Showing nodes accounting for 340ms, 11.41% of 2980ms total
Dropped 1 node (cum <= 14.90ms)
Showing top 4 nodes out of 60
      flat  flat%   sum%        cum   cum%
     360ms 12.08% 12.08%      360ms 12.08%  example.org/lexi/internal/text.mix
      90ms  3.02% 15.10%       90ms  3.02%  aeshashbody
     -70ms  2.35% 12.75%      -20ms  0.67%  example.org/lexi/internal/walk.(*Trie).count
     -40ms  1.34% 11.41%      -10ms  0.34%  runtime.mapaccess1_faststr

$ pa top -diff_base=testdata/go/cpu.pb.gz -normalize -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
Showing nodes accounting for 98.18ms, 7.38% of 1330ms total
Showing top 4 nodes out of 71
      flat  flat%   sum%        cum   cum%
  177.70ms 13.36% 13.36%   177.70ms 13.36%  example.org/lexi/internal/text.mix
  -71.94ms  5.41%  7.95%   -82.06ms  6.17%  example.org/lexi/internal/walk.(*Trie).count
  -62.67ms  4.71%  3.24%   -39.52ms  2.97%  runtime.mapaccess1
   55.09ms  4.14%  7.38%    55.09ms  4.14%  aeshashbody

$ pa top -base=testdata/go/cpu.pb.gz -normalize -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
Showing nodes accounting for 98.18ms, 3.69% of 2660ms total
Showing top 4 nodes out of 71
      flat  flat%   sum%        cum   cum%
  177.70ms  6.68%  6.68%   177.70ms  6.68%  example.org/lexi/internal/text.mix
  -71.94ms  2.70%  3.98%   -82.06ms  3.08%  example.org/lexi/internal/walk.(*Trie).count
  -62.67ms  2.36%  1.62%   -39.52ms  1.49%  runtime.mapaccess1
   55.09ms  2.07%  3.69%    55.09ms  2.07%  aeshashbody

$ pa top -base=testdata/go/cpu.pb.gz -drop_negative -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
Showing nodes accounting for 0.50s, 16.78% of 2.98s total
Dropped 1 node (cum <= 0.01s)
Showing top 4 nodes out of 27
      flat  flat%   sum%        cum   cum%
     0.36s 12.08% 12.08%      0.36s 12.08%  example.org/lexi/internal/text.mix
     0.09s  3.02% 15.10%      0.09s  3.02%  aeshashbody
     0.03s  1.01% 16.11%      0.03s  1.01%  memeqbody
     0.02s  0.67% 16.78%     -0.02s  0.67%  example.org/lexi/internal/text.word

$ pa tree -diff_base=testdata/odd/pair-b.pb.gz -compact_labels testdata/odd/pair-a.pb.gz
Showing nodes accounting for -5ns, 33.33% of 15ns total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                              -5ns   100% |   main
      -5ns 33.33% 33.33%       -5ns 33.33%                | leaf
----------------------------------------------------------+-------------
         0     0% 33.33%       -5ns 33.33%                | main
                                              -5ns   100% |   leaf
----------------------------------------------------------+-------------

$ pa top -base=testdata/go/heap.pb.gz -normalize -nodecount=4 -compact_labels testdata/go/cpu-v2.pb.gz
pa: base testdata/go/heap.pb.gz: to normalize, both sides need the same sample types and units
[exit 2]

$ pa top -divide_by=10 -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 82ms, 61.65% of 133ms total
Showing top 2 nodes out of 65
      flat  flat%   sum%        cum   cum%
      58ms 43.61% 43.61%       58ms 43.61%  example.org/lexi/internal/text.mix
      24ms 18.05% 61.65%       37ms 27.82%  runtime.mapaccess1

$ pa top -unit=ms -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Showing nodes accounting for 820ms, 61.65% of 1330ms total
Showing top 2 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1

$ pa top -mean -sample_index=delay -nodecount=3 -compact_labels testdata/go/mutex.pb.gz
Showing nodes accounting for 129.35us, 100% of 129.35us total
      flat  flat%   sum%        cum   cum%
  129.35us   100%   100%   129.35us   100%  sync.(*Mutex).Unlock
         0     0%   100%   129.35us   100%  example.org/lexi/internal/pool.(*Ledger).Add
         0     0%   100%   129.35us   100%  example.org/lexi/internal/pool.(*Ledger).Run.func1

$ pa top -relative_percentages -focus=walk -nodecount=2 -compact_labels testdata/go/cpu.pb.gz
Active filters:
   focus=walk
Showing nodes accounting for 330ms, 61.11% of 540ms total
Showing top 2 nodes out of 28
      flat  flat%   sum%        cum   cum%
     240ms 44.44% 44.44%      370ms 68.52%  runtime.mapaccess1
      90ms 16.67% 61.11%       90ms 16.67%  aeshashbody

$ pa traces -compact_labels testdata/odd/drop-frames.pb.gz
Type: cpu
-----------+-------------------------------------------------------
       5ns   main
-----------+-------------------------------------------------------
       7ns   keep
             main
-----------+-------------------------------------------------------

$ pa traces -compact_labels testdata/odd/keep-frames.pb.gz
Type: cpu
-----------+-------------------------------------------------------
       5ns   alloc_page
             main
-----------+-------------------------------------------------------

$ pa proto -divide_by=3 testdata/odd/labels.pb.gz | pa traces -compact_labels -
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
       3ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
       6ns   leaf
             main
-----------+-------------------------------------------------------
   latency:  12ms 3ms
      10ns   main
-----------+-------------------------------------------------------
     bytes:  2B
   request:  100B
      13ns   main
-----------+-------------------------------------------------------
      zero:  0
      16ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa proto -focus=leaf -tagshow=tenant testdata/odd/labels.pb.gz | pa raw -
PeriodType:  
Period: 0
Samples:
cpu/nanoseconds
         10: 2 1 
                tenant:[red]
         20: 2 1 
                tenant:[blue green]
Locations
     1: 0x0 M=1 main main.c:10:0 s=0
     2: 0x0 M=1 leaf leaf.c:20:0 s=0
Mappings
1: 0x0/0x0/0x0   

$ # pprof's -all_frames: what the profile says to leave out stays
$ pa top -compact_labels testdata/odd/drop-frames.pb.gz | tail -n +2; pa top -compact_labels -all_frames testdata/odd/drop-frames.pb.gz | tail -n +2
      flat  flat%   sum%        cum   cum%
       7ns 58.33% 58.33%        7ns 58.33%  keep
       5ns 41.67%   100%       12ns   100%  main
      flat  flat%   sum%        cum   cum%
       7ns 58.33% 58.33%        7ns 58.33%  keep
       5ns 41.67%   100%        5ns 41.67%  hook
         0     0%   100%        5ns 41.67%  alloc_page
         0     0%   100%       12ns   100%  main

$ echo 'main;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! 3' > $T/long.folded
$ pa top --focus '(a+)+b|!$' $T/long.folded | tail -n 2
         3   100%   100%          3   100%  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
         0     0%   100%          3   100%  main

$ pa top --hide '(a)\1+(a+)+b|!$' $T/long.folded
pa: $T/long.folded: regular expression '(a)\1+(a+)+b|!$': takes too long to match 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'
[exit 2]

$ printf 'BenchmarkAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/x=! 1 1 ns/op\n' > $T/long.txt
$ pa bench -filter '.fullname:/(a)\1+(a+)+b|!$/' $T/long.txt
pa: -filter: regular expression '(a)\1+(a+)+b|!$': takes too long to match 'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/x=!'
[exit 2]
