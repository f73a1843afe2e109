Who calls a function, and what it calls.
$ pa peek 'walk\.\(\*Trie\)\.count$' testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
Showing nodes accounting for 1.33s, 100% of 1.33s total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             0.34s   100% |   example.org/lexi/internal/walk.(*Trie).Count
     0.08s  6.02%  6.02%      0.34s 25.56%                | example.org/lexi/internal/walk.(*Trie).count
                                             0.26s 76.47% |   runtime.mapaccess1
----------------------------------------------------------+-------------

$ pa peek -peek='text\.mix' --compact-labels testdata/go/cpu.pb.gz
Showing nodes accounting for 1.33s, 100% of 1.33s total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             0.58s   100% |   example.org/lexi/internal/text.Hash (inline)
     0.58s 43.61% 43.61%      0.58s 43.61%                | example.org/lexi/internal/text.mix
----------------------------------------------------------+-------------

$ pa peek --lines --compact-labels 'walk.spin .*go:[0-9]+$' testdata/go/cpu.pb.gz
Showing nodes accounting for 1.33s, 100% of 1.33s total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             0.04s 80.00% |   example.org/lexi/internal/walk.even example.org/lexi/internal/walk/walk.go:46 (inline)
                                             0.01s 20.00% |   example.org/lexi/internal/walk.odd example.org/lexi/internal/walk/walk.go:54 (inline)
     0.05s  3.76%  3.76%      0.05s  3.76%                | example.org/lexi/internal/walk.spin example.org/lexi/internal/walk/walk.go:59
----------------------------------------------------------+-------------

$ pa peek --format csv 'walk\.spin' testdata/go/cpu.pb.gz
# functions
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cum_share,name,file,line,address,inline
50000000,0.03759398496240601,0.03759398496240601,50000000,0.03759398496240601,example.org/lexi/internal/walk.spin,,,,inline

# calls
weight (nanoseconds),share,caller,callee,kind,caller_row,callee_row
40000000,0.03007518796992481,example.org/lexi/internal/walk.even,example.org/lexi/internal/walk.spin,inline,,1
10000000,0.007518796992481203,example.org/lexi/internal/walk.odd,example.org/lexi/internal/walk.spin,inline,,1

$ pa peek no_such testdata/go/cpu.pb.gz
pa: no function matches 'no_such'
[exit 2]

$ pa peek '(' testdata/go/cpu.pb.gz
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa peek main
pa: no file: pa peek REGEX FILE...
[exit 2]

$ pa peek
pa: too few arguments: usage: pa peek [OPTIONS] REGEX [PROGRAM] FILE...
[exit 2]
