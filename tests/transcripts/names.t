How much of names is shown. No two functions look the same.
$ pa top --names short -n 6 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 1090ms, 81.95% of 1330ms total
Showing top 6 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  walk.(*Trie).count
      50ms  3.76% 78.20%       50ms  3.76%  walk.spin
      50ms  3.76% 81.95%       70ms  5.26%  runtime.mapaccess1_faststr

$ pa top --names func -n 3 --format csv testdata/go/cpu.pb.gz
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cum_share,name,file,line,address,inline
580000000,0.43609022556390975,0.43609022556390975,580000000,0.43609022556390975,example.org/lexi/internal/text.mix,,,,
240000000,0.18045112781954886,0.6165413533834586,370000000,0.2781954887218045,runtime.mapaccess1,,,,
90000000,0.06766917293233082,0.6842105263157895,90000000,0.06766917293233082,aeshashbody,,,,

$ pa top --names full -n 2 testdata/cpp/cpu.pb.gz
File: depot
Type: cpu
Showing nodes accounting for 1132ms, 100% of 1132ms total
Showing top 2 nodes out of 6
      flat  flat%   sum%        cum   cum%
     976ms 86.22% 86.22%      976ms 86.22%  depot::checksum
     156ms 13.78%   100%      156ms 13.78%  depot::partition

$ pa peek --names short 'text.Fold$' testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
Showing nodes accounting for 1.33s, 100% of 1.33s total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             0.71s 82.56% |   index.(*Index).Add
                                             0.15s 17.44% |   main.build
         0     0%     0%      0.86s 64.66%                | text.Fold
                                             0.67s 77.91% |   index.(*Index).Add.func1
                                             0.15s 17.44% |   walk.(*Trie).Insert
                                             0.03s  3.49% |   strings.Fields
                                             0.01s  1.16% |   strings.ToLower
----------------------------------------------------------+-------------

$ pa traces --names short --focus Common testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
-----------+-------------------------------------------------------
     phase:  query
     shard:  0
      10ms   runtime.mapaccess1_faststr
             index.(*Index).Common.func1
             index.insert
             index.Top
             index.(*Index).Common
             main.build.func1
             pprof.Do
             main.build
             main.profileCPU.func1
             pprof.Do
             main.profileCPU
             main.profileAll
             main.main
             runtime.main
-----------+-------------------------------------------------------
     phase:  query
     shard:  2
      10ms   runtime.add (inline)
             runtime.mapaccess1_faststr
             index.(*Index).Common.func1
             index.insert
             index.Top
             index.(*Index).Common
             main.build.func1
             pprof.Do
             main.build
             main.profileCPU.func1
             pprof.Do
             main.profileCPU
             main.profileAll
             main.main
             runtime.main
-----------+-------------------------------------------------------

$ pa hot --names short -n 1 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)

Heaviest path
From the root to the heaviest callee, as long as that has at least 2% of the total
  cum   cum%                         own  elsewhere  step                      elsewhere, mostly to        its cum
1.27s 95.49% ███████████████████▏      0          0  runtime.main
1.27s 95.49% ███████████████████▏      0          0  main.main
1.27s 95.49% ███████████████████▏      0          0  main.profileAll
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU
1.27s 95.49% ███████████████████▏      0          0  pprof.Do
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU.func1
1.27s 95.49% ███████████████████▏      0      560ms  main.build                pprof.Do                      360ms
710ms 53.38% ██████████▋               0          0  index.(*Index).Add
710ms 53.38% ██████████▋               0       40ms  text.Fold                 strings.Fields                 30ms
670ms 50.38% ██████████▏            10ms       80ms  index.(*Index).Add.func1  runtime.mapaccess1_faststr     50ms
580ms 43.61% ████████▊                 0          0  text.Hash
580ms 43.61% ████████▊             580ms          0  text.mix

Heaviest stacks
1 of 41 stacks, 43.61% of the total; at least 2% each
#  value value%                       stack
1  580ms 43.61% ████████▊             runtime.main > (5 more) > main.build
                                      index.(*Index).Add > text.Fold
                                      index.(*Index).Add.func1
                                      text.Hash > text.mix

