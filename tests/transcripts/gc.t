What a trace of the Go collector says.
$ pa gc testdata/evidence/go1.19-gogc25.gctrace.log
Collections: 140
Forced: 0
Processes: 1
Processors: 2
Duration: 2.86s
Collections a second: 48.95
GC share of CPU: 22.72%
Assist share of GC: 43.12%
World stopped: 2.85%
Allocated a second: 89.51MB
Lines: 140
Other lines: 0
Live heap growth a second: 224.17kB
p of the growth: 0.1262
140 collections in 2.86 s, 49 a second, took 22.7 % of the CPU; the world stood still for 22.04ms at most, 14ms at the 99th percentile
the live heap went from 6MB to 6.38MB over the last two thirds: no steady growth (p=0.13)

Pauses and marking, of a collection
                   p50    p90    p99    p99.9      max
stop-the-world    62us  394us   14ms  22.04ms  22.04ms
mark            9.50ms   19ms  101ms    175ms    175ms

Heap
                       mean  least  most
before a collection  6.78MB         11MB
after it             7.41MB
live                 5.64MB      0   9MB
goal                 7.24MB         12MB
stacks                                 0
globals                                0
go prints whole MiB: what is below one is 0

Over time
 from     to  collections  a second    CPU%  stw p99  stw max    live    goal  allocated/s
    0  317ms           24     75.71  18.52%   4.71ms   4.71ms  3.33MB  4.17MB     113.56MB
317ms  1.24s           24     25.97  26.45%  22.04ms  22.04ms  6.12MB  8.04MB      51.95MB
1.24s  1.60s           24     66.85  23.53%   5.30ms   5.30ms  5.88MB  7.54MB     119.78MB
1.60s  2.08s           24     49.69  19.03%   5.99ms   5.99ms  6.29MB     8MB      93.17MB
2.08s  2.57s           24     49.28  23.05%   3.70ms   3.70ms  5.83MB  7.75MB      92.40MB
2.57s  2.86s           20     68.97  20.02%    223us    223us  6.50MB  8.05MB     134.48MB

$ pa gc testdata/evidence/mixed.gctrace.log
Collections: 5
Forced: 1
Processes: 2
Processors: 2
Duration: 450ms
Collections a second: 11.11
GC share of CPU: 0.6%
Assist share of GC: 6.70%
World stopped: 0.13%
Allocated a second: 35.56MB
Lines: 10
Other lines: 2
Lines of the scavenger: 1
Lines "GC forced": 1
Given back to the system: 128kB
Heap in use of what is not given back: 81.00%
5 collections in 0.45 s, 11.1 a second, took 0.597 % of the CPU; the world stood still for 300us at most, 300us at the 99th percentile
1 collection was forced: 1 because there was none for two minutes, 0 by the program (runtime.GC, debug.FreeOSMemory)
the scavenger gave 128kB back to the system; 5.86MB are given back at the end, 5.86MB at most
warning: testdata/evidence/mixed.gctrace.log:8: not a whole line of the collector; 1 such line is left out
warning: 5 collections are few: a high percentile is the largest of them

Pauses and marking, of a collection
                 p50    p90    p99  p99.9    max
stop-the-world  40us  300us  300us  300us  300us
mark             1ms    2ms    2ms    2ms    2ms

Heap
                       mean  least  most
before a collection  4.40MB          6MB
after it             4.60MB
live                 2.40MB    2MB   3MB
goal                 5.20MB          6MB
stacks                                 0
globals                                0
go prints whole MiB: what is below one is 0

Over time
 from     to  collections  a second   CPU%  stw p99  stw max  live  goal  allocated/s
    0  100ms            1        10  0.33%     30us     30us   2MB   5MB         50MB
100ms  150ms            1        20  2.60%    300us    300us   3MB   5MB         80MB
150ms  200ms            1        10  0.34%     40us     40us   2MB   5MB         20MB
200ms  300ms            1        10  0.32%     20us     20us   2MB   5MB         20MB
300ms  300ms            1        10  1.20%    200us    200us   3MB   6MB         30MB

