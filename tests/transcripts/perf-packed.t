Recordings that perf has packed, which libzstd unpacks.
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
