The heaviest chain of calls, and the heaviest stacks.
$ pa hot -n 2 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)

Heaviest path
From the root to the heaviest callee, as long as that has at least 2% of the total
  cum   cum%                         own  elsewhere  step                                                elsewhere, mostly to        its cum
1.27s 95.49% ███████████████████▏      0          0  runtime.main
1.27s 95.49% ███████████████████▏      0          0  main.main
1.27s 95.49% ███████████████████▏      0          0  main.profileAll
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU
1.27s 95.49% ███████████████████▏      0          0  runtime/pprof.Do
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU.func1
1.27s 95.49% ███████████████████▏      0      560ms  main.build                                          runtime/pprof.Do              360ms
710ms 53.38% ██████████▋               0          0  example.org/lexi/internal/index.(*Index).Add
710ms 53.38% ██████████▋               0       40ms  example.org/lexi/internal/text.Fold                 strings.Fields                 30ms
670ms 50.38% ██████████▏            10ms       80ms  example.org/lexi/internal/index.(*Index).Add.func1  runtime.mapaccess1_faststr     50ms
580ms 43.61% ████████▊                 0          0  example.org/lexi/internal/text.Hash
580ms 43.61% ████████▊             580ms          0  example.org/lexi/internal/text.mix

Heaviest stacks
2 of 41 stacks, 48.87% of the total; at least 2% each
#  value value%                       stack
1  580ms 43.61% ████████▊             runtime.main > (5 more) > main.build
                                      example.org/lexi/internal/index.(*Index).Add > example.org/lexi/internal/text.Fold
                                      example.org/lexi/internal/index.(*Index).Add.func1
                                      example.org/lexi/internal/text.Hash > example.org/lexi/internal/text.mix
2   70ms  5.26% █                     runtime.main > (5 more) > main.build
                                      example.org/lexi/internal/text.Fold > example.org/lexi/internal/walk.(*Trie).Insert
                                      runtime.mapaccess1

$ pa hot --depth 3 --min 10 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)

Heaviest path
From the root to the heaviest callee, as long as that has at least 10% of the total
  cum   cum%                         own  elsewhere  step                                                elsewhere, mostly to  its cum
1.27s 95.49% ███████████████████▏      0          0  runtime.main
1.27s 95.49% ███████████████████▏      0          0  main.main
1.27s 95.49% ███████████████████▏      0          0  main.profileAll
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU
1.27s 95.49% ███████████████████▏      0          0  runtime/pprof.Do
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU.func1
1.27s 95.49% ███████████████████▏      0      560ms  main.build                                          runtime/pprof.Do        360ms
710ms 53.38% ██████████▋               0          0  example.org/lexi/internal/index.(*Index).Add
710ms 53.38% ██████████▋               0       40ms  example.org/lexi/internal/text.Fold                 strings.Fields           30ms
670ms 50.38% ██████████▏           670ms          0  example.org/lexi/internal/index.(*Index).Add.func1

Heaviest stacks
2 of 15 stacks, 75.94% of the total; at least 10% each
#  value value%                       stack
1  670ms 50.38% ██████████▏           runtime.main > (5 more) > main.build
                                      example.org/lexi/internal/index.(*Index).Add > example.org/lexi/internal/text.Fold
                                      example.org/lexi/internal/index.(*Index).Add.func1
2  340ms 25.56% █████▏                runtime.main > (5 more) > main.build
                                      runtime/pprof.Do > main.build.func1
                                      example.org/lexi/internal/walk.(*Trie).Count > (3 more) > example.org/lexi/internal/walk.(*Trie).count

$ pa hot --min 0 testdata/odd/recursion.pb.gz
Type: cpu

Heaviest path
From the root to the heaviest callee, as long as that has at least 0% of the total
 cum   cum%                        own  elsewhere  step  elsewhere, mostly to  its cum
90ns   100% ████████████████████     0       30ns  main  odd                      30ns
60ns 66.67% █████████████▍           0          0  fib
60ns 66.67% █████████████▍        20ns          0  fib
40ns 44.44% ████████▉                0          0  fib
40ns 44.44% ████████▉             40ns          0  fib

Heaviest stacks
3 of 3 stacks, 100% of the total; at least 0% each
#  value value%                       stack
1   40ns 44.44% ████████▉             main
                                      fib > fib
                                      fib > fib
2   30ns 33.33% ██████▋               main
                                      odd > (2 more) > even
3   20ns 22.22% ████▌                 main
                                      fib > fib

$ pa hot --min 0 --depth 1 --format csv testdata/odd/recursion.pb.gz
# path
cum (nanoseconds),cum_share,own (nanoseconds),elsewhere (nanoseconds),name,leak,leak_cum (nanoseconds)
90,1,90,0,main,,

# stacks
number,value (nanoseconds),share,stack
1,90,1,main

