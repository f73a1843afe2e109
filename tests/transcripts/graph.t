Call graphs: what is written, and what is refused.
$ pa graph testdata/odd/recursion.pb.gz --svg=static
<svg xmlns="http://www.w3.org/2000/svg" width="760" height="284" viewBox="0 0 760 284" font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#111317">
<title>recursion.pb.gz — cpu</title>
<rect width="100%" height="100%" fill="#fff"/>
<g class="head"><text x="12" y="20" font-size="15" font-weight="bold">recursion.pb.gz — cpu</text><text x="12" y="37" fill="#50555f">90ns in all · 4 of 4 functions, 5 calls</text></g>
<g class="legend"><g transform="translate(12 46)"><text y="9" font-size="11" fill="#50555f">Type: cpu</text></g>
<g transform="translate(74.3 46)"><text y="9" font-size="11" fill="#50555f">Showing nodes accounting for 90ns, 100% of 90ns total</text></g>
<g transform="translate(359.82 46)"><text y="9" font-size="11" fill="#50555f">Numbers: flat of cum</text></g>
<g transform="translate(475.3 46)"><text y="9" font-size="11" fill="#50555f">Letters: larger with flat</text></g>
<g transform="translate(597.51 46)"><text y="9" font-size="11" fill="#50555f">Colour: redder with cum</text></g>
</g>
<g class="graph" transform="translate(245.1 64)"><g class="edge f3 t2"><title>odd → even
30ns</title><path d="M224.3 114C224.3 132.4 224.3 141.6 224.3 151.05" fill="none" stroke="#b5745b" stroke-width="2.47"/><path d="M224.3 160L220.33 151.05 228.27 151.05Z" fill="#b5745b"/></g>
<g class="edge f0 t3"><title>main → odd
30ns</title><path d="M84.2 34C117.8 48.4 135 54.9 168.3 70 176.8 73.8 180.9 76 181.22 76.15" fill="none" stroke="#b5745b" stroke-width="2.47"/><path d="M189.3 80L179.51 79.74 182.93 72.57Z" fill="#b5745b"/></g>
<g class="edge f2 t3"><title>even → odd
30ns</title><path d="M214.3 160C214.3 141.6 214.3 132.4 214.3 122.95" fill="none" stroke="#b5745b" stroke-width="2.47"/><path d="M214.3 114L218.27 122.95 210.33 122.95Z" fill="#b5745b"/></g>
<g class="edge f1 t1"><title>fib → fib
60ns</title><path d="M114 83.5C139 83.5 139 110.5 125.61 110.5" fill="none" stroke="#b15b39" stroke-width="4.13"/><path d="M114 110.5L125.61 105.19 125.61 115.81Z" fill="#b15b39"/></g>
<g class="edge f0 t1"><title>main → fib
60ns</title><path d="M57 34C57 48.4 57 55.6 57 58.39" fill="none" stroke="#b15b39" stroke-width="4.13"/><path d="M57 70L51.69 58.39 62.31 58.39Z" fill="#b15b39"/></g>
<g class="node n0" transform="translate(23 0)"><title>main
flat 0 (0%)
cum 90ns (100%)</title><rect width="68" height="34" rx="3" fill="#ffa380" stroke="#b25630"/><text x="34" y="14.3" font-size="10" font-weight="bold" text-anchor="middle">main</text><text x="34" y="25.57" font-size="9" text-anchor="middle">90ns (100%)</text></g>
<g class="node n1" transform="translate(0 70)"><title>fib
flat 60ns (66.67%)
cum 60ns (66.67%)</title><rect width="114" height="54" rx="3" fill="#ffb28f" stroke="#b66b47"/><text x="57" y="24.53" font-size="21" font-weight="bold" text-anchor="middle">fib</text><text x="57" y="44.57" font-size="15" text-anchor="middle">60ns (66.67%)</text></g>
<g class="node n2" transform="translate(168.8 160)"><title>even
flat 30ns (33.33%)
cum 30ns (33.33%)</title><rect width="101" height="48" rx="3" fill="#fcc5a6" stroke="#bb8465"/><text x="50.5" y="21.74" font-size="18" font-weight="bold" text-anchor="middle">even</text><text x="50.5" y="39.05" font-size="13" text-anchor="middle">30ns (33.33%)</text></g>
<g class="node n3" transform="translate(181.8 80)"><title>odd
flat 0 (0%)
cum 30ns (33.33%)</title><rect width="75" height="34" rx="3" fill="#fcc5a6" stroke="#bb8465"/><text x="37.5" y="14.3" font-size="10" font-weight="bold" text-anchor="middle">odd</text><text x="37.5" y="25.57" font-size="9" text-anchor="middle">30ns (33.33%)</text></g>
<g class="edge f0 t1"><text x="72.91" y="55.5" font-size="10" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">60ns</text></g>
<g class="edge f1 t1"><text x="148.66" y="100.5" font-size="10" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">60ns</text></g>
<g class="edge f2 t3"><text x="199.22" y="140.5" font-size="10" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">30ns</text></g>
<g class="edge f0 t3"><text x="168.3" y="73.5" font-size="10" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">30ns</text></g>
<g class="edge f3 t2"><text x="239.38" y="140.5" font-size="10" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">30ns</text></g>
</g>
</svg>

