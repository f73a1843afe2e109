What a file is is found by looking into it; every format gives the same reports.
$ pa top -n 3 testdata/go/goroutine.debug1.txt
Type: goroutine
Showing nodes accounting for 5, 100% of 5 total
Showing top 3 nodes out of 11
      flat  flat%   sum%        cum   cum%
         4 80.00% 80.00%          4 80.00%  example.org/lexi/internal/pool.wait
         1 20.00%   100%          1 20.00%  runtime/pprof.runtime_goroutineProfileWithLabels
         0     0%   100%          4 80.00%  example.org/lexi/internal/pool.Watch.func1

$ pa top -n 3 --symbolize=none testdata/go/goroutine.debug1.txt
Type: goroutine
Showing nodes accounting for 5, 100% of 5 total
      flat  flat%   sum%        cum   cum%
         5   100%   100%          5   100%  <unknown>

$ pa top -n 3 testdata/go/goroutine.debug2.txt
Type: goroutine
Showing nodes accounting for 5, 100% of 5 total
Showing top 3 nodes out of 9
      flat  flat%   sum%        cum   cum%
         4 80.00% 80.00%          4 80.00%  example.org/lexi/internal/pool.wait
         1 20.00%   100%          1 20.00%  runtime/pprof.writeGoroutineStacks
         0     0%   100%          4 80.00%  example.org/lexi/internal/pool.Watch.func1

$ pa top -n 3 --tagfocus=state=running testdata/text/panic.txt
Type: goroutine
Active filters:
   tagfocus=state=running
Showing nodes accounting for 1, 20.00% of 5 total
      flat  flat%   sum%        cum   cum%
         1 20.00% 20.00%          1 20.00%  panic
         0     0% 20.00%          1 20.00%  main.(*Server).get (inline)
         0     0% 20.00%          1 20.00%  main.handle
pa: warning: testdata/text/panic.txt: line 18: frames are missing, Go left them out

$ pa top -n 3 testdata/go/heap.debug1.txt
Type: inuse_space
Showing nodes accounting for 12535.99kB, 98.00% of 12792.23kB total
Showing top 3 nodes out of 19
      flat  flat%   sum%        cum   cum%
 9412.45kB 73.58% 73.58%  9412.45kB 73.58%  example.org/lexi/internal/index.(*Index).Add.func1
 2853.28kB 22.30% 95.88%  2853.28kB 22.30%  strings.(*Builder).WriteString
  270.26kB  2.11% 98.00%   270.26kB  2.11%  strings.(*Builder).WriteByte

$ pa top -n 3 testdata/cpp/cpu.prof
File: depot
Type: cpu
Showing nodes accounting for 1.13s, 100% of 1.13s total
      flat  flat%   sum%        cum   cum%
     1.13s   100%   100%      1.13s   100%  [depot]
         0     0%   100%      1.13s   100%  [libc.so.6]

$ pa top -n 3 testdata/text/java-heap.txt
Type: inuse_space
Showing nodes accounting for 52.01MB, 99.05% of 52.51MB total
Showing top 3 nodes out of 7
      flat  flat%   sum%        cum   cum%
   49.50MB 94.28% 94.28%    49.50MB 94.28%  memcpy
       2MB  3.81% 98.09%        2MB  3.81%  GC
    0.50MB  0.96% 99.05%    50.01MB 95.24%  com.example.Book.match

$ pa top -n 3 testdata/text/chains.perf.txt
File: my prog (deleted)
Type: cpu-clock:u
Duration: 1.14s, Total samples = 20.20ms ( 1.77%)
Showing nodes accounting for 20.20ms, 100% of 20.20ms total
Showing top 3 nodes out of 7
      flat  flat%   sum%        cum   cum%
   10.10ms 50.00% 50.00%    10.10ms 50.00%  exc_page_fault
   10.10ms 50.00%   100%    10.10ms 50.00%  inner
         0     0%   100%    10.10ms 50.00%  <unknown>
