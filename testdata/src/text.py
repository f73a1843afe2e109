# SPDX-License-Identifier: Apache-2.0
"""text.py TESTDATA: writes text/*: profiles in formats that no program of ours can be made to write,
after their documentation. Small, and with every construct of the format at least once."""
import os
import struct
import sys

CPU_MAPS = """\
build=/srv/legacy
00400000-00402000 r-xp 00000000 08:01 100                        /srv/app
00402000-00403000 r-xp 00002000 08:01 100                        /srv/app
00602000-00603000 rw-p 00002000 08:01 100                        /srv/app
7f0000010000-7f0000020000 r-xp 00010000 08:01 200                /lib/libm.so.6
I0102 15:04:05 7 maps.cc:12] 50000-60000 $build/lib/libx.so (@0) 0123abcd
not a mapping at all
"""
CPU_STACKS = [(3, (0x401000, 0x400500, 0x400201)), (2, (0x7f0000010100, 0x400500, 0x400201)),
              (1, (0x50010, 0x400201)), (4, (0x7f0000008000, 0x400201)), (1, (0x999999999999,))]


def cpu(word, order, period=10000, java=0, stacks=CPU_STACKS, tail=CPU_MAPS):
    fits = [s for s in stacks if word == "Q" or max(s[1]) < 1 << 32]
    words = [0, 3, java, period, 0]
    for count, stack in fits:
        words += [count, len(stack), *stack]
    words += [0, 1, 0]
    return struct.pack("%s%d%s" % (order, len(words), word), *words) + tail.encode()


# Every sample has the signal handler's frame next to the leaf, and the leaf twice.
SIGNAL = [(1, (0x401000 + 16 * i, 0x7f0000011001, 0x401000 + 16 * i, 0x400500)) for i in range(40)]

JAVA_NAMES = """\

0x00000003 com.example.Book.match (Book.java:46)
0x00000004 com.example.Book.main (Book.java:7)
0x00000005 memcpy (/lib/x86_64-linux-gnu/libc.so.6)
0x00000006 GC
0x00000007 anything generated stub/JIT here
0x00000008 com.example.Book.<init> (Book.java:-1)
0x00000063 never.used (Never.java:1)
a line of another kind
"""

