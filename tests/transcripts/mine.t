What one's own code costs, and what it calls of others.
$ pa top --mine -n 8 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 1320ms, 99.25% of 1330ms total
Showing top 8 nodes out of 24
Mine: ^(example\.org/lexi|main)[./] (guessed: the module of main.main)

My functions
Charged is what ended in the function or in what it called of others
   charged  chrg%   sum%        cum   cum%  mine
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     340ms 25.56% 69.17%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
     150ms 11.28% 80.45%      150ms 11.28%  example.org/lexi/internal/walk.(*Trie).Insert
      90ms  6.77% 87.22%      670ms 50.38%  example.org/lexi/internal/index.(*Index).Add.func1
      50ms  3.76% 90.98%       50ms  3.76%  example.org/lexi/internal/text.word
      50ms  3.76% 94.74%       50ms  3.76%  example.org/lexi/internal/walk.spin
      40ms  3.01% 97.74%      860ms 64.66%  example.org/lexi/internal/text.Fold
      20ms  1.50% 99.25%       20ms  1.50%  example.org/lexi/internal/index.(*Index).Common.func1

What they called
By the function of others that one of mine called
     value value%   sum%  callee
     740ms 55.64% 55.64%  [mine itself]
     370ms 27.82% 83.46%  runtime.mapaccess1
      70ms  5.26% 88.72%  runtime.mapaccess1_faststr
      50ms  3.76% 92.48%  runtime.concatstring2
      30ms  2.26% 94.74%  strings.Fields
      20ms  1.50% 96.24%  runtime.growslice
      10ms  0.75% 96.99%  [none of mine]
      10ms  0.75% 97.74%  runtime.mapassign

$ pa top --mine internal/walk -n 5 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 1330ms, 100% of 1330ms total
Showing top 5 nodes out of 7
Mine: internal/walk

My functions
Charged is what ended in the function or in what it called of others
   charged  chrg%   sum%        cum   cum%  mine
     790ms 59.40% 59.40%      790ms 59.40%  [none of mine]
     340ms 25.56% 84.96%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
     150ms 11.28% 96.24%      150ms 11.28%  example.org/lexi/internal/walk.(*Trie).Insert
      50ms  3.76%   100%       50ms  3.76%  example.org/lexi/internal/walk.spin
         0     0%   100%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).Count

What they called
By the function of others that one of mine called
     value value%   sum%  callee
     790ms 59.40% 59.40%  [none of mine]
     370ms 27.82% 87.22%  runtime.mapaccess1
     150ms 11.28% 98.50%  [mine itself]
      10ms  0.75% 99.25%  runtime.mapassign
      10ms  0.75%   100%  runtime.newobject

$ pa top --mine=auto --compact-labels testdata/cpp/cpu.pb.gz
Showing nodes accounting for 1132ms, 100% of 1132ms total
Mine: /srv/depot (guessed: the main binary without standard and fetched libraries)

My functions
Charged is what ended in the function or in what it called of others
   charged  chrg%   sum%        cum   cum%  mine
     976ms 86.22% 86.22%      976ms 86.22%  depot::checksum
     156ms 13.78%   100%      156ms 13.78%  depot::partition
         0     0%   100%      976ms 86.22%  depot::Store::audit
         0     0%   100%     1132ms   100%  main

What they called
By the function of others that one of mine called
     value value%   sum%  callee
    1132ms   100%   100%  [mine itself]

