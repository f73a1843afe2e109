What escapes, and what was allocated at these lines.
$ pa escape testdata/evidence/escape-m2.txt --profile testdata/evidence/allocs.pb.gz -n 4
Values that escape: 19
Of them variables: 1
Leaking parameters: 7
Lines with such values: 11
Lines of the log: 228
Lines of others: 0
Type: alloc_space
Total: 228.13MB
At these lines: 139.58MB
139.58MB of 228.13MB (61.18 %) were allocated at 2 of 11 lines with values that escape; the rest is allocated by code that is not in the log, or where nothing escapes by itself: append, maps, strings

Lines with values that escape, by bytes allocated there
   bytes       %  objects  function       place       escapes
133.08MB  58.33%  1571459  main.newOrder  main.go:32  i <- fmt.Sprintf("item-%d-%d", ... argument...) (call parameter); id <- fmt.Sprintf("item-%d-%d", ... argument...) (call parameter)
  6.50MB   2.85%   142000  main.newOrder  main.go:30  &order{...} <- return o (return); map[string]string{} <- o.Items = append(o.Items, fmt.Sprintf("item-%d-%d", ... argument...)) (assign)
       0      0%        0  leak.func1     main.go:64  func literal <- func literal (spill); <-answer <- fmt.Fprintln(io.Writer(os.Stdout), fmt.a...) (call parameter)
       0      0%        0  dumps          main.go:88  func literal <- func literal (spill)
7 further lines are not shown (-n 0 shows all)

Packages
package             escapes  moved  leaking
example.com/orders       18      1        7

$ pa escape testdata/evidence/escape-m1.txt
Values that escape: 17
Of them variables: 1
Leaking parameters: 7
Lines with such values: 10
Lines of the log: 41
Lines of others: 0

Lines with values that escape
function    place        escapes
            main.go:30   &order{...}; map[string]string{}
            main.go:32   i; id
leak.func1  main.go:64   func literal; <-answer
            main.go:94   debug; folder; i
            main.go:95   debug; server.URL
            main.go:103  variable stats
            main.go:106  folder + "/memstats.json"
            main.go:110  &store{}
            main.go:111  (*store).work(s, 60000); "bytes"
            main.go:114  os.Args[1] + "/allocs.pb.gz"

Packages
package             escapes  moved  leaking
example.com/orders       16      1        7

$ sed 's/^/2026-03-01T10:00:00.123Z /' testdata/evidence/escape-m1.txt | pa escape - | head -4
Values that escape: 17
Of them variables: 1
Leaking parameters: 7
Lines with such values: 10

$ pa escape testdata/evidence/escape.json
Values that escape: 4
Of them variables: 0
Leaking parameters: 1
Lines with such values: 2
Lines of the log: 12
Lines of others: 0

Lines with values that escape
function  place                   escapes
          /src/orders/main.go:30  &order{...} <- return o (return); map[string]string{} <- o.Items = append(o.Items, fmt.Sprintf("item-%d-%d", ... argument...)) (assign)
          /src/orders/main.go:32  i <- fmt.Sprintf("item-%d-%d", ... argument...) (call parameter); id <- fmt.Sprintf("item-%d-%d", ... argument...) (call parameter)

Packages
package  escapes  moved  leaking
main           4      0        1

$ pa escape --format json testdata/evidence/escape-m2.txt | python3 -c 'import json,sys; d=json.load(sys.stdin); n=[t for t in d["tables"] if t["name"]=="notes"][0]["rows"]; print(len(n), n[0])'
26 {'package': 'example.com/orders', 'function': 'newOrder', 'file': 'main.go', 'line': 30, 'column': 7, 'kind': 'escapes to heap', 'what': '&order{...}', 'why': 'return o (return)'}

$ sed "s/main.go:1/main.go:2/" testdata/evidence/escape-m2.txt | pa escape --old testdata/evidence/escape-m2.txt --new - --fail-on "escapes>0" | tail -2
noise  all                                                    escapes  19.00 ± 0%  19.00 ± 0%  ~ +0.0% [+0.0%, +0.0%]  q=1.000 n=1
gate: 19 checks, 0 failed, 0 waived, 0 undecided

$ (cat testdata/evidence/escape-m1.txt; echo './main.go:64:90: boxed escapes to heap') | pa escape --old testdata/evidence/escape-m1.txt --new - --fail-on 'escapes>0'
2 of 17 rows got worse, 0 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark                             unit            old         new                vs base  evidence
regressed  example.com/orders leak.func1: boxed  escapes  0.000 ± 0%  1.000 ± 0%   +Inf% [+Inf%, +Inf%]  q=0.000 n=1
regressed  all                                   escapes  17.00 ± 0%  18.00 ± 0%  +5.88% [+5.9%, +5.9%]  q=0.000 n=1
15 rows without a difference are not shown (--all shows every table)
gate: 17 checks, 2 failed, 0 waived, 0 undecided
result  rule       benchmark                             unit     old         new         change
failed  escapes>0  example.com/orders leak.func1: boxed  escapes  0.000 ± 0%  1.000 ± 0%  +Inf%, q=0.000
failed  escapes>0  all                                   escapes  17.00 ± 0%  18.00 ± 0%  +5.9%, q=0.000
[exit 1]

$ pa escape testdata/README.md
pa: testdata/README.md: no note of the Go compiler; build with go build -gcflags=-m (or -m=2) and keep its standard error
[exit 2]

$ pa escape testdata/evidence/escape-m1.txt --profile testdata/go/cpu.pb.gz
pa: --profile: no allocations: alloc_space and alloc_objects are wanted
[exit 2]

$ pa escape testdata/evidence/escape-m1.txt --profile testdata/go/heap.pb.gz 2>&1 | grep warning
warning: no allocation is at a line of the log: the profile is of another program or build

$ pa escape -n 3 testdata/evidence/go1.23.escape-m1.txt
Values that escape: 19
Of them variables: 1
Leaking parameters: 7
Lines with such values: 12
Lines of the log: 92
Lines of others: 0

Lines with values that escape
function    place                          escapes
            example.com/orders/main.go:30  &order{...}; map[string]string{}
            example.com/orders/main.go:32  id; i
leak.func1  example.com/orders/main.go:64  func literal; <-answer
9 further lines are not shown (-n 0 shows all)

Packages
package             escapes  moved  leaking
example.com/orders       18      1        7