$ pa graph testdata/odd/no-samples.pb.gz -o $T/none.png; head -c 4 $T/none.png | tail -c 3
PNG
[no newline]
pa: warning: no samples: the picture is empty

$ pa graph --svg=static -n 3 --highlight mallocgc testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep -c '<g class="node'
3

$ pa graph --highlight '(' testdata/go/cpu.pb.gz
pa: --highlight: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa graph testdata/odd/sum-overflows.pb.gz
pa: testdata/odd/sum-overflows.pb.gz: the total does not fit into 64 bits
[exit 2]

$ pa graph --svg=static -n 8 testdata/go/cpu.pb.gz | sed -n 's/.*<title>//p'
lexi — cpu</title>
text.Fold → runtime.mapaccess1
walk.(*Trie).count → runtime.mapaccess1
walk.(*Trie).count → walk.(*Trie).count
pprof.Do → walk.(*Trie).count
main.build → pprof.Do
index.(*Index).Add.func1 → text.mix
text.Fold → index.(*Index).Add.func1
main.build → text.Fold
pprof.Do → main.build
runtime.main → pprof.Do
runtime/pprof.Do
runtime.main
example.org/lexi/internal/text.mix
main.build
runtime.mapaccess1
example.org/lexi/internal/text.Fold
example.org/lexi/internal/walk.(*Trie).count
example.org/lexi/internal/index.(*Index).Add.func1

$ pa graph --svg=static --call-tree testdata/odd/recursion.pb.gz | sed -n 's/.*<title>//p'
recursion.pb.gz — cpu</title>
odd → even
odd → even
main → odd
even → odd
fib → fib
fib → fib
main → fib
fib → fib
main
fib
fib
even
even
fib
fib
odd
odd

$ pa graph --svg=static -n 3 testdata/odd/recursion.pb.gz | sed -n '/ → /{N;s/.*<title>//;s/<.*//;p}'
even → even
30ns, over functions not shown
main → even
30ns, over functions not shown
fib → fib
60ns
main → fib
60ns

$ pa graph --svg=static -n 4 testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep -oE '^(flat|cum) [^<]*'
flat 0 (0%)
cum +0.38s (+28.57%)
flat 0 (0%)
cum +0.37s (+27.82%)
flat +0.01s (+0.75%)
cum +0.37s (+27.82%)
flat +0.36s (+27.07%)
cum +0.36s (+27.07%)

$ pa graph --svg=static --call-tree --mean testdata/go/mutex.pb.gz | sed -n 's/.*<title>//p'
lexi — mean_delay</title>
pool.(*Ledger).Run.func1 → pool.(*Ledger).Add
pool.(*Ledger).Add → sync.(*Mutex).Unlock
sync.(*Mutex).Unlock
example.org/lexi/internal/pool.(*Ledger).Run.func1
example.org/lexi/internal/pool.(*Ledger).Add

$ pa graph -n 4 --focus text --svg=static testdata/go/cpu.pb.gz | sed -n '/class="legend"/,/class="graph"/s/.*#50555f">\([^<]*\).*/\1/p'
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Active filters:
   focus=text
Showing nodes accounting for 580ms, 43.61% of 1330ms total
Showing top 4 nodes out of 49
Numbers: flat of cum
Letters: larger with flat
Colour: redder with cum
Dashed: calls through functions left out

