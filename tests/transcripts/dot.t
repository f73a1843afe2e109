Call graphs in the DOT language, as pprof writes them.
$ pa dot testdata/odd/recursion.pb.gz
digraph "unnamed" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "Type: cpu" [shape=box fontsize=16 label="Type: cpu\lShowing nodes accounting for 90ns, 100% of 90ns total\l\lSee https://git.io/JfYMW for how to read the graph\l"] }
N1 [label="main\n0 of 90ns (100%)" id="node1" fontsize=8 shape=box tooltip="main (90ns)" color="#b20000" fillcolor="#edd5d5"]
N2 [label="fib\n60ns (66.67%)" id="node2" fontsize=24 shape=box tooltip="fib (60ns)" color="#b21400" fillcolor="#edd8d5"]
N3 [label="even\n30ns (33.33%)" id="node3" fontsize=20 shape=box tooltip="even (30ns)" color="#b23200" fillcolor="#eddcd5"]
N4 [label="odd\n0 of 30ns (33.33%)" id="node4" fontsize=8 shape=box tooltip="odd (30ns)" color="#b23200" fillcolor="#eddcd5"]
N1 -> N2 [label=" 60ns" weight=67 penwidth=4 color="#b21400" tooltip="main -> fib (60ns)" labeltooltip="main -> fib (60ns)"]
N3 -> N4 [label=" 30ns" weight=34 penwidth=2 color="#b23200" tooltip="even -> odd (30ns)" labeltooltip="even -> odd (30ns)"]
N1 -> N4 [label=" 30ns" weight=34 penwidth=2 color="#b23200" tooltip="main -> odd (30ns)" labeltooltip="main -> odd (30ns)"]
N4 -> N3 [label=" 30ns" weight=34 penwidth=2 color="#b23200" tooltip="odd -> even (30ns)" labeltooltip="odd -> even (30ns)"]
}