pa: warning: testdata/text/chains.perf.txt: line 19: neither a sample nor a frame, left out

$ pa top -n 3 testdata/text/evented.speedscope.json
Type: time
Showing nodes accounting for 8us, 100% of 8us total
      flat  flat%   sum%        cum   cum%
    5.50us 68.75% 68.75%     5.50us 68.75%  work
    2.50us 31.25%   100%        8us   100%  main

$ pa top -n 3 testdata/text/ticks.cpuprofile
Type: wall
Duration: 10ms, Total samples = 9.50ms (95.00%)
Showing nodes accounting for 9.50ms, 100% of 9.50ms total
      flat  flat%   sum%        cum   cum%
       5ms 52.63% 52.63%        5ms 52.63%  work
    3.50ms 36.84% 89.47%     3.50ms 36.84%  (idle)
       1ms 10.53%   100%        6ms 63.16%  (anonymous)

$ pa top -n 3 testdata/text/stacks.folded
Type: samples
Showing nodes accounting for 31, 66.67% of 46.50 total
Showing top 3 nodes out of 15
      flat  flat%   sum%        cum   cum%
        15 32.26% 32.26%         15 32.26%  read
         9 19.35% 51.61%          9 19.35%  separated
         7 15.05% 66.67%          7 15.05%  x
pa: warning: testdata/text/stacks.folded: counts with fractions, read as thousandths
pa: warning: testdata/text/stacks.folded: line 12: no stack with a count, left out

$ pa top -n 3 -sample_index=before testdata/text/two.folded
Type: before
Showing nodes accounting for 17, 100% of 17 total
      flat  flat%   sum%        cum   cum%
        12 70.59% 70.59%         12 70.59%  read
         5 29.41%   100%         17   100%  parse
         0     0%   100%         17   100%  main

$ gzip -c testdata/text/two.folded | pa top -n 3 -
Type: after
Showing nodes accounting for 23, 100% of 23 total
Showing top 3 nodes out of 4
      flat  flat%   sum%        cum   cum%
        15 65.22% 65.22%         15 65.22%  read
         8 34.78%   100%          8 34.78%  new
         0     0%   100%         23   100%  main

$ printf 'goroutine profile: total 1\n1 @ what\n1 x 0x1\n' | pa top -
pa: -: line 2: '@' is followed by what is no address
[exit 2]

$ printf 'main;a 1\nmain;a 9223372036854775807\n' | pa top -
pa: -: the sum of samples over stacks that end in a does not fit into 64 bits
[exit 2]

$ echo '{"nodes": [], "callFrame": 1,}' | pa top -
pa: -: line 1, column 30: invalid object key (must be a string)
[exit 2]

$ pa top --input-format=folded testdata/bad/text.txt
pa: warning: testdata/bad/text.txt: line 1: no stack with a count, left out
pa: testdata/bad/text.txt: no line 'FRAME;FRAME COUNT'
[exit 2]

$ pa top --input-format=nosuch testdata/bad/text.txt
pa: testdata/bad/text.txt: no input format 'nosuch'
[exit 2]

$ printf '\357\273\277' | cat - testdata/go/goroutine.debug2.txt | pa top -n 1 -
Type: goroutine
Showing nodes accounting for 4, 80.00% of 5 total
Showing top 1 nodes out of 9
      flat  flat%   sum%        cum   cum%
         4 80.00% 80.00%          4 80.00%  example.org/lexi/internal/pool.wait

$ iconv -f utf-8 -t utf-16 testdata/text/two.folded | pa top -n 1 -
Type: after
Showing nodes accounting for 15, 65.22% of 23 total
Showing top 1 nodes out of 4
      flat  flat%   sum%        cum   cum%
        15 65.22% 65.22%         15 65.22%  read

$ pa top testdata/bad/no-types.pb.gz
pa: testdata/bad/no-types.pb.gz: samples, but no sample types
[exit 2]