$ pa gc --format json testdata/evidence/mixed.gctrace.log | python3 -c 'import json,sys; d=json.load(sys.stdin); print(d["schema"], [t["name"] for t in d["tables"]], d["facts"]["gc_share"])'
pa.gc/1 ['pauses', 'heap', 'timeline'] 0.005973333333333333

$ pa gc testdata/evidence/go1.4.gctrace.log
Collections: 3
Forced: 0
Processes: 1
Processors: 2
Lines: 4
Other lines: 1
3 collections; the world stood still for 719us at most, 719us at the 99th percentile
warning: 3 collections are few: a high percentile is the largest of them

Pauses and marking, of a collection
                  p50    p90    p99  p99.9    max
stop-the-world  244us  719us  719us  719us  719us

Heap
                       mean  least  most
before a collection     1MB          2MB
after it             2.33MB
live                 2.33MB    1MB   4MB
go prints whole MiB: what is below one is 0

$ cat testdata/evidence/go1.5.gctrace.log | pa gc - testdata/evidence/go1.5.gctrace.log | head -4
Collections: 4
Forced: 0
Processes: 2
Processors: 8

$ pa gc --old testdata/evidence/go1.19.gctrace.log --new testdata/evidence/go1.19-gogc25.gctrace.log --fail-on 'gc-cpu>20%'
3 of 12 rows got worse, 6 better; of the rest none by 5 % or more, as far as these samples can tell (3 rows could hide that much)
           benchmark  unit                    old           new                     vs base  evidence
regressed  gc         gc-cpu         106.7m ± 36%  220.3m ± 22%  +114.96% [+68.0%, +182.9%]  p=0.000 q=0.000 n=9
regressed  gc         frequency       25.32 ± 32%   54.61 ± 25%  +105.85% [+40.4%, +159.2%]  p=0.004 q=0.004 n=9
regressed  gc         assist-share   333.0m ± 35%  504.7m ± 11%   +51.54% [+23.6%, +108.2%]  p=0.002 q=0.002 n=9
improved   gc         alloc-rate      201.9M ± 8%  114.5M ± 20%    -45.00% [-54.4%, -37.9%]  p=0.000 q=0.000 n=9
improved   gc         heap-bytes    12.25Mi ± 18%  7.250Mi ± 5%    -41.00% [-50.0%, -35.5%]  p=0.003 q=0.003 n=9
improved   gc         mark-p50-sec   15.00m ± 27%  8.400m ± 43%    -36.84% [-56.7%, -20.0%]  p=0.003 q=0.003 n=9
improved   gc         mark-p90-sec   25.00m ± 24%  17.00m ± 41%     -32.00% [-56.7%, -4.5%]  p=0.034 q=0.034 n=9
improved   gc         mark-p99-sec   25.00m ± 24%  17.00m ± 41%     -32.00% [-56.7%, -4.5%]  p=0.034 q=0.034 n=9
improved   gc         live-bytes    6.750Mi ± 19%  6.000Mi ± 6%     -11.11% [-25.0%, -3.8%]  p=0.011 q=0.011 n=9
3 rows without a difference are not shown (--all shows every table)
gate: 1 checks, 1 failed, 0 waived, 0 undecided
result  rule        benchmark  unit    old           new           change
failed  gc-cpu>20%  gc         gc-cpu  106.7m ± 36%  220.3m ± 22%  +115.0% [+68.0%, +182.9%], q=0.000
warning: the samples are windows of 4 collections: so few show a p84 at most, which stands for p99 and p90; the samples are windows of one run a side: what differs from one run to the next is not in them; --old and --new take several logs each
[exit 1]

$ pa gc --old testdata/evidence/go1.19.gctrace.log --new testdata/evidence/go1.19.gctrace.log --fail-on 'stw-p99>20%,live>10MB' | head -1
0 of 12 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell (12 rows could hide that much)

