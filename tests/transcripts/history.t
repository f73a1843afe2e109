A history of 48 commits with known truth (testdata/history/make.py): steps at c020 (two benchmarks), c030 and c045, an outlier, a
transient, a drift, another machine from c036 on.

$ pa history testdata/history/runs
Commits: 48
From: c000
To: c047
Order: by the times in the files (date:)
3 of 8 series have confirmed steps: 2 got worse, 1 better; 1 provisional; 1 drift; 8 at changes of the machine; 2 outliers or transients (-all lists them)
2 of 8 series changed between c019 and c020: 2 worse, 0 better
  worse: Encode-8 sec/op  +8.2% [+7.2%, +9.1%] between c019 and c020 (16 commits behind it, p=3.6e-11); quiet
  worse: Decode-8 sec/op  +8.4% [+7.3%, +9.6%] between c019 and c020 (16 commits behind it, p=1.8e-10); quiet
better: Hash-8 sec/op  -5.3% [-6.0%, -4.5%] between c029 and c030 (6 commits behind it, p=1.5e-09); quiet
worse: Compress-8 sec/op  +7.5% [+6.2%, +8.9%] between c044 and c045: provisional, seen in 3 commits, confirmed after 5
worse: Render-8 sec/op  +12.3% [+10.4%, +14.3%] drift in c000..c047, +0.25% [+0.21%, +0.28%] a commit, spread evenly: no single commit
8 of 8 series in sec/op, the median +10.0% [+8.2%, +11.8%] between c035 and c036: the machine changed (Model A @ 2.6GHz -> Model B @ 3.0GHz), not counted: histories are compared within a machine

Series
benchmark   unit    commits   first    last  noise       s  detectable  steps  history
Encode-8    sec/op       48  1.205µ  1.431µ  quiet   0.68%       1.56%      1  ▂▂▁▁▁▁▂▂▁▂▂▁▁▂▂▂▂▅▄▄▄▄▄▄▄▅▄▄▄▄██████▇███
Decode-8    sec/op       48  798.2n  943.4n  quiet   0.97%       1.81%      1  ▂▂▁▂▁▂▂▂▂▂▂▂▁▂▂▂▂▄▄▅▅▅▄▄▄▄▄▄▄▄▇█▇▇▇█▇█▇▇
Parse-8     sec/op       48  5.061µ  5.435µ  quiet      1%       1.35%      0  ▃▂▂▂▁▂▂▂▁█▂▂▁▂▂▂▂▁▂▂▂▂▂▂▂▂▁▂▂▂▇▇█▇▇▇█▆▇▆
Search-8    sec/op       48  297.8n  332.4n  normal  1.16%       2.92%      0  ▂▃▃▂▃▃▂▂▂▁▂▃▃▃▃▃▂▃▂▃▂███▆▂▂▂▂▃▇▇█▇█▆█▇▇▇
Render-8    sec/op       48  89.92µ  109.9µ  quiet   0.87%       1.36%      0  ▁▁▁▁▂▂▂▂▂▂▂▂▂▂▂▂▂▃▃▃▃▃▃▄▃▄▄▄▄▄▇▇▇▇▇▇▇███
Hash-8      sec/op       48  44.67n  46.83n  quiet   0.79%       1.06%      1  ▄▄▄▅▅▆▅▅▅▅▅▅▅▆▄▅▄▅▅▅▅▅▅▅▅▂▁▂▁▂▇▆▇█▇▇▇▇▇▇
Sort-8      sec/op       48  15.12µ  16.51µ  quiet   0.88%       1.32%      0  ▃▃▂▂▃▂▃▃▃▂▂▃▂▁▂▂▂▂▃▃▂▃▃▃▂▂▂▂▃▂▇█▇█▇█▇▇█▇
Compress-8  sec/op       48  250.5µ  296.4µ  quiet   0.74%       1.10%      0  ▂▁▁▂▂▂▁▁▂▂▂▁▂▁▂▁▂▂▂▂▁▁▁▂▁▂▂▁▁▂▆▆▅▅▅▅▅▅██
s is the scatter of a commit around its level; detectable is the smallest step that 15 commits on each side would show

