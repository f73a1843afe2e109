Costs of functions and of calls, without stacks: callgrind. What is flat and what is cumulative is what callgrind_annotate says.
$ pa top -n 8 testdata/callgrind/calls.out
File: a
./a
Type: Ir
Showing nodes accounting for 49083, 89.56% of 54804 total
Dropped 24 nodes (cum <= 274)
Showing top 8 nodes out of 32
      flat  flat%   sum%        cum   cum%
     30537 55.72% 55.72%      38194 69.69%  msort_with_tmp.part.0'2
      4490  8.19% 63.91%       4490  8.19%  __memcpy_avx_unaligned_erms
      3882  7.08% 71.00%       3882  7.08%  cmp
      3419  6.24% 77.24%      54804   100%  main
      3318  6.05% 83.29%      42227 77.05%  msort_with_tmp.part.0
      1700  3.10% 86.39%       1700  3.10%  fact'2
       880  1.61% 88.00%       1680  3.07%  even'2
       857  1.56% 89.56%       1102  2.01%  ptmalloc_init.part.0

$ pa peek '^(main|fact)$' testdata/callgrind/calls.out
File: a
./a
Type: Ir
Showing nodes accounting for 54804, 100% of 54804 total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             54804   100% |   (below main)
      3419  6.24%  6.24%      54804   100%                | main
                                             42295 77.18% |   qsort
                                              3029  5.53% |   printf
                                              2120  3.87% |   even
                                              1960  3.58% |   fact
                                              1256  2.29% |   _dl_runtime_resolve_xsave
                                               725  1.32% |   sumup
----------------------------------------------------------+-------------
                                              1960   100% |   main
       260  0.47%  6.71%       1960  3.58%                | fact
                                              1700 86.73% |   fact'2
----------------------------------------------------------+-------------

$ pa list -source_path testdata/src/callgrind -trim_path /srv '^main$' testdata/callgrind/calls.out
Total: 54804
ROUTINE ======================== main in a.c
      3419      54804 (flat, cum)   100% of Total
         .          .     34:static int cmp(const void *a, const void *b)
         .          .     35:{
         .          .     36:    return *(int *)a - *(int *)b;
         .          .     37:}
         .          .     38:int main(void)
         6          6     39:{
         .          .     40:    int v[200];
       801        801     41:    for (int i = 0; i < 200; i++)
      2400       2400     42:        v[i] = (i * 7919) % 1009;
        10      42944     43:    qsort(v, 200, sizeof v[0], cmp);
         1          1     44:    int t = 0;
        40         40     45:    for (int i = 0; i < 20; i++)
       144       4949     46:        t += sumup(50) + fact(8) + even(9);
        10       3656     47:    printf("%d %d\n", t, v[3]);
         .          .     48:    free(malloc(100));
         .          .     49:    return 0;
         7          7     50:}

$ # calls in a cycle: callgrind_annotate adds up to 6200 for even, which costs 2120
$ pa peek '^(even|odd)$' testdata/callgrind/recursion.out
File: a
./a
Type: Ir
Showing nodes accounting for 54804, 100% of 54804 total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                              4080 192.45% |   odd
                                              2120   100% |   main
      1100  2.01%  2.01%       2120  3.87%                | even
                                              5100 240.57% |   odd
----------------------------------------------------------+-------------
                                              5100 500.00% |   even
      1020  1.86%  3.87%       1020  1.86%                | odd
                                              4080 400.00% |   even
----------------------------------------------------------+-------------

$ pa top -n 3 testdata/callgrind/cachegrind.out
./a
Type: Ir
Showing nodes accounting for 9251, 75.19% of 12304 total
Dropped 1 node (cum <= 61)
Showing top 3 nodes out of 8
      flat  flat%   sum%        cum   cum%
      3882 31.55% 31.55%       3882 31.55%  cmp
      3409 27.71% 59.26%       3409 27.71%  main
      1960 15.93% 75.19%       1960 15.93%  fact

$ pa top -n 4 -sample_index=Dr testdata/callgrind/cachegrind.out
./a
Type: Dr
Showing nodes accounting for 4742, 99.45% of 4768 total
Dropped 4 nodes (cum <= 23)
      flat  flat%   sum%        cum   cum%
      3882 81.42% 81.42%       3882 81.42%  cmp
       460  9.65% 91.07%        460  9.65%  fact
       200  4.19% 95.26%        200  4.19%  even
       200  4.19% 99.45%        200  4.19%  odd

