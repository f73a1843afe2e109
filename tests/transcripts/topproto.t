The rows of top as a profile.
$ pa topproto -n 3 -o $T/top.pb.gz testdata/go/cpu.pb.gz && pa top --sample-index flat $T/top.pb.gz
Type: flat
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 910ms (63.47%)
Showing nodes accounting for 910ms, 100% of 910ms total
      flat  flat%   sum%        cum   cum%
     580ms 63.74% 63.74%      580ms 63.74%  example.org/lexi/internal/text.mix
     240ms 26.37% 90.11%      240ms 26.37%  runtime.mapaccess1
      90ms  9.89%   100%       90ms  9.89%  aeshashbody

$ # in a unit in which they do not fit, values are as large as can be
$ pa topproto -unit nanogcu -o $T/x.pb testdata/odd/extremes.pb.gz && pa raw $T/x.pb | sed -n '/^Samples/,/^Locations/p'
Samples:
cum/nanogcu flat/nanogcu
 9223372036854775807 9223372036854775807: 1 
Locations
