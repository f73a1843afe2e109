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
