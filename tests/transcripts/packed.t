Recordings that perf has packed, and messages of a collector, which libzstd unpacks.
$ for f in zstd pipez; do pa info --symbolize=none testdata/perf/$f.data | sed -n 2,6p; done
Default type: cpu-clock:ppp
Period: 5.03ms
Duration: 193.53ms
Comment: /usr/bin/perf record -q -z -F 199 -g -o zstd.data ./work 0.2 2 1
Samples: 51
Default type: cpu-clock:ppp
Period: 5.03ms
Duration: 97.73ms
Comment: /usr/bin/perf record -q -z -F 199 -g -o - ./work 0.1 2 1
Samples: 30

$ python3 -c 'import sys;b=bytearray(open("testdata/perf/pipez.data","rb").read());b[-300:-250]=b"\377"*50;sys.stdout.buffer.write(b)' >$T/packed.data; pa top $T/packed.data
pa: $T/packed.data: record at byte 4071: zstd: Data corruption detected
[exit 2]

$ # messages of OpenTelemetry's collector, each packed, as protocol buffers and as JSON
$ for f in packed.otlp packed-lines.otlp; do pa raw testdata/otlp/$f >$T/1 && pa raw testdata/otlp/frames.otlp | cmp - $T/1 && echo same; done; pa top testdata/otlp/packed.otlp
same
same
Type: samples
Time: 2026-09-21 14:13:20 UTC
Duration: 1s, Total samples = 52 
Showing nodes accounting for 52, 100% of 52 total
      flat  flat%   sum%        cum   cum%
        44 84.62% 84.62%         52   100%  main
         8 15.38%   100%          8 15.38%  work

$ head -c 300 testdata/otlp/packed.otlp >$T/cut; pa top $T/cut; printf '\0\0\0\20\50\265\57\375and so on' >$T/cut; pa top $T/cut; printf '\0\0\0\12\50\265\57\375and so' >$T/bad; pa top $T/bad; printf '\377\377\377\377\50\265\57\375\0' >$T/large; pa top $T/large
pa: $T/cut: message 2: cut off
pa: $T/cut: message 1: cut off
pa: $T/bad: message 1: zstd: Dictionary mismatch
pa: $T/large: message 1: cut off
[exit 2]
