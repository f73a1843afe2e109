Where pa departs from pprof, on purpose: README.md, "Differences from pprof". What pprof prints is said above each.
$ # units are scaled, and a sample that has only a count is lost: total 5
$ pa top -sample_index=samples testdata/odd/unit-ms.pb.gz testdata/odd/unit-ns.pb.gz
Type: samples
Showing nodes accounting for 6, 100% of 6 total
      flat  flat%   sum%        cum   cum%
         4 66.67% 66.67%          4 66.67%  leaf
         2 33.33%   100%          6   100%  main

$ # a sum that wraps around: -9223372036854775808
$ pa top testdata/odd/sum-overflows.pb.gz
pa: testdata/odd/sum-overflows.pb.gz: the total does not fit into 64 bits
[exit 2]

$ # names are in the comments of a goroutine profile: <unknown>
$ pa top -n 2 testdata/go/goroutine.debug1.txt
Type: goroutine
Showing nodes accounting for 5, 100% of 5 total
Showing top 2 nodes out of 11
      flat  flat%   sum%        cum   cum%
         4 80.00% 80.00%          4 80.00%  example.org/lexi/internal/pool.wait
         1 20.00%   100%          1 20.00%  runtime/pprof.runtime_goroutineProfileWithLabels

$ # unrecognized profile format
$ pa top -n 2 testdata/go/goroutine.debug2.txt
Type: goroutine
Showing nodes accounting for 5, 100% of 5 total
Showing top 2 nodes out of 9
      flat  flat%   sum%        cum   cum%
         4 80.00% 80.00%          4 80.00%  example.org/lexi/internal/pool.wait
         1 20.00%   100%          1 20.00%  runtime/pprof.writeGoroutineStacks

$ # goes on without the file that cannot be read, status 0
$ pa top testdata/go/cpu.pb.gz testdata/bad/binary 2>&1 | sed 's/ (read are[^)]*)//'
pa: testdata/bad/binary: unrecognized profile format

$ (pa top -n 1 --keep-going testdata/go/cpu.pb.gz testdata/bad/binary; echo $?) 2>&1 | sed 's/ (read are[^)]*)//'
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 580ms, 43.61% of 1330ms total
Showing top 1 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
pa: warning: testdata/bad/binary: unrecognized profile format (left out)
2

$ # takes -nodecount=1 for a second file
$ pa top testdata/go/cpu.pb.gz -nodecount=1 -compact_labels
Showing nodes accounting for 580ms, 43.61% of 1330ms total
Showing top 1 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix

$ # a numeric label of 0 without a unit is lost
$ pa traces testdata/odd/labels.pb.gz | grep zero
      zero:  0
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ # no time, since the last file has none
$ pa traces testdata/odd/plain.pb testdata/odd/unit-ns.pb.gz | head -n 2
Type: cpu
Time: 2023-11-14 22:13:20 UTC

$ # shortened twice, to main.go: of all rows the two of runtime are left
$ pa top -lines -nodefraction=0.2 -trim_path=example.org:lexi testdata/go/cpu.pb.gz | tail -n 3
         0     0% 35.34%      1.27s 95.49%  main.profileCPU.func1 lexi/main.go:89
         0     0% 35.34%      1.27s 95.49%  runtime.main runtime/proc.go:250
         0     0% 35.34%      1.27s 95.49%  runtime/pprof.Do runtime/pprof/runtime.go:40

$ # not shortened
$ pa traces -lines -trim_path=example.org/lexi testdata/go/cpu.pb.gz | grep -m 1 main.main
             main.main main.go:33

$ # 18446744073709551615 1000000007 5
$ pa raw testdata/odd/sparse-ids.pb.gz | sed -n 5p
         60: 1 2 3 