$ pa top --mine=auto --format json -n 2 --names short testdata/go/heap.pb.gz
{
  "schema": "pa.top-mine/1",
  "title": null,
  "facts": {"file": "/srv/lexi", "type": "inuse_space", "time": {"value": 1795422831544967306, "unit": "nanoseconds since 1970"}, "total": {"value": 13099246, "unit": "bytes"}, "shown": {"value": 12836854, "unit": "bytes"}, "dropped_nodes": 0, "nodes": 10, "mine": "^(example\\.org/lexi|main)[./]", "mine_guess": "the module of main.main"},
  "notes": [
    "Charged is what ended in the function or in what it called of others",
    "By the function of others that one of mine called"
  ],
  "warnings": [],
  "tables": [
    {
      "name": "mine",
      "title": null,
      "section": "My functions",
      "facts": {},
      "columns": [
        {"key": "charged", "title": "charged", "kind": "quantity", "unit": "bytes", "mixed_units": false},
        {"key": "charged_share", "title": "chrg%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "sum_share", "title": "sum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "cum", "title": "cum", "kind": "quantity", "unit": "bytes", "mixed_units": false},
        {"key": "cum_share", "title": "cum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "name", "title": "mine", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"charged": 9638351, "charged_share": 0.7357943350327186, "sum_share": 0.7357943350327186, "cum": 9638351, "cum_share": 0.7357943350327186, "name": "example.org/lexi/internal/index.(*Index).Add.func1"},
        {"charged": 3198503, "charged_share": 0.24417458836943745, "sum_share": 0.9799689234021561, "cum": 3198503, "cum_share": 0.24417458836943745, "name": "example.org/lexi/internal/text.Generate"}
      ],
      "notes": []
    },
    {
      "name": "callees",
      "title": null,
      "section": "What they called",
      "facts": {},
      "columns": [
        {"key": "value", "title": "value", "kind": "quantity", "unit": "bytes", "mixed_units": false},
        {"key": "value_share", "title": "value%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "sum_share", "title": "sum%", "kind": "ratio", "unit": null, "mixed_units": false},
        {"key": "name", "title": "callee", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"value": 9638351, "value_share": 0.7357943350327186, "sum_share": 0.7357943350327186, "name": "[mine itself]"},
        {"value": 2921758, "value_share": 0.22304779985046466, "sum_share": 0.9588421348831834, "name": "strings.(*Builder).WriteString"}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa top --mine --diff-base testdata/go/cpu.pb.gz -n 4 testdata/go/cpu-v2.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 1330ms (40.99%)
Showing nodes accounting for 360ms, 27.07% of 1330ms total
Showing top 4 nodes out of 23
Mine: ^(example\.org/lexi|main)[./] (guessed: the module of main.main)

My functions
Charged is what ended in the function or in what it called of others
   charged  chrg%   sum%        cum   cum%  mine
     360ms 27.07% 27.07%      360ms 27.07%  example.org/lexi/internal/text.mix
      60ms  4.51% 31.58%      370ms 27.82%  example.org/lexi/internal/text.Fold
     -40ms  3.01% 28.57%      330ms 24.81%  example.org/lexi/internal/index.(*Index).Add.func1
     -20ms  1.50% 27.07%      -20ms  1.50%  example.org/lexi/internal/text.word

What they called
By the function of others that one of mine called
     value value%   sum%  callee
     280ms 21.05% 21.05%  [mine itself]
     -40ms  3.01% 18.05%  runtime.concatstring2
      40ms  3.01% 21.05%  runtime.mapaccess1
      20ms  1.50% 22.56%  runtime.growslice

$ pa hot --mine -n 2 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
Mine: ^(example\.org/lexi|main)[./] (guessed: the module of main.main)

Heaviest path
From the root to the heaviest callee, as long as that has at least 2% of the total
  cum   cum%                         own  elsewhere  step                                                elsewhere, mostly to        its cum
1.27s 95.49% ███████████████████▏      0          0  main.main
1.27s 95.49% ███████████████████▏      0          0  main.profileAll
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU
1.27s 95.49% ███████████████████▏      0          0  main.profileCPU.func1
1.27s 95.49% ███████████████████▏      0      560ms  main.build                                          main.build.func1              360ms
710ms 53.38% ██████████▋               0          0  example.org/lexi/internal/index.(*Index).Add
710ms 53.38% ██████████▋               0       40ms  example.org/lexi/internal/text.Fold                 strings.Fields                 30ms
670ms 50.38% ██████████▏            10ms       80ms  example.org/lexi/internal/index.(*Index).Add.func1  runtime.mapaccess1_faststr     50ms
580ms 43.61% ████████▊                 0          0  example.org/lexi/internal/text.Hash
580ms 43.61% ████████▊             580ms          0  example.org/lexi/internal/text.mix

Heaviest stacks
2 of 28 stacks, 51.88% of the total; at least 2% each
#  value value%                       stack
1  580ms 43.61% ████████▊             main.main > (3 more) > main.build
                                      example.org/lexi/internal/index.(*Index).Add > example.org/lexi/internal/text.Fold
                                      example.org/lexi/internal/index.(*Index).Add.func1
                                      example.org/lexi/internal/text.Hash > example.org/lexi/internal/text.mix
2  110ms  8.27% █▋                    main.main > (3 more) > main.build
                                      example.org/lexi/internal/text.Fold > example.org/lexi/internal/walk.(*Trie).Insert
                                      runtime.mapaccess1

$ pa top --mine=nowhere testdata/go/mutex.pb.gz
File: lexi
Type: delay
Time: 2026-11-23 08:33:51 UTC
Showing nodes accounting for 2.20ms, 100% of 2.20ms total
Mine: nowhere

My functions
Charged is what ended in the function or in what it called of others
   charged  chrg%   sum%        cum   cum%  mine
    2.20ms   100%   100%     2.20ms   100%  [none of mine]

What they called
By the function of others that one of mine called
     value value%   sum%  callee
    2.20ms   100%   100%  [none of mine]
pa: warning: mine expression matched no functions

$ pa top --mine testdata/odd/no-samples.pb.gz
Type: cpu
Showing nodes accounting for 0, 0% of 0 total
Mine: all but standard libraries, fetched packages and the system (guessed)

My functions
None: no sample has a value

What they called
None

$ pa top --mine='(' testdata/go/cpu.pb.gz
pa: --mine: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]