$ pa history --all --since c030 -filter '.name:(Search OR Parse OR Compress)' testdata/history/runs
Commits: 48
From: c000
To: c047
Order: by the times in the files (date:)
Since: c030
0 of 3 series have confirmed steps: 0 got worse, 0 better; 1 provisional; 3 at changes of the machine
worse: Compress-8 sec/op  +7.5% [+6.2%, +8.9%] between c044 and c045: provisional, seen in 3 commits, confirmed after 5
3 of 3 series in sec/op, the median +9.9% [+9.2%, +10.7%] between c035 and c036: the machine changed (Model A @ 2.6GHz -> Model B @ 3.0GHz), not counted: histories are compared within a machine

Series
benchmark   unit    commits   first    last  noise       s  detectable  steps  history
Parse-8     sec/op       48  5.061µ  5.435µ  quiet      1%       1.35%      0  ▃▂▂▂▁▂▂▂▁█▂▂▁▂▂▂▂▁▂▂▂▂▂▂▂▂▁▂▂▂▇▇█▇▇▇█▆▇▆
Search-8    sec/op       48  297.8n  332.4n  normal  1.16%       2.92%      0  ▂▃▃▂▃▃▂▂▂▁▂▃▃▃▃▃▂▃▂▃▂███▆▂▂▂▂▃▇▇█▇█▆█▇▇▇
Compress-8  sec/op       48  250.5µ  296.4µ  quiet   0.74%       1.10%      0  ▂▁▁▂▂▂▁▁▂▂▂▁▂▁▂▁▂▂▂▂▁▁▁▂▁▂▂▁▁▂▆▆▅▅▅▅▅▅██
s is the scatter of a commit around its level; detectable is the smallest step that 15 commits on each side would show

$ pa history --fail-on 'step>3%' --waivers testdata/history/waivers.txt --today 2026-06-01 testdata/history/runs | sed -n '/^gate/,/^$/p'
gate: 8 checks, 1 failed, 1 waived, 0 undecided
result  rule     benchmark  unit    old     new     change
waived  step>3%  Encode-8   sec/op  1.198µ  1.296µ  +8.2% [+7.2%, +9.1%] between c019 and c020 (16 commits behind it, p=3.6e-11); quiet; checks of input
failed  step>3%  Decode-8   sec/op  799.1n  866.5n  +8.4% [+7.3%, +9.6%] between c019 and c020 (16 commits behind it, p=1.8e-10); quiet

$ pa history --fail-on 'drift>5%,^Enc:step>9%' testdata/history/runs | sed -n '/^gate/,/^$/p'
gate: 9 checks, 1 failed, 0 waived, 0 undecided
result  rule      benchmark  unit    old     new     change
failed  drift>5%  Render-8   sec/op  89.76µ  100.8µ  +12.3% [+10.4%, +14.3%] drift in c000..c047, +0.25% [+0.21%, +0.28%] a commit, spread evenly: no single commit

$ pa history --since c021 --fail-on 'step>3%' testdata/history/runs > $T/out
$ pa history --fail-on 'step>3%' testdata/history/runs/0[1-5].txt > $T/out
[exit 3]

$ pa history --fail-on 'new(sec/op)<=3' testdata/history/runs
pa: new(sec/op)<=3: a history has no limits, only changes: step>3%
[exit 2]

$ pa history --since v9 testdata/history/runs
pa: --since v9: neither one of the commits nor a time
[exit 2]

$ pa history testdata/history/runs/01.txt
pa: no benchmark has results of two commits: a history needs a file for each, or commit: lines
[exit 2]

$ pa history --all --format csv -filter '.name:(Hash OR Parse OR Search)' testdata/history/runs | cut -d, -f1-11
# changes
benchmark,unit,config,kind,status,alarm,commit,after,upto,index,end
Parse-8,sec/op,,outlier,,no,c011,,c011,11,12
Parse-8,sec/op,,machine,,no,c036,c035,c036,36,48
Search-8,sec/op,,transient,,no,c025,,c028,25,29
Search-8,sec/op,,machine,,no,c036,c035,c036,36,48
Hash-8,sec/op,,step,confirmed,yes,c030,c029,c030,30,36
Hash-8,sec/op,,machine,,no,c036,c035,c036,36,48

