$ # forms that other tools and versions of them give what they print, and what people do to it on the way
$ # perf script: what perf says of the recording stands before it; kernel stacks of bpftrace with addresses
$ printf '[ perf record: Woken up 1 times to write data ]\nWarning:\nProcessed 5 events and lost 1 chunks!\n\napp 10 [000] 5.000001:   1000 cycles: \n\t401020 work+0x20 (/usr/bin/app)\n\t401010 main+0x10 (/usr/bin/app)\n\n' >$T/p; pa convert --format folded $T/p
main;work 1000
pa: warning: $T/p: line 3: neither a sample nor a frame, left out

$ printf 'Attaching 1 probe...\n\n@[\n\tffffffffb4019501 do_mmap+1\n\tffffffffb3e334eb sys_mmap+27 ([kernel])\n]: 3\n@[\n        ffffffffb4019501 do_mmap+9\n        00007f0011223344 mmap+27\n, app, 12]: 4\n' >$T/b; pa convert --format folded $T/b; pa tags $T/b
sys_mmap;do_mmap 3
mmap;do_mmap 4
 comm: Total 4 of 7 (57.14%)
       4 (57.14%): app

 pid: Total 4 of 7 (57.14%)
      4 (57.14%): 12

$ # stacks of bpftrace that are empty count; maps without stacks do not
$ printf '@[, swapper/0]: 5\n@[]: 2\n@[app, ]: 1\n@other[app]: 9\n@[\n    read+4\n    main+7\n, app]: 3\n' >$T/b; pa convert --format folded $T/b; pa tags $T/b | head -3
<empty> 8
main;read 3
 comm: Total 9 of 11 (81.82%)
       5 (45.45%): swapper/0
       4 (36.36%): app

$ # an arrow in a name closes no bracket
$ printf 'app 10 5.0:   1000 cycles: \n\t401020 Ptr<Row>::operator->() const+0x20 (/app)\n\t401010 call<fn(i32) -> i32>+0x1 (/app)\n\t401000 std::max<int>(int, int)+0x1 (/app)\n\n' | pa traces - | tail -4
      1000   Ptr<Row>::operator->() const
             call<fn(i32) -> i32>
             std::max
-----------+-------------------------------------------------------

$ # V8's samples without times share the duration; without that there are counts
$ printf '{"nodes":[{"id":1,"callFrame":{"functionName":"(root)"}},{"id":2,"parent":1,"callFrame":{"functionName":"parse"}}],"samples":[2,2,2,2],"startTime":1000,"endTime":5000}' >$T/x.cpuprofile; pa top $T/x.cpuprofile; sed 's/,"startTime.*/}/' $T/x.cpuprofile | pa top -
Type: wall
Duration: 4ms, Total samples = 4ms (  100%)
Showing nodes accounting for 4ms, 100% of 4ms total
      flat  flat%   sum%        cum   cum%
       4ms   100%   100%        4ms   100%  parse
Type: samples
Showing nodes accounting for 4, 100% of 4 total
      flat  flat%   sum%        cum   cum%
         4   100%   100%          4   100%  parse

$ # logs: a day with a zero in front, an indent of tabs
$ (sed 's/^/Mar 01 10:00:00 host-a systemd[1]: /' testdata/text/pasted.goroutines.txt) >$T/x; pa raw testdata/text/pasted.goroutines.txt >$T/plain; pa raw $T/x | cmp - $T/plain && echo same
same

$ printf '\tBenchmarkA-8 10 100 ns/op\n\tPASS\n' | pa bench -
    │      -       │
    │    sec/op    │
A-8   100.0n ± ∞ ¹
¹ need >= 6 samples for confidence interval at level 0.95

$ # what is none says so
$ printf 'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n\037\213' >$T/http; pa top $T/http; printf 'SIMPLEPERF\001' >$T/x; pa top $T/x; printf '{"type": "attached_probes", "data": {"probes": 1}}\n' >$T/x; pa top $T/x; printf 'sample:\n  event_type: cpu-cycles\n  time: 9\n' >$T/x; pa top $T/x; echo '{"meta": {"preprocessedProfileVersion": 48}, "threads": [{"name": "GeckoMain"}]}' | pa top -
pa: $T/http: this is a server's answer with its header before it; 'curl' without -i saves the file alone
pa: $T/x: this is samples that 'simpleperf report-sample' wrote; its report_sample.py prints what can be read
pa: $T/x: this is bpftrace's output as JSON; without '-f json' it prints what can be read
pa: $T/x: this is the text of 'simpleperf report-sample'; its report_sample.py prints what can be read
pa: -: a Firefox profile without samples
[exit 2]

$ echo '404 page not found' >$T/404; pa diff $T/404 testdata/go/cpu.pb.gz; printf '<html><title>502 Bad Gateway</title></html>' >$T/502; pa bench $T/502
pa: warning: 0 benchmark lines in $T/404 (1 line read): "404 page not found"
pa: testdata/go/cpu.pb.gz: no benchmark results: this is a profile; 'pa diff OLD NEW' compares two of them
pa: $T/502: no benchmark results: this is a page of no known format: "502 Bad Gateway"
[exit 2]
