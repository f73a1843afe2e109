Names of functions for profiles that have none, from the program's table of symbols.
$ pa top -compact_labels testdata/text/cpu-64le.prof
Showing nodes accounting for 110ms, 100% of 110ms total
      flat  flat%   sum%        cum   cum%
      60ms 54.55% 54.55%       60ms 54.55%  [libm.so.6]
      30ms 27.27% 81.82%      100ms 90.91%  [app]
      10ms  9.09% 90.91%       10ms  9.09%  <unknown>
      10ms  9.09%   100%       10ms  9.09%  [libx.so]

$ pa top -compact_labels testdata/elf/app-64le testdata/text/cpu-64le.prof
Showing nodes accounting for 110ms, 100% of 110ms total
      flat  flat%   sum%        cum   cum%
      60ms 54.55% 54.55%       60ms 54.55%  [libm.so.6]
      30ms 27.27% 81.82%       30ms 27.27%  assembly
      10ms  9.09% 90.91%       10ms  9.09%  <unknown>
      10ms  9.09%   100%       10ms  9.09%  [libx.so]
         0     0%   100%       50ms 45.45%  Book::match
         0     0%   100%      100ms 90.91%  main

$ for app in 64be 32le 32be; do pa top -compact_labels testdata/elf/app-$app testdata/text/cpu-$app.prof | tail -1; done
         0     0%   100%      100ms 90.91%  main
         0     0%   100%       40ms   100%  main
         0     0%   100%       40ms   100%  main

$ pa traces -compact_labels -symbolize=demangle=none testdata/elf/app-64le testdata/text/cpu-64le.prof | head -6
File: app-64le
Type: cpu
-----------+-------------------------------------------------------
      30ms   assembly
             _ZN4Book5matchEv
             main

$ pa top -n 1 -compact_labels testdata/elf/app-64le testdata/text/cpu-64le.prof testdata/text/cpu-64be.prof
Showing nodes accounting for 120ms, 54.55% of 220ms total
Showing top 1 nodes out of 6
      flat  flat%   sum%        cum   cum%
     120ms 54.55% 54.55%      120ms 54.55%  [libm.so.6]

$ pa peek -compact_labels match testdata/elf/app-64le testdata/text/cpu-64le.prof
Showing nodes accounting for 110ms, 100% of 110ms total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                              50ms   100% |   main
         0     0%     0%       50ms 45.45%                | Book::match
                                              30ms 60.00% |   assembly
                                              20ms 40.00% |   [libm.so.6]
----------------------------------------------------------+-------------

$ pa flame --format folded testdata/elf/app-stripped testdata/text/cpu-64le.prof
main;Book::match;assembly 30000000
main;Book::match;[libm.so.6] 20000000
main;[libx.so] 10000000
main;[libm.so.6] 40000000
<unknown> 10000000

$ for files in testdata/text/cpu-64le.prof 'testdata/text/cpu-64be.prof testdata/text/cpu-64le.prof'; do pa graph --format dot testdata/elf/app-64le $files | grep -o 'Showing.*total' ; done
Showing nodes accounting for 110ms, 100% of 110ms total
Showing nodes accounting for 0, 0% of 110ms total

$ pa info testdata/elf/app-64le testdata/text/cpu-64le.prof
Format: binary CPU profile of gperftools
Default type: cpu
Period: 10ms
Drop frames: ProfileData::Add|ProfileData::prof_handler|CpuProfiler::prof_handler|__pthread_sighandler|__restore
Samples: 5
Deepest stack: 3
Mean depth: 2.2
Locations: 7
Locations with inlined calls: 0
Functions: 3
Symbols: 4 of 7 locations without a function
type     unit           sum
samples  count           11
cpu      nanoseconds  110ms

start           limit               file                     build id
0x400000        0x403000            testdata/elf/app-64le
0x7f0000000000  0x7f0000020000      /lib/libm.so.6
0x50000         0x60000             /srv/legacy/lib/libx.so  0123abcd
0x0             0xffffffffffffffff

$ # not without need, and not if it is another program
$ pa top -n 1 -compact_labels -symbolize=none testdata/elf/app-64le testdata/text/cpu-64le.prof
Showing nodes accounting for 60ms, 54.55% of 110ms total
Showing top 1 nodes out of 4
      flat  flat%   sum%        cum   cum%
      60ms 54.55% 54.55%       60ms 54.55%  [libm.so.6]

$ pa top -n 1 -compact_labels testdata/elf/app-64le testdata/go/cpu.pb.gz
Showing nodes accounting for 580ms, 43.61% of 1330ms total
Showing top 1 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix

$ pa top -n 1 -compact_labels testdata/elf/app-nothing testdata/text/cpu-64le.prof
Showing nodes accounting for 60ms, 54.55% of 110ms total
Showing top 1 nodes out of 4
      flat  flat%   sum%        cum   cum%
      60ms 54.55% 54.55%       60ms 54.55%  [libm.so.6]
pa: warning: testdata/elf/app-nothing: no address of the profile lies in a function of it

$ pa proto -o $T/built.pb.gz testdata/odd/no-functions.pb.gz && pa top -compact_labels testdata/elf/app-64le $T/built.pb.gz
Showing nodes accounting for 100ns, 100% of 100ns total
      flat  flat%   sum%        cum   cum%
      70ns 70.00% 70.00%       70ns 70.00%  [libm.so.6]
      30ns 30.00%   100%       30ns 30.00%  <unknown>
         0     0%   100%      100ns   100%  [app]
pa: warning: testdata/elf/app-64le: not used, its build id a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3 is not that of the profile, 0123abcd

$ head -c 700 testdata/elf/app-64le > $T/cut; pa top $T/cut testdata/text/cpu-64le.prof
pa: $T/cut: section headers: lies outside the file
[exit 2]

$ pa top testdata/elf/app-64le
pa: testdata/elf/app-64le: this is an executable, not a profile of one
[exit 2]

$ # binaries on this machine, if that is asked for
$ mkdir $T/bin && cp testdata/elf/app-64le $T/bin/app; PPROF_BINARY_PATH=/nowhere:$T/bin pa top -symbolize=local -compact_labels testdata/text/heap-v2.txt
Showing nodes accounting for 2MB, 100% of 2MB total
      flat  flat%   sum%        cum   cum%
       2MB   100%   100%        2MB   100%  assembly
         0     0%   100%        2MB   100%  Book::match

$ PPROF_BINARY_PATH=$T/bin pa top -compact_labels testdata/text/heap-v2.txt
Showing nodes accounting for 2MB, 100% of 2MB total
      flat  flat%   sum%        cum   cum%
       2MB   100%   100%        2MB   100%  [app]
