Each function between its callers and its callees.
$ pa tree -n 6 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 1090ms, 81.95% of 1330ms total
Showing top 6 nodes out of 65
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
     580ms 43.61% 43.61%      580ms 43.61%                | example.org/lexi/internal/text.mix
----------------------------------------------------------+-------------
                                             260ms 70.27% |   example.org/lexi/internal/walk.(*Trie).count
     240ms 18.05% 61.65%      370ms 27.82%                | runtime.mapaccess1
                                              90ms 24.32% |   aeshashbody
----------------------------------------------------------+-------------
                                              90ms   100% |   runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%                | aeshashbody
----------------------------------------------------------+-------------
      80ms  6.02% 74.44%      340ms 25.56%                | example.org/lexi/internal/walk.(*Trie).count
                                             260ms 76.47% |   runtime.mapaccess1
----------------------------------------------------------+-------------
      50ms  3.76% 78.20%       50ms  3.76%                | example.org/lexi/internal/walk.spin
----------------------------------------------------------+-------------
      50ms  3.76% 81.95%       70ms  5.26%                | runtime.mapaccess1_faststr
----------------------------------------------------------+-------------

$ pa tree --nodecount=3 --compact-labels --cum testdata/odd/recursion.pb.gz
Showing nodes accounting for 90ns, 100% of 90ns total
Showing top 3 nodes out of 4
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
         0     0%     0%       90ns   100%                | main
                                              60ns 66.67% |   fib
                                              30ns 33.33% |   even
----------------------------------------------------------+-------------
                                              60ns   100% |   main
      60ns 66.67% 66.67%       60ns 66.67%                | fib
----------------------------------------------------------+-------------
                                              30ns   100% |   main
      30ns 33.33%   100%       30ns 33.33%                | even
----------------------------------------------------------+-------------

$ pa tree --compact-labels testdata/odd/inlined.pb.gz
Showing nodes accounting for 50ns, 100% of 50ns total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                              30ns   100% |   small (inline)
      30ns 60.00% 60.00%       30ns 60.00%                | tiny
----------------------------------------------------------+-------------
                                              50ns   100% |   outer (inline)
      20ns 40.00%   100%       50ns   100%                | small
                                              30ns 60.00% |   tiny (inline)
----------------------------------------------------------+-------------
         0     0%   100%       50ns   100%                | main
                                              50ns   100% |   outer
----------------------------------------------------------+-------------
                                              50ns   100% |   main
         0     0%   100%       50ns   100%                | outer
                                              50ns   100% |   small (inline)
----------------------------------------------------------+-------------

$ pa tree --compact-labels --diff-base testdata/odd/pair-a.pb.gz testdata/odd/pair-b.pb.gz
Showing nodes accounting for 5ns, 50.00% of 10ns total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                               5ns   100% |   main
       5ns 50.00% 50.00%        5ns 50.00%                | leaf
----------------------------------------------------------+-------------
         0     0% 50.00%        5ns 50.00%                | main
                                               5ns   100% |   leaf
----------------------------------------------------------+-------------

$ pa tree --compact-labels --mean -n 3 testdata/go/mutex.pb.gz
Showing nodes accounting for 129.35us, 100% of 129.35us total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                          129.35us   100% |   example.org/lexi/internal/pool.(*Ledger).Add
  129.35us   100%   100%   129.35us   100%                | sync.(*Mutex).Unlock
----------------------------------------------------------+-------------
                                          129.35us   100% |   example.org/lexi/internal/pool.(*Ledger).Run.func1
         0     0%   100%   129.35us   100%                | example.org/lexi/internal/pool.(*Ledger).Add
                                          129.35us   100% |   sync.(*Mutex).Unlock
----------------------------------------------------------+-------------
         0     0%   100%   129.35us   100%                | example.org/lexi/internal/pool.(*Ledger).Run.func1
                                          129.35us   100% |   example.org/lexi/internal/pool.(*Ledger).Add
----------------------------------------------------------+-------------

$ pa tree --compact-labels --files -n 3 --trim-path /nowhere:example.org/lexi testdata/go/cpu.pb.gz
Showing nodes accounting for 970ms, 72.93% of 1330ms total
Showing top 3 nodes out of 27
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
     580ms 43.61% 43.61%      910ms 68.42%                | internal/text/text.go
                                             150ms 16.48% |   internal/walk/walk.go
