Rules on a profile of a program.
$ pa advise testdata/advise/p-row/cpu.pb.gz
Profiles: 1 CPU
CPU samples: 124
Cores in use: 0.4663
Outside: 0.47 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 40 % collects garbage, 10 % allocates, 7 % is in own lines themselves

PA103 high, likely: 60 % of CPU samples (51-68 %, 74 samples) build strings by +, at main.renderRow planted.go:99
Explains: GC cost from allocation (PA201, 40 % of CPU samples)
Why: Each + copies everything that was built so far: n pieces cost n squared.
Try: strings.Builder with Grow, strings.Join, or append to a []byte.
Wrong if: A few joins of short parts seldom reach 5 %.

$ pa advise testdata/advise/p-lock-load/*.pb.gz
Profiles: 1 CPU, 3 heap, 2 goroutine, 1 block, 1 mutex
CPU samples: 12
Cores in use: 0.04695
Outside: 0.047 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 0 % collects garbage, 0 % allocates, 25 % is in own lines themselves
Memory: heap in use from 1MB to 1MB
Goroutines: from 10 to 9, 7 of them at main.(*store).load
Locks and channels: 7.5 goroutines wait for locks on average, 0 to send

PA001 medium, sure: too little data
Evidence: 12 CPU samples in all
Why: A share of 5 % of 60 samples is 3 samples, which chance alone moves by as many.
Try: Profile longer, or while the program is under load; idle time has no samples.
Wrong if: A program that hardly uses the CPU has few samples however long it is profiled: look at what it waits for.

PA006 note, sure: hardly any CPU was used
Evidence: 0.05 cores in use over 2.6 s
Why: Of an idle Go program much of the little CPU time is the scheduler looking for work; such shares say nothing about load. Rules about the scheduler are silent then.
Try: Profile while the program is under the load that matters. A profile taken by hand after a spike shows what came after it.
Wrong if: Programs whose load is small by nature, or that mostly wait: see what they wait for.

PA401 high, likely: slow work under a lock, at main.(*store).load planted.go:201
Evidence: 7.5 goroutines wait on average, 2.29 ms held each time; a dump shows the holder asleep or in IO
Why: All who need the lock wait as long as the slowest thing that is done under it.
Try: Copy under the lock and work outside; split the lock; replace a whole value by atomic.Pointer; RWMutex only where reads are long.
Wrong if: On a machine without a free core a holder that lost its CPU looks like slow work. Part of the delay at an unlock was caused by the holder before.

$ pa advise --all testdata/advise/p-json-any/*.pb.gz
Profiles: 1 CPU, 3 heap, 2 goroutine, 2 block
CPU samples: 152
Cores in use: 0.5773
Outside: 0.58 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 12 % collects garbage, 17 % allocates, 28 % is in own lines themselves
Memory: heap in use from 1MB to 1.50MB
Goroutines: from 3 to 2
Locks and channels: 0 goroutines wait for locks on average, 0 to send

PA101 high, likely: 52 % of CPU samples (44-60 %, 79 samples) encode or decode JSON, XML, YAML, protobuf or the like, at main.parseEvent planted.go:54
Evidence: 23 % of it handles values without a type
Why: Every call walks types by reflection and makes garbage for each value that it meets.
Try: Decode into structs, not into maps; encode once and keep the bytes; stream with Encoder and Decoder; use a generated codec. Copy values by assignment, not by encoding and decoding.
Wrong if: Converting documents is what the program is for: then this is only where the time is.

$ pa advise testdata/advise/c-merkle/*.pb.gz
Profiles: 1 CPU, 3 heap, 2 goroutine, 2 block
CPU samples: 143
Cores in use: 0.5485
Outside: 0.55 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 1 % collects garbage, 0 % allocates, 1 % is in own lines themselves
Memory: heap in use from 1MB to 2.13MB
Goroutines: from 3 to 2
Locks and channels: 0 goroutines wait for locks on average, 0 to send
Nothing here matches a rule. The hottest own lines: main.merkle clean.go:67 (92 % of CPU samples), main.merkle clean.go:61 (6 % of CPU samples), main.merkle clean.go:65 (1 % of CPU samples).

$ pa advise --format sarif --trim-path advise testdata/advise/p-regexp/cpu.pb.gz
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"pa","rules":[{"id":"PA105","shortDescription":{"text":"regular expression compiled while running"},"fullDescription":{"text":"regexp.Compile, MustCompile, Match or MatchString (which compile) take at least 5 % of the CPU samples outside of package initialization."},"help":{"text":"Compile once in a package variable, or in a cache by pattern."}}]}},"results":[
{"ruleId":"PA105","level":"warning","message":{"text":"50 % of CPU samples compile regular expressions. Compile once in a package variable, or in a cache by pattern."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"planted.go"},"region":{"startLine":164}}}],"partialFingerprints":{"function/v1":"PA105:main.validPath"}}]}]}

$ pa advise --format json testdata/advise/p-leak/goroutine1.pb.gz testdata/advise/p-leak/goroutine2.pb.gz
{
  "schema": "pa.advise/1",
  "title": null,
  "facts": {"profiles": "2 goroutine"},
  "notes": [],
  "warnings": [],
  "tables": [
    {
      "name": "looked",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "place", "title": "place", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "seen", "title": "seen", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"place": "Goroutines", "seen": "from 403 to 1073, 1071 of them at main.fetch"}
      ],
      "notes": []
    },
    {
      "name": "findings",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "rule", "title": "rule", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "title", "title": "title", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "severity", "title": "severity", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "certainty", "title": "certainty", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "share", "title": "share", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "low", "title": "low", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "high", "title": "high", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "samples", "title": "samples", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "of", "title": "of", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "evidence", "title": "evidence", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "explains", "title": "explains", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "explained_by", "title": "explained_by", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "try", "title": "try", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"rule": "PA301", "title": "goroutine leak", "severity": "medium", "certainty": "likely", "share": null, "low": null, "high": null, "samples": 1071, "of": null, "evidence": "1071 goroutines with this stack, 400 in the first of 2 dumps", "explains": null, "explained_by": null, "try": "A buffer for as many as send; select on ctx.Done(); the owner closes the channel, and a cancel is called, on every path, errors too."}
      ],
      "notes": []
    },
    {
      "name": "sites",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "rule", "title": "rule", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "function", "title": "function", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "file", "title": "file", "kind": "text", "unit": null, "mixed_units": false},
        {"key": "line", "title": "line", "kind": "count", "unit": null, "mixed_units": false},
        {"key": "share", "title": "share", "kind": "ratio", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"rule": "PA301", "function": "main.fetch", "file": "advise/planted.go", "line": 204, "share": 1}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa advise --mine '^fmt' testdata/advise/p-row/cpu.pb.gz | head -n 4
Profiles: 1 CPU
CPU samples: 124
Cores in use: 0.4663
Outside: 0.47 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)

$ pa advise testdata/go/cpu.pb.gz testdata/go/heap.pb.gz testdata/go/mutex.pb.gz testdata/go/block.pb.gz testdata/go/goroutine.pb.gz
Profiles: 1 CPU, 1 heap, 1 goroutine, 1 block, 1 mutex
CPU samples: 133
Cores in use: 0.9276
Outside: 0.93 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 1 % collects garbage, 3 % allocates, 56 % is in own lines themselves
Memory: heap in use 12.49MB
Goroutines: 5, 4 of them at example.org/lexi/internal/pool.wait
Locks and channels: 0.0016 goroutines wait for locks on average, 0.076 to send
Nothing here matches a rule. The hottest own lines: example.org/lexi/internal/text.mix text.go:62 (33 % of CPU samples), example.org/lexi/internal/walk.(*Trie).count walk.go:31 (21 % of CPU samples), example.org/lexi/internal/text.mix text.go:61 (11 % of CPU samples).

$ pa advise testdata/text/stacks.folded
Profiles: 1 CPU
CPU samples: 43500
CPU: 0 % collects garbage, 0 % allocates, 100 % is in own lines themselves
Nothing here matches a rule. The hottest own lines: read (34 % of CPU samples), separated (21 % of CPU samples), x (16 % of CPU samples).
pa: warning: testdata/text/stacks.folded: counts with fractions, read as thousandths
pa: warning: testdata/text/stacks.folded: line 12: no stack with a count, left out

$ pa advise testdata/go/heap.pb.gz
Profiles: 1 heap
Memory: heap in use 12.49MB

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

$ pa advise --keep-going testdata/go/cpu.pb.gz none.pb.gz
Profiles: 1 CPU
CPU samples: 133
Cores in use: 0.9276
Outside: 0.93 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 1 % collects garbage, 3 % allocates, 56 % is in own lines themselves
Nothing here matches a rule. The hottest own lines: example.org/lexi/internal/text.mix text.go:62 (33 % of CPU samples), example.org/lexi/internal/walk.(*Trie).count walk.go:31 (21 % of CPU samples), example.org/lexi/internal/text.mix text.go:61 (11 % of CPU samples).
pa: warning: none.pb.gz: No such file or directory
[exit 2]

$ pa advise README.md
pa: README.md: neither a profile nor results of a load test, a log with lines of GODEBUG=gctrace=1, metrics or notes of the Go compiler
[exit 2]

$ pa advise testdata/evidence/metrics-*.prom testdata/load/hey.txt testdata/evidence/go1.19-gogc25.gctrace.log
Profiles: none
Outside: 4000 requests a second; p99 9.4 ms
Memory: 89.51MB allocated a second, GC takes 22.7 % of the CPU there was

PA206 medium, sure: 23 % of the CPU there was collect garbage
Evidence: 28 % headroom above a live heap of 6 MB; with 100 % there would be about 28 % as many collections
Why: With headroom h the heap is marked once for each h of garbage: 5 % headroom is twenty times the marking of 100 %.
Try: Raise GOGC; or raise GOMEMLIMIT to 1.25 times the live heap and what is not heap, at least: near the limit the collector runs without end.
Wrong if: Memory is what is short, and the CPU time is paid for it on purpose.

$ pa advise testdata/evidence/allocs.pb.gz testdata/evidence/escape-m2.txt testdata/advise/e-bufio/*.gz | grep -v 'Why\|Try\|Wrong'
Profiles: 1 CPU, 3 heap
CPU samples: 135
Cores in use: 0.3053
Outside: 0.31 cores in use; of how many, no file says (a log of GODEBUG=gctrace=1 does)
CPU: 66 % collects garbage, 32 % allocates, 0 % is in own lines themselves
Memory: heap in use 5.63MB

PA203 high, likely: 100 % of allocated bytes are allocated as large buffers that do not live long, at main.firstLine third.go:378
Evidence: 18773 bytes each on average; allocation and GC take 98 % of CPU
Explains: GC cost from allocation (PA201, 66 % of CPU samples)

$ pa advise --fail-on sure:high testdata/advise/e-gogc/gctrace.log > /dev/null
$ pa advise --fail-on likely:medium testdata/advise/e-gogc/gctrace.log > /dev/null
[exit 1]

$ pa advise --fail-on maybe testdata/advise/e-gogc/gctrace.log
pa: --fail-on maybe: likely or sure is wanted, and behind a colon low, medium or high
[exit 2]

$ pa advise README.md
pa: README.md: neither a profile nor results of a load test, a log with lines of GODEBUG=gctrace=1, metrics or notes of the Go compiler
[exit 2]

$ pa advise testdata/evidence/quota.prom
Profiles: none

PA306 low, maybe: more processors than the quota
Evidence: 16 processors, a quota of 1.5 cores, throttled in 35 % of the periods
Why: Threads that run at the same time use up the quota of a period (100 ms) early; for the rest of it all of them stand still, requests and the collector with them.
Try: GOMAXPROCS of the quota, rounded up: by hand, by a library that reads it, or by Go 1.25, which does so itself; or a larger quota.
Wrong if: Metrics of another container than the program's; a program that waits most of the time.

$ sed 's/} 150000/} 1600000/' testdata/evidence/quota.prom >$T/enough.prom; pa advise $T/enough.prom
Profiles: none
Nothing here matches a rule.

$ sed '/spec_cpu_quota{/p; s/spec_cpu_quota{container="orders",pod="orders-1"} 150000/spec_cpu_quota{container="other"} 800000/' testdata/evidence/quota.prom >$T/two.prom; pa advise $T/two.prom
Profiles: none
Nothing here matches a rule.

$ pa advise testdata/evidence/go1.23.locks.txt | sed -n '/^PA407/,$p'
PA407 high, maybe: locks in a circle, at main.(*account).receive
Evidence: goroutine 21 (main.(*account).receive), goroutine 20 (main.(*account).receive): each waits for a lock that the next one holds
Why: None of them ever goes on, nor who else waits for these locks.
Try: Take locks in one order everywhere; call nothing that locks while a lock is held; one lock for what belongs together.
Wrong if: Of Go holders are guessed by the receivers on the stacks, whose addresses may be out of date: look at the two stacks. Of Java it is exact.

$ pa advise testdata/evidence/deadlock.jstack.txt | sed -n '/^PA407/,$p'
PA407 high, maybe: locks in a circle, at bank.Account.receive
Evidence: transfer-2 (bank.Account.receive), transfer-1 (bank.Account.receive): each waits for a lock that the next one holds
Why: None of them ever goes on, nor who else waits for these locks.
Try: Take locks in one order everywhere; call nothing that locks while a lock is held; one lock for what belongs together.
Wrong if: Of Go holders are guessed by the receivers on the stacks, whose addresses may be out of date: look at the two stacks. Of Java it is exact.

$ pa advise testdata/evidence/goroutines-1.txt | grep PA407
[exit 1]

$ # atomics are a suspect: a CPU profile cannot say whether anyone fights over them
$ printf '%s\n' 'main.main;main.worker;main.count;sync/atomic.(*Int64).Add 400' 'main.main;main.worker;main.work 500' >$T/atomics.folded
$ pa advise $T/atomics.folded
Profiles: 1 CPU
CPU samples: 900
CPU: 0 % collects garbage, 0 % allocates, 56 % is in own lines themselves
Nothing here matches a rule. The hottest own lines: main.work (56 % of CPU samples), main.count (44 % of CPU samples). A suspicion, with other causes as often: atomics that are fought over, or false sharing (PA404, 44 % of CPU samples, at main.count).
1 more: --all

$ pa advise --all $T/atomics.folded | grep -A1 PA404
PA404 medium, suspect: 44 % of CPU samples (41-48 %, 400 samples) are in atomic operations, at main.count
Why: A cache line that several processors write to moves between them at each write, which takes as long as a hundred additions; so does one that holds two variables of different writers (false sharing).

$ pa advise --format sarif $T/atomics.folded | grep -c ruleId
0
[exit 1]

$ printf '%s\n' 'main;worker;std::__atomic_base<int>::fetch_add 400' 'main;worker;work 500' | pa advise --all - | grep -A1 PA404
PA404 medium, suspect: 44 % of CPU samples (41-48 %, 400 samples) are in atomic operations, at worker
Why: A cache line that several processors write to moves between them at each write, which takes as long as a hundred additions; so does one that holds two variables of different writers (false sharing).
