A reader that has gone is no error anyone wants to read about; who ignores SIGPIPE gets a status and a line.
$ { sleep 0.2; pa help; echo $? >&2; } | true
141

$ trap '' PIPE; { sleep 0.2; pa help; echo $? >&2; } | true
pa: standard output: Broken pipe
2

$ pa help >/dev/full
pa: standard output: No space left on device
[exit 2]

$ pa version --help >/dev/full
pa: standard output: No space left on device
[exit 2]

$ cat testdata/text/two.folded | pa diff --noise - | head -5
One profile a side proves nothing: of 4 functions none is likely to have changed; the largest differences are shown.
samples: 17.00 -> 23.00, +35.3% [-54.7%, +304.3%] p=0.588 (means of 1 and 1 profiles, 17 and 23 samples)
Fewer than five functions have samples enough on both sides to tell the work by: shown is what was measured, and what is called a change is one of the share of the total, too (--norm none or total looks at one of them).
            old    new  delta              ratio      p  could see   to prove  function
unproved   0.00   8.00  +8.00                                                  new

$ cat testdata/bench/old.txt | pa diff - testdata/bench/new.txt | head -4
3 of 15 rows got worse, 1 better; of the rest none by 5 % or more, as far as these samples can tell
           benchmark             unit               old          new                      vs base  evidence
regressed  Hash-8                allocs/op   1.000 ± 0%   2.000 ± 0%  +100.00% [+100.0%, +100.0%]  p=0.000 q=0.000 n=8
regressed  Encode/format=json-8  sec/op     1.200µ ± 1%  1.385µ ± 2%     +14.91% [+14.0%, +15.7%]  p=0.000 q=0.000 n=8
