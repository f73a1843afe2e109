One file is a table of its numbers.
$ pa metrics testdata/evidence/memstats.json
Metrics: 27
Files: 1
metric             value  kind
Alloc            10.17MB  gauge
TotalAlloc       240.9MB  counter
Sys              35.04MB  gauge
Lookups                0  counter
Mallocs          5691496  counter
Frees            5476731  counter
HeapAlloc        10.17MB  gauge
HeapSys          23.72MB  gauge
HeapIdle         5.992MB  gauge
HeapInuse        17.73MB  gauge
HeapReleased     2.492MB  gauge
HeapObjects       214765  gauge
StackInuse         288kB  gauge
StackSys           288kB  gauge
MSpanInuse       353.5kB  gauge
MSpanSys           429kB  gauge
MCacheInuse      2.344kB  gauge
MCacheSys        15.23kB  gauge
BuckHashSys      1.382MB  gauge
GCSys            8.477MB  gauge
OtherSys         769.6kB  gauge
NextGC           19.37MB  gauge
LastGC         1.796e+18  gauge
PauseTotalNs     13.93ms  counter
NumGC                 32  counter
NumForcedGC            0  counter
GCCPUFraction     0.1002  gauge

$ pa metrics testdata/evidence/runtime-metrics.txt
Metrics: 4
Files: 1
metric                          value  kind
/gc/heap/live:bytes               4MB  gauge
/gc/cycles/total:gc-cycles         12  counter
/sched/goroutines:goroutines       34  gauge
/cpu/classes/total:cpu-seconds  12.5s  counter

$ (echo '{"cmdline":["./orders"],"requests":7,"memstats":'; cat testdata/evidence/memstats.json; echo '}') | pa metrics - | head -6
Metrics: 28
Files: 1
metric             value  kind
requests               7  gauge
Alloc            10.17MB  gauge
TotalAlloc       240.9MB  counter

$ (echo '1: 2 [3: 4] @ 0x1'; printf '# %s = 7\n' Alloc Sys Mallocs Frees HeapAlloc HeapSys NumGC NextGC LastGC HeapIdle; echo '# Stack = 8 / 9') | pa metrics - | tail -3
HeapIdle       7B  gauge
StackInuse     8B  gauge
StackSys       9B  gauge

$ pa metrics --interval 60s testdata/evidence/metrics-*.prom
Metrics: 6
Files: 6
Gauges that rise (p up to 0.05): 1
metric                        kind       first     last  a second      from       to         p
go_goroutines                 gauge         40      165    0.4167    0.4167   0.4167  0.002778
go_memstats_heap_alloc_bytes  gauge    4.768MB  6.676MB        0B  -10.85kB  32.55kB       0.7
process_cpu_seconds_total     counter    12.5s     170s     525ms     525ms    525ms  0.002778
jobs{queue="a b"}             counter        0      500     1.667     1.667    1.667  0.002778
latency_seconds_sum           counter       0s    12.5s   41.67ms   41.67ms  41.67ms  0.002778
latency_seconds_count         counter        0       50    0.1667    0.1667   0.1667  0.002778
slopes are medians over all pairs of files, with their interval at 95 % (from 5 files on); of counters they are rates

$ pa metrics testdata/README.md
pa: testdata/README.md: no metrics: neither MemStats, nor names with values as of runtime/metrics, Prometheus or OpenMetrics
[exit 2]

$ pa metrics testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: no metrics: neither MemStats, nor names with values as of runtime/metrics, Prometheus or OpenMetrics
[exit 2]

$ pa metrics --interval often testdata/evidence/memstats.json
pa: --interval often: a span such as 30s is wanted
[exit 2]

$ pa metrics --old testdata/evidence/metrics-[123].prom --new testdata/evidence/metrics-[456].prom --interval 30s
0 of 6 rows got worse, 0 better, 1 undecided; of the rest none by 5 % or more, as far as these samples can tell (1 row could hide that much)
           benchmark      unit              old        new   vs base  evidence
