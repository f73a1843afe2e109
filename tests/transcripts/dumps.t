A folder of dumps as one incident: a sentence, the evidence, the doubt.
$ pa dumps testdata/dumps/spike
cpu: processor time rose from 0.01 CPUs (2026-11-30 15:28:37 UTC) to 0.32 CPUs (2026-11-30 15:28:39 UTC) and fell back to 0.01 CPUs; main.matchRules has all of that.
8 dumps, 3 of them triggered; 2 files that cannot be read, 1 other.

Timelines
kind  timeline     lowest    highest  shape  dumps  triggered  from                     to                       program  build
cpu   ▁▁▁▁██▁▁  0.00 CPUs  0.32 CPUs  spike      8          3  2026-11-30 15:28:33 UTC  2026-11-30 15:28:43 UTC  spike    spike
a block is a dump, of its kind's highest; a blank is a gap

Who
kind  site                growth  of growth     before         at  shape  since                    an hour  from  to  q  of allocated  timeline  mostly in  place
cpu   main.matchRules  0.32 CPUs    102.10%  0.00 CPUs  0.32 CPUs  spike  2026-11-30 15:28:39 UTC                     1                ▁▁▁▁██▁▁             ./spike.go:29
growth from the baseline to the highest dump; an hour: median slope over all dumps with its 95 % interval; q: of no trend (Mann-Kendall); of allocated: how much of what was allocated since is still held

What differs from the baseline
time                     kind   baseline       dump  verdict       p      q  function         file
2026-11-30 15:28:39 UTC  cpu   0.00 CPUs  0.31 CPUs  unproved  0.697  0.697  main.matchRules  cpu.20261130152839.070.log
2026-11-30 15:28:40 UTC  cpu   0.00 CPUs  0.31 CPUs  unproved  0.697  0.697  main.matchRules  cpu.20261130152840.694.log

Dumps
time                     time from  kind      level  role      trigger                            of trigger  duration  file
2026-11-30 15:28:33 UTC  content    cpu   0.02 CPUs                                                              1.51s  normal-cpu-20261130152833.013.pb.gz
2026-11-30 15:28:34 UTC  content    cpu   0.01 CPUs                                                              1.51s  normal-cpu-20261130152834.526.pb.gz
2026-11-30 15:28:36 UTC  content    cpu   0.01 CPUs                                                              1.52s  normal-cpu-20261130152836.035.pb.gz
2026-11-30 15:28:37 UTC  content    cpu   0.01 CPUs  baseline                                                    1.51s  normal-cpu-20261130152837.561.pb.gz
2026-11-30 15:28:39 UTC  content    cpu   0.32 CPUs  highest   processor time: 59 %, usually 4.4      54.67%     1.61s  cpu.20261130152839.070.log
2026-11-30 15:28:40 UTC  content    cpu   0.32 CPUs            processor time: 60 %, usually 4.4      53.47%     1.65s  cpu.20261130152840.694.log
2026-11-30 15:28:42 UTC  content    cpu   0.00 CPUs                                                              1.53s  normal-cpu-20261130152842.350.pb.gz
2026-11-30 15:28:43 UTC  content    cpu   0.01 CPUs            processor time: 62 %, usually 4.4       2.11%     1.53s  cpu.20261130152843.877.log

Other files
state    file                        why
damaged  cpu.20261130235959.000.log  truncated gzip data
empty    heap.prof
log      holmes.log
warning: cpu.20261130152843.877.log is late: it shows at most 1 % of the 62 % that triggered it (--cpus says how many processors that is of)
warning: cpu: 1 of 3 triggered dumps show no more than the baseline (cpu.20261130152843.877.log): what triggered them was over, or is of another kind
warning: cpu: one profile a side proves nothing: a difference is likely where it is larger than the noise of most functions
pa: warning: testdata/dumps/spike/cpu.20261130235959.000.log: truncated gzip data (left out)
pa: warning: testdata/dumps/spike/heap.prof: empty file (left out)
[exit 2]

$ pa dumps --keep-going --cpus 2 testdata/dumps/spike | tail -8
damaged  cpu.20261130235959.000.log  truncated gzip data
empty    heap.prof
log      holmes.log
warning: cpu.20261130152839.070.log is late: it shows 16 % of the 59 % that triggered it
warning: cpu.20261130152840.694.log is late: it shows 16 % of the 60 % that triggered it
warning: cpu.20261130152843.877.log is late: it shows 1 % of the 62 % that triggered it
warning: cpu: 1 of 3 triggered dumps show no more than the baseline (cpu.20261130152843.877.log): what triggered them was over, or is of another kind
warning: cpu: one profile a side proves nothing: a difference is likely where it is larger than the noise of most functions

