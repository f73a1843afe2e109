Whatever was read is written so that it reads the same.
$ for f in testdata/go/*.pb.gz testdata/cpp/*.pb.gz testdata/odd/*.pb*; do pa proto $f > $T/copy 2>/dev/null && pa raw $f > $T/a 2>/dev/null && pa raw $T/copy > $T/b 2>/dev/null; cmp -s $T/a $T/b || echo "differs: $f"; done
$ pa top testdata/go/cpu.pb.gz testdata/go/cpu.pb.gz | head -8
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 2.87s, Total samples = 2.66s (92.76%)
Showing nodes accounting for 2.66s, 100% of 2.66s total
      flat  flat%   sum%        cum   cum%
     1.16s 43.61% 43.61%      1.16s 43.61%  example.org/lexi/internal/text.mix (inline)
     0.48s 18.05% 61.65%      0.74s 27.82%  runtime.mapaccess1