$ pa hot --names short -n 1 --min 50 --format json testdata/go/cpu.pb.gz
{
  "schema": "pa.hot/1",
  "title": null,
  "facts": {"file": "/srv/lexi", "type": "cpu", "time": {"value": 1795422829960975101, "unit": "nanoseconds since 1970"}, "duration": {"value": 1433798058, "unit": "nanoseconds"}, "total": {"value": 1330000000, "unit": "nanoseconds"}},
  "notes": [
    "From the root to the heaviest callee, as long as that has at least 50% of the total",
    "0 of 41 stacks, 0% of the total; at least 50% each"
  ],
  "warnings": [],
  "tables": [
    {
      "name": "path",
      "title": null,
      "section": "Heaviest path",
      "facts": {},
      "columns": [
        {"key": "cum", "title": "cum", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "cum_share", "title": "cum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "own", "title": "own", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "elsewhere", "title": "elsewhere", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "name", "title": "step", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "leak", "title": "elsewhere, mostly to", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "leak_cum", "title": "its cum", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false}
      ],
      "rows": [
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "runtime.main", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "main.main", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "main.profileAll", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "main.profileCPU", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "runtime/pprof.Do", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 0, "name": "main.profileCPU.func1", "leak": null, "leak_cum": null},
        {"cum": 1270000000, "cum_share": 0.9548872180451128, "own": 0, "elsewhere": 560000000, "name": "main.build", "leak": "runtime/pprof.Do", "leak_cum": 360000000},
        {"cum": 710000000, "cum_share": 0.5338345864661654, "own": 0, "elsewhere": 0, "name": "example.org/lexi/internal/index.(*Index).Add", "leak": null, "leak_cum": null},
        {"cum": 710000000, "cum_share": 0.5338345864661654, "own": 0, "elsewhere": 40000000, "name": "example.org/lexi/internal/text.Fold", "leak": "strings.Fields", "leak_cum": 30000000},
        {"cum": 670000000, "cum_share": 0.5037593984962406, "own": 10000000, "elsewhere": 660000000, "name": "example.org/lexi/internal/index.(*Index).Add.func1", "leak": "example.org/lexi/internal/text.Hash", "leak_cum": 580000000}
      ],
      "notes": []
    },
    {
      "name": "stacks",
      "title": null,
      "section": "Heaviest stacks",
      "facts": {},
      "columns": [
        {"key": "number", "title": "#", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "value", "title": "value", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "share", "title": "value%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "stack", "title": "stack", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa list --names short --source-path testdata/src/lexi 'text.Fold$' testdata/go/cpu.pb.gz
Total: 1.33s
ROUTINE ======================== text.Fold in internal/text/text.go
         0      860ms (flat, cum) 64.66% of Total
         .          .     37:	*seed ^= *seed << 17
         .          .     38:	return *seed
         .          .     39:}
         .          .     40:
         .          .     41:// Fold lowers the case of each word and gives the words to visit.
         .       30ms     42:func Fold(s string, visit func(string)) {
         .       10ms     43:	for _, w := range strings.Fields(s) {
         .          .     44:		w = strings.ToLower(w)
         .          .     45:		if tune.CopyTokens {
         .          .     46:			w = string(append([]byte(nil), w...))
         .      820ms     47:		}
         .          .     48:		visit(w)
         .          .     49:	}
         .          .     50:}
         .          .     51:
         .          .     52:// Hash is slow on purpose: its number of rounds is one of the planted differences.

$ pa graph --names short --format dot -n 4 testdata/go/cpu.pb.gz
digraph "lexi" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "File: lexi" [shape=box fontsize=16 label="File: lexi\lType: cpu\lTime: 2026-11-23 08:33:49 UTC\lDuration: 1.43s, Total samples = 1330ms (92.76%)\lShowing nodes accounting for 0, 0% of 1330ms total\lShowing top 4 nodes out of 65\l\lSee https://git.io/JfYMW for how to read the graph\l" tooltip="lexi"] }
N1 [label="runtime\nmain\n0 of 1270ms (95.49%)" id="node1" fontsize=8 shape=box tooltip="runtime.main (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N2 [label="main\nbuild\n0 of 1270ms (95.49%)" id="node2" fontsize=8 shape=box tooltip="main.build (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N3 [label="pprof\nDo\n0 of 1270ms (95.49%)" id="node3" fontsize=8 shape=box tooltip="runtime/pprof.Do (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N4 [label="text\nFold\n0 of 860ms (64.66%)" id="node4" fontsize=8 shape=box tooltip="example.org/lexi/internal/text.Fold (860ms)" color="#b21500" fillcolor="#edd8d5"]
N4_0 [label = "phase:build\nshard:0" id="N4_0" fontsize=8 shape=box3d tooltip="310ms"]
N4 -> N4_0 [label=" 310ms" weight=100 tooltip="310ms" labeltooltip="310ms"]
N4_1 [label = "phase:build\nshard:2" id="N4_1" fontsize=8 shape=box3d tooltip="280ms"]
N4 -> N4_1 [label=" 280ms" weight=100 tooltip="280ms" labeltooltip="280ms"]
N4_2 [label = "phase:build\nshard:1" id="N4_2" fontsize=8 shape=box3d tooltip="270ms"]
N4 -> N4_2 [label=" 270ms" weight=100 tooltip="270ms" labeltooltip="270ms"]
N1 -> N3 [label=" 1270ms" weight=96 penwidth=5 color="#b20200" tooltip="runtime.main ... runtime/pprof.Do (1270ms)" labeltooltip="runtime.main ... runtime/pprof.Do (1270ms)" style="dotted"]
N3 -> N2 [label=" 1270ms" weight=96 penwidth=5 color="#b20200" tooltip="runtime/pprof.Do ... main.build (1270ms)" labeltooltip="runtime/pprof.Do ... main.build (1270ms)" style="dotted"]
N2 -> N4 [label=" 860ms" weight=65 penwidth=4 color="#b21500" tooltip="main.build ... example.org/lexi/internal/text.Fold (860ms)" labeltooltip="main.build ... example.org/lexi/internal/text.Fold (860ms)" style="dotted"]
N2 -> N3 [label=" 360ms" weight=28 penwidth=2 color="#b23900" tooltip="main.build -> runtime/pprof.Do (360ms)" labeltooltip="main.build -> runtime/pprof.Do (360ms)"]
}

$ pa top --names tiny testdata/go/cpu.pb.gz
pa: --names: wants full, short or func, not "tiny"
[exit 2]

$ pa traces --fold-recursion testdata/odd/recursion.pb.gz
Type: cpu
-----------+-------------------------------------------------------
      40ns   fib
             main
-----------+-------------------------------------------------------
      20ns   fib
             main
-----------+-------------------------------------------------------
      30ns   even
             odd
             even
             odd
             main
-----------+-------------------------------------------------------

$ pa tree --fold-recursion testdata/odd/recursion.pb.gz
Type: cpu
Showing nodes accounting for 90ns, 100% of 90ns total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                              60ns   100% |   main
      60ns 66.67% 66.67%       60ns 66.67%                | fib
----------------------------------------------------------+-------------
                                              30ns   100% |   odd
      30ns 33.33%   100%       30ns 33.33%                | even
                                              30ns   100% |   odd
----------------------------------------------------------+-------------
         0     0%   100%       90ns   100%                | main
                                              60ns 66.67% |   fib
                                              30ns 33.33% |   odd
----------------------------------------------------------+-------------
                                              30ns   100% |   even
                                              30ns   100% |   main
         0     0%   100%       30ns 33.33%                | odd
                                              30ns   100% |   even
----------------------------------------------------------+-------------

$ pa hot --fold-recursion testdata/odd/recursion.pb.gz
Type: cpu

Heaviest path
From the root to the heaviest callee, as long as that has at least 2% of the total
 cum   cum%                        own  elsewhere  step  elsewhere, mostly to  its cum
90ns   100% ████████████████████     0       30ns  main  odd                      30ns
60ns 66.67% █████████████▍        60ns          0  fib

Heaviest stacks
2 of 2 stacks, 100% of the total; at least 2% each
#  value value%                       stack
1   60ns 66.67% █████████████▍        main
                                      fib
2   30ns 33.33% ██████▋               main
                                      odd > (2 more) > even

$ pa flame --fold-recursion --format folded testdata/odd/recursion.pb.gz
main;fib 60
main;odd;even;odd;even 30
