Stacks of thousands of frames: nothing recurses, nothing is quadratic in the depth of one stack.
$ awk 'BEGIN { for (i = 0; i < 100000; i++) printf "%sf%d", i ? ";" : "", i % 1000; print " 5" }' >$T/s.folded
$ # evented: the frames open one in the other, each with a millisecond of its own
$ awk 'BEGIN { n = 1000; printf "{\"$schema\": \"https://www.speedscope.app/file-format-schema.json\", \"shared\": {\"frames\": ["; for (i = 0; i < n; i++) printf "%s{\"name\": \"f%d\"}", i ? "," : "", i; printf "]}, \"profiles\": [{\"type\": \"evented\", \"name\": \"x\", \"unit\": \"milliseconds\", \"startValue\": 0, \"endValue\": %d, \"events\": [", n; for (i = 0; i < n; i++) printf "%s{\"type\": \"O\", \"frame\": %d, \"at\": %d}", i ? "," : "", i, i; for (i = n - 1; i >= 0; i--) printf ",{\"type\": \"C\", \"frame\": %d, \"at\": %d}", i, n; print "]}]}" }' >$T/evented.json
$ awk 'BEGIN { n = 1000; printf "{\"nodes\": ["; for (i = 1; i <= n; i++) printf "%s{\"id\": %d, \"callFrame\": {\"functionName\": \"f%d\", \"scriptId\": \"1\", \"url\": \"a.js\", \"lineNumber\": %d, \"columnNumber\": 0}, \"hitCount\": 1, \"children\": [%s]}", (i - 1 ? "," : ""), i, i, i, (i < n ? i + 1 : ""); printf "], \"startTime\": 0, \"endTime\": %d, \"samples\": [", n; for (i = 1; i <= n; i++) printf "%s%d", (i - 1 ? "," : ""), i; printf "], \"timeDeltas\": ["; for (i = 1; i <= n; i++) printf "%s1000", (i - 1 ? "," : ""); print "]}" }' >$T/v8.cpuprofile
$ for f in s.folded evented.json v8.cpuprofile; do pa top -n 2 -compact_labels $T/$f; done
Showing nodes accounting for 5, 100% of 5 total
Showing top 2 nodes out of 1000
      flat  flat%   sum%        cum   cum%
         5   100%   100%          5   100%  f999
         0     0%   100%          5   100%  f0
Showing nodes accounting for 2ms, 0.2% of 1000ms total
Dropped 4 nodes (cum <= 5ms)
Showing top 2 nodes out of 996
      flat  flat%   sum%        cum   cum%
       1ms   0.1%   0.1%     1000ms   100%  f0
       1ms   0.1%   0.2%      999ms 99.90%  f1
Showing nodes accounting for 2ms, 0.2% of 1000ms total
Dropped 4 nodes (cum <= 5ms)
Showing top 2 nodes out of 996
      flat  flat%   sum%        cum   cum%
       1ms   0.1%   0.1%     1000ms   100%  f1
       1ms   0.1%   0.2%      991ms 99.10%  f10

$ for f in s.folded evented.json v8.cpuprofile; do for c in tree hot traces raw 'peek f7$' dot callgrind info; do pa $c $T/$f >$T/out || echo "$c $f"; done; done
$ for f in evented.json v8.cpuprofile; do for to in svg json; do pa flame -o $T/x.$to $T/$f && pa graph -n 0 --trim=false -o $T/x.svg $T/$f || echo "$to $f"; done; done
$ for f in s.folded evented.json v8.cpuprofile; do for to in folded speedscope.json pb.gz callgrind; do pa convert -o $T/x.$to $T/$f || echo "$to $f"; done; pa traces $T/x.pb.gz | grep -c . ; done
100003
501502
501502

$ pa convert -o $T/a.pb.gz $T/evented.json && pa convert -o $T/a.speedscope.json $T/a.pb.gz && pa convert -o $T/b.pb.gz $T/a.speedscope.json && pa convert --format folded $T/a.pb.gz | sort >$T/a; pa convert --format folded $T/b.pb.gz | sort | cmp - $T/a
$ # a frame more takes the memory of a frame, not of its stack; what lists every stack in full has a limit
$ awk 'BEGIN { n = 100000; printf "{\"shared\": {\"frames\": [{\"name\": \"f\"}, {\"name\": \"g\"}]}, \"profiles\": [{\"type\": \"evented\", \"name\": \"x\", \"unit\": \"milliseconds\", \"startValue\": 0, \"endValue\": %d, \"events\": [", n; for (i = 0; i < n; i++) printf "%s{\"type\": \"O\", \"frame\": %d, \"at\": %d}", i ? "," : "", i % 2, i; for (i = n - 1; i >= 0; i--) printf ",{\"type\": \"C\", \"frame\": %d, \"at\": %d}", i % 2, n; print "]}]}" }' >$T/deep.json
$ pa top -compact_labels $T/deep.json
Showing nodes accounting for 100s, 100% of 100s total
      flat  flat%   sum%        cum   cum%
       50s 50.00% 50.00%       100s   100%  f
       50s 50.00%   100%       100s   100%  g

$ pa convert -o $T/deep.pb.gz $T/deep.json
pa: $T/deep.json: all stacks together have 5.0 billion frames: too many to list each
[exit 2]

$ pa merge -o $T/deep.pb.gz $T/deep.json $T/deep.json
pa: the merged profile: all stacks together have 10.0 billion frames: too many to list each
[exit 2]

$ ls $T/deep.pb.gz
ls: cannot access '$T/deep.pb.gz': No such file or directory
[exit 2]