$ pa gc --old testdata/evidence/go1.19.gctrace.log --new testdata/evidence/go1.19-gogc25.gctrace.log --fail-on 'gc-cpu>20%,stw-p99>20%' --self-test
rule         benchmark  unit         injected  fired  false alarms
gc-cpu>20%   gc         gc-cpu       +134.61%  yes               0
stw-p99>20%  gc         stw-p99-sec  +294.17%  yes               0

$ pa gc testdata/README.md
pa: testdata/README.md: no line of a gctrace; run the program with GODEBUG=gctrace=1 and keep its standard error
[exit 2]

$ pa gc --fail-on 'stw-p99>20%' testdata/evidence/go1.19.gctrace.log
pa: a gate needs two sides: --old and --new
[exit 2]

$ pa gc --old testdata/evidence/go1.19.gctrace.log
pa: give both sides by --old and --new, no others
[exit 2]

$ pa gc
pa: no files: usage: pa gc [OPTIONS] LOG...
[exit 2]

$ pa gc testdata/evidence/missing.log
pa: testdata/evidence/missing.log: No such file or directory
[exit 2]

$ pa gc testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: no line of a gctrace; run the program with GODEBUG=gctrace=1 and keep its standard error
[exit 2]

$ pa gc testdata/evidence/go1.23.scavtrace.log | grep -E 'back|forced|scaveng'
Lines of the scavenger: 19
Given back to the system: 174.31MB
Heap in use of what is not given back: 95.00%
3 collections were forced: 0 because there was none for two minutes, 3 by the program (runtime.GC, debug.FreeOSMemory)
the scavenger gave 174.31MB back to the system; 63.41MB are given back at the end, 63.41MB at most

$ T=$(mktemp -d); pa gc -q -o $T/gc.svg -o $T/gc.html -o $T/gc.json testdata/evidence/go1.19.gctrace.log && grep -o 'goal</text>' $T/gc.svg && grep -o 'goal</text>' $T/gc.html && python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["schema"])' $T/gc.json; rm -r $T
goal</text>
goal</text>
pa.gc/1

$ pa gc --format svg testdata/evidence/go1.4.gctrace.log | grep -o 'Stop-the-world of a collection\|Allocated a second'
Stop-the-world of a collection

$ pa gc --format svg --old testdata/evidence/go1.19.gctrace.log --new testdata/evidence/go1.19-gogc25.gctrace.log
pa: a comparison of two sides has no picture
[exit 2]

$ pa gc testdata/evidence/go1.27.gctrace.log | sed '/^Pauses/,$d'
Collections: 5
Forced: 1
Processes: 1
Processors: 8
Duration: 131.50s
Collections a second: 0.03802
GC share of CPU: 0.0007%
Assist share of GC: 4.09%
World stopped: 0.00019%
Allocated a second: 124.59kB
Lines: 13
Other lines: 2
Lines of the scavenger: 2
Lines "GC forced": 1
Given back to the system: 640kB
Heap in use of what is not given back: 88.00%
Finalizers that wait: 2
Cleanups that wait: 1
5 collections in 131.5 s, 0.038 a second, took 0.000704 % of the CPU; the world stood still for 122us at most, 122us at the 99th percentile
1 collection was forced: 1 because there was none for two minutes, 0 by the program (runtime.GC, debug.FreeOSMemory)
the scavenger gave 640kB back to the system; 2.30MB are given back at the end, 2.30MB at most
3 finalizers and cleanups wait at the end, 15 at most: what they hold is freed a collection after they ran
warning: 5 collections are few: a high percentile is the largest of them

$ # a log that was rotated is one log
$ split -n l/3 -d -a 1 testdata/evidence/go1.19.gctrace.log $T/part; mv $T/part0 $T/app.log.2; gzip $T/app.log.2; mv $T/part1 $T/app.log.1; mv $T/part2 $T/app.log
$ pa gc $T/app.log* > $T/rotated.txt; pa gc testdata/evidence/go1.19.gctrace.log | cmp - $T/rotated.txt && head -3 $T/rotated.txt
Collections: 34
Forced: 0
Processes: 1
pa: warning: files are taken in the order of their rotation