$ pa proto testdata/odd/int64-max.pb.gz testdata/odd/int64-max.pb.gz >/dev/null
pa: testdata/odd/int64-max.pb.gz: the sum of n over stacks that end in leaf does not fit into 64 bits
[exit 2]

$ # folded stacks that share beginnings of names, of frames, and of nothing
$ printf 'a;b 1\na;bc 2\na;b;c 4\na;;b;d 8\na;;b 16\n;a;b 32\nab;b 64\na 128\na 256\na; 512\n' | pa traces -compact_labels -
Type: samples
-----------+-------------------------------------------------------
        49   b
             a
-----------+-------------------------------------------------------
         2   bc
             a
-----------+-------------------------------------------------------
         4   c
             b
             a
-----------+-------------------------------------------------------
         8   d
             b
             a
-----------+-------------------------------------------------------
        64   b
             ab
-----------+-------------------------------------------------------
       896   a
-----------+-------------------------------------------------------

$ mkdir $T/none; pa top $T/none; pa bench $T/none
pa: $T/none: no files in this folder
pa: $T/none: no files in this folder
[exit 2]

$ # heaps of jemalloc: scaled up, without the library's own frames, with names from the program
$ pa top testdata/elf/store testdata/text/jemalloc.heap
File: store
Type: inuse_space
Showing nodes accounting for 674.99kB, 100% of 674.99kB total
      flat  flat%   sum%        cum   cum%
  594.43kB 88.07% 88.07%   594.43kB 88.07%  small
   80.56kB 11.93%   100%    80.56kB 11.93%  [libstdc++.so.6.0.30]
         0     0%   100%    80.56kB 11.93%  [ld-linux-x86-64.so.2]
         0     0%   100%   594.43kB 88.07%  [libc.so.6]
         0     0%   100%   321.35kB 47.61%  _start
         0     0%   100%   594.43kB 88.07%  fill
         0     0%   100%   321.35kB 47.61%  main
         0     0%   100%   273.08kB 40.46%  run

$ pa top -sample_index=alloc_space testdata/elf/store testdata/text/jemalloc-inuse.heap
pa: no sample type 'alloc_space'; there are: inuse_objects, inuse_space
[exit 2]

$ # a table of symbols in front of a profile names its addresses
$ pa top testdata/text/jemalloc-raw.heap
File: store
Type: inuse_space
Showing nodes accounting for 674.99kB, 100% of 674.99kB total
      flat  flat%   sum%        cum   cum%
  594.43kB 88.07% 88.07%   594.43kB 88.07%  small
   80.56kB 11.93%   100%    80.56kB 11.93%  std::__throw_ios_failure@@GLIBCXX_3.4.26
         0     0%   100%   321.35kB 47.61%  __libc_start_call_main
         0     0%   100%   321.35kB 47.61%  __libc_start_main_impl
         0     0%   100%    80.56kB 11.93%  _dl_init
         0     0%   100%    80.56kB 11.93%  _dl_start_user
         0     0%   100%   321.35kB 47.61%  _start
         0     0%   100%    80.56kB 11.93%  call_init
         0     0%   100%   273.08kB 40.46%  clone3
         0     0%   100%   594.43kB 88.07%  fill
         0     0%   100%   321.35kB 47.61%  main
         0     0%   100%   273.08kB 40.46%  run
         0     0%   100%   273.08kB 40.46%  start_thread

$ printf -- '--- symbol\nbinary=/srv/index.php\n0x1 main\n0x2 load_rows\n0x3 outer--operator--(T)--inner\n---\n--- heap\nheap profile: 3: 3072 [3: 3072] @ heapprofile\n1: 1024 [1: 1024] @ 0x2 0x1\n2: 2048 [2: 2048] @ 0x3 0x2 0x1\n' >$T/table.heap; pa traces $T/table.heap
Type: space
-----------+-------------------------------------------------------
     bytes:  1kB
       1kB   load_rows
             main
-----------+-------------------------------------------------------
     bytes:  1kB
       2kB   inner (inline)
             operator--(T) (inline)
             outer
             load_rows
             main
