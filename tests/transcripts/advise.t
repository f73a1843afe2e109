Rules on a profile of a program.
$ pa advise testdata/go/cpu.pb.gz
Profiles: 1 CPU
CPU samples: 133
Cores in use: 0.9276
Nothing here matches a rule. The hottest own lines: example.org/lexi/internal/text.mix text.go:62 (33 % of CPU samples), example.org/lexi/internal/walk.(*Trie).count walk.go:31 (21 % of CPU samples), example.org/lexi/internal/text.mix text.go:61 (11 % of CPU samples).

$ pa advise testdata/go/cpu.pb.gz testdata/go/heap.pb.gz testdata/go/mutex.pb.gz testdata/go/block.pb.gz testdata/go/goroutine.pb.gz
Profiles: 1 CPU, 1 heap, 1 goroutine, 1 block, 1 mutex
CPU samples: 133
Cores in use: 0.9276
Nothing here matches a rule. The hottest own lines: example.org/lexi/internal/text.mix text.go:62 (33 % of CPU samples), example.org/lexi/internal/walk.(*Trie).count walk.go:31 (21 % of CPU samples), example.org/lexi/internal/text.mix text.go:61 (11 % of CPU samples).

$ pa advise testdata/text/stacks.folded
Profiles: 1 CPU
CPU samples: 43500
Nothing here matches a rule. The hottest own lines: read (34 % of CPU samples), separated (21 % of CPU samples), x (16 % of CPU samples).
pa: warning: testdata/text/stacks.folded: counts with fractions, read as thousandths
pa: warning: testdata/text/stacks.folded: line 12: no stack with a count, left out

$ pa advise testdata/go/heap.pb.gz
Profiles: 1 heap

PA010 note, sure: one state decides no growth
Why: A leak and a large cache look the same in one state; growth needs two.
Try: Take a second profile of the same process some minutes later and give both files.
Wrong if: Goroutine leak profiles, in which each goroutine is a leak.
Nothing here matches a rule.

$ pa advise testdata/odd/no-samples.pb.gz
Profiles: 1 CPU
CPU samples: 0

PA001 medium, sure: too little data
Evidence: 0 CPU samples in all
Why: A share of 5 % of 60 samples is 3 samples, which chance alone moves by as many.
Try: Profile longer, or while the program is under load; idle time has no samples.
Wrong if: A program that hardly uses the CPU has few samples however long it is profiled: look at what it waits for.
Nothing here matches a rule.

$ pa advise --mine '(' testdata/go/cpu.pb.gz
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa advise --keep-going testdata/go/cpu.pb.gz none.pb.gz | tail -n 3
CPU samples: 133
Cores in use: 0.9276
Nothing here matches a rule. The hottest own lines: example.org/lexi/internal/text.mix text.go:62 (33 % of CPU samples), example.org/lexi/internal/walk.(*Trie).count walk.go:31 (21 % of CPU samples), example.org/lexi/internal/text.mix text.go:61 (11 % of CPU samples).
pa: warning: none.pb.gz: No such file or directory

$ pa advise README.md
pa: README.md: no line of a gctrace; run the program with GODEBUG=gctrace=1 and keep its standard error
[exit 2]
