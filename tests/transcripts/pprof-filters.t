Filters and labels, where pprof does what is not obvious.
$ # an empty expression is none
$ pa top -n 1 -compact_labels -focus= -tagignore= -tagroot= -show_from= testdata/odd/labels.pb.gz
Showing nodes accounting for 120ns, 80.00% of 150ns total
Showing top 1 nodes out of 2
      flat  flat%   sum%        cum   cum%
     120ns 80.00% 80.00%      150ns   100%  main

$ # without a key before the "=": as without a "="
$ pa top -n 1 -compact_labels -tagignore==green testdata/odd/labels.pb.gz
Active filters:
   tagignore==green
Showing nodes accounting for 120ns, 80.00% of 150ns total
Showing top 1 nodes out of 2
      flat  flat%   sum%        cum   cum%
     120ns 80.00% 80.00%      130ns 86.67%  main
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ # keys that no label has are told
$ pa comments -tagshow=nokey -taghide=nokey testdata/odd/labels.pb.gz
pa: warning: tagshow expression matched no samples
pa: warning: taghide expression matched no samples

$ pa comments -tagshow=tenant -taghide=bytes testdata/odd/labels.pb.gz
$ # frames of labels are numbered from the last key to the first
$ pa raw -tagroot=tenant,nokey -tagleaf=nokey,tenant testdata/odd/labels.pb.gz
PeriodType:  
Period: 0
Samples:
cpu/nanoseconds
         10: 4 3 2 1 3 4 
                tenant:[red]
                bytes:[4096 bytes]
         20: 5 3 2 1 3 5 
                tenant:[blue green]
         30: 6 3 1 3 6 
                latency:[12 milliseconds 3 ]
         40: 6 3 1 3 6 
                bytes:[2 kilobytes] request:[100]
         50: 6 3 1 3 6 
                zero:[0 bytes]
Locations
     1: 0x0 M=1 main main.c:10:0 s=0
     2: 0x0 M=1 leaf leaf.c:20:0 s=0
     3: 0x0  nokey:0:0 s=0
     4: 0x0 red tenant:0:0 s=0()
     5: 0x0 blue,green tenant:0:0 s=0()
     6: 0x0  tenant:0:0 s=0
Mappings
1: 0x0/0x0/0x0   

$ # what a base cancels out is gone from the tables as well, and matches nothing
$ pa raw -base testdata/odd/recursion.pb.gz -ignore=leaf testdata/odd/recursion.pb.gz
PeriodType:  
Period: 0
Samples:
cpu/nanoseconds
Locations
Mappings
1: 0x0/0x0/0x0   
pa: warning: ignore expression matched no samples

$ # samples of a base that differ in the label of bases only are one: the total is that of cpu-v2
$ pa proto -diff_base testdata/go/cpu.pb.gz -o $T/diff.pb.gz testdata/go/cpu-v2.pb.gz
$ pa top -n 1 -diff_base $T/diff.pb.gz testdata/go/cpu-v2.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 5.06s, Total samples = 2980ms (58.94%)
Showing nodes accounting for 580ms, 19.46% of 2980ms total
Showing top 1 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 19.46% 19.46%      580ms 19.46%  example.org/lexi/internal/text.mix

$ # mappings that no location is in stay
$ pa proto --divide-by=2 testdata/go/cpu.pb.gz | pa raw - | sed -n '/^Mappings/,$p'
Mappings
1: 0x400000/0x4bd000/0x0 /srv/lexi  [FN]
2: 0x7f703b11f000/0x7f703b121000/0x0 [vdso]  
3: 0xffffffffff600000/0xffffffffff601000/0x0 [vsyscall]  

$ # types in another order, or others: the default of what is merged is the first one
$ pa raw testdata/odd/unit-ns.pb.gz testdata/odd/strings-last-types-last.pb.gz | grep /
samples/count[dflt] cpu/nanoseconds
1: 0x0/0x0/0x0   

$ pa raw testdata/odd/strings-last-types-last.pb.gz testdata/odd/unit-ns.pb.gz | grep /
cpu/nanoseconds[dflt] samples/count
1: 0x0/0x0/0x0   

$ pa raw testdata/odd/unit-ns.pb.gz testdata/odd/unpacked.pb.gz | grep /
samples/count cpu/nanoseconds
1: 0x0/0x0/0x0   

$ # of two ways to choose values the one with a name counts
$ pa top -n 1 -compact_labels -mean_delay -sample_index=0 testdata/go/mutex.pb.gz
Showing nodes accounting for 1, 100% of 1 total
Showing top 1 nodes out of 3
      flat  flat%   sum%        cum   cum%
         1   100%   100%          1   100%  sync.(*Mutex).Unlock
pa: warning: --sample-index=0 counts, not the older flag beside it
