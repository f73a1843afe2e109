The hottest functions of a profile, in pprof's own text.
$ pa top -n 5 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 1040ms, 78.20% of 1330ms total
Showing top 5 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  example.org/lexi/internal/walk.(*Trie).count
      50ms  3.76% 78.20%       50ms  3.76%  example.org/lexi/internal/walk.spin

$ pa top --cum -lines -n 4 testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
Showing nodes accounting for 0, 0% of 1.33s total
Showing top 4 nodes out of 103
      flat  flat%   sum%        cum   cum%
         0     0%     0%      1.27s 95.49%  main.main example.org/lexi/main.go:33
         0     0%     0%      1.27s 95.49%  main.profileAll example.org/lexi/main.go:44
         0     0%     0%      1.27s 95.49%  main.profileCPU example.org/lexi/main.go:88
         0     0%     0%      1.27s 95.49%  main.profileCPU.func1 example.org/lexi/main.go:89

$ pa top -n 3 --format json testdata/cpp/cpu.pb.gz
{
  "schema": "pa.top/1",
  "title": null,
  "facts": {"file": "/srv/depot", "type": "cpu", "total": {"value": 1132000000, "unit": "nanoseconds"}, "shown": {"value": 1132000000, "unit": "nanoseconds"}, "dropped_nodes": 0, "nodes": 6},
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
        {"flat": 976000000, "flat_share": 0.8621908127208481, "sum_share": 0.8621908127208481, "cum": 976000000, "cum_share": 0.8621908127208481, "name": "depot::checksum", "file": null, "line": null, "address": null, "inline": null},
        {"flat": 156000000, "flat_share": 0.13780918727915195, "sum_share": 1, "cum": 156000000, "cum_share": 0.13780918727915195, "name": "depot::partition", "file": null, "line": null, "address": null, "inline": null},
        {"flat": 0, "flat_share": 0, "sum_share": 1, "cum": 1132000000, "cum_share": 1, "name": "[libc.so.6]", "file": null, "line": null, "address": null, "inline": null}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}

$ pa top -n 3 --format csv testdata/go/heap.pb.gz
flat (bytes),flat_share,sum_share,cum (bytes),cum_share,name,file,line,address,inline
9638351,0.7357943350327186,0.7357943350327186,9638351,0.7357943350327186,example.org/lexi/internal/index.(*Index).Add.func1,,,,
2921758,0.22304779985046466,0.9588421348831834,2921758,0.22304779985046466,strings.(*Builder).WriteString,,,,
276745,0.02112678851897277,0.9799689234021561,276745,0.02112678851897277,strings.(*Builder).WriteByte,,,,

$ pa top -n 3 --format markdown testdata/go/heap.pb.gz
<!-- pa:top -->
- File: `/srv/lexi`
- Type: `inuse_space`
- Time: 2026-11-23 08:33:51 UTC
- Total: 12.49MB
- Shown: 12.24MB
- Left out as too small: 0
- Entries before the limit: 19

| flat | flat% | sum% | cum | cum% |  |
|--:|--:|--:|--:|--:|---|
| 9412.45kB | 73.58% | 73.58% | 9412.45kB | 73.58% | `example.org/lexi/internal/index.(*Index).Add.func1` |
| 2853.28kB | 22.30% | 95.88% | 2853.28kB | 22.30% | `strings.(*Builder).WriteString` |
| 270.26kB |  2.11% | 98.00% | 270.26kB |  2.11% | `strings.(*Builder).WriteByte` |

$ pa top -n 4 --sample_index=alloc_objects testdata/go/heap.pb.gz
File: lexi
Type: alloc_objects
Time: 2026-11-23 08:33:51 UTC
Showing nodes accounting for 636162, 99.46% of 639603 total
Dropped 21 nodes (cum <= 3198)
Showing top 4 nodes out of 14
      flat  flat%   sum%        cum   cum%
    344085 53.80% 53.80%     344085 53.80%  example.org/lexi/internal/text.word
    222339 34.76% 88.56%     222339 34.76%  example.org/lexi/internal/walk.(*Trie).Insert
     64249 10.05% 98.60%      64249 10.05%  example.org/lexi/internal/index.(*Index).Add.func1
      5489  0.86% 99.46%       5489  0.86%  strings.(*Builder).WriteString

