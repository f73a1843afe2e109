What a terminal of so many columns shows: names short, then cut; evidence makes room; nothing wraps. Pipes get all of it.
needs: /dev/pts/ptmx
$ COLUMNS=80 PAGER= script -qec 'pa top -n 4 testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r'
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 990ms, 74.44% of 1330ms total
Showing top 4 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  walk.(*Trie).count

$ COLUMNS=60 PAGER= script -qec 'pa top -n 4 testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r' | tail -n 4
     580ms 43.61% 43.61%      580ms 43.61%  text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapacce…
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody
      80ms  6.02% 74.44%      340ms 25.56%  walk.(*Trie).co…

$ COLUMNS=80 PAGER= script -qec 'pa hot -n 1 testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r'
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1.33s (92.76%)

Heaviest path
From the root to the heaviest callee, as long as that has at least 2% of the
total
  cum   cum%    own  elsewhere  step           elsewhere, mostly to      its cum
1.27s 95.49%      0          0  runtime.main
1.27s 95.49%      0          0  main.main
1.27s 95.49%      0          0  main.profile…
1.27s 95.49%      0          0  main.profile…
1.27s 95.49%      0          0  pprof.Do
1.27s 95.49%      0          0  main.profile…
1.27s 95.49%      0      560ms  main.build     pprof.Do                    360ms
710ms 53.38%      0          0  index.(*Inde…
710ms 53.38%      0       40ms  text.Fold      strings.Fields               30ms
670ms 50.38%   10ms       80ms  index.(*Inde…  runtime.mapaccess1_fast…     50ms
580ms 43.61%      0          0  text.Hash
580ms 43.61%  580ms          0  text.mix

Heaviest stacks
1 of 41 stacks, 43.61% of the total; at least 2% each
#  value value%                       stack
1  580ms 43.61% ████████▊             runtime.main > (5 more) > main.build
                                      index.(*Index).Add > text.Fold
                                      index.(*Index).Add.func1
                                      text.Hash > text.mix

$ COLUMNS=72 PAGER= script -qec 'pa diff -n 3 testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz' /dev/null </dev/null | tr -d '\r'
One profile a side proves nothing: of 71 functions none is likely to
have changed; the largest differences are shown.
cpu: 1.33s -> 1.65s, +24.1% [-55.5%, +245.9%] p=0.680 (means of 1 and 1
profiles, 133 and 165 samples)
Fewer than five functions have samples enough on both sides to tell the
work by: shown is what was measured, and what is called a change is one
of the share of the total, too (--norm none or total looks at one of
them).
               old       new      delta               ratio  function
unproved  580.00ms  940.00ms  +360.00ms   1.62 [0.42, 6.29]  text.mix
unproved   90.00ms  180.00ms   +90.00ms  2.00 [0.14, 29.24]  aeshashbody
unproved   80.00ms   10.00ms   -70.00ms                      walk.(*Tri…
no room for: p, to prove
22 more functions (see --nodecount)
46 functions differ less (see --noise)
3 of 71 functions had the 10 samples it takes to be tested; noise is
19.78 times that of counting, as far as 3 functions can tell, of which
one may be all there is to it.
Noise between runs is guessed; five profiles a side or more make it a
test.

$ COLUMNS=70 PAGER= script -qec 'pa tree -n 3 testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r' | tail -n 12
Showing top 3 nodes out of 65
----------------------------------------------------------+----------…
      flat  flat%   sum%        cum   cum%   calls calls% + context 	…
----------------------------------------------------------+----------…
     580ms 43.61% 43.61%      580ms 43.61%                | text.mix
----------------------------------------------------------+----------…
     240ms 18.05% 61.65%      370ms 27.82%                | runtime.m…
                                              90ms 24.32% |   aeshash…
----------------------------------------------------------+----------…
                                              90ms   100% |   runtime…
      90ms  6.77% 68.42%       90ms  6.77%                | aeshashbo…
----------------------------------------------------------+----------…

$ # no line of any report is wider, but for numbers that a table cannot do without
$ for c in top hot tree traces tags raw info; do COLUMNS=76 PAGER= script -qec "pa $c testdata/go/cpu.pb.gz" /dev/null </dev/null | python3 -c "import sys; t = sys.stdin.buffer.read().decode(); print('$c', max(map(len, t.splitlines())) <= 76)"; done
top True
hot True
tree True
traces True
tags True
raw True
info True

$ # piped: the names are whole whatever COLUMNS says
$ COLUMNS=40 pa top -n 2 testdata/go/cpu.pb.gz | tail -n 2
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1

$ # colours: worse, better, new, gone, unproved are the same everywhere; NO_COLOR turns them off
$ COLUMNS=100 TERM=xterm PAGER= script -qec 'pa diff testdata/bench/old.txt testdata/bench/new.txt' /dev/null </dev/null | tr -d '\r' | sed -n '3p;6p' | cat -v
^[[38;5;208mregressed  Hash-8                allocs/op   1.000 M-BM-1 0%   2.000 M-BM-1 0%  +100.00% [+100.0%, +100.0%]^[[0m
^[[38;5;39mimproved   Decode/format=json-8  sec/op     2.405M-BM-5 M-BM-1 1%  2.217M-BM-5 M-BM-1 1%        -7.81% [-8.3%, -7.0%]^[[0m

$ NO_COLOR=1 COLUMNS=100 TERM=xterm PAGER= script -qec 'pa diff testdata/bench/old.txt testdata/bench/new.txt' /dev/null </dev/null | tr -d '\r' | sed -n '3p' | cat -v
regressed  Hash-8                allocs/op   1.000 M-BM-1 0%   2.000 M-BM-1 0%  +100.00% [+100.0%, +100.0%]

$ pa diff --color --noise -n 3 testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz 2>&1 | cat -v | grep unproved | tail -n 1
^[[2munproved   80.00ms   10.00ms   -70.00ms                                                   example.org/lexi/internal/walk.(*Trie).count^[[0m

$ # pictures are for files
$ script -qec 'pa flame testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r'
pa: svg is not for a terminal: use -o FILE.svg, and open it in a browser

$ script -qec 'pa graph --format html testdata/go/cpu.pb.gz' /dev/null </dev/null | tr -d '\r'
pa: html is not for a terminal: use -o FILE

$ # a suffix of no format is refused, a name without one is not
$ pa graph -o $T/x.jpg testdata/go/cpu.pb.gz; pa top -o $T/x.xlsx testdata/go/cpu.pb.gz; pa top -o $T/run.2 testdata/go/cpu.pb.gz; pa top -o $T/top testdata/go/cpu.pb.gz; ls $T
run.2
top
pa: $T/x.jpg: no format has this suffix (--format says one)
pa: $T/x.xlsx: no format has this suffix (--format says one)

$ # what takes more than a second says how far it is, on a terminal; the line goes before the report comes
$ TERM=xterm PAGER= script -qec '(sleep 1.5; cat testdata/go/cpu.pb.gz) | pa top -n 1 - | tail -n 1' /dev/null </dev/null | tr -d '\r\033' | sed 's/\[Kpa top: [0-9.]* MB read, 1 s/[bar]/g; s/\(\[bar\]\)*/\1/; s/\[K/[cleared]/'
[bar][cleared]     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix

$ TERM=dumb PAGER= script -qec '(sleep 1.5; cat testdata/go/cpu.pb.gz) | pa top -n 1 - | tail -n 1' /dev/null </dev/null | tr -d '\r'
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix

$ (sleep 1.5; cat testdata/go/cpu.pb.gz) | pa top -n 1 - 2> $T/err > /dev/null; cat $T/err
$ # words of pprof behind a command
$ pa top -http=:8080 testdata/go/cpu.pb.gz; pa top -web testdata/go/cpu.pb.gz
pa: unknown option -http (here it is: pa report -o FILE.html)
pa: unknown option -web (here it is: pa graph -o FILE.svg)
[exit 2]

$ # whatever the report, no line is longer than the terminal is wide
$ printf '%s\n' 'import re, sys' 'lines = [re.sub("\x1b\\[[0-9;]*m", "", l).rstrip() for l in sys.stdin]' 'long = [l for l in lines if len(l) > 80]' 'print("%d lines or more, %d too long" % (min(len(lines), 3), len(long)))' >$T/fits.py
$ for c in 'diff testdata/bench/old.txt testdata/bench/new.txt' 'history testdata/history/runs' 'dumps testdata/dumps/leak' 'gc testdata/evidence/go1.23.gctrace.log' 'info testdata/go' 'report --old testdata/go/cpu.pb.gz --new testdata/go/cpu-v2.pb.gz' 'report testdata/go/cpu.pb.gz' help 'help diff' 'goroutines testdata/evidence/goroutines-1.txt testdata/evidence/goroutines-2.txt' 'escape testdata/evidence/escape-m2.txt'; do COLUMNS=80 PAGER= script -qec "pa $c" /dev/null </dev/null | tr -d '\r' | python3 $T/fits.py; done
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long
3 lines or more, 0 too long

$ # the path of a file is no head of a column, but what explains it
$ mkdir -p $T/a-folder-with-a-long-name; cp testdata/bench/old.txt testdata/bench/new.txt $T/a-folder-with-a-long-name; cp testdata/bench/few-new.txt $T/a-file-with-a-name-that-is-long.txt
$ cd $T; COLUMNS=80 PAGER= script -qec 'pa bench -filter .unit:sec/op a-folder-with-a-long-name/old.txt a-folder-with-a-long-name/new.txt a-file-with-a-name-that-is-long.txt' /dev/null </dev/null | tr -d '\r' | head -n 9; cd - >/dev/null
old.txt: a-folder-with-a-long-name/old.txt
new.txt: a-folder-with-a-long-name/new.txt
C: a-file-with-a-name-that-is-long.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                     │   old.txt   │              new.txt               │
                     │   sec/op    │   sec/op     vs base               │

$ # a table of results that is too wide: names lose their middle, then it is printed in parts
$ COLUMNS=70 PAGER= script -qec 'pa bench -filter .unit:allocs/op testdata/bench/old.txt testdata/bench/new.txt testdata/bench/few-new.txt' /dev/null </dev/null | tr -d '\r'
old.txt: testdata/bench/old.txt
new.txt: testdata/bench/new.txt
few-new.txt: testdata/bench/few-new.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                 │   old.txt    │               new.txt                │
                 │  allocs/op   │ allocs/op   vs base                  │
Encode/…t=json-8   4.000 ± 0%     4.000 ± 0%         ~ (p=1.000 n=8) ¹
Encode/…at=gob-8   3.000 ± 0%     3.000 ± 0%         ~ (p=1.000 n=8) ¹
Decode/…t=json-8   9.000 ± 0%     9.000 ± 0%         ~ (p=1.000 n=8) ¹
Lookup-8           0.000 ± 0%     0.000 ± 0%         ~ (p=1.000 n=8) ¹
Hash-8             1.000 ± 0%     2.000 ± 0%  +100.00% (p=0.000 n=8)
geomean                       ²                +14.87%               ²
¹ all samples are equal
² summaries must be >0 to compute geomean

                 │   old.txt    │               few-new.txt               │
                 │  allocs/op   │  allocs/op   vs base                    │
Encode/…t=json-8   4.000 ± 0%     4.000 ± ∞ ¹         ~ (p=1.000 n=8+3) ²
Encode/…at=gob-8   3.000 ± 0%     3.000 ± ∞ ¹         ~ (p=1.000 n=8+3) ²
Decode/…t=json-8   9.000 ± 0%     9.000 ± ∞ ¹         ~ (p=1.000 n=8+3) ²
Lookup-8           0.000 ± 0%     0.000 ± ∞ ¹         ~ (p=1.000 n=8+3) ²
Hash-8             1.000 ± 0%     2.000 ± ∞ ¹  +100.00% (p=0.006 n=8+3)
geomean                       ³                 +14.87%                 ³
¹ need >= 6 samples for confidence interval at level 0.95
² all samples are equal
³ summaries must be >0 to compute geomean

$ COLUMNS=56 PAGER= script -qec 'pa bench -filter .unit:sec/op testdata/bench/old.txt testdata/bench/new.txt' /dev/null </dev/null | tr -d '\r'
old.txt: testdata/bench/old.txt
new.txt: testdata/bench/new.txt
goos: linux
goarch: amd64
pkg: example.com/codec
cpu: Example CPU @ 3.00GHz
                 │   old.txt   │              new.txt               │
                 │   sec/op    │   sec/op     vs base               │
Encode/…t=json-8   1.200µ ± 1%   1.385µ ± 2%  +15.39% (p=0.000 n=8)
Encode/…at=gob-8   826.9n ± 1%   948.2n ± 1%  +14.67% (p=0.000 n=8)
Decode/…t=json-8   2.405µ ± 1%   2.217µ ± 1%   -7.82% (p=0.000 n=8)
Lookup-8           41.34n ± 1%   41.67n ± 2%   +0.79% (p=0.026 n=8)
Hash-8             9.263n ± 1%   9.272n ± 1%        ~ (p=0.740 n=8)
geomean            246.7n        257.2n        +4.24%