$ pa dot -n 8 testdata/go/cpu.pb.gz
digraph "lexi" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "File: lexi" [shape=box fontsize=16 label="File: lexi\lType: cpu\lTime: 2026-11-23 08:33:49 UTC\lDuration: 1.43s, Total samples = 1330ms (92.76%)\lShowing nodes accounting for 580ms, 43.61% of 1330ms total\lShowing top 5 nodes out of 65\l\lSee https://git.io/JfYMW for how to read the graph\l" tooltip="lexi"] }
N1 [label="runtime\nmain\n0 of 1270ms (95.49%)" id="node1" fontsize=8 shape=box tooltip="runtime.main (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N2 [label="text\nmix\n580ms (43.61%)" id="node2" fontsize=24 shape=box tooltip="example.org/lexi/internal/text.mix (580ms)" color="#b22700" fillcolor="#eddad5"]
N2_0 [label = "phase:build\nshard:0" id="N2_0" fontsize=8 shape=box3d tooltip="220ms"]
N2 -> N2_0 [label=" 220ms" weight=100 tooltip="220ms" labeltooltip="220ms"]
N2_1 [label = "phase:build\nshard:1" id="N2_1" fontsize=8 shape=box3d tooltip="180ms"]
N2 -> N2_1 [label=" 180ms" weight=100 tooltip="180ms" labeltooltip="180ms"]
N2_2 [label = "phase:build\nshard:2" id="N2_2" fontsize=8 shape=box3d tooltip="180ms"]
N2 -> N2_2 [label=" 180ms" weight=100 tooltip="180ms" labeltooltip="180ms"]
N3 [label="main\nbuild\n0 of 1270ms (95.49%)" id="node3" fontsize=8 shape=box tooltip="main.build (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N4 [label="pprof\nDo\n0 of 1270ms (95.49%)" id="node4" fontsize=8 shape=box tooltip="runtime/pprof.Do (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N5 [label="text\nFold\n0 of 860ms (64.66%)" id="node5" fontsize=8 shape=box tooltip="example.org/lexi/internal/text.Fold (860ms)" color="#b21500" fillcolor="#edd8d5"]
N1 -> N4 [label=" 1270ms" weight=96 penwidth=5 color="#b20200" tooltip="runtime.main ... runtime/pprof.Do (1270ms)" labeltooltip="runtime.main ... runtime/pprof.Do (1270ms)" style="dotted"]
N4 -> N3 [label=" 1270ms" weight=96 penwidth=5 color="#b20200" tooltip="runtime/pprof.Do ... main.build (1270ms)" labeltooltip="runtime/pprof.Do ... main.build (1270ms)" style="dotted"]
N3 -> N5 [label=" 860ms" weight=65 penwidth=4 color="#b21500" tooltip="main.build ... example.org/lexi/internal/text.Fold (860ms)" labeltooltip="main.build ... example.org/lexi/internal/text.Fold (860ms)" style="dotted"]
N5 -> N2 [label=" 580ms\n (inline)" weight=44 penwidth=3 color="#b22700" tooltip="example.org/lexi/internal/text.Fold ... example.org/lexi/internal/text.mix (580ms)" labeltooltip="example.org/lexi/internal/text.Fold ... example.org/lexi/internal/text.mix (580ms)" style="dotted"]
N3 -> N4 [label=" 360ms" weight=28 penwidth=2 color="#b23900" tooltip="main.build -> runtime/pprof.Do (360ms)" labeltooltip="main.build -> runtime/pprof.Do (360ms)"]
}

$ pa dot testdata/odd/labels.pb.gz
digraph "unnamed" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "Type: cpu" [shape=box fontsize=16 label="Type: cpu\lShowing nodes accounting for 150ns, 100% of 150ns total\l\lSee https://git.io/JfYMW for how to read the graph\l"] }
N1 [label="main\n120ns (80.00%)\nof 150ns (100%)" id="node1" fontsize=24 shape=box tooltip="main (150ns)" color="#b20000" fillcolor="#edd5d5"]
NN1_0 [label = "2B" id="NN1_0" fontsize=8 shape=box3d tooltip="40ns"]
N1 -> NN1_0 [label=" 40ns" weight=100 tooltip="40ns" labeltooltip="40ns"]
N2 [label="leaf\n30ns (20.00%)" id="node2" fontsize=16 shape=box tooltip="leaf (30ns)" color="#b24400" fillcolor="#edded5"]
N2_0 [label = "tenant:blue\ntenant:green" id="N2_0" fontsize=8 shape=box3d tooltip="20ns"]
N2 -> N2_0 [label=" 20ns" weight=100 tooltip="20ns" labeltooltip="20ns"]
N2_1 [label = "tenant:red" id="N2_1" fontsize=8 shape=box3d tooltip="10ns"]
N2 -> N2_1 [label=" 10ns" weight=100 tooltip="10ns" labeltooltip="10ns"]
NN2_1_0 [label = "4kB" id="NN2_1_0" fontsize=8 shape=box3d tooltip="10ns"]
N2_1 -> NN2_1_0 [label=" 10ns" weight=100 tooltip="10ns" labeltooltip="10ns"]
N1 -> N2 [label=" 30ns" weight=21 penwidth=2 color="#b24400" tooltip="main -> leaf (30ns)" labeltooltip="main -> leaf (30ns)" minlen=2]
}
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa dot --compact-labels testdata/odd/names.pb.gz | grep -c '^N[0-9]* \['
9

$ pa dot testdata/odd/inlined.pb.gz | grep -- '->'
N3 -> N4 [label=" 50ns" weight=101 penwidth=6 color="#b20000" tooltip="main -> outer (50ns)" labeltooltip="main -> outer (50ns)"]
N4 -> N1 [label=" 50ns\n (inline)" weight=101 penwidth=6 color="#b20000" tooltip="outer -> small (50ns)" labeltooltip="outer -> small (50ns)"]
N1 -> N2 [label=" 30ns\n (inline)" weight=61 penwidth=4 color="#b21900" tooltip="small -> tiny (30ns)" labeltooltip="small -> tiny (30ns)"]