----------------------------------------------------------+-------------
                                             380ms   100% |   internal/walk/walk.go
     240ms 18.05% 61.65%      380ms 28.57%                | runtime/map.go
----------------------------------------------------------+-------------
                                             150ms 27.78% |   internal/text/text.go
     150ms 11.28% 72.93%      540ms 40.60%                | internal/walk/walk.go
                                             380ms 70.37% |   runtime/map.go
----------------------------------------------------------+-------------

$ pa tree -n 3 --format csv testdata/go/cpu.pb.gz
# functions
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cum_share,name,file,line,address,inline
580000000,0.43609022556390975,0.43609022556390975,580000000,0.43609022556390975,example.org/lexi/internal/text.mix,,,,
240000000,0.18045112781954886,0.6165413533834586,370000000,0.2781954887218045,runtime.mapaccess1,,,,
90000000,0.06766917293233082,0.6842105263157895,90000000,0.06766917293233082,aeshashbody,,,,

# calls
weight (nanoseconds),share,caller,callee,kind,caller_row,callee_row
90000000,0.06766917293233082,runtime.mapaccess1,aeshashbody,residual,2,3

$ pa tree -n 2 --format markdown testdata/go/cpu.pb.gz
<!-- pa:tree -->
- File: `/srv/lexi`
- Type: `cpu`
- Time: 2026-11-23 08:33:49 UTC
- Duration: 1.43s
- Total: 1.33s
- Shown: 820ms
- Left out as too small: 0
- Entries before the limit: 65

| flat | flat% | sum% | cum | cum% |  |
|--:|--:|--:|--:|--:|---|
| 580ms | 43.61% | 43.61% | 580ms | 43.61% | `example.org/lexi/internal/text.mix` |
| 240ms | 18.05% | 61.65% | 370ms | 27.82% | `runtime.mapaccess1` |

| weight | weight% | caller | callee | kind |
|--:|--:|---|---|---|

$ pa tree -n 2 --format json testdata/odd/pair-a.pb.gz
{
  "schema": "pa.tree/1",
  "title": null,
  "facts": {"file": "/srv/app", "build_id": "feedbeef", "type": "cpu", "total": {"value": 10, "unit": "nanoseconds"}, "shown": {"value": 10, "unit": "nanoseconds"}, "dropped_nodes": 0, "nodes": 2},
  "notes": [],
  "warnings": [],
  "tables": [
    {
      "name": "functions",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "flat", "title": "flat", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "flat_share", "title": "flat%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "sum_share", "title": "sum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "cum", "title": "cum", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "cum_share", "title": "cum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "name", "title": "name", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "file", "title": "file", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "line", "title": "line", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "address", "title": "address", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "inline", "title": "inline", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"flat": 10, "flat_share": 1, "sum_share": 1, "cum": 10, "cum_share": 1, "name": "leaf", "file": null, "line": null, "address": null, "inline": null},
        {"flat": 0, "flat_share": 0, "sum_share": 1, "cum": 10, "cum_share": 1, "name": "main", "file": null, "line": null, "address": null, "inline": null}
      ],
      "notes": []
    },
    {
      "name": "calls",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "weight", "title": "weight", "kind": "quantity", "unit": "nanoseconds", "mixed_units": false},
        {"key": "share", "title": "weight%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "caller", "title": "caller", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "callee", "title": "callee", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "kind", "title": "kind", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "caller_row", "title": "caller_row", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "callee_row", "title": "callee_row", "kind": "count", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"weight": 10, "share": 1, "caller": "main", "callee": "leaf", "kind": null, "caller_row": 2, "callee_row": 1}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa tree testdata/odd/no-samples.pb.gz
Type: cpu
Showing nodes accounting for 0, 0% of 0 total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 

$ pa tree testdata/odd/hostile-unit.pb.gz
Type: cpu
fn=(9)
Showing nodes accounting for 7x\x1b[31m"
, 100% of 7x\x1b[31m"
 total
----------------------------------------------------------+-------------
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                      4x\x1b[31m"
   100% |   main
4x\x1b[31m"
 57.14% 57.14% 4x\x1b[31m"
 57.14%                | f
----------------------------------------------------------+-------------
3x\x1b[31m"
 42.86%   100% 7x\x1b[31m"
   100%                | main
                                      4x\x1b[31m"
 57.14% |   f
----------------------------------------------------------+-------------