$ pa dumps -n 1 testdata/dumps/leak
heap: memory held grew steadily from 1.67MB (2026-11-30 15:28:45 UTC) to 6.02MB (2026-11-30 15:28:47 UTC), since 2026-11-30 15:28:46 UTC; main.open has 97 % of that and grows in every dump since.
goroutine: goroutines grew steadily from 1 (2026-11-30 15:28:45 UTC) to 281 (2026-11-30 15:28:47 UTC), since 2026-11-30 15:28:46 UTC; main.watch has all of that and grows in every dump since.
20 dumps, 0 of them triggered; 0 files that cannot be read, 1 other.

Timelines
kind       timeline    lowest  highest  shape   dumps  triggered  from                     to                       program  build
heap       ▃▃▃▃▄▅▆▇██  1.67MB   6.02MB  steady     10          0  2026-11-30 15:28:45 UTC  2026-11-30 15:28:47 UTC  leak     leak
goroutine  ▁▁▁▂▃▄▅▆▇█       1      281  steady     10          0  2026-11-30 15:28:45 UTC  2026-11-30 15:28:47 UTC
a block is a dump, of its kind's highest; a blank is a gap

Who
kind       site        growth  of growth  before      at  shape   since                    an hour    from      to          q  of allocated  timeline    mostly in  place
heap       main.open   4.22MB     97.02%       0  4.22MB  steady  2026-11-30 15:28:46 UTC   9.17GB  6.94GB  9.58GB  2.315e-05        99.35%  ▁▁▁▁▃▄▅▆▇█             ./leak.go:29
goroutine  main.watch     280       100%       0     280  steady  2026-11-30 15:28:46 UTC   619799  487035  646465  6.614e-06                ▁▁▁▂▃▄▅▆▇█             ./leak.go:35
growth from the baseline to the highest dump; an hour: median slope over all dumps with its 95 % interval; q: of no trend (Mann-Kendall); of allocated: how much of what was allocated since is still held

Allocated since the baseline
kind  allocated  held  of allocated  is     site         place
heap    22.38MB     0            0%  churn  main.render  ./leak.go:25

What differs from the baseline
time                     kind       baseline      dump  verdict          p          q  function    file
2026-11-30 15:28:46 UTC  heap              0  536.62kB  likely   6.084e-39  2.827e-38  main.open   heap-2026-11-30T15_28_46.343.pb.gz
2026-11-30 15:28:46 UTC  heap              0    1.08MB  likely   7.391e-63    2.9e-62  main.open   heap-2026-11-30T15_28_46.556.pb.gz
2026-11-30 15:28:46 UTC  heap              0    1.68MB  likely   1.036e-81   3.54e-81  main.open   heap-2026-11-30T15_28_46.782.pb.gz
2026-11-30 15:28:47 UTC  heap              0    2.33MB  likely     4.8e-96  1.472e-95  main.open   heap-2026-11-30T15_28_47.000.pb.gz
2026-11-30 15:28:47 UTC  heap              0    3.02MB  likely   1.695e-28  5.392e-28  main.open   heap-2026-11-30T15_28_47.234.pb.gz
2026-11-30 15:28:47 UTC  heap              0    3.58MB  likely   5.047e-27   1.51e-26  main.open   heap-2026-11-30T15_28_47.479.pb.gz
2026-11-30 15:28:47 UTC  heap              0    4.22MB  likely   3.759e-28  1.066e-27  main.open   heap-2026-11-30T15_28_47.704.pb.gz
2026-11-30 15:28:46 UTC  goroutine         0        40  new                            main.watch  goroutine-2026-11-30T15_28_46.344.txt
2026-11-30 15:28:46 UTC  goroutine         0        80  new                            main.watch  goroutine-2026-11-30T15_28_46.557.txt
2026-11-30 15:28:46 UTC  goroutine         0       120  new                            main.watch  goroutine-2026-11-30T15_28_46.784.txt
2026-11-30 15:28:47 UTC  goroutine         0       160  new                            main.watch  goroutine-2026-11-30T15_28_47.002.txt
2026-11-30 15:28:47 UTC  goroutine         0       200  new                            main.watch  goroutine-2026-11-30T15_28_47.235.txt
2026-11-30 15:28:47 UTC  goroutine         0       240  new                            main.watch  goroutine-2026-11-30T15_28_47.481.txt
2026-11-30 15:28:47 UTC  goroutine         0       280  new                            main.watch  goroutine-2026-11-30T15_28_47.705.txt