$ pa top -n 5 testdata/callgrind/xdebug.out
/srv/phpdemo/app.php
Type: Time
Showing nodes accounting for 401.48us, 91.52% of 438.68us total
Dropped 3 nodes (cum <= 2.19us)
Showing top 5 nodes out of 10
      flat  flat%   sum%        cum   cum%
  191.29us 43.61% 43.61%   191.29us 43.61%  fib
   78.65us 17.93% 61.53%   438.36us 99.93%  {main}
   57.95us 13.21% 74.74%    65.99us 15.04%  leaf
   49.12us 11.20% 85.94%    55.23us 12.59%  php::array_map
   24.47us  5.58% 91.52%   131.82us 30.05%  K->m

$ pa info testdata/callgrind/xdebug.out | head -12
Format: calls and costs, without stacks, of callgrind, cachegrind and Xdebug
Default type: Time
Comment: /srv/phpdemo/app.php
Samples: 40
Deepest stack: 2
Mean depth: 1.375
Locations: 26
Locations with inlined calls: 0
Functions: 13
Symbols: functions and files
type    unit             sum
Time    nanoseconds  438.7us

$ pa top -n 3 testdata/callgrind/calls.out testdata/callgrind/recursion.out
File: a
./a
Type: Ir
Showing nodes accounting for 76690, 69.97% of 109608 total
Dropped 24 nodes (cum <= 548)
Showing top 3 nodes out of 32
      flat  flat%   sum%        cum   cum%
     37173 33.91% 33.91%      84454 77.05%  msort_with_tmp.part.0
     30537 27.86% 61.77%      38194 34.85%  msort_with_tmp.part.0'2
      8980  8.19% 69.97%       8980  8.19%  __memcpy_avx_unaligned_erms

$ # what pa and pprof write is read, too
$ pa callgrind testdata/go/cpu.pb.gz >$T/cpu.callgrind; pa top -n 4 $T/cpu.callgrind | tail -4; pa top -n 4 testdata/go/cpu.pb.gz | tail -4
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count

$ # what needs stacks says so
$ pa flame -o $T/x.svg testdata/callgrind/calls.out
pa: pa flame needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa traces testdata/callgrind/calls.out
pa: testdata/callgrind/calls.out: pa traces needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa convert -o $T/x.pb.gz testdata/callgrind/calls.out; ls $T/x.pb.gz 2>&1 | sed 's/.*: //'
No such file or directory
pa: testdata/callgrind/calls.out: pa convert needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them

$ pa top --focus=main testdata/callgrind/calls.out
pa: testdata/callgrind/calls.out: --focus needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa top --mine=main testdata/callgrind/calls.out
pa: --mine needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa graph --call-tree -o $T/x.svg testdata/callgrind/calls.out
pa: --call-tree needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa diff --tree testdata/callgrind/calls.out testdata/callgrind/recursion.out
pa: testdata/callgrind/calls.out: pa diff --tree needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa merge -o $T/x.pb.gz testdata/callgrind/calls.out testdata/callgrind/calls.out
pa: pa merge needs stacks, and this profile has none, only costs of functions and of calls: pa top, tree, peek, list, graph, dot and callgrind show them
[exit 2]

$ pa top testdata/callgrind/calls.out testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: a profile of stacks and one of calls without stacks cannot be merged
[exit 2]

$ head -60 testdata/callgrind/calls.out >$T/cut.out; pa top -n 1 $T/cut.out
File: a
./a
Type: Ir
Showing nodes accounting for 880, 79.85% of 1102 total
Dropped 1 node (cum <= 5)
Showing top 1 nodes out of 3
      flat  flat%   sum%        cum   cum%
       880 79.85% 79.85%       4080 370.24%  even'2
pa: warning: $T/cut.out: ends without the sums that stand at the end: the file is cut off

$ printf 'events: Ir\nfl=a.c\nfn=(1) f\n1 2\nfn=(2)\n' >$T/a.out; pa top $T/a.out
pa: $T/a.out: line 5: no name has the number 2
[exit 2]

$ printf 'events: Ir\nfl=a.c\nfn=f\n1 99999999999999999999\n' >$T/a.out; pa top $T/a.out
pa: $T/a.out: line 4: a cost that is no number of 64 bits
[exit 2]

$ printf 'events: Ir\nfl=a.c\nfn=f\n1 9223372036854775807\n1 1\n' >$T/a.out; pa top $T/a.out
pa: $T/a.out: the sum of Ir over stacks that end in f does not fit into 64 bits
[exit 2]

$ printf 'events: Ir\nfl=a.c\nfn=f\ncalls=1 1\n1 1\n' >$T/a.out; pa top $T/a.out
pa: $T/a.out: line 4: calls of no function
[exit 2]

$ printf 'events: Ir\nfl=a.c\nfn=f\n1 1 1\n' >$T/a.out; pa top $T/a.out
pa: $T/a.out: line 4: more costs than events
[exit 2]