undecided  go_goroutines  goroutines  65.00 ± ∞  140.0 ± ∞  +115.38%  p=0.100 q=0.100 n=3
5 rows without a difference are not shown (--all shows every table)
warning: needs n >= 4 a side to ever flag one of 1 row
warning: the samples are moments of a run: what differs from one run to the next is not in them

$ pa metrics --old testdata/evidence/metrics-[123].prom --new testdata/evidence/metrics-[123].prom --all --format csv | head -8
config,benchmark,unit,base,column,old_low,old,old_high,old_unit,new_low,new,new_high,new_unit,delta,ratio_low,ratio,ratio_high,p,q,n_old,n_new,better,verdict,detectable,notes,_class
,go_goroutines,goroutines,old,new,-Inf,65,+Inf,goroutines,-Inf,65,+Inf,goroutines,0,0,1,+Inf,1,1,3,3,lower,noise,+Inf,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; need >= 4 samples to detect a difference at alpha level 0.05,noise
,go_memstats_heap_alloc_bytes,B,old,new,-Inf,5000000,+Inf,B,-Inf,5000000,+Inf,B,0,0,1,+Inf,1,1,3,3,lower,noise,+Inf,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; need >= 4 samples to detect a difference at alpha level 0.05,noise
,process_cpu_seconds_total,sec/file,old,new,-Inf,31.5,+Inf,sec/file,-Inf,31.5,+Inf,sec/file,0,1,1,1,1,NaN,2,2,lower,noise,0,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; all samples are equal,noise
,latency_seconds_sum,sec/file,old,new,-Inf,2.5,+Inf,sec/file,-Inf,2.5,+Inf,sec/file,0,1,1,1,1,NaN,2,2,lower,noise,0,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; all samples are equal,noise
,"jobs{queue=""a b""}",/file,old,new,-Inf,100,+Inf,/file,-Inf,100,+Inf,/file,0,1,1,1,1,NaN,2,2,unknown,noise,0,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; all samples are equal,noise
,latency_seconds_count,/file,old,new,-Inf,10,+Inf,/file,-Inf,10,+Inf,/file,0,1,1,1,1,NaN,2,2,unknown,noise,0,need >= 6 samples for confidence interval at level 0.95; need >= 6 samples for confidence interval at level 0.95; all samples are equal,noise

$ T=$(mktemp -d); pa metrics -q -o $T/m.svg -o $T/m.html testdata/evidence/metrics-*.prom && grep -o 'jobs[^<]* a file' $T/m.svg $T/m.html | sed 's/.*\///'; rm -r $T
m.svg:jobs{queue=&quot;a b&quot;} a file
m.html:jobs{queue=&quot;a b&quot;} a file

$ pa metrics --format svg testdata/evidence/memstats.json
pa: no metric moves: a picture wants files of several moments
[exit 2]

$ pa metrics --old testdata/evidence/metrics-1.prom
pa: give both sides by --old and --new, no others
[exit 2]

$ # in order of time, whatever order a shell's pattern gives
$ for i in 1 2 3 4 5 6; do cp testdata/evidence/metrics-$i.prom $T/m$((4+i)).prom; done; pa metrics $T/m10.prom $T/m[5-9].prom | grep 'go_gor\|warning'
go_goroutines                 gauge         40      165      25      25       25  0.002778
pa: warning: files are taken in the order of the numbers in their names

$ # times in names are times
$ for i in 1 2 3 4 5 6; do mv $T/m$((4+i)).prom $T/m-20261201T101${i}00Z.prom; done; pa metrics $T/m-*.prom | grep -v '^[hjl]'
Metrics: 6
Files: 6
Gauges that rise (p up to 0.05): 1
metric                        kind       first     last  a second      from       to         p
go_goroutines                 gauge         40      165    0.4167    0.4167   0.4167  0.002778
go_memstats_heap_alloc_bytes  gauge    4.768MB  6.676MB        0B  -10.85kB  32.55kB       0.7
process_cpu_seconds_total     counter    12.5s     170s     525ms     525ms    525ms  0.002778
slopes are medians over all pairs of files, with their interval at 95 % (from 5 files on); of counters they are rates