Dumps
time                     time from  kind        level  role      trigger  of trigger  duration  file
2026-11-30 15:28:45 UTC  content    heap       1.67MB  baseline                                 heap-2026-11-30T15_28_45.706.pb.gz
2026-11-30 15:28:45 UTC  content    heap       1.67MB                                           heap-2026-11-30T15_28_45.914.pb.gz
2026-11-30 15:28:46 UTC  content    heap       1.67MB                                           heap-2026-11-30T15_28_46.124.pb.gz
2026-11-30 15:28:46 UTC  content    heap       2.20MB                                           heap-2026-11-30T15_28_46.343.pb.gz
2026-11-30 15:28:46 UTC  content    heap       2.79MB                                           heap-2026-11-30T15_28_46.556.pb.gz
2026-11-30 15:28:46 UTC  content    heap       3.41MB                                           heap-2026-11-30T15_28_46.782.pb.gz
2026-11-30 15:28:47 UTC  content    heap       4.07MB                                           heap-2026-11-30T15_28_47.000.pb.gz
2026-11-30 15:28:47 UTC  content    heap       4.78MB                                           heap-2026-11-30T15_28_47.234.pb.gz
2026-11-30 15:28:47 UTC  content    heap       5.36MB                                           heap-2026-11-30T15_28_47.479.pb.gz
2026-11-30 15:28:47 UTC  content    heap       6.02MB  highest                                  heap-2026-11-30T15_28_47.704.pb.gz
2026-11-30 15:28:45 UTC  name       goroutine       1  baseline                                 goroutine-2026-11-30T15_28_45.707.txt
2026-11-30 15:28:45 UTC  name       goroutine       1                                           goroutine-2026-11-30T15_28_45.915.txt
2026-11-30 15:28:46 UTC  name       goroutine       1                                           goroutine-2026-11-30T15_28_46.126.txt
2026-11-30 15:28:46 UTC  name       goroutine      41                                           goroutine-2026-11-30T15_28_46.344.txt
2026-11-30 15:28:46 UTC  name       goroutine      81                                           goroutine-2026-11-30T15_28_46.557.txt
2026-11-30 15:28:46 UTC  name       goroutine     121                                           goroutine-2026-11-30T15_28_46.784.txt
2026-11-30 15:28:47 UTC  name       goroutine     161                                           goroutine-2026-11-30T15_28_47.002.txt
2026-11-30 15:28:47 UTC  name       goroutine     201                                           goroutine-2026-11-30T15_28_47.235.txt
2026-11-30 15:28:47 UTC  name       goroutine     241                                           goroutine-2026-11-30T15_28_47.481.txt
2026-11-30 15:28:47 UTC  name       goroutine     281  highest                                  goroutine-2026-11-30T15_28_47.705.txt

Other files
state    file            why
foreign  host_info.json
warning: heap: heap profiles are samples: what is held less than a few times the sampling interval (512 kB in Go) may be missing

$ pa dumps testdata/dumps/leak/host_info.json
pa: none of 1 file, the first testdata/dumps/leak/host_info.json, is a profile that can be read
[exit 2]

$ pa dumps testdata/no-such-folder
pa: testdata/no-such-folder: No such file or directory
[exit 2]

$ mkdir $T/few && cp $(ls testdata/dumps/leak/heap-*.pb.gz | head -1) $T/few/heap.prof && touch -d 2026-11-30T10:00:00Z $T/few/heap.prof && pa dumps $T/few
heap: one dump (1.67MB), nothing to compare it with.
1 dump, 0 of them triggered; 0 files that cannot be read, 0 others.

Timelines
kind  timeline  lowest  highest  shape  dumps  triggered  from                     to                       program  build
heap  █         1.67MB   1.67MB  flat       1          0  2026-11-30 15:28:45 UTC  2026-11-30 15:28:45 UTC  leak     leak
a block is a dump, of its kind's highest; a blank is a gap

Dumps
time                     time from  kind   level  role  trigger  of trigger  duration  file
2026-11-30 15:28:45 UTC  content    heap  1.67MB                                       heap.prof

$ mkdir $T/far && python3 -c 'import glob, gzip, re, sys; v = lambda n: bytes([n >> 7 * i & 127 | (i < 9) << 7 for i in range(10)]); p = gzip.open(sorted(glob.glob("testdata/dumps/leak/heap-*"))[0]).read(); s = 10**9; [open("%s/far/%d.pb" % (sys.argv[1], i), "wb").write(re.sub(rb"\x48[\x80-\xff]{8}[\x01-\x7f]", lambda m: b"\x48" + v(t * s % 2**64), p)) for i, t in enumerate([-9*s, 1-9*s, 2-9*s, 3-9*s, 9*s])]' $T; pa dumps $T/far | grep -A 2 ^Gaps
Gaps
kind  from                     to                              length  usual
heap  1684-10-19 08:00:03 UTC  2255-03-14 16:00:00 UTC  2562047.79hrs     1s