$ pa graph -n 4 --format dot testdata/go/cpu.pb.gz
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

$ pa graph --files -n 2 --format dot --trim-path /nowhere:example.org/lexi testdata/go/cpu.pb.gz
digraph "lexi" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "File: lexi" [shape=box fontsize=16 label="File: lexi\lType: cpu\lTime: 2026-11-23 08:33:49 UTC\lDuration: 1.43s, Total samples = 1330ms (92.76%)\lShowing nodes accounting for 580ms, 43.61% of 1330ms total\lShowing top 2 nodes out of 27\l\lSee https://git.io/JfYMW for how to read the graph\l" tooltip="lexi"] }
N1 [label="text.go\n580ms (43.61%)\nof 910ms (68.42%)" id="node1" fontsize=24 shape=box tooltip="internal/text/text.go (910ms)" color="#b21300" fillcolor="#edd7d5"]
N1_0 [label = "phase:build\nshard:0" id="N1_0" fontsize=8 shape=box3d tooltip="340ms"]
N1 -> N1_0 [label=" 340ms" weight=100 tooltip="340ms" labeltooltip="340ms"]
N1_1 [label = "phase:build\nshard:1" id="N1_1" fontsize=8 shape=box3d tooltip="290ms"]
N1 -> N1_1 [label=" 290ms" weight=100 tooltip="290ms" labeltooltip="290ms"]
N1_2 [label = "phase:build\nshard:2" id="N1_2" fontsize=8 shape=box3d tooltip="280ms"]
N1 -> N1_2 [label=" 280ms" weight=100 tooltip="280ms" labeltooltip="280ms"]
N2 [label="main.go\n0 of 1270ms (95.49%)" id="node2" fontsize=8 shape=box tooltip="main.go (1270ms)" color="#b20200" fillcolor="#edd5d5"]
N2 -> N1 [label=" 910ms" weight=69 penwidth=4 color="#b21300" tooltip="main.go ... internal/text/text.go (910ms)" labeltooltip="main.go ... internal/text/text.go (910ms)" style="dotted"]
}

$ pa graph testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep -oE '>(Pale|Neither|Most)[^<]*'
[exit 1]

$ pa graph testdata/go/cpu.pb.gz testdata/go/cpu.pb.gz | grep -oE '>No[^<]*'
>No function differs between the two sides
>Nothing to show: nothing differs,
pa: warning: nothing differs: the picture is empty

$ pa graph testdata/go/goroutine.pb.gz testdata/go/goroutine-v2.pb.gz | grep -o 'Everything was[^<]*'
Everything was counted: all changes are real

$ pa graph testdata/go/heap.pb.gz testdata/go/heap-v2.pb.gz | grep -oE '>Pale[^<]*'
>Pale but for 2 of 13 functions shown, whose change is likely (one profile a side proves nothing)

$ # a stack too deep to draw
$ awk 'BEGIN { for (i = 0; i < 110000; i++) printf "%sf%d", i ? ";" : "", i; print " 5" }' >$T/deep.folded; pa graph -n 0 --trim=false -o $T/deep.svg $T/deep.folded
pa: --nodecount makes it smaller: too large to lay out: 110000 nodes, 109999 edges
[exit 2]

$ pa graph --svg=static testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep -o '[^>]* → [^<]*functions[^<]*'
cpu.pb.gz 1.33s → cpu-v2.pb.gz 1.65s (+24.1%) · 60 of 61 functions, 65 calls

$ pa graph --svg=static --normalize testdata/go/runs/v1-01.pb.gz testdata/go/runs/v2-01.pb.gz | grep -o '[^>]* → [^<]*functions[^<]*'
v1-01.pb.gz 740ms → v2-01.pb.gz 930ms (+25.7%) · normalized · 68 of 68 functions, 79 calls

$ # functions only, as many as asked for; labels are boxes, and take places, when asked for
$ for o in '' --label-boxes --labels=2; do pa graph -n 12 $o --svg=static -o $T/boxes.svg testdata/go/cpu.pb.gz; grep -c 'class="node' $T/boxes.svg; grep -c 'phase:' $T/boxes.svg; done
12
0
13
21
10
12

$ pa graph --nodefraction .9999 -o $T/none.svg testdata/go/cpu.pb.gz
pa: warning: no function has the share that --nodefraction asks for: the picture is empty