-----------+-------------------------------------------------------

$ head -4 testdata/text/jemalloc-raw.heap >$T/cut; pa top $T/cut
pa: $T/cut: no profile behind the table of symbols
[exit 2]

$ printf -- '--- symbol\n---\n--- heap\nheap profile: 1: x\n' >$T/bad; pa top $T/bad
pa: $T/bad: behind the table of symbols: no profile in a known format
[exit 2]

$ printf 'heap_v2/524288\n@ 0x1 0x2\n  t*: 1: 100 [0: 0]\n@ 0x1 0x3\n' >$T/cut; pa top $T/cut
pa: $T/cut: line 4: a stack without sums, the file is cut off
[exit 2]

$ printf 'heap_v2/524288\n@ 0x1 0x2\n  t*: 99999999999999999999: 100 [0: 0]\n' >$T/large; pa top $T/large
pa: $T/large: line 3: neither '@ ADDRESS…' nor 'tN: BLOCKS: BYTES […]'
[exit 2]

$ printf 'heap_v2/524288\n@ 0x1 0x2\n  t*: 0: 100 [0: 0]\n' >$T/bytes; pa top $T/bytes
pa: $T/bytes: line 3: bytes, but no blocks
[exit 2]

$ # folded stacks: fractions keep their proportions, in one scale for the file; an address is no count, other text is left out
$ printf 'a;b 0.4\na;c 0.4\na;d 0.6\n' >$T/f; pa top $T/f
Type: samples
Showing nodes accounting for 1400/1000, 100% of 1400/1000 total
      flat  flat%   sum%        cum   cum%
  600/1000 42.86% 42.86%   600/1000 42.86%  d
  400/1000 28.57% 71.43%   400/1000 28.57%  b
  400/1000 28.57%   100%   400/1000 28.57%  c
         0     0%   100%  1400/1000   100%  a
pa: warning: $T/f: counts with fractions, read as thousandths

$ pa convert --format folded $T/f
a;b 0.400
a;c 0.400
a;d 0.600
pa: warning: $T/f: counts with fractions, read as thousandths

$ printf 'a;b 0.004\na;c 0.6\n' >$T/h; pa diff $T/f $T/h 2>&1 | head -2
Without an estimate of noise nothing is proved; the largest differences are shown.
samples: 1.40 -> 604.00/1000, -56.9% (means of 1 and 1 profiles)

$ printf 'a;b 1e3\na;c 2.0\n' >$T/g; pa top $T/g
Type: samples
Showing nodes accounting for 1000, 99.80% of 1002 total
Dropped 1 node (cum <= 5)
      flat  flat%   sum%        cum   cum%
      1000 99.80% 99.80%       1000 99.80%  b
         0     0% 99.80%       1002   100%  a

$ pa merge -o $T/m.pb.gz $T/f $T/g && pa top $T/m.pb.gz
Type: samples
Showing nodes accounting for 1000.40, 99.70% of 1003.40 total
Dropped 2 nodes (cum <= 5.02)
      flat  flat%   sum%        cum   cum%
   1000.40 99.70% 99.70%    1000.40 99.70%  b
         0     0% 99.70%    1003.40   100%  a
pa: warning: $T/f: counts with fractions, read as thousandths

$ printf 'a;b 1234567890123.4567\na;c 0.0000000000001\n' >$T/f; pa raw $T/f | head -6
PeriodType:  
Period: 0
Samples:
samples/millionths
 1234567890123456700: 2 1 
Locations
pa: warning: $T/f: counts with fractions, rounded to millionths: a finer scale would not fit into 64 bits

$ printf 'Sampling at 99 Hz... Hit Ctrl-C\na;b 3\nTerminated\nSamples: 7 Errors: 0\na;c 0x7f3a00\na;d 4' >$T/f; pa convert --format folded $T/f
a;b 3
a;d 4
pa: warning: $T/f: line 1: no stack with a count, left out
pa: warning: $T/f: line 3: no stack with a count, left out
pa: warning: $T/f: line 4: no stack with a count, left out
pa: warning: $T/f: line 5: no stack with a count, left out

