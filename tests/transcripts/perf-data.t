Recordings of perf. Names come from binaries: those of the program lie in testdata/perf, others may not be here.
$ PPROF_BINARY_PATH=testdata/perf pa top --symbolize=fastlocal -show '^(leaf|outer|rec|middle)$' testdata/perf/fp.data 2>/dev/null | sed -n '/flat/,$p'
      flat  flat%   sum%        cum   cum%
   80.40ms 15.24% 15.24%    80.40ms 15.24%  leaf
         0     0% 15.24%    80.40ms 15.24%  outer
         0     0% 15.24%    25.13ms  4.76%  rec

$ PPROF_BINARY_PATH=testdata/perf pa top testdata/perf/jit.data 2>/dev/null | grep spinning
   95.48ms 95.00% 95.00%    95.48ms 95.00%  app::Loop::<init>(int) spinning

$ PPROF_BINARY_PATH=testdata/perf pa convert --format folded testdata/perf/jit.data 2>/dev/null | grep -o '[^;]*spinning ' | sort -u
app::Loop::<init>(int) spinning 

$ pa info --symbolize=none testdata/perf/events.data | sed -n '/^type/,/^$/p'
type         unit             sum
samples      count            160
cpu-clock    nanoseconds  356.8ms
task-clock   nanoseconds  356.8ms
page-faults  count        3008947

$ pa info --symbolize=none testdata/perf/group.data | sed -n '/^type/,/^$/p'
type        unit             sum
samples     count             38
cpu-clock   nanoseconds  95.71ms
task-clock  nanoseconds  95.07ms

$ # a pipe, and a folder of one file for each thread
$ for f in pipe threads; do pa info --symbolize=none testdata/perf/$f.data | sed -n 2,6p; done
Default type: cpu-clock:ppp
Period: 5.03ms
Duration: 94.51ms
Comment: /usr/bin/perf record -q -F 199 -g -o - ./work 0.1 1 0
Samples: 23
Default type: cpu-clock:ppp
Period: 10.10ms
Duration: 90.79ms
Comment: /usr/bin/perf record -q --threads -F 99 -g -o threads.data ./work 0.1 2 1
Samples: 13

$ pa tags --symbolize=none testdata/perf/nochain.data
 comm: Total 190.95ms of 190.95ms (  100%)
       95.48ms (50.00%): work
       95.48ms (50.00%): wrk 0 x

 pid: Total 190.95ms of 190.95ms (  100%)
      190.95ms (  100%): 16002

 tid: Total 190.95ms of 190.95ms (  100%)
      95.48ms (50.00%): 16002
      95.48ms (50.00%): 16004

$ pa top --symbolize=none -sample_index=samples testdata/perf/dwarf.data | sed -n 1,4p
File: work
/usr/bin/perf record -q --call-graph dwarf,512 -F 99 -o dwarf.data ./work 0.1 1 0
Type: samples
Duration: 87.18ms, Total samples = 14 
pa: warning: testdata/perf/dwarf.data: 14 of 14 samples were recorded with --call-graph dwarf: of user code only the innermost function is known; 'perf script -i testdata/perf/dwarf.data | pa top -' has their whole stacks, and so has a recording with --call-graph fp

$ # symbols of a kernel that was recorded elsewhere
$ mkdir $T/bin; printf 'ffffffff81000000 T _stext\nffffffff81000000 T _text\nffffffff82200000 t another\nffffffff82200000 t last\n' >$T/bin/kallsyms; PPROF_BINARY_PATH=$T/bin pa top -show '^(_text|last)$' --symbolize=fastlocal testdata/perf/nochain.data 2>/dev/null | sed -n '/flat/,$p'
      flat  flat%   sum%        cum   cum%
  110.55ms 57.89% 57.89%   110.55ms 57.89%  _text
   10.05ms  5.26% 63.16%    10.05ms  5.26%  last

$ # killed while it was recording: no size, no sections
$ python3 -c 'import sys;b=bytearray(open("testdata/perf/fp.data","rb").read());b[48:56]=bytes(8);sys.stdout.buffer.write(b[:7000])' >$T/killed.data; pa info --symbolize=none $T/killed.data | sed -n 2,6p
Default type: cpu-clock
Period: 5.03ms
Duration: 260.59ms
Samples: 31
Deepest stack: 15
pa: warning: $T/killed.data: the recording is cut off: 46 samples are what there is

$ head -c 60 testdata/perf/fp.data >$T/header.data; pa top $T/header.data
pa: $T/header.data: the header ends too early
[exit 2]

$ python3 -c 'import sys;b=bytearray(open("testdata/perf/fp.data","rb").read());b[24:32]=b"\377"*8;sys.stdout.buffer.write(b)' >$T/attrs.data; pa top $T/attrs.data
pa: $T/attrs.data: the list of events lies outside the file
[exit 2]
