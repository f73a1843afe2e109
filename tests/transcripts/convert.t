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

$ pa convert -o $T/x.firefox.json testdata/odd/inlined.pb.gz && cat $T/x.firefox.json
{"meta":{"interval":1,"startTime":0,"processType":0,"product":"inlined.pb.gz","importedFrom":"pa","stackwalk":1,"version":27,"preprocessedProfileVersion":60,"symbolicated":true,"markerSchema":[],"categories":[{"name":"Other","color":"grey","subcategories":["Other"]}]},
"libs":[],
"threads":[
{"processType":"default","processStartupTime":0,"processShutdownTime":null,"registerTime":0,"unregisterTime":null,"pausedRanges":[],"name":"inlined.pb.gz","isMainThread":true,"processName":"inlined.pb.gz","pid":"0","tid":"1",
"samples":{"length":2,
"stack":[3,5],
"time":[0,1],
"weight":[3e-05,2e-05],"weightType":"tracing-ms"},
"markers":{"length":0,"data":[],"name":[],"startTime":[],"endTime":[],"phase":[],"category":[]}}],
"shared":{"stackTable":{"length":6,
"prefix":[null,0,1,2,0,4],
"frame":[0,1,2,3,4,5]},
"frameTable":{"length":6,
"address":[-1,-1,-1,-1,-1,-1],
"inlineDepth":[0,0,0,0,0,0],
"category":[null,null,null,null,null,null],
"subcategory":[null,null,null,null,null,null],
"func":[0,1,2,3,4,5],
"nativeSymbol":[null,null,null,null,null,null],
"innerWindowID":[null,null,null,null,null,null],
"line":[3,12,22,31,13,23],
"column":[null,null,null,null,null,null]},
"funcTable":{"length":6,
"name":[0,1,2,3,4,5],
"isJS":[false,false,false,false,false,false],
"relevantForJS":[false,false,false,false,false,false],
"resource":[-1,-1,-1,-1,-1,-1],
"source":[0,1,1,2,1,1],
"lineNumber":[null,null,null,null,null,null],
"columnNumber":[null,null,null,null,null,null]},
"resourceTable":{"length":0,
"lib":[],
"name":[],
"host":[],
"type":[]},
"nativeSymbols":{"length":0,
"address":[],
"functionSize":[],
"libIndex":[],
"name":[]},
"sources":{"length":3,
"filename":[6,7,8],
"uuid":[null,null,null]},
"stringArray":[
"main",
"outer",
"small",
"tiny",
"outer",
"small",
"main.c",
"a.c",
"a.h"]}}

$ pa convert -o $T/t.firefox.json testdata/v8/node-trace.json && pa tags $T/t.firefox.json && pa top -n 3 $T/t.firefox.json
 pid: Total 82.03ms of 82.03ms (  100%)
      82.03ms (  100%): 26279

 process: Total 82.03ms of 82.03ms (  100%)
          82.03ms (  100%): node

 thread: Total 82.03ms of 82.03ms (  100%)
         82.03ms (  100%): JavaScriptMainThread

 tid: Total 82.03ms of 82.03ms (  100%)
      82.03ms (  100%): 26279

Type: time
Showing nodes accounting for 75.36ms, 91.87% of 82.03ms total
Dropped 11 nodes (cum <= 0.41ms)
Showing top 3 nodes out of 17
      flat  flat%   sum%        cum   cum%
   47.24ms 57.60% 57.60%    47.24ms 57.60%  (idle)
   16.68ms 20.34% 77.93%    16.68ms 20.34%  checksum
   11.43ms 13.94% 91.87%    28.11ms 34.27%  fillTable

$ pa convert -o $T/cpu.otlp testdata/go/cpu.pb.gz && pa convert -o $T/back.pb.gz $T/cpu.otlp && pa convert -o $T/same.pb.gz testdata/go/cpu.pb.gz && pa merge -o $T/1.pb.gz $T/back.pb.gz && pa merge -o $T/2.pb.gz $T/same.pb.gz && cmp $T/1.pb.gz $T/2.pb.gz && pa top -n 3 $T/cpu.otlp
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 910ms, 68.42% of 1330ms total
Showing top 3 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  example.org/lexi/internal/text.mix
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  aeshashbody

$ pa convert --format otlp testdata/odd/labels.pb.gz | wc -c
0
pa: testdata/odd/labels.pb.gz: sample 3: OTLP has no label of several units as latency is
