What was written reads like what it was written from.
$ pa proto -o $T/copy.pb.gz testdata/go/cpu.pb.gz && pa top -n 3 $T/copy.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 910ms, 68.42% of 1330ms total
Showing top 3 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody

$ pa top testdata/go/heap.pb.gz > $T/a; pa proto testdata/go/heap.pb.gz | pa top - > $T/b; cmp $T/a $T/b
$ pa proto -o $T/1.pb.gz testdata/go/runs; pa proto -o $T/2.pb.gz testdata/go/runs; cmp $T/1.pb.gz $T/2.pb.gz
$ pa proto -o $T/x.pb testdata/odd/documented.pb.gz && pa comments $T/x.pb
first remark
second remark

$ pa proto -o $T/bad.pb.gz testdata/bad/crc.pb.gz; ls $T
1.pb.gz
2.pb.gz
a
b
copy.pb.gz
x.pb
pa: testdata/bad/crc.pb.gz: bad gzip checksum in member 1

$ pa proto -o $T/x.svg testdata/go/cpu.pb.gz
pa: $T/x.svg: this command does not write svg (see --format)
[exit 2]
