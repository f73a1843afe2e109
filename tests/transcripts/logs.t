$ # text as it stands in logs: of a cluster, of containers, of build systems, of syslog, in JSON; all are read as what the program wrote
$ printf '%s\n' 'pa raw $T/x >$T/y 2>&1; cmp -s $T/y $T/plain && echo same || head -3 $T/y' >$T/same; chmod +x $T/same; export T; pa raw testdata/text/pasted.goroutines.txt >$T/plain
$ sed 's/^/2026-03-01T10:00:00.123456789Z stderr F /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^\(...\)\(.\)/2026-03-01T10:00:00.1Z stderr P \1\n2026-03-01T10:00:00.2Z stderr F \2/; t; s/^/2026-03-01T10:00:00.1Z stderr F /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/[pod\/api-7d9f\/api] 2026-03-01T10:00:00.1Z /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ (echo Attaching to api-1, db-1; sed 's/^/api-1  | /' testdata/text/pasted.goroutines.txt) >$T/x; $T/same
same

$ sed 's/^/\x1b[36mapi-1  |\x1b[0m \x1b[1;31m/; s/$/\x1b[0m\x1b[K/' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g; s/^/{"log":"/; s/$/\\n","stream":"stderr","time":"2026-03-01T10:00:00Z"}/' testdata/text/pasted.goroutines.txt >$T/x; head -c 60 $T/x; echo; $T/same
{"log":"panic: boom\n","stream":"stderr","time":"2026-03-01T
same

$ sed 's/\\/\\\\/g; s/"/\\u0022/g; s/\t/\\u0009/g; s/^/{"ts":1.5,"k":{"msg":"no"},"msg":"/; s/$/"}/' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/build\tRun tests\t2026-03-01T10:00:00.1234567Z /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/2026-03-01T10:00:00.123456Z 01O /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/\x1b_bk;t=1772359200000\x07/' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/Mar  1 10:00:00 host-a app[123]: /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/2026-03-01T10:00:00+02:00 host-a app[web.1]: /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/E0301 10:00:00.123456       1 main.go:12] /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/[10:00:00] /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/10:00:00  /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ # lines of several programs are told apart
$ awk '{ print "api-1  | " $0; print "db-1   | 12 LOG:  checkpoint(" NR ")"; if (NR % 3 == 0) print "db-1   |" }' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ awk '{ print "2026-03-01T10:00:00.1Z stderr F " $0; print "2026-03-01T10:00:00.1Z stdout F served(" NR ")" }' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ # quoted, as code of Markdown, behind any words that the lines share, and saved by Windows
$ sed 's/^/> > /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^/    /' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ awk '{ print "svc=api pid=" NR " > " $0 }' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/$/\r/' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ sed 's/^[\t ]*//' testdata/text/pasted.goroutines.txt >$T/x; $T/same
same

$ # without the places there are the calls
$ grep -v '^	' testdata/text/pasted.goroutines.txt | pa convert --format folded -
main.main;main.work[...] 1
main.wait 1
main.(*T[...]).wait 1

$ # what Go says of a goroutine, and its labels in three spellings
$ pa tags testdata/text/pasted.goroutines.txt
 a]b: Total 1 of 3 (33.33%)
      1 (33.33%): x, {y}

 created_by: Total 1 of 3 (33.33%)
             1 (33.33%): main.main

 durable: Total 1 of 3 (33.33%)
          1 (33.33%): true

 foobar: Total 1 of 3 (33.33%)
         1 (33.33%): b"az

 leaked: Total 1 of 3 (33.33%)
         1 (33.33%): true

 locked: Total 1 of 3 (33.33%)
         1 (33.33%): thread

 pattern: Total 1 of 3 (33.33%)
          1 (33.33%): GET /panic

 scan: Total 1 of 3 (33.33%)
       1 (33.33%): true

 service: Total 1 of 3 (33.33%)
          1 (33.33%): users

 state: Total 3 of 3 (  100%)
        1 (33.33%): chan receive (nil chan)
        1 (33.33%): running
        1 (33.33%): select

 synctest_bubble: Total 1 of 3 (33.33%)
                  1 (33.33%): 4

 wait: Total 1 of 3 (33.33%)
       1 (33.33%): 3

$ # the same for all other texts
$ sed 's/^/2026-03-01T10:00:00.1234567Z /' testdata/text/pasted.perf.txt >$T/x; pa raw testdata/text/pasted.perf.txt >$T/plain; $T/same
same

$ sed 's/^/api-1  | /' testdata/text/two.folded >$T/x; pa raw testdata/text/two.folded >$T/plain 2>/dev/null; $T/same
same

$ sed 's/^/2026-03-01T10:00:00.1234567Z /' testdata/bench/old.txt >$T/x; pa bench --format csv base=$T/x >$T/y; pa bench --format csv base=testdata/bench/old.txt | cmp - $T/y && head -3 $T/y
goos: linux
goarch: amd64
pkg: example.com/codec
B21: summaries must be >0 to compute geomean
B30: summaries must be >0 to compute geomean
B21: summaries must be >0 to compute geomean
B30: summaries must be >0 to compute geomean

$ pa diff $T/x testdata/bench/new.txt | head -3
3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit               old          new                      vs base  evidence
regressed  Hash-8                allocs/op   1.000 ± 0%   2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8

$ sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g; s/^/{"log":"/; s/$/\\n"}/' testdata/go/heap.debug1.txt >$T/x; pa raw testdata/go/heap.debug1.txt >$T/plain; $T/same
same