$ pa top -n 4 --base testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 2980ms (91.84%)
Showing nodes accounting for 340ms, 11.41% of 2980ms total
Dropped 1 node (cum <= 14.90ms)
Showing top 4 nodes out of 60
      flat  flat%   sum%        cum   cum%
     360ms 12.08% 12.08%      360ms 12.08%  example.org/lexi/internal/text.mix
      90ms  3.02% 15.10%       90ms  3.02%  aeshashbody
     -70ms  2.35% 12.75%      -20ms  0.67%  example.org/lexi/internal/walk.(*Trie).count
     -40ms  1.34% 11.41%      -10ms  0.34%  runtime.mapaccess1_faststr

$ pa top -n 4 --diff-base testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 1330ms (40.99%)
Showing nodes accounting for 340ms, 25.56% of 1330ms total
Dropped 1 node (cum <= 6.65ms)
Showing top 4 nodes out of 60
      flat  flat%   sum%        cum   cum%
     360ms 27.07% 27.07%      360ms 27.07%  example.org/lexi/internal/text.mix
      90ms  6.77% 33.83%       90ms  6.77%  aeshashbody
     -70ms  5.26% 28.57%      -20ms  1.50%  example.org/lexi/internal/walk.(*Trie).count
     -40ms  3.01% 25.56%      -10ms  0.75%  runtime.mapaccess1_faststr

$ pa top -n 3 --focus nothing-like-it testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)
Active filters:
   focus=nothing-like-it
Showing nodes accounting for 0, 0% of 1.33s total
      flat  flat%   sum%        cum   cum%
pa: warning: focus expression matched no samples

$ pa top -n 3 --focus mapaccess --hide 'runtime\..*' testdata/go/cpu.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Active filters:
   focus=mapaccess
   hide=runtime\..*
Showing nodes accounting for 370ms, 27.82% of 1330ms total
Showing top 3 nodes out of 18
      flat  flat%   sum%        cum   cum%
     190ms 14.29% 14.29%      260ms 19.55%  example.org/lexi/internal/walk.(*Trie).count
      90ms  6.77% 21.05%       90ms  6.77%  aeshashbody
      90ms  6.77% 27.82%      110ms  8.27%  example.org/lexi/internal/walk.(*Trie).Insert

$ pa top --tagfocus '(' testdata/go/cpu.pb.gz
pa: tagfocus: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa top -n 2 testdata/go/runs testdata/bad/crc.pb.gz
pa: testdata/bad/crc.pb.gz: bad gzip checksum in member 1
[exit 2]

$ pa top -n 2 --keep-going testdata/go/cpu.pb.gz testdata/bad/crc.pb.gz
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 820ms, 61.65% of 1330ms total
Showing top 2 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
pa: warning: testdata/bad/crc.pb.gz: bad gzip checksum in member 1 (left out)
[exit 2]

$ pa top testdata/odd/inlined.pb.gz testdata/odd/names.pb.gz
Type: cpu
Showing nodes accounting for 95ns, 100% of 95ns total
      flat  flat%   sum%        cum   cum%
      30ns 31.58% 31.58%       30ns 31.58%  tiny (inline)
      20ns 21.05% 52.63%       50ns 52.63%  small (inline)
       9ns  9.47% 62.11%        9ns  9.47%  foo::bar
       8ns  8.42% 70.53%        8ns  8.42%  bad \xff utf-8
       7ns  7.37% 77.89%        7ns  7.37%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
       6ns  6.32% 84.21%        6ns  6.32%  line\nbreak
       5ns  5.26% 89.47%        5ns  5.26%  <unknown>
       4ns  4.21% 93.68%        4ns  4.21%  naïve ☃
       3ns  3.16% 96.84%        3ns  3.16%  tab\there
       2ns  2.11% 98.95%        2ns  2.11%  a"b\c
       1ns  1.05%   100%        1ns  1.05%  alert
         0     0%   100%       50ns 52.63%  main
         0     0%   100%       50ns 52.63%  outer

$ pa top --symbolize=demangle=full testdata/odd/names.pb.gz
Type: cpu
Showing nodes accounting for 45ns, 100% of 45ns total
      flat  flat%   sum%        cum   cum%
       9ns 20.00% 20.00%        9ns 20.00%  foo::bar(int)
       8ns 17.78% 37.78%        8ns 17.78%  bad \xff utf-8
       7ns 15.56% 53.33%        7ns 15.56%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
       6ns 13.33% 66.67%        6ns 13.33%  line\nbreak
       5ns 11.11% 77.78%        5ns 11.11%  <unknown>
       4ns  8.89% 86.67%        4ns  8.89%  naïve ☃
       3ns  6.67% 93.33%        3ns  6.67%  tab\there
       2ns  4.44% 97.78%        2ns  4.44%  a"b\c
       1ns  2.22%   100%        1ns  2.22%  <script>alert(1)</script>