$ pa dumps --format svg testdata/dumps/spike | grep -o '>[a-z]*: [a-z]*; [^<]*<'
>cpu: spike; main.matchRules<
pa: warning: testdata/dumps/spike/cpu.20261130235959.000.log: truncated gzip data (left out)
pa: warning: testdata/dumps/spike/heap.prof: empty file (left out)

$ pa dumps -o "$T/x.html" testdata/dumps/leak && grep -c '<svg' "$T/x.html"
1

$ for i in breath quiet ended starts; do python3 testdata/src/dumps/texts.py $i $T/$i && pa dumps $T/$i | sed -n "1,/of them/{/of them/!p};/^warning/p"; done
goroutine: goroutines grew steadily from 78 (2026-11-30 10:10:00 UTC) to 215 (2026-11-30 13:50:00 UTC), since 2026-11-30 10:10:00 UTC; main.watch has 48 % of that and grows in every dump since, main.handle 52 % (up and down).
warning: goroutine: no site has most of the growth
goroutine: nothing stands out over 24 dumps, from 75 to 175.
goroutine: goroutines rose from 100 (2026-11-30 10:00:00 UTC) to 265 (2026-11-30 13:20:00 UTC) and fell back to 101, begun at 2026-11-30 10:10:00 UTC; main.watch has 97 % of that.
heap: memory held grew steadily from 1.20MB (2026-11-30 10:00:00 UTC) to 6.01MB (2026-11-30 13:00:00 UTC), since 2026-11-30 10:10:00 UTC, over 3 starts of the process; main.remember has 63 % of that and grows in every dump since, main.buffer 37 % (up and down).
goroutine: goroutines grew steadily from 83 (2026-11-30 10:00:00 UTC) to 335 (2026-11-30 13:00:00 UTC), since 2026-11-30 10:10:00 UTC, over 3 starts of the process; main.watch has 63 % of that and grows in every dump since, main.handle 37 % (up and down).
warning: heap: what was allocated since the start falls 2 times: the process began anew

$ pa dumps $T/breath | sed -n '/^Who/,/^growth/p'
Who
kind       site         growth  of growth  before   at  shape   since                    an hour  from  to          q  of allocated  timeline                  mostly in  place
goroutine  main.watch       66     48.18%       3   69  steady  2026-11-30 10:10:00 UTC       18    18  18  2.708e-11                ▁▁▁▂▂▂▃▃▃▄▄▄▅▅▅▆▆▆▇▇▇███             /srv/watch.go:12
goroutine  main.handle      71     51.82%      55  126  flat    2026-11-30 10:20:00 UTC                        0.3501                ▄▃▇▆▅▄▄▆▇▆▄▆▄▆█▄▄▄█▇▃▅▆▇             /srv/handle.go:11
growth from the baseline to the highest dump; an hour: median slope over all dumps with its 95 % interval; q: of no trend (Mann-Kendall); of allocated: how much of what was allocated since is still held

$ python3 testdata/src/dumps/texts.py deploy $T/deploy && pa dumps $T/deploy | sed -n '1,9p;/^warning/p'
heap (unknown program, build 1): nothing stands out over 12 dumps, from 3.49MB to 3.55MB.
heap (unknown program, build 2): nothing stands out over 12 dumps, from 9.21MB to 9.30MB.
24 dumps, 0 of them triggered; 0 files that cannot be read, 0 others.

Timelines
kind  timeline      lowest  highest  shape  dumps  triggered  from                     to                       program  build
heap  ████████████  3.49MB   3.55MB  flat      12          0  2026-11-30 10:00:00 UTC  2026-11-30 11:50:00 UTC           1
heap  ████████████  9.21MB   9.30MB  flat      12          0  2026-11-30 12:00:00 UTC  2026-11-30 13:50:00 UTC           2
a block is a dump, of its kind's highest; a blank is a gap
warning: heap (unknown program, build 1): usually 3.53MB, heap (unknown program, build 2): usually 9.25MB; that is not explained here, as builds are not compared
warning: there are dumps of several builds, told apart by the addresses of calls: each is compared with its own (--across-builds compares them with each other)

$ pa dumps --across-builds $T/deploy | sed -n '1p;/^warning/p'
heap: memory held stepped up from 3.49MB (2026-11-30 10:10:00 UTC) to 9.30MB (2026-11-30 13:00:00 UTC), since 2026-11-30 12:00:00 UTC; main.fill has all of that.