# series: Series
benchmark,unit,config,commits,first,first_unit,last,last_unit,noise,scatter,detectable
Parse-8,sec/op,,48,5.0613333333333336e-06,sec/op,5.435333333333333e-06,sec/op,quiet,0.00999536829859052,0.013467321217502048
Search-8,sec/op,,48,2.978e-07,sec/op,3.324333333333334e-07,sec/op,normal,0.011598592952727887,0.02920155783152989
Hash-8,sec/op,,48,4.467000000000001e-08,sec/op,4.683e-08,sec/op,quiet,0.007939205784793624,0.01056367159802396

$ pa history add --commit v1 --date 2026-03-01T08:00:00Z $T/h.jsonl testdata/bench/old.txt
Added samples: 120
Known already: 0
Commits: 1
Commits let go: 0

$ pa history add --commit v2 --date 2026-03-02T08:00:00Z $T/h.jsonl testdata/bench/new.txt
Added samples: 120
Known already: 0
Commits: 2
Commits let go: 0

$ pa history add --commit v2 --date 2026-03-02T08:00:00Z $T/h.jsonl testdata/bench/new.txt
Added samples: 0
Known already: 120
Commits: 2
Commits let go: 0

$ pa history $T/h.jsonl -filter '.unit:ns/op' | head -n 5
Commits: 2
From: v1
To: v2
Order: by the times in the files (date:)
0 of 5 series have confirmed steps: 0 got worse, 0 better

$ cut -c1-240 $T/h.jsonl | head -n 1
{"pa_history": 1, "name": "Encode/format=json-8", "config": {"goos": "linux", "goarch": "amd64", "pkg": "example.com/codec", "cpu": "Example CPU @ 3.00GHz", "commit": "v1", "date": "2026-03-01T08:00:00Z"}, "values": {"ns/op": [1203.1, 1199.

$ pa history add --keep 1 $T/h.jsonl testdata/bench/new.txt --commit v3 --date 2026-03-03
Added samples: 120
Known already: 0
Commits: 1
Commits let go: 2

$ pa history add --date noon $T/h.jsonl testdata/bench/new.txt
pa: --date noon: a time as 2026-11-23T08:33:49Z is wanted
[exit 2]

$ echo '{"pa_history": 1, "name": "A", "values": {"sec/op": ["x"]}}' > $T/bad.jsonl; pa history $T/bad.jsonl
pa: $T/bad.jsonl: line 1: a value of sec/op is no number
[exit 2]

$ pa history add $T/bad.jsonl testdata/bench/new.txt; cat $T/bad.jsonl
{"pa_history": 1, "name": "A", "values": {"sec/op": ["x"]}}
pa: $T/bad.jsonl: line 1: a value of sec/op is no number

$ pa history -o $T/h.html testdata/history/runs > $T/out && grep -c '<svg' $T/h.html
1

$ pa history --format svg testdata/history/runs | grep -o 'moved unlike\|confirmed after 5\|drift in c000..c047' | sort | uniq -c
      1 confirmed after 5
      1 drift in c000..c047

$ cd "$T" && git init -q notes && cd notes && for i in 1 2 3; do git -c user.name=a -c user.email=a@b.example commit -q --allow-empty -m "c$i" && printf "BenchmarkX 1 ${i}00 ns/op\n" | git -c user.name=a -c user.email=a@b.example notes --ref bench add -F - 2>/dev/null; done; git log --reverse --notes=bench --format='commit: %s%ndate: %cI%n%N' | pa history - | head -3
Commits: 3
From: c1
To: c3

$ pa history testdata/evidence/go1.19.gctrace.log | head -2
Commits: 2
From: +0s

$ pa history --filter '.name:/goroutines/' testdata/evidence/metrics-*.prom | tail -2 | cut -c1-50
go_goroutines  value        6  40.00  165.0  noisy
s is the scatter of a commit around its level; det
pa: warning: counters are left out: they only grow (pa metrics has their rates)

$ pa store init "$T/st" && for d in 1 2 3; do printf "main;run $((d*10))\nmain;idle 10\n" > "$T/d$d.folded" && touch -d "2026-11-0${d}T00:00:00Z" "$T/d$d.folded"; done; pa store add "$T/st" "$T"/d?.folded >/dev/null && pa history "$T/st" | tail -3 | cut -c1-60
idle       samples-flat-%        3  50.00  25.00  noisy  24.
run        samples-flat-%        3  50.00  75.00  noisy  15.
s is the scatter of a commit around its level; detectable is

$ pa history 'testdata/history/runs/*' | head -1
Commits: 48