TEXTS = {
    "heap-v2.txt": """\
heap profile:      4:     5120 [     4:     5120] @ heap_v2/524288
     1:     1024 [     1:     1024] @ 0x00401000 0x00400500
     3:     4096 [     3:     4096] @ 0x00401010 0x00400500

MAPPED_LIBRARIES:
00400000-00402000 r-xp 00000000 08:01 100                        /srv/app
""",
    "heap-halved.txt": """\
heap profile: 4: 5120 [ 9: 15360 ] @ heap/1048576
# a comment
1: 1024 [2: 2048] @ 0x401000 0x400500
log.cc:7] 3: 4096 [7: 13312] @ 0x401010 0x400500
0: 0 [0: 0] @ 0x401020
--- Memory map: ---
400000-402000 /srv/app
""",
    "heapprofile.txt": """\
heap profile:      1:     1024 [     1:     1024] @ heapprofile
     1:     1024 [     1:     1024] @ 0x00401000
""",
    "growth.txt": """\
heap profile:      3:  3145728 [     3:  3145728] @ growthz
     1:  1048576 [     1:  1048576] @ 0x00401000 0x00400500
     2:  2097152 [     2:  2097152] @ 0x00401010 0x00400500
MAPPED_LIBRARIES:
00400000-00402000 r-xp 00000000 08:01 100 /srv/app (deleted)
""",
    "fragmentation.txt": """\
heap profile:      1:     4096 [     1:     4096] @ fragmentationz
     1:     4096 [     1:     4096] @ 0x00401000
""",
    "contentionz.txt": """\
--- contentionz 1 ---
cycles/second = 2000000000
sampling period = 100
ms since reset = 16502830
discarded samples = 0
    19490304       27 @ 0x00401000 0x00400500
         768        1 @ 0x00401010 0x00400500
--- Memory map: ---
  00400000-00fcb000: /srv/app
""",
    "threadz.txt": """\
--- threadz 1 ---

Thread id 1

--- Thread 7f794ab90940 (name: main/14748) stack: ---
  PC: 0x00401000: helper(arg*)
  0x00400501
  0x00400201
--- Thread 7f794a32d940 (name: pool worker/14752) stack: ---
  0x00401020
  0x00401020 0x00400501
--- Thread 7f7949b2c940 (name: pool worker/14753) stack: ---
    [same as previous thread]
---- no stack trace for thread 1
--- Memory map: ---
00400000-00402000: /srv/app
""",
    "java-heap.txt": """\
--- heapz 1 ---
format = java
resolution = bytes
     7048      1 @ 0x00000003 0x00000004
     4752     99 @ 0x00000005 0x00000003 0x00000004
      100      4 @ 0x00000006
       50      1 @ 0x00000007 0x00000008 0x00000009
""" + JAVA_NAMES,
    "java-contention.txt": """\
--- contentionz 1 ---
format = java
resolution = microseconds
sampling period = 100
ms since reset = 6019923
            1     1 @ 0x00000003 0x00000004
           14     1 @ 0x00000005 0x00000004
""" + JAVA_NAMES,
    "goroutine-old.txt": """\
# made by hand

goroutine profile: total 5
3 @ 0x401000 0x400500
#	0x400fff	main.a+0x1f	/src/with space/main.go:10
#	0x400fff	main.b+0x1f	/src/with space/main.go:20
#	0x4004ff	main.main+0x10	/src/with space/main.go:30

2 @
#	0x0
""",
    "panic.txt": """\
2026/11/23 08:30:00 serving on :8080
panic: runtime error: index out of range [5] with length 3 [recovered]
	panic: again

goroutine 20 [running]:
panic({0x4b2e20?, 0xc000012345?})
	runtime/panic.go:884 +0x213
main.(*Server).get(...)
	example.org/app/main.go:12
main.handle(0xc00001c0a8, {0x4c1c80, 0x5})
	example.org/app/main.go:31 +0x47
created by main.main in goroutine 1
	example.org/app/main.go:61 +0x165

goroutine 1 gp=0xc000002380 m=0 mp=0x5a1c60 [chan receive (nil chan), 12 minutes, locked to thread]:
main.worker[...](0x3)
	C:/src/my app/main.go:37 +0x59 fp=0xc000047fd8 sp=0xc000047fa0 pc=0x50f7d9
...additional frames elided...
created by main.start

goroutine 7 [select]:
main.loop()
	example.org/app/loop.go:9 +0x11

goroutine 8 [select]:
main.loop()
	example.org/app/loop.go:9 +0x11
goroutine 9 [syscall, locked to thread]:
non-Go function
	pc=0x7f0000001000
exit status 2
""",
    "stacks.folded": """\
# made by hand
main;parse;read 12
main;parse 5
main;parse;read 3
main;with spaces in it;x 7
java;java/lang/Thread:::run_[j] 4

;empty;;frames 2
tab;separated	9
fraction;up 1.5
negative;value -3
no count here
""",
    "two.folded": """\
main;parse;read 12 15
main;parse 5 0
main;new 0 8
""",
    "chains.perf.txt": """\
# ========
# captured on    : Mon Nov 23 08:30:00 2026
# ========
#
my prog 26169/26171 [002]  3667.861586:   10101010 cpu-clock:u: 
	ffffffff821f2fa7 exc_page_fault+0xd7 ([kernel.kallsyms])
	            57ed market::checksum(std::vector<int>, char (*)(int))+0x4d (/srv/my prog (deleted))
	            b785 [unknown] (/srv/my prog (deleted))
	8080808080808080 [unknown] ([unknown])

my prog 26169/26171 [002]  3668.000000:   10101010 cpu-clock:u: 
	            57e0 inner (inlined)
	            57e0 outer+0x10 (/srv/my prog)
  outer.c:31
	            1000 add (/srv/my prog)

swapper     0 [000]  3668.500000:          7 cache-misses: 
	ffffffff81000c82 default_idle+0x22 ([kernel.kallsyms])
	not a frame

:-1    -1 [001]  3669.000000:          3 cache-misses: 
""",
    "flat.perf.txt": """\
          orders 26197  3671.606475:   20408163 task-clock:      55f424d2d916 std::sort<int>+0x2b6 (/srv/orders)
          orders 26199  3671.607025:   20408163 task-clock:      7f0e30d90040 __log1p_fma+0x60 (/lib/libm.so.6)
""",
    "names.perf.txt": """\
prog 12 cycles:u: 
	add (/srv/prog)
	main (/srv/prog)

prog 12 instructions:u: 
	main (/srv/prog)
""",
    "trace.perf.txt": """\
prog   123 [000]    12.345678: sched:sched_switch: prev_comm=prog prev_pid=123 (x) ==> next_comm=y:z
	ffffffff81000c82 schedule+0x22 ([kernel.kallsyms])
	            57ed main+0x4d (/srv/prog)

""",
    # What -F +srcline,+misc, --show-mmap-events and --show-task-events add.
    "source.perf.txt": """\
swapper     0     0.000000: PERF_RECORD_MMAP -1/0: [0xffffffff81000000(0x120bb08) @ 0]: x [kernel.kallsyms]_text
t 31150 31150/31150  1465.194568: PERF_RECORD_MMAP2 31150/31150: [0x56000(0x1000) @ 0x2000 fe:00 1 2]: r-xp /srv/t
t 31150 U  1465.196518:    2000000   cpu-clock: 
	            1171 leaf+0x28 (/srv/t)
  t.c:4
	            118f inl+0x8
  t.c:5 (inlined)
	            118f mid+0x8 (/srv/t)
  t.c:6
	            1080 _start+0x20 (/srv/t)
  ??:0

t 31156 K  1465.328500:    2000000   cpu-clock: 
	ffffffff813a4413 finish_task_switch.isra.0+0x93 ([kernel.kallsyms])
  [kernel.kallsyms][ffffffff813a4413]
	            1171 leaf+0x28 (/srv/t)
  /srv/src/t.c:4

t 31156  1465.328522: PERF_RECORD_EXIT(31150:31156):(31148:31148)
""",
    # -F comm,tid,ip,sym
    "thread.perf.txt": """\
my t 31150 
	            1178 leaf
	            118f inl (inlined)
	            118f mid

my t 31151 
	            1163 leaf

""",
    # The same without call chains.
    "thread-flat.perf.txt": """\
            my t 31251      556fb7335174 leaf
        deadbeef 31252  ffffffff813a4413 finish_task_switch.isra.0
""",
    # -F ip,sym without call chains
    "places.perf.txt": """\
     556fb7335174 leaf
 ffffffff813a4413 finish_task_switch.isra.0
     556fb7335174 leaf
""",
    "bare.perf.txt": """\
	            57ed work+0x4d (/srv/prog)
	            1000 main+0x4d (/srv/prog)

	            1000 main+0x4d (/srv/prog)

""",
    "sampled.speedscope.json": """\
{"$schema": "https://www.speedscope.app/file-format-schema.json", "exporter": "by hand",
 "shared": {"frames": [{"name": "main", "file": "main.c", "line": 3, "col": 7}, {"name": "wörk"}]},
 "profiles": [
  {"type": "sampled", "name": "thread 1", "unit": "milliseconds", "startValue": 0, "endValue": 5,
   "samples": [[0, 1], [0], [], [0, 1]], "weights": [1.5, 2, 1, 0.0000005]},
  {"type": "sampled", "name": "heap", "unit": "bytes", "startValue": 0, "endValue": 9,
   "samples": [[0]], "weights": [4096]},
  {"type": "sampled", "name": "counts", "unit": "none", "startValue": 0, "endValue": 9,
   "samples": [[0, 1, 1]], "weights": [2.5]}]}
""",
    "evented.speedscope.json": """\
{"$schema": "https://www.speedscope.app/file-format-schema.json",
 "profiles": [{"type": "evented", "name": "t", "unit": "microseconds", "startValue": 1, "endValue": 9,
   "events": [{"type": "O", "frame": 0, "at": 1}, {"type": "O", "frame": 1, "at": 2},
    {"type": "C", "frame": 1, "at": 4}, {"type": "O", "frame": 1, "at": 4},
    {"type": "O", "frame": 1, "at": 5}, {"type": "C", "frame": 1, "at": 5},
    {"type": "C", "frame": 1, "at": 7.5}, {"type": "C", "frame": 0, "at": 9}]}],
 "shared": {"frames": [{"name": "main"}, {"name": "work"}]}}
""",
    "ticks.cpuprofile": """\
{"nodes": [
 {"id": 1, "callFrame": {"functionName": "(root)", "url": "", "lineNumber": -1, "columnNumber": -1},
  "hitCount": 0, "children": [2, 4]},
 {"id": 2, "callFrame": {"functionName": "", "url": "file:///app.js", "lineNumber": 0, "columnNumber": 0},
  "hitCount": 1, "children": [3]},
 {"id": 3, "callFrame": {"functionName": "work", "url": "file:///app.js", "lineNumber": 9, "columnNumber": 15},
  "hitCount": 2},
 {"id": 4, "callFrame": {"functionName": "(idle)", "url": "", "lineNumber": -1, "columnNumber": -1},
  "hitCount": 1}],
 "startTime": 1000000, "endTime": 1010000, "samples": [2, 3, 3, 4], "timeDeltas": [500, 1000, 2000, 3000]}
""",
    # panics of Go 1.25 to 1.27, the middle one pasted with blanks for tabs
    "pasted.goroutines.txt": """\
panic: boom

goroutine 1 [running] {pattern: "GET /panic", "a]b": "x, {y}"}:
main.work[...](0x1, {0x4b2e20?, 0xc000012345?})
\t/src/a.go:10 +0x1d
main.main()
\t/src/a.go:20 +0x2e

goroutine 7 [select (durable) (leaked), 3 minutes, synctest bubble 4 labels:{"foobar": "b\\"az"}]:
main.wait(...)
        /src/a.go:30
created by main.main in goroutine 1
        /src/a.go:19 +0x4a

goroutine 8 [chan receive (nil chan) (scan), locked to thread]{"service": "users"}:
main.(*T[...]).wait(0x0)
\tC:/src/my app/a.go:30 +0x4a
exit status 2
""",
    # as it is in what people paste: blanks for tabs, a tab behind the address, no indentation, and
    # simpleperf's tab between command and process
    "pasted.perf.txt": """\
app 10 [000] 5.000001:   1000 cycles:
        ffff800000000010 vfs_read+0x10 ([kernel.kallsyms])
            7f0000001234 read+0x4 (/usr/lib/libc.so)
                  401010 main+0x10 (/usr/bin/app)

com.example.maps\t21452/21460 [007] 11371.483014: 1000 cycles:
\tffffff9c807ad35c\t__sched ([kernel.kallsyms])
\t    7b0da4f360 [unknown] ([heap])

cafe 10 [000] 5.000001: PERF_RECORD_COMM exec: app:10/10
PERF_RECORD_EXIT(10:10):(1:1)
cafe 10/11 5.000001:   1000 cycles:
ffff800000000010 vfs_read+0x10 ([kernel.kallsyms])
401010 operator()(int) const (/usr/bin/app)
  app.c:31
401018 _start+0x10 (/usr/bin/app)

app 10/11 5.000001:   1000 cycles:
\t    7f0000001234 strchr+0x4 (inlined)
\t    7f0000002222 caller+0x4 (/usr/lib/libx.so)
\t    7f0000001234 leaf+0x4 (inlined)
\t    55555a63a2c0 [unknown] ([heap])
""",
    # names of generated code
    "maps.perf.txt": """\
java 10/11 5.000001:   1000 cycles:
\t    7f722d119786 Lcom/a/A;::run->Lcom/b/B;::get->Lcom/c/C;::<init> (/tmp/perf-10.map)
\t    7f722d0004e7 py::<module>:/srv/main.py (/tmp/perf-10.map)
\t    7f722d0004e8 a->b (/tmp/perf-10.map)
\t    7f722d0004e9 V<int>::operator->() const (/usr/lib/jvm/libjvm.so)
\t    7f722d0004ea java.util.List<E>::add(int) ([JIT app cache])
\t    7f722d0004eb android.view.View.<clinit>(V) (/system/framework/boot.odex)

""",
    "backwards.cpuprofile": """\
{"nodes": [
 {"id": 1, "callFrame": {"functionName": "main", "url": "a.js", "lineNumber": 0, "columnNumber": 0}, "children": [2, 3]},
 {"id": 2, "callFrame": {"functionName": "work", "url": "a.js", "lineNumber": 4, "columnNumber": 0}},
 {"id": 3, "callFrame": {"functionName": "rest", "url": "a.js", "lineNumber": 8, "columnNumber": 0}}],
 "startTime": 1000, "endTime": 11000, "samples": [1, 2, 3, 2, 1], "timeDeltas": [-100, 4000, -3000, 5000, 100]}
""",
    "hits.cpuprofile": """\
{"nodes": [
 {"id": 7, "callFrame": {"functionName": "main", "url": "a.js", "lineNumber": 0, "columnNumber": 0}, "hitCount": 1},
 {"id": 9, "callFrame": {"functionName": "work", "url": "a.js", "lineNumber": 4, "columnNumber": 0}, "hitCount": 5,
  "parent": 7}]}
""",
    "wrapped.cpuprofile": """\
{"id": 7, "result": {"profile": {"nodes": [
 {"id": 1, "callFrame": {"functionName": "(root)", "scriptId": "0", "url": "", "lineNumber": -1, "columnNumber": -1}, "children": [2]},
 {"id": 2, "callFrame": {"functionName": "main", "scriptId": "1", "url": "file:///srv/a.js", "lineNumber": 3, "columnNumber": 9}}],
 "startTime": 1000, "endTime": 5000, "samples": [2, 2], "timeDeltas": [0, 1500]}}}
""",
    # Chrome until 2016: nodes within nodes, lines from 1, when samples were taken instead of deltas.
    "old.cpuprofile": """\
{"head": {"functionName": "(root)", "scriptId": "0", "url": "", "lineNumber": 0, "columnNumber": 0, "hitCount": 0,
 "callUID": 1, "children": [
  {"functionName": "main", "scriptId": "3", "url": "http://localhost/a.js", "lineNumber": 4, "columnNumber": 10, "hitCount": 1,
   "callUID": 2, "children": [
    {"functionName": "", "scriptId": "3", "url": "http://localhost/a.js", "lineNumber": 9, "columnNumber": 2, "hitCount": 2,
     "callUID": 3, "children": [], "deoptReason": "", "id": 3, "positionTicks": [{"line": 10, "ticks": 2}]}],
   "deoptReason": "no reason", "id": 2, "positionTicks": []},
  {"functionName": "(program)", "scriptId": "0", "url": "", "lineNumber": 0, "columnNumber": 0, "hitCount": 1,
   "callUID": 4, "children": [], "deoptReason": "", "id": 4, "positionTicks": []}],
 "deoptReason": "", "id": 1, "positionTicks": []},
 "startTime": 100.5, "endTime": 100.504, "samples": [2, 3, 3, 4], "timestamps": [7000000, 7001000, 7002000, 7003000]}
""",
    "old.heapprofile": """\
{"head": {"callFrame": {"functionName": "(root)", "scriptId": "0", "url": "", "lineNumber": -1, "columnNumber": -1},
 "selfSize": 0, "children": [
  {"selfSize": 16, "children": [
    {"callFrame": {"functionName": "load", "scriptId": "9", "url": "a.js", "lineNumber": 1, "columnNumber": 2}, "selfSize": 4096, "children": []}],
   "callFrame": {"functionName": "main", "scriptId": "9", "url": "a.js", "lineNumber": 0, "columnNumber": 0}}]}}
""",
    # Two threads of one process with ids of nodes that are the same, and another process with the same id of a profile. The
    # second thread's profile is one of old Chrome, with the deltas inside; the last event is none of a profile.
    "threads.trace.json": """\
{"metadata": {"source": "DevTools"}, "traceEvents": [
 {"args": {"name": "Renderer"}, "cat": "__metadata", "name": "process_name", "ph": "M", "pid": 7, "tid": 0, "ts": 0},
 {"args": {"data": {"startTime": 1000}}, "cat": "disabled-by-default-v8.cpu_profiler", "id": "0x1", "name": "Profile", "ph": "P", "pid": 7, "tid": 70, "ts": 1},
 {"pid": 7, "tid": 71, "ts": 2, "ph": "P", "cat": "disabled-by-default-v8.cpu_profiler", "name": "Profile", "id": "0x2", "args": {"data": {"startTime": 2000}}},
 {"args": {"data": {"cpuProfile": {"nodes": [
   {"callFrame": {"codeType": "other", "functionName": "(root)", "scriptId": 0}, "id": 1},
   {"callFrame": {"codeType": "JS", "functionName": "paint", "scriptId": 3, "url": "a.js", "lineNumber": 4, "columnNumber": 1}, "id": 2, "parent": 1}],
   "samples": [2, 2]}, "timeDeltas": [10, 100]}}, "cat": "disabled-by-default-v8.cpu_profiler", "id": "0x1", "name": "ProfileChunk", "ph": "P", "pid": 7, "tid": 79, "ts": 3},
 {"pid": 7, "tid": 79, "ts": 4, "ph": "P", "cat": "disabled-by-default-v8.cpu_profiler", "name": "ProfileChunk", "id": "0x2", "args": {"data": {
   "cpuProfile": {"nodes": [
    {"callFrame": {"functionName": "(root)", "scriptId": 0}, "id": 1},
    {"callFrame": {"functionName": "wait", "scriptId": 3}, "id": 2, "parent": 1}], "samples": [2], "timeDeltas": [5]}, "endTime": 2025}}},
 {"args": {"data": {"cpuProfile": {"nodes": [
   {"callFrame": {"functionName": "draw", "scriptId": 3, "url": "a.js", "lineNumber": 8}, "id": 3, "parent": 2}],
   "samples": [3, 2]}, "timeDeltas": [100, -50], "endTime": 1400}}, "cat": "disabled-by-default-v8.cpu_profiler", "id": "0x1", "name": "ProfileChunk", "ph": "P", "pid": 7, "tid": 79, "ts": 5},
 {"args": {"data": {"cpuProfile": {"nodes": [{"callFrame": {"functionName": "alone"}, "id": 1}], "samples": [1, 1]}, "timeDeltas": [1, 20]}},
  "cat": "disabled-by-default-v8.cpu_profiler", "id": "0x1", "name": "ProfileChunk", "ph": "P", "pid": 8, "tid": 80, "ts": 6},
 {"args": {"name": "CrRendererMain"}, "cat": "__metadata", "name": "thread_name", "ph": "M", "pid": 7, "tid": 70, "ts": 0},
 {"args": {"name": "Worker"}, "cat": "__metadata", "name": "thread_name", "ph": "M", "pid": 7, "tid": 71, "ts": 0},
 {"args": {"data": {"nodes": [1, 2], "samples": "none"}}, "name": "Layout", "ph": "X", "pid": 7, "tid": 70, "ts": 9, "dur": 18446744073709551615}]}
""",
    # Profiles before the frames, weights before the samples; frames that are closed at one time in any order.
    "unordered.speedscope.json": """\
{"profiles": [
 {"weights": [1.5, 2], "samples": [[0, 1], [0, 1, 2]], "name": "one", "unit": "milliseconds", "type": "sampled", "startValue": 0, "endValue": 3.5},
 {"events": [{"at": 0, "frame": 0, "type": "O"}, {"at": 1, "frame": 1, "type": "O"}, {"at": 1, "frame": 2, "type": "O"},
   {"at": 4, "frame": 0, "type": "C"}, {"at": 4, "frame": 1, "type": "C"}, {"at": 4, "frame": 2, "type": "C"}],
  "name": "two", "unit": "milliseconds", "type": "evented", "startValue": 0, "endValue": 4}],
 "shared": {"frames": [{"name": "main"}, {"name": "work", "file": "a.cs", "line": 3}, {"name": "<lambda>"}]},
 "$schema": "https://www.speedscope.app/file-format-schema.json", "exporter": "another@1.0"}
""",
    # The Firefox profiler's, in the versions that differ; made after its front end's table of fields.
    "old.firefox.json": """\
{"meta": {"interval": 1, "startTime": 1700000000000, "processType": 0, "stackwalk": 1, "version": 24, "preprocessedProfileVersion": 40,
  "categories": [{"name": "Other", "color": "grey", "subcategories": ["Other"]}, {"name": "Layout", "color": "purple", "subcategories": ["Other"]}]},
 "threads": [{"name": "GeckoMain", "processType": "default", "pid": 40, "tid": 41,
  "libs": [{"start": 4096, "end": 8192, "offset": 0, "arch": "x86_64", "name": "libx.so", "path": "/usr/lib/libx.so", "debugName": "libx.so", "debugPath": "", "breakpadId": "AB0"}],
  "samples": {"length": 4, "stack": [1, 2, null, 2], "time": [1, 2, 3, 4]},
  "stackTable": {"length": 3, "prefix": [null, 0, 0], "frame": [0, 1, 2], "category": [0, 1, 0], "subcategory": [0, 0, 0]},
  "frameTable": {"length": 3, "address": [-1, 256, -1], "category": [null, null, null], "func": [0, 1, 2], "line": [null, null, 12], "column": [null, null, 3], "implementation": [null, null, null], "optimizations": [null, null, null]},
  "funcTable": {"length": 3, "name": [0, 1, 2], "isJS": [false, false, true], "resource": [-1, 0, -1], "fileName": [null, null, 3], "lineNumber": [null, null, 10], "columnNumber": [null, null, 1]},
  "resourceTable": {"length": 1, "lib": [0], "name": [4], "host": [null], "type": [1]},
  "stringArray": ["(root)", "layout::reflow", "onClick", "http://example.com/app.js", "libx.so"]}]}
""",
    "samply.firefox.json": """\
{"meta": {"interval": 0.5, "startTime": 1700000000000.25, "version": 24, "preprocessedProfileVersion": 48, "processType": 0, "stackwalk": 1, "symbolicated": false,
  "sampleUnits": {"time": "ms", "eventDelay": "ms", "threadCPUDelta": "\u00b5s"}, "categories": [{"name": "User", "color": "yellow", "subcategories": ["Other"]}, {"name": "Kernel", "color": "orange", "subcategories": []}]},
 "libs": [{"name": "app", "path": "/srv/app", "debugName": "app", "debugPath": "/srv/app", "breakpadId": "00", "codeId": "abcdef", "arch": null}],
 "threads": [{"name": "worker", "processName": "app", "pid": "5", "tid": "6", "isMainThread": false,
  "samples": {"length": 2, "stack": [1, 2], "time": [0.5, 10], "weight": [1, 19], "weightType": "samples", "threadCPUDelta": [400, 0]},
  "stackTable": {"length": 3, "prefix": [null, 0, 0], "frame": [0, 1, 2], "category": [0, 1, 0], "subcategory": [0, 0, 0]},
  "frameTable": {"length": 3, "address": [16, 18446744071578848386, 300], "inlineDepth": [0, 0, 0], "category": [0, 1, 0], "func": [0, 1, 2], "nativeSymbol": [null, null, null], "line": [null, null, null], "column": [null, null, null]},
  "funcTable": {"length": 3, "name": [0, 1, 2], "isJS": [false, false, false], "relevantForJS": [false, false, false], "resource": [0, -1, 0], "fileName": [null, null, null], "lineNumber": [null, null, null], "columnNumber": [null, null, null]},
  "resourceTable": {"length": 1, "lib": [0], "name": [3], "host": [null], "type": [1]}, "nativeSymbols": {"length": 0, "address": [], "functionSize": [], "libIndex": [], "name": []},
  "stringArray": ["0x10", "asm_exc_page_fault", "0x12c", "app"]},
  {"name": "idle", "processName": "app", "pid": "5", "tid": "7", "samples": {"length": 0, "stack": [], "time": []}, "stringArray": []}]}
""",
    "new.firefox.json": """\
{"threads": [{"name": "main", "pid": "5", "tid": 5, "isMainThread": true, "processName": "app",
  "samples": {"length": 3, "stack": [2, 1, 2], "timeDeltas": [1, 1, 1], "weight": [1.25, -0.5, 2], "weightType": "tracing-ms"},
  "nativeAllocations": {"length": 2, "stack": [1, 2], "time": [1, 2], "weight": [4096, -1024]}},
  {"name": "side", "pid": "5", "tid": 6, "processName": "app", "samples": {"length": 1, "stack": [0], "timeDeltas": [1]}}],
 "shared": {"stringArray": ["main", "work", "main.rs", "<closure>"],
  "stackTable": {"length": 3, "prefixOffset": [0, 1, 1], "frame": [0, 1, 2]},
  "frameTable": {"length": 3, "address": [-1, 64, 64], "inlineDepth": [0, 0, 1], "category": [0, null, 1], "func": [0, 1, 2], "line": [3, null, 9], "column": [null, null, null], "lib": [-1, 0, 0], "originalLocation": [null, null, null]},
  "funcTable": {"length": 3, "name": [0, 1, 3], "isJS": [false, false, false], "resource": [-1, -1, -1], "source": [0, null, 0], "lineNumber": [1, null, 8], "columnNumber": [null, null, null]},
  "sources": {"length": 1, "filename": [2], "id": [null], "startLine": [1], "startColumn": [1], "sourceMapURL": [null], "content": [null]}},
 "libs": [{"name": "app", "path": "/srv/app", "breakpadId": "", "codeId": null}],
 "meta": {"preprocessedProfileVersion": 70, "version": 36, "interval": 1, "startTime": 0, "categories": [{"name": "Other"}, {"name": "Inner"}]}}
""",
    "gecko.firefox.json": """\
{"meta": {"version": 34, "startTime": 1700000000000.0, "interval": 1, "stackwalk": 1, "processType": 0, "product": "Firefox", "categories": [{"name": "Other", "color": "grey", "subcategories": ["Other"]}, {"name": "JavaScript", "color": "yellow", "subcategories": ["Other"]}],
  "sampleUnits": {"time": "ms", "eventDelay": "ms", "threadCPUDelta": "ns"}},
 "libs": [{"start": 139637976727552, "end": 139637976793088, "offset": 0, "name": "libdemo.so", "path": "/usr/lib/libdemo.so", "breakpadId": "AA0", "codeId": null}],
 "threads": [{"name": "GeckoMain", "processName": "Parent", "tid": 11, "pid": 10,
  "samples": {"schema": {"stack": 0, "time": 1, "eventDelay": 2, "threadCPUDelta": 3}, "data": [[2, 0.5, 0, null], [1, 1.5, 0, 100], [2, 2.5, 0], [null, 3.5, 0]]},
  "frameTable": {"schema": {"location": 0, "relevantForJS": 1, "innerWindowID": 2, "implementation": 3, "line": 4, "column": 5, "category": 6, "subcategory": 7},
   "data": [[0, false, 0, null, null, null, 0, 0], [1, false], [2, true, 0, null, 12, 3, 1, 0]]},
  "stackTable": {"schema": {"prefix": 0, "frame": 1}, "data": [[null, 0], [0, 1], [1, 2]]},
  "stringTable": ["(root)", "0x7f0000001234", "doWork (http://example.com/app.js:10:5)[3]"]}],
 "processes": [{"meta": {"version": 34, "startTime": 1700000000100.0, "interval": 1, "categories": [{"name": "Graphics"}]}, "libs": [], "processes": [],
  "threads": [{"name": "Compositor", "processName": "GPU", "tid": 21, "pid": 20,
   "samples": {"schema": {"stack": 0, "time": 1}, "data": [[0, 1]]},
   "frameTable": {"schema": {"location": 0, "category": 1}, "data": [[0, 0]]},
   "stackTable": {"schema": {"prefix": 0, "frame": 1}, "data": [[null, 0]]}, "stringTable": ["Composite (scene)"]}]}]}
""",
    # SYNTHETIC: as bpftrace prints maps (its reference guide, "Map printing").
    "stacks.bpftrace.txt": """\
Attaching 2 probes...
^C

@[
    ledger::apply(int)+42
    ledger::run+12
    main+7
]: 3
@[
    ledger::apply(int)+60
    ledger::run+12
    main+7
, ledgerd]: 5
@offcpu[ledgerd, 77, 
    finish_task_switch+1
    schedule+0x20

,
    __poll+11
    0x7f0011223344
]: 7
@hist[
    main+7
]:
[1]                    1 |@@@|
@us[ledgerd]: 4
""",
    # SYNTHETIC: as bcc's profile prints without -f (its example text), and in older releases.
    "stacks.bcc.txt": """\
Sampling at 49 Hertz of all threads by user + kernel stack... Hit Ctrl-C to end.
^C
    filemap_map_pages
    handle_mm_fault
    --
    read_page(std::vector<int>&)
    main
    -                cp -r (9036)
        1

    b'func_ab'
    b'main'
    -                b'func_ab' (13549)
        5

""",
    # SYNTHETIC: as DTrace prints aggregations by ustack() and stack() (its guide).
    "stacks.dtrace.txt": """\
CPU     ID                    FUNCTION:NAME
  0  64091                       :tick-60s


              libc.so.1`__read+0xa
              server`io::read(char*)+0x1f3
              server`main+0x2a
               15

  server                                              
              genunix`cv_wait+0x61
              0xfffffe0001
              server`main+0x2a
                4
""",
    # SYNTHETIC: as /usr/bin/sample prints (its manual page, reports in public).
    "server.sample.txt": """\
Analysis of sampling server (pid 412) every 2 milliseconds
Process:         server [412]
Path:            /srv/server

Call graph:
    10 Thread_41   DispatchQueue_1: com.apple.main-thread  (serial)
    + 9 start  (in dyld) + 1903  [0x7ff8]
    +   9 main  (in server) + 52  [0x100003f50]  main.c:12
    +     6 -[Ledger apply:]  (in server) + 30  [0x100003e20]  Ledger.m:40
    +     ! 4 objc_msgSend  (in libobjc.A.dylib) + 5  [0x7ff9]
    +     2 work  (in server) + 30,41  [0x100003e20,0x100003e30]
    + 1 ???  (in dyld)  load address 0x7ff + 0x10  [0x80f]
    3 Thread_42
      3 start_wqthread  (in libsystem_pthread.dylib) + 15  [0x7ffa]

Total number in stack (recursive counted multiple, when >=5):
        5       nothing
Sort by top of stack, same collapsed (when >= 5):
        objc_msgSend  (in libobjc.A.dylib)        4
""",
    # SYNTHETIC: as GHC's profiler writes with -p, and with -P (GHC's User's Guide, "Profiling").
    "share.prof": """\
	Mon Nov 30 12:00 2026 Time and Allocation Profiling Report  (Final)

	   app +RTS -p -RTS

	total time  =        2.00 secs   (2000 ticks @ 1000 us, 1 processor)
	total alloc = 1,000,000 bytes  (excludes profiling overheads)

COST CENTRE MODULE    SRC                 %time %alloc

fib         Main      a.hs:(3,1)-(5,20)    90.0   80.0


                                                                          individual      inherited
COST CENTRE  MODULE                SRC                no.     entries  %time %alloc   %time %alloc

MAIN         MAIN                  <built-in>         120          0    0.0    5.0   100.0  100.0
 CAF         GHC.Conc.Signal       <entire-module>    218          0    0.0    0.0     0.0    0.0
 main        Main                  a.hs:9:1-20        241          1   10.0   15.0   100.0   95.0
  fib        Main                  a.hs:(3,1)-(5,20)  242       1973   90.0   80.0    90.0   80.0
 mapM_.\\     Data.List             <no location info> 243          0    0.0    0.0     0.0    0.0
""",
    "exact.prof": """\
	Mon Nov 30 12:00 2026 Time and Allocation Profiling Report  (Final)

	   app +RTS -P -RTS

	total time  =        0.05 secs   (50 ticks @ 1000 us, 1 processor)
	total alloc =   8,000,016 bytes  (excludes profiling overheads)

COST CENTRE MODULE SRC %time %alloc  ticks     bytes

COST CENTRE  MODULE  SRC          no.     entries  %time %alloc   %time %alloc  ticks     bytes

MAIN         MAIN    <built-in>   120          0    0.0    0.0   100.0  100.0      0        16
 run         Main    a.hs:3:1-20  241          1  100.0  100.0   100.0  100.0     50   8000000
""",
    # SYNTHETIC: as dotnet-stack report and dotnet-dump's clrstack print (their documentation).
    "report.dotnet.txt": """\
Process: 4711 App
Thread (0x1A2B):
  [Native Frames]
  System.Private.CoreLib!System.Threading.WaitHandle.WaitOneNoCheck(int32)
  App!App.Program+<>c__DisplayClass0_0.<Main>b__0(class System.Object)
  App!App.Program.Main(class System.String[])

Thread (0x1A2C):
  [Native Frames]
""",
    "clrstack.dotnet.txt": """\
> clrstack -all
OS Thread Id: 0x1a2b (0)
        Child SP               IP Call Site
00007FFC2A1BD8A0 00007f2a3c5d9b2e [HelperMethodFrame: 00007ffc2a1bd8a0] System.Threading.Thread.SleepInternal(Int32)
00007FFC2A1BD9F0 00007F29C1A50F4B System.Threading.Thread.Sleep(Int32) [/_/src/Thread.cs @ 357]
00007FFC2A1BDA00 00007F29C1A3B5A1 App.Program.Main(System.String[])
OS Thread Id: 0x1a2c
        Child SP               IP Call Site
00007F29B0FFD700 00007f2a3c5d9b2e App.Worker.Run()
""",
    # SYNTHETIC: as jcmd Thread.dump_to_file writes (JDK 21).
    "virtual.jstack.txt": """\
4711
2026-11-30T12:00:00Z
21.0.1

#1 "main"
      java.base/java.lang.Thread.sleep0(Native Method)
      com.example.App.main(App.java:12)

#29 "" virtual
      java.base/java.lang.VirtualThread.park(VirtualThread.java:592)
      com.example.App$Worker.lambda$run$0(App.java:31)
""",
    # SYNTHETIC: as Austin 3 writes (its README).
    "full.austin.txt": """\
# austin: 3.7.0
# interval: 100
# mode: full

P12;T0:34;/srv/app.py:<module>:20;/srv/app.py:main:5 100,0,4096
P12;T0:34;/srv/app.py:<module>:20;/srv/app.py:main:6;:GC: 300,0,-1024
P12;T1:35;C:\\\\srv\\\\app.py:<lambda>:7:7:3:9 200,1,0
P13;T36 50,1,0
# duration: 2000
""",
    "cpu.austin.txt": """\
# austin: 3.4.1
# interval: 10000
# mode: cpu
P12;T34;/srv/app.py:main:5 10000
""",
}


def main(top):
    folder = os.path.join(top, "text")
    os.makedirs(folder, exist_ok=True)
    files = {name: text.encode() for name, text in TEXTS.items()}
    for word, order, name in (("I", "<", "32le"), ("I", ">", "32be"), ("Q", "<", "64le"),
                              ("Q", ">", "64be")):
        files["cpu-%s.prof" % name] = cpu(word, order)
    files["cpu-signal.prof"] = cpu("Q", "<", stacks=SIGNAL)
    files["cpu-java.prof"] = cpu("Q", "<", java=1, tail=JAVA_NAMES,
                                 stacks=[(2, (3, 4)), (1, (5, 3, 4)), (1, (9, 4))])
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(data)


main(sys.argv[1])
