Lines and inlined calls for profiles that have none, from the program's debug information.
$ pa top -lines testdata/elf/inlined.so testdata/elf/inlined.heap.txt
File: inlined.so
Type: space
Showing nodes accounting for 10B, 100% of 10B total
      flat  flat%   sum%        cum   cum%
        5B 50.00% 50.00%         5B 50.00%  innermost /src/inlined.c:5 (inline)
        2B 20.00% 70.00%         4B 40.00%  middle /src/inlined.c:11 (inline)
        1B 10.00% 80.00%         8B 80.00%  outer /src/inlined.c:16
        1B 10.00% 90.00%         1B 10.00%  outer /src/inlined.c:17
        1B 10.00%   100%         1B 10.00%  outer /src/inlined.c:18
         0     0%   100%         3B 30.00%  middle /src/inlined.c:10 (inline)

$ pa tree -compact_labels testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Showing nodes accounting for 10B, 100% of 10B total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                                5B   100% |   middle (inline)
        5B 50.00% 50.00%         5B 50.00%                | innermost
----------------------------------------------------------+-------------
        3B 30.00% 80.00%        10B   100%                | outer
                                                7B 70.00% |   middle (inline)
----------------------------------------------------------+-------------
                                                7B   100% |   outer (inline)
        2B 20.00%   100%         7B 70.00%                | middle
                                                5B 71.43% |   innermost (inline)
----------------------------------------------------------+-------------

$ pa list -trim_path /src -source_path testdata/src/inlined middle testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Total: 10B
ROUTINE ======================== middle in inlined.c
        2B         7B (flat, cum) 70.00% of Total
         .          .      5:    return x * x + 7;
         .          .      6:}
         .          .      7:
         .          .      8:static inline int middle(int x)
         .          .      9:{
         .         3B     10:    int sum = innermost(x);
        2B         4B     11:    return sum ^ innermost(x + 3);
         .          .     12:}
         .          .     13:
         .          .     14:int outer(int x)
         .          .     15:{
         .          .     16:    int product = middle(x) * 3;

$ pa top -noinlines -compact_labels testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Showing nodes accounting for 10B, 100% of 10B total
      flat  flat%   sum%        cum   cum%
       10B   100%   100%        10B   100%  outer

$ # the table of symbols alone
$ pa top -lines -symbolize=fastlocal -compact_labels testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Showing nodes accounting for 10B, 100% of 10B total
      flat  flat%   sum%        cum   cum%
       10B   100%   100%        10B   100%  outer

$ cp testdata/elf/inlined.so $T/inlined.so; pa raw -symbolize=local testdata/elf/inlined.heap.txt | grep -c inlined.c
0
[exit 1]

$ PPROF_BINARY_PATH=$T pa raw -symbolize=local testdata/elf/inlined.heap.txt | grep -c inlined.c
22

$ pa proto -o $T/named.pb.gz testdata/elf/inlined.so testdata/elf/inlined.heap.txt && pa raw $T/named.pb.gz | grep -c inlined.c
22
