What files are.
$ pa info testdata/go/heap.pb.gz
Format: pprof protocol buffer (profile.proto)
Default type: inuse_space
Period: 128kB
Time: 2026-11-23 08:33:51 UTC
Samples: 68
Deepest stack: 10
Mean depth: 8.647
Locations: 52
Locations with inlined calls: 4
Functions: 39
Symbols: functions and files
type           unit       sum
alloc_objects  count   639603
alloc_space    bytes  71.21MB
inuse_objects  count    22146
inuse_space    bytes  12.49MB

label  kind    samples
bytes  number       67

start               limit               file        build id
0x400000            0x4bd000            /srv/lexi
0x7f703b11f000      0x7f703b121000      [vdso]
0xffffffffff600000  0xffffffffff601000  [vsyscall]

$ pa info testdata/cpp/cpu.prof
Format: binary CPU profile of gperftools
Default type: cpu
Period: 4ms
Drop frames: ProfileData::Add|ProfileData::prof_handler|CpuProfiler::prof_handler|__pthread_sighandler|__restore
Samples: 40
Deepest stack: 42
Mean depth: 19.57
Locations: 29
Locations with inlined calls: 0
Functions: 0
Symbols: addresses only
type     unit            sum
samples  count           283
cpu      nanoseconds  1.132s

start               limit               file                                             build id
0x55723d5d3000      0x55723d5d4000      /srv/depot
0x7ff459dd5000      0x7ff459df2000      /usr/lib/x86_64-linux-gnu/liblzma.so.5.4.1
0x7ff459e99000      0x7ff459f9a000      /usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30
0x7ff45a044000      0x7ff45a19a000      /usr/lib/x86_64-linux-gnu/libc.so.6
0x7ff45a215000      0x7ff45a23b000      /usr/lib/x86_64-linux-gnu/libtcmalloc.so.4.5.10
0x7ff45a433000      0x7ff45a434000      /usr/lib/x86_64-linux-gnu/libpthread.so.0
0x7ff45a43a000      0x7ff45a444000      /usr/lib/x86_64-linux-gnu/libunwind.so.8.0.1
0x7ff45a458000      0x7ff45a46f000      /usr/lib/x86_64-linux-gnu/libgcc_s.so.1
0x7ff45a485000      0x7ff45a4f9000      /usr/lib/x86_64-linux-gnu/libm.so.6
0x7ff45a55a000      0x7ff45a561000      /usr/lib/x86_64-linux-gnu/libprofiler.so.0.5.5
0x7ff45a581000      0x7ff45a583000      [vdso]
0x7ff45a584000      0x7ff45a5aa000      /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
0xffffffffff600000  0xffffffffff601000  [vsyscall]

$ pa info --format json testdata/odd/labels.pb.gz | head -4
{
  "schema": "pa.info/1",
  "title": null,
  "facts": {"format": "pprof protocol buffer (profile.proto)", "default_type": "cpu", "samples": 5, "deepest": 2, "mean_depth": 1.4, "locations": 2, "inlined": 0, "functions": 2, "symbols": "functions and files"},

$ pa info --check testdata/odd/no-functions.pb.gz
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Samples: 2
Deepest stack: 2
Mean depth: 2
Locations: 3
Locations with inlined calls: 0
Functions: 0
Symbols: addresses only
type  unit           sum
cpu   nanoseconds  100ns

start           limit           file            build id
0x400000        0x500000        /srv/app        0123abcd
0x7f0000000000  0x7f0000100000  /lib/libm.so.6
warning: 1 locations without a mapping
warning: 3 locations without a function: addresses only
[exit 1]

$ pa info --check testdata/odd/negative.pb.gz
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
Samples: 3
Deepest stack: 3
Mean depth: 2.333
Locations: 3
Locations with inlined calls: 0
Functions: 3
Symbols: functions and files
type     unit          sum
samples  count           7
cpu      nanoseconds  70ms

start  limit  file  build id
0x0    0x0
warning: 2 sample types with negative values: a difference
[exit 1]

$ # standard input is read once, and is what it is
$ pa info - < testdata/text/panic.txt | head -1
Format: Go goroutine dumps (debug=2) and panics
pa: warning: -: line 18: frames are missing, Go left them out

$ # several files: a row for each
$ pa info testdata/go/*-v2.pb.gz testdata/text/panic.txt
file                            format      type           total  samples  duration  time
testdata/go/cpu-v2.pb.gz        pprof       cpu            1.65s       76     1.81s  2026-11-23 08:33:51 UTC
testdata/go/goroutine-v2.pb.gz  pprof       goroutine          9        4            2026-11-23 08:33:53 UTC
testdata/go/heap-v2.pb.gz       pprof       inuse_space  11.57MB       67            2026-11-23 08:33:53 UTC
testdata/go/mutex-v2.pb.gz      pprof       delay        16.51ms        1            2026-11-23 08:33:53 UTC
testdata/text/panic.txt         goroutines  goroutine          5        4
pa: warning: testdata/text/panic.txt: line 18: frames are missing, Go left them out

$ pa info --check --format csv testdata/odd/negative.pb.gz testdata/odd/plain.pb testdata/odd/no-samples.pb.gz
file,format,default_type,total,total_unit,samples,duration (nanoseconds),time (nanoseconds since 1970),odd
testdata/odd/negative.pb.gz,pprof,cpu,70000000,nanoseconds,3,,,1
testdata/odd/plain.pb,pprof,cpu,100000000,nanoseconds,2,1000000000,1700000000000000000,0
testdata/odd/no-samples.pb.gz,pprof,cpu,0,nanoseconds,0,,,1
[exit 1]

$ mkdir $T/dump && cp testdata/go/heap.pb.gz testdata/bad/empty testdata/bench/old.txt $T/dump && cd $T && pa info dump
file             format   type                 total  samples  duration  time
dump/heap.pb.gz  pprof    inuse_space        12.49MB       68            2026-11-23 08:33:51 UTC
dump/old.txt     gobench  benchmark results                40
pa: warning: dump/empty: empty input file
[exit 2]

$ pa info --merge testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | head -4
Default type: cpu
Period: 10ms
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s
