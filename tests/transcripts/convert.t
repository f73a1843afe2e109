Profiles in other formats, and back.
$ pa convert -o $T/x.folded testdata/odd/recursion.pb.gz && cat $T/x.folded
main;fib;fib;fib;fib 40
main;fib;fib 20
main;odd;even;odd;even 30

$ pa convert --format folded --sample-index samples testdata/odd/unpacked.pb.gz
main;work;leaf 6
main;leaf 4

$ pa convert --format folded --focus work testdata/odd/unpacked.pb.gz
main;work;leaf 60000000

$ pa convert --format folded testdata/go/goroutine.debug2.txt
main.main;main.profileAll;main.write;runtime/pprof.(*Profile).WriteTo;runtime/pprof.writeGoroutine;runtime/pprof.writeGoroutineStacks 1
runtime/pprof.Do;example.org/lexi/internal/pool.Watch.func1;example.org/lexi/internal/pool.wait 4

$ pa convert -o $T/x.speedscope.json testdata/odd/inlined.pb.gz && cat $T/x.speedscope.json
{"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"pa","name":"inlined.pb.gz","activeProfileIndex":0,"shared":{"frames":[
{"name":"main","file":"main.c","line":3},
{"name":"outer","file":"a.c","line":12},
{"name":"small","file":"a.c","line":22},
{"name":"tiny","file":"a.h","line":31},
{"name":"outer","file":"a.c","line":13},
{"name":"small","file":"a.c","line":23}]},"profiles":[{"type":"sampled","name":"cpu","unit":"nanoseconds","samples":[
[0,1,2,3],
[0,4,5]],"weights":[
30,20],"startValue":0,"endValue":50}]}

$ pa convert -o $T/cpu.speedscope.json testdata/go/cpu.pb.gz && pa top -n 3 --sample-index samples $T/cpu.speedscope.json
Type: samples
Showing nodes accounting for 91, 68.42% of 133 total
Showing top 3 nodes out of 65
      flat  flat%   sum%        cum   cum%
        58 43.61% 43.61%         58 43.61%  example.org/lexi/internal/text.mix
        24 18.05% 61.65%         37 27.82%  runtime.mapaccess1
         9  6.77% 68.42%          9  6.77%  aeshashbody

$ pa convert -o $T/cpu.pb.gz $T/cpu.speedscope.json && pa top -n 3 $T/cpu.pb.gz
Type: cpu
Showing nodes accounting for 910ms, 68.42% of 1330ms total
Showing top 3 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody

$ pa convert -o $T/perf.pb.gz testdata/text/chains.perf.txt && pa top -n 2 $T/perf.pb.gz
File: my prog (deleted)
Type: cpu-clock:u
Duration: 1.14s, Total samples = 20.20ms ( 1.77%)
Showing nodes accounting for 20.20ms, 100% of 20.20ms total
Showing top 2 nodes out of 7
      flat  flat%   sum%        cum   cum%
   10.10ms 50.00% 50.00%    10.10ms 50.00%  exc_page_fault
   10.10ms 50.00%   100%    10.10ms 50.00%  inner
pa: warning: testdata/text/chains.perf.txt: line 19: neither a sample nor a frame, left out

$ pa convert -o $T/x.png testdata/go/cpu.pb.gz
pa: $T/x.png: this command does not write png (see --format)
[exit 2]

$ pa convert --format folded --sample-index nosuch testdata/go/cpu.pb.gz
pa: no sample type 'nosuch'; there are: samples, cpu
[exit 2]

$ pa convert --format folded testdata/go/cpu.pb.gz >/dev/full
pa: standard output: write failed: No space left on device
[exit 2]