$ pa hot --format json testdata/odd/recursion.pb.gz
{
  "schema": "pa.hot/1",
  "title": null,
  "facts": {"type": "cpu", "total": {"value": 90, "unit": "nanoseconds"}},
  "notes": [
    "From the root to the heaviest callee, as long as that has at least 2% of the total",
    "3 of 3 stacks, 100% of the total; at least 2% each"
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
        {"cum": 90, "cum_share": 1, "own": 0, "elsewhere": 30, "name": "main", "leak": "odd", "leak_cum": 30},
        {"cum": 60, "cum_share": 0.6666666666666666, "own": 0, "elsewhere": 0, "name": "fib", "leak": null, "leak_cum": null},
        {"cum": 60, "cum_share": 0.6666666666666666, "own": 20, "elsewhere": 0, "name": "fib", "leak": null, "leak_cum": null},
        {"cum": 40, "cum_share": 0.4444444444444444, "own": 0, "elsewhere": 0, "name": "fib", "leak": null, "leak_cum": null},
        {"cum": 40, "cum_share": 0.4444444444444444, "own": 40, "elsewhere": 0, "name": "fib", "leak": null, "leak_cum": null}
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
        {"number": 1, "value": 40, "share": 0.4444444444444444, "stack": "main;fib;fib;fib;fib"},
        {"number": 2, "value": 30, "share": 0.3333333333333333, "stack": "main;odd;even;odd;even"},
        {"number": 3, "value": 20, "share": 0.2222222222222222, "stack": "main;fib;fib"}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa hot -n 1 --format markdown testdata/odd/recursion.pb.gz
<!-- pa:hot -->
- Type: `cpu`
- Total: 90ns

### Heaviest path

From the root to the heaviest callee, as long as that has at least 2% of the total

| cum | cum% | own | elsewhere | step | elsewhere, mostly to | its cum |
|--:|--:|--:|--:|---|---|--:|
| 90ns |   100% | 0 | 30ns | `main` | `odd` | 30ns |
| 60ns | 66.67% | 0 | 0 | `fib` |  |  |
| 60ns | 66.67% | 20ns | 0 | `fib` |  |  |
| 40ns | 44.44% | 0 | 0 | `fib` |  |  |
| 40ns | 44.44% | 40ns | 0 | `fib` |  |  |

### Heaviest stacks

1 of 3 stacks, 44.44% of the total; at least 2% each

| # | value | value% | stack |
|--:|--:|--:|---|
| 1 | 40ns | 44.44% | `main` |
|  |  |  | `fib > fib` |
|  |  |  | `fib > fib` |

$ pa hot --diff-base testdata/go/cpu.pb.gz --min 5 -n 2 --depth 4 testdata/go/cpu-v2.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 1.33s (40.99%)

Heaviest path
From the root to the heaviest callee, as long as that has at least 5% of the total
  cum   cum%                         own  elsewhere  step                                                elsewhere, mostly to                     its cum
340ms 25.56% █████▏                    0          0  runtime.main
340ms 25.56% █████▏                    0          0  main.main
340ms 25.56% █████▏                    0          0  main.profileAll
340ms 25.56% █████▏                    0          0  main.profileCPU
340ms 25.56% █████▏                    0          0  runtime/pprof.Do
340ms 25.56% █████▏                    0          0  main.profileCPU.func1
340ms 25.56% █████▏                    0      -40ms  main.build                                          example.org/lexi/internal/text.Generate    -20ms
380ms 28.57% █████▊                    0          0  example.org/lexi/internal/index.(*Index).Add
380ms 28.57% █████▊                    0       50ms  example.org/lexi/internal/text.Fold                 runtime.growslice                           30ms
330ms 24.81% █████                 -10ms      -30ms  example.org/lexi/internal/index.(*Index).Add.func1  runtime.mapaccess1_faststr                 -20ms
370ms 27.82% █████▋                370ms          0  example.org/lexi/internal/text.Hash

Heaviest stacks
1 of 21 stacks, 27.82% of the total; at least 5% each
#  value value%                       stack
1  370ms 27.82% █████▋                runtime.main > (5 more) > main.build
                                      example.org/lexi/internal/index.(*Index).Add > example.org/lexi/internal/text.Fold
                                      example.org/lexi/internal/index.(*Index).Add.func1
                                      example.org/lexi/internal/text.Hash

$ pa hot testdata/odd/no-samples.pb.gz
Type: cpu

Heaviest path
None: no sample has a value

Heaviest stacks
None

$ pa hot --min 200 testdata/go/cpu.pb.gz
pa: --min: wants a number from 0 to 100, not "200"
[exit 2]

$ pa hot --mean testdata/go/mutex.pb.gz
pa: means of parts do not add up to that of the whole: paths cannot show them
[exit 2]
