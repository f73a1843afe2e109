A file in place of a command: what it is, and the report that most want first. A word of other tools: what it is called here.
$ pa testdata/go/cpu.pb.gz -n 2
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 820ms, 61.65% of 1330ms total
Showing top 2 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
pa: testdata/go/cpu.pb.gz: a profile (pprof), shown by pa top (pa help lists the other reports)

$ pa testdata/bench/old.txt --filter .unit:ns/op
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                     │ testdata/bench/old.txt │
                     │         sec/op         │
Encode/format=json-8              1.200µ ± 1%
Encode/format=gob-8               826.9n ± 1%
Decode/format=json-8              2.405µ ± 1%
Lookup-8                          41.34n ± 1%
Hash-8                            9.263n ± 1%
geomean                           246.7n
pa: testdata/bench/old.txt: benchmark results (gobench), shown by pa bench (pa help lists the other reports)

$ pa testdata/go/runs | head -4
file                          format  type  total  samples  duration  time
testdata/go/runs/v1-01.pb.gz  pprof   cpu   740ms       47  904.91ms  2026-11-23 08:33:38 UTC
testdata/go/runs/v1-02.pb.gz  pprof   cpu   720ms       45  909.31ms  2026-11-23 08:33:40 UTC
testdata/go/runs/v1-03.pb.gz  pprof   cpu   720ms       48     1.22s  2026-11-23 08:33:42 UTC
pa: testdata/go/runs: a folder, shown by pa info (pa help lists the other reports)

$ pa testdata/archives/* 2>&1 | head -3
pa: testdata/archives/heap.pb.zst: a profile (pprof), shown by pa top (pa help lists the other reports)
pa: testdata/archives/runs.tar.zst: inner/v1-02.pb.gz: no sample type in common with the files before

$ pa README.md
pa: README.md: this is a report, not the profile that it was made of
[exit 2]

$ pa testdata/go/cpu.pb.gz --format json -n 1 2>/dev/null | head -c 24
{
  "schema": "pa.top/1"
[no newline]

$ pa nosuchfile.pb.gz
pa: unknown command nosuchfile.pb.gz, and no such file (pa help lists the commands)
[exit 2]

$ for w in web svg http flamegraph -http=:8080 -svg benchstat speedscope -foo; do pa $w x.pb.gz; done
pa: unknown command web (here it is: pa graph -o FILE.svg)
pa: unknown command svg (here it is: pa graph -o FILE.svg)
pa: unknown command http (here it is: pa report -o FILE.html)
pa: unknown command flamegraph (here it is: pa flame -o FILE.svg)
pa: unknown option -http=:8080 (here it is: pa report -o FILE.html)
pa: unknown option -svg (here it is: pa graph -o FILE.svg)
pa: unknown command benchstat (here it is: pa bench OLD NEW, or pa diff OLD NEW)
pa: unknown command speedscope (here it is: pa convert -o FILE.speedscope.json)
pa: unknown option -foo (did you mean: pa top?)
[exit 2]