$ pa dot --call-tree testdata/odd/recursion.pb.gz | sed -n 's/ id=.*//p'
N1 [label="main\n0 of 90ns (100%)"
N2 [label="fib\n40ns (44.44%)"
N3 [label="fib\n20ns (22.22%)\nof 60ns (66.67%)"
N4 [label="even\n30ns (33.33%)"
N5 [label="even\n0 of 30ns (33.33%)"
N6 [label="fib\n0 of 60ns (66.67%)"
N7 [label="fib\n0 of 40ns (44.44%)"
N8 [label="odd\n0 of 30ns (33.33%)"
N9 [label="odd\n0 of 30ns (33.33%)"

$ pa dot --call-tree -n 3 testdata/odd/recursion.pb.gz | grep -- '->'
N1 -> N3 [label=" 60ns" weight=67 penwidth=4 color="#b21400" tooltip="main ... fib (60ns)" labeltooltip="main ... fib (60ns)" style="dotted"]
N3 -> N2 [label=" 40ns" weight=45 penwidth=3 color="#b22600" tooltip="fib ... fib (40ns)" labeltooltip="fib ... fib (40ns)" style="dotted"]

$ pa dot --call-tree --mean testdata/go/mutex.pb.gz | grep '^N1 '
N1 [label="sync\n(*Mutex)\nUnlock\n129.35us (100%)" id="node1" fontsize=24 shape=box tooltip="sync.(*Mutex).Unlock (129.35us)" color="#b20000" fillcolor="#edd5d5"]

$ pa dot --diff-base testdata/odd/pair-a.pb.gz testdata/odd/pair-b.pb.gz
digraph "app" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "File: app" [shape=box fontsize=16 label="File: app\lBuild ID: feedbeef\lType: cpu\lShowing nodes accounting for 5ns, 50.00% of 10ns total\l\lSee https://git.io/JfYMW for how to read the graph\l" tooltip="app"] }
N1 [label="leaf\n5ns (50.00%)" id="node1" fontsize=24 shape=box tooltip="leaf (5ns)" color="#b22100" fillcolor="#edd9d5"]
N2 [label="main\n0 of 5ns (50.00%)" id="node2" fontsize=8 shape=box tooltip="main (5ns)" color="#b22100" fillcolor="#edd9d5"]
N2 -> N1 [label=" 5ns" weight=51 penwidth=3 color="#b22100" tooltip="main -> leaf (5ns)" labeltooltip="main -> leaf (5ns)"]
}

$ pa dot testdata/odd/no-samples.pb.gz
digraph "unnamed" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "Type: cpu" [shape=box fontsize=16 label="Type: cpu\lShowing nodes accounting for 0, 0% of 0 total\l\lSee https://git.io/JfYMW for how to read the graph\l"] }
}

$ pa dot --format csv -n 8 testdata/go/cpu.pb.gz
# functions
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cum_share,name,file,line,address,inline
0,0,0,1270000000,0.9548872180451128,runtime.main,,,,
580000000,0.43609022556390975,0.43609022556390975,580000000,0.43609022556390975,example.org/lexi/internal/text.mix,,,,inline
0,0,0.43609022556390975,1270000000,0.9548872180451128,main.build,,,,
0,0,0.43609022556390975,1270000000,0.9548872180451128,runtime/pprof.Do,,,,
0,0,0.43609022556390975,860000000,0.6466165413533834,example.org/lexi/internal/text.Fold,,,,

# calls
weight (nanoseconds),share,caller,callee,kind,caller_row,callee_row
1270000000,0.9548872180451128,runtime.main,runtime/pprof.Do,residual,1,4
1270000000,0.9548872180451128,runtime/pprof.Do,main.build,residual,4,3
860000000,0.6466165413533834,main.build,example.org/lexi/internal/text.Fold,residual,3,5
580000000,0.43609022556390975,example.org/lexi/internal/text.Fold,example.org/lexi/internal/text.mix,inline residual,5,2
360000000,0.2706766917293233,main.build,runtime/pprof.Do,,3,4

# labels
flat (nanoseconds),cum (nanoseconds),function,labels,number,function_row
0,340000000,runtime.main,phase:build shard:0,,1
0,290000000,runtime.main,phase:build shard:1,,1
0,280000000,runtime.main,phase:build shard:2,,1
0,130000000,runtime.main,phase:query shard:0,,1
0,120000000,runtime.main,phase:query shard:2,,1
0,110000000,runtime.main,phase:query shard:1,,1
220000000,220000000,example.org/lexi/internal/text.mix,phase:build shard:0,,2
180000000,180000000,example.org/lexi/internal/text.mix,phase:build shard:1,,2
180000000,180000000,example.org/lexi/internal/text.mix,phase:build shard:2,,2
0,340000000,main.build,phase:build shard:0,,3
0,290000000,main.build,phase:build shard:1,,3
0,280000000,main.build,phase:build shard:2,,3
0,130000000,main.build,phase:query shard:0,,3
0,120000000,main.build,phase:query shard:2,,3
0,110000000,main.build,phase:query shard:1,,3
0,340000000,runtime/pprof.Do,phase:build shard:0,,4
0,290000000,runtime/pprof.Do,phase:build shard:1,,4
0,280000000,runtime/pprof.Do,phase:build shard:2,,4
0,130000000,runtime/pprof.Do,phase:query shard:0,,4
0,120000000,runtime/pprof.Do,phase:query shard:2,,4
0,110000000,runtime/pprof.Do,phase:query shard:1,,4
0,310000000,example.org/lexi/internal/text.Fold,phase:build shard:0,,5
0,280000000,example.org/lexi/internal/text.Fold,phase:build shard:2,,5
0,270000000,example.org/lexi/internal/text.Fold,phase:build shard:1,,5

$ pa dot -o $T/x.gv testdata/odd/recursion.pb.gz && head -1 $T/x.gv
digraph "unnamed" {

$ pa dot -o $T/x.svg testdata/odd/recursion.pb.gz
pa: $T/x.svg: this command does not write svg (see --format)
[exit 2]

$ pa dot testdata/odd/sum-overflows.pb.gz
pa: testdata/odd/sum-overflows.pb.gz: the total does not fit into 64 bits
[exit 2]

$ pa dot testdata/odd/hostile-unit.pb.gz
digraph "unnamed" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "Type: cpu" [shape=box fontsize=16 label="Type: cpu\lfn=(9)\lShowing nodes accounting for 7x\\x1b[31m\"\l, 100% of 7x\\x1b[31m\"\l total\l\lSee https://git.io/JfYMW for how to read the graph\l"] }
N1 [label="main\n3x\\x1b[31m\"\l (42.86%)\nof 7x\\x1b[31m\"\l (100%)" id="node1" fontsize=22 shape=box tooltip="main (7x\\x1b[31m\"\l)" color="#b20000" fillcolor="#edd5d5"]
N2 [label="f\n4x\\x1b[31m\"\l (57.14%)" id="node2" fontsize=24 shape=box tooltip="f (4x\\x1b[31m\"\l)" color="#b21b00" fillcolor="#edd9d5"]
N2_0 [label = "k:v" id="N2_0" fontsize=8 shape=box3d tooltip="4x\\x1b[31m\"\n"]
N2 -> N2_0 [label=" 4x\\x1b[31m\"\n" weight=100 tooltip="4x\\x1b[31m\"\n" labeltooltip="4x\\x1b[31m\"\n"]
N1 -> N2 [label=" 4x\\x1b[31m\"\l" weight=58 penwidth=3 color="#b21b00" tooltip="main -> f (4x\\x1b[31m\"\l)" labeltooltip="main -> f (4x\\x1b[31m\"\l)"]
}

$ pa dot testdata/odd/edges-overflow.pb.gz | grep -c label
7