$ printf 'a;b 3\na;c 9223372036854775808\n' >$T/f; pa top $T/f
pa: $T/f: line 2: a count over 64 bits
[exit 2]

$ printf 'a;b 3\na;c 1e20\n' >$T/f; pa top $T/f
pa: $T/f: line 2: a count over 64 bits
[exit 2]

$ # what was saved in the place of a profile is quoted, what another tool wrote is named, with what to do
$ echo '404 page not found' >$T/404; pa top $T/404 2>&1 | grep -o '^.*(read are' && pa top $T/404 2>&1 | grep -o 'goroutines, .*pprof'  | sed 's/s,.*,/s…/'
pa: $T/404: unrecognized profile format; it says "404 page not found" (read are
goroutines… pprof

$ printf '<!DOCTYPE html>\n<html><head>\n<title> 502 Bad\nGateway </title>' >$T/502; pa top $T/502 | head -3
pa: $T/502: this is a web page, not a profile: "502 Bad Gateway"

$ echo '{"error": "permission denied: pprof is off"}' >$T/json; pa top $T/json 2>&1 | cut -c1-110
pa: $T/json: unrecognized profile format; it says "{"error": "permission denied: pprof is off"}"

$ printf '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message></Error>' >$T/xml; pa top $T/xml
pa: $T/xml: this is XML, not a profile: "The key does not exist."
[exit 2]

$ printf 'PK\003\004\024\000\000\000\010\000' >$T/zip; printf 'gmon\001\000\000\000' >$T/gmon; printf '\n\006\030\001\120\001\100\005\n\004\100\007\120\001' >$T/perfetto; printf '{\251\003\372\001~' >$T/pstats; printf '\004\010{\006:\nmode' >$T/ruby; for f in gmon perfetto pstats ruby; do pa top $T/$f; done
pa: $T/gmon: this is gprof's gmon.out, which is not read; perf, or gperftools, records stacks
pa: $T/perfetto: this is a trace of Perfetto, which is not read; Chromium writes JSON that can be read with --trace-startup-format=json
pa: $T/pstats: this is statistics of Python's cProfile, which have no stacks; py-spy records them
pa: $T/ruby: this is an object that Ruby wrote, as StackProf does; 'stackprof --json' prints what can be read
[exit 2]

$ printf '# HELP go_goroutines Number.\n# TYPE go_goroutines gauge\ngo_goroutines 7\n' >$T/metrics; pa top $T/metrics
pa: $T/metrics: this is metrics of Prometheus, not a profile; programs of Go have those under /debug/pprof/
[exit 2]

$ printf 'Notes.\n\nBenchmark results are compared below.\nUnit tests pass.\nBenchmark 3 of them\n' >$T/prose; pa top $T/prose 2>&1 | cut -c1-80
pa: $T/prose: unrecognized profile format; it says "Notes." (read 

$ # packed twice, as by a server that packs what is packed
$ gzip -c testdata/go/cpu.pb.gz | gzip -c >$T/twice.gz; pa raw $T/twice.gz >$T/a; pa raw testdata/go/cpu.pb.gz | cmp - $T/a && echo same
same

$ gzip -c testdata/bench/old.txt | gzip -c >$T/old.gz; pa bench $T/old.gz | head -1
goos: linux

$ head -c 300 testdata/go/cpu.pb.gz | gzip -c >$T/cut.gz; pa top $T/cut.gz
pa: $T/cut.gz: truncated gzip data
[exit 2]

$ pa info testdata/otlp/values.otlp
Format: OpenTelemetry profiles (OTLP), protocol buffer and JSON
Default type: cpu
Period: 10ms
Time: 2026-09-21 14:13:20 UTC
Duration: 5s
Drop frames: ^__restore$
Documentation: https://example.org/
Comment: a comment
Samples: 3
Deepest stack: 2
Mean depth: 1.333
Locations: 3
Locations with inlined calls: 1
Functions: 3
Symbols: 1 of 3 locations without a function
type     unit          sum
samples  count           6
cpu      nanoseconds  60ms

label         kind    samples
service.name  text          3
size          number        1
span_id       text          1
tenant        text          1
trace_id      text          1
hot           text          1
key           text          1
name          text          1
share         text          1
tree          text          1
zone          text          2

start     limit     file         build id
0x400000  0x500000  /srv/ledger  abc123
0x7000    0x8000    [vdso]

$ for f in values.json v18-values.otlp v19-values.otlp; do pa traces testdata/otlp/values.otlp >$T/1 && pa traces testdata/otlp/$f | cmp - $T/1; done; for f in frames.otlp delimited.otlp; do pa traces testdata/otlp/lines.json >$T/1 && pa traces testdata/otlp/$f | cmp - $T/1; done; cat testdata/otlp/stamps.otlp | pa top -
Type: samples
Time: 2026-09-21 14:13:20 UTC
Duration: 1s, Total samples = 26 
Showing nodes accounting for 26, 100% of 26 total
      flat  flat%   sum%        cum   cum%
        22 84.62% 84.62%         26   100%  main
         4 15.38%   100%          4 15.38%  work

$ head -c 200 testdata/otlp/values.otlp >$T/cut.otlp; pa top $T/cut.otlp; head -c 600 testdata/otlp/frames.otlp >$T/cut.otlp; pa top $T/cut.otlp
pa: $T/cut.otlp: byte 3: ProfilesData: a length goes beyond the end
pa: $T/cut.otlp: message 2: 456 bytes long, but the file has 149 more
[exit 2]

$ printf '\n\377\377\377\377\017\022\006\n\004' >$T/large.otlp; pa top --input-format otlp $T/large.otlp
pa: $T/large.otlp: byte 6: ProfilesData: a length goes beyond the end
[exit 2]

$ # what people paste of perf script: no addresses, blanks behind lines, tabs within, blanks in front of all
$ printf 'my app 10 [000] 5.000001:   1000 cycles:\n        vfs_read+0x10 ([kernel.kallsyms])\n        read+0x4 (/usr/lib/libc.so)\n\nmy app 10 [000] 5.000002:   1000 cycles:\n        work (/usr/bin/app)  \n' >$T/p; pa convert --format folded $T/p
read;vfs_read 1000
work 1000

$ printf 'Thread 1 main\t100/101 [000] 5.000001:   1000 cycles:  \n\tffff800000000010\tvfs_read+0x10\t([kernel.kallsyms])\n\t7f0000001234\tread+0x4 (/usr/lib/libc.so) \n\n' >$T/p; pa convert --format folded $T/p; sed 's/^/    /' $T/p | pa traces - | grep -A3 comm
read;vfs_read 1000
      comm:  Thread 1 main
      1000   vfs_read
             read
-----------+-------------------------------------------------------

$ # a profile of leaked goroutines is a kind of its own
$ printf 'goroutineleak profile: total 2\n2 @ 0x46e70e 0x40811c\n# labels: {"job":"reindex"}\n#\t0x46e70d\tmain.(*T[...]).wait[...]+0x5b\t/src/a.go:36\n#\t0x40811b\tmain.main+0x5b\t/src/a.go:3\n' >$T/leak; pa top $T/leak; pa flame $T/leak | grep -o '2 leaked goroutines' | head -1
Type: goroutineleak
Showing nodes accounting for 2, 100% of 2 total
      flat  flat%   sum%        cum   cum%
         2   100%   100%          2   100%  main.(*T[...]).wait[...]
         0     0%   100%          2   100%  main.main
2 leaked goroutines

$ pa info testdata/jfr/ledger.jfr.gz && pa top -n 3 testdata/jfr/ledger.jfr.gz && pa tags --sample-index delay testdata/jfr/ledger.jfr.gz
Format: recording of Java Flight Recorder (JFR)
Default type: cpu
Period: 10ms
Time: 2026-11-30 14:32:07 UTC
Duration: 378.94ms
Samples: 19
Deepest stack: 19
Mean depth: 3.684
Locations: 49
Locations with inlined calls: 0
Functions: 43
Symbols: functions, no files
type           unit             sum
samples        count             10
cpu            nanoseconds    100ms
alloc_samples  count            172
alloc_space    bytes        211.6MB
contentions    count              8
delay          nanoseconds  302.8ms
parks          count             22
park           nanoseconds  306.1ms
sleeps         count             52
sleep          nanoseconds  479.9ms

label   kind    samples
class   text         14
thread  text         17
tid     number       17

start  limit  file  build id
Type: cpu
Time: 2026-11-30 14:32:07 UTC
Duration: 378.94ms, Total samples = 100ms (26.39%)
Showing nodes accounting for 100ms, 100% of 100ms total
Showing top 3 nodes out of 11
      flat  flat%   sum%        cum   cum%
      90ms 90.00% 90.00%       90ms 90.00%  Ledger.add
      10ms 10.00%   100%       10ms 10.00%  jdk.jfr.internal.handlers.EventHandler1298_1796049125997-16544.write
         0     0%   100%       90ms 90.00%  Ledger$Worker.run
 class: Total 302.80ms of 302.80ms (  100%)
        302.80ms (  100%): java.lang.Object
               0 (    0%): byte[]
               0 (    0%): int[]
               0 (    0%): java.lang.String
               0 (    0%): java.lang.Thread
               0 (    0%): java.util.concurrent.CopyOnWriteArrayList$COWIterator
               0 (    0%): jdk.internal.org.objectweb.asm.SymbolTable$Entry
               0 (    0%): long[]

 thread: Total 302.80ms of 302.80ms (  100%)
         155.65ms (51.40%): poster-2
         147.15ms (48.60%): poster-1
                0 (    0%): JFR Periodic Tasks
                0 (    0%): JFR Shutdown Hook
                0 (    0%): adder
                0 (    0%): main
                0 (    0%): pages
                0 (    0%): parker

 tid: Total 302.80ms of 302.80ms (  100%)
      155.65ms (51.40%): 16832
      147.15ms (48.60%): 16831
             0 (    0%): 16549
             0 (    0%): 16777
             0 (    0%): 16829
             0 (    0%): 16830
             0 (    0%): 16833
             0 (    0%): 16878

$ pa top -n 2 testdata/jfr/made-flushed.jfr && pa traces testdata/jfr/made.jfr >$T/1 2>/dev/null && pa traces testdata/jfr/made-unfinished.jfr 2>/dev/null | cmp - $T/1
Type: cpu
Time: 2023-11-14 22:13:20 UTC
Duration: 4ms, Total samples = 50ms (1250.00%)
Showing nodes accounting for 30ms, 60.00% of 50ms total
Showing top 2 nodes out of 4
      flat  flat%   sum%        cum   cum%
      20ms 40.00% 40.00%       30ms 60.00%  org.acme.Ledger.add
      10ms 20.00% 60.00%       10ms 20.00%  kernel_ädd
pa: warning: testdata/jfr/made-flushed.jfr: 11 bytes behind the last complete chunk are left out
pa: warning: testdata/jfr/made-flushed.jfr: 1 sample has a stack cut off at the recorder's largest depth (stackdepth)

$ for f in testdata/jfr/bad*.jfr; do pa top $f; done
pa: testdata/jfr/bad-count.jfr: chunk 1: byte 88: broken constants
pa: testdata/jfr/bad-cut.jfr: the recording ends before it says what its events are
pa: testdata/jfr/bad-cycle.jfr: chunk 1: byte 88: broken constants
pa: testdata/jfr/bad-event.jfr: the recording ends before it says what its events are
pa: testdata/jfr/bad-version.jfr: chunk 1: version 1.0 of Java Flight Recorder; 2.0 and 2.1 are read
[exit 2]

$ printf 'FLR\0\0\002\0\001\377\377\377\377\377\377\377\377' >$T/x.jfr; pa top $T/x.jfr; gunzip -c testdata/jfr/ledger.jfr.gz | head -c 5000 >$T/x.jfr; pa top $T/x.jfr
pa: $T/x.jfr: chunk 1: no header of a chunk
pa: $T/x.jfr: the recording ends before it says what its events are
[exit 2]

$ head -c 9000 testdata/v8/node-trace.json | pa top -
pa: -: line 7, column 154: the JSON text ends too early
[exit 2]

$ python3 -c "print('{\"nodes\": [], \"callFrame\": ' + '[' * 300000)" | pa top -
pa: -: line 1, column 262171: nested deeper than 262144 levels
[exit 2]

$ echo '{"head": {"callFrame": {}, "selfSize": 99999999999999999999}}' | pa top -
pa: -: line 1, column 40: a number that does not fit into 64 bits
[exit 2]

$ echo '{"meta": {"preprocessedProfileVersion": 48}, "threads": [{"samples": {"stack": [0]}}]}' | pa top -
pa: -: thread 0: a Firefox profile without 'stackTable'
[exit 2]

$ echo '[{"name": "x", "ph": "X", "pid": 1, "ts": 3},' | pa top -
pa: -: a trace without CPU profiles: record it with the category disabled-by-default-v8.cpu_profiler
[exit 2]

$ mkdir $T/kinds && cp testdata/v8/* testdata/text/*.firefox.json testdata/text/wall.stackprof.json testdata/text/app.jstack.txt testdata/text/report.dotnet.txt testdata/text/share.prof testdata/text/server.sample.txt testdata/text/stacks.b* testdata/text/stacks.dtrace.txt testdata/text/full.austin.txt testdata/text/unordered.speedscope.json $T/kinds && cd $T/kinds && pa info . 2>/dev/null
file                         format          type       total  samples  duration  time
./app.jstack.txt             java-threads    threads        8        8
./chromium-trace.json        chrome-trace    wall     598.9ms       10  389.40ms
./full.austin.txt            austin          wall       650us        4       2ms
./gecko.firefox.json         firefox         samples        4        3            2023-11-14 22:13:20 UTC
./new.firefox.json           firefox         samples        1        3
./node-trace.json            chrome-trace    wall     82.03ms       18   82.03ms
./node.cpuprofile            cpuprofile      wall     171.8ms        8  177.90ms
./node.heapprofile           heapprofile     space    193.1kB        3
./old.firefox.json           firefox         samples        3        2            2023-11-14 22:13:20 UTC
./report.dotnet.txt          dotnet-threads  threads        2        2
./samply.firefox.json        firefox         samples       20        2            2023-11-14 22:13:20 UTC
./server.sample.txt          macos-sample    samples       13        6
./share.prof                 ghc-prof        time          2s        3
./stacks.bcc.txt             bcc-profile     samples        6        2
./stacks.bpftrace.txt        bpftrace        samples       15        3
./stacks.dtrace.txt          dtrace          samples       19        2
./unordered.speedscope.json  speedscope      time       7.5ms        4
./wall.stackprof.json        stackprof       wall        14ms        3

$ echo CmsKFQoTCgxzZXJ2aWNlLm5hbWUSAwoBeBJSCgQKAm1lEkoKBAgBEAISBwgAEAEaAQUaBiIECAAQChoGIgQIABAKIgIAASoCCANKAEoDY3B1SgtuYW5vc2Vjb25kc0oEbWFpblCA4s+qBljoBw== | base64 -d > $T/old.otlp; pa top $T/old.otlp
pa: $T/old.otlp: profiles of OTLP before 1.8, which have no dictionary, are not read (a newer collector or agent writes what is): byte 58: Profile.time_unix_nano: not of the type it should have
[exit 2]
