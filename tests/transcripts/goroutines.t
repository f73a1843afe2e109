One dump; the profile of the same moment has the same groups.
$ pa goroutines testdata/evidence/goroutines-1.txt
Goroutines: 31
Groups: 8
Dumps: 1
Possible deadlocks: 0
31 goroutines in 8 groups; the largest, 20, is at main.leak.func1 (main.go:64): chan receive
5 wait for locks or semaphores, most of them, 5, at main.(*store).keep (main.go:39)

Locks, and who may hold them
waiting  waits in                       for a lock of  holder  which is in  at
      5  main.(*store).keep main.go:39  0xc000016500
holders are guessed by the addresses of receivers on the stacks: whose method runs on the object that the lock is in

States
count       %  state
   20  64.52%  chan receive
    5  16.13%  semacquire
    2   6.45%  IO wait
    1   3.23%  runnable
    1   3.23%  running
    1   3.23%  select
    1   3.23%  syscall

Groups of equal stack, state and creator
count       %  state         waits  waits in                                                      created by
   20  64.52%  chan receive         main.leak.func1                            main.go:64         main.leak
    5  16.13%  semacquire           main.(*store).keep                         main.go:39         main.dumps
    1   3.23%  select               main.save                                  main.go:69
    1   3.23%  running              net/http.(*conn).serve                     server.go:1991     net/http.(*Server).Serve
    1   3.23%  IO wait              net/http.(*persistConn).readLoop           transport.go:2093  net/http.(*Transport).dialConn
    1   3.23%  syscall              net/http.(*persistConn).writeLoop          transport.go:2408  net/http.(*Transport).dialConn
    1   3.23%  IO wait              net/http/httptest.(*Server).goServe.func1  server.go:310      net/http/httptest.(*Server).goServe
    1   3.23%  runnable             runtime.goexit                             asm_amd64.s:1594   net/http.(*connReader).startBackgroundRead

$ pa goroutines testdata/evidence/goroutines-1.pb.gz
Goroutines: 31
Groups: 8
Dumps: 1
31 goroutines in 8 groups; the largest, 20, is at main.leak.func1 (main.go:64): chan receive
5 wait for locks or semaphores, most of them, 5, at main.(*store).keep (main.go:39)

States
count       %  state
   20  64.52%  chan receive
    5  16.13%  semacquire
    2   6.45%  IO wait
    2   6.45%  select
    1   3.23%  not said
    1   3.23%  syscall

Groups of equal stack, state and creator
count       %  state         waits  waits in                                                      created by
   20  64.52%  chan receive         main.leak.func1                            main.go:64
    5  16.13%  semacquire           main.(*store).keep                         main.go:39
    1   3.23%                       net/http.(*conn).serve                     server.go:1991
    1   3.23%  syscall              net/http.(*connReader).backgroundRead      server.go:678
    1   3.23%  IO wait              net/http.(*persistConn).readLoop           transport.go:2093
    1   3.23%  select               net/http.(*persistConn).writeLoop          transport.go:2392
    1   3.23%  IO wait              net/http/httptest.(*Server).goServe.func1  server.go:310
    1   3.23%  select               main.save                                  main.go:69

$ pa goroutines -n 2 testdata/evidence/goroutines-1.debug1.txt
Goroutines: 31
Groups: 8
Dumps: 1
31 goroutines in 8 groups; the largest, 20, is at main.leak.func1 (main.go:64)
5 wait for locks or semaphores, most of them, 5, at main.(*store).keep (main.go:39)

States
count       %  state
   23  74.19%  not said
    5  16.13%  semacquire
    3   9.68%  IO wait

Groups of equal stack, state and creator
count       %  state       waits  waits in                        created by
   20  64.52%                     main.leak.func1     main.go:64
    5  16.13%  semacquire         main.(*store).keep  main.go:39
6 smaller groups are not shown (-n 0 shows all)

$ pa goroutines testdata/evidence/goroutines-1.txt testdata/evidence/goroutines-2.txt testdata/evidence/goroutines-3.txt
Goroutines: 71
Groups: 8
Dumps: 3
Groups that grow in every dump: 1
Possible deadlocks: 0
71 goroutines in 8 groups; the largest, 60, is at main.leak.func1 (main.go:64): chan receive
from 31 to 71 in 3 dumps; 1 group grows in every one
5 wait for locks or semaphores, most of them, 5, at main.(*store).keep (main.go:39)

Locks, and who may hold them
waiting  waits in                       for a lock of  holder  which is in  at
      5  main.(*store).keep main.go:39  0xc000016500
holders are guessed by the addresses of receivers on the stacks: whose method runs on the object that the lock is in

Likely leaks
       count  waits in                     state         created by  evidence
maybe     60  main.leak.func1  main.go:64  chan receive  main.leak   grows in every dump: 20, 40, 60
pools and backlogs look the same: dumps of later times tell more; only the goroutineleak profile proves

States
count       %  state
   60  84.51%  chan receive
    5   7.04%  semacquire
    3   4.23%  IO wait
    2   2.82%  select
    1   1.41%  running

Groups of equal stack, state and creator
count       %  by dump   state         waits  waits in                                                      created by
   60  84.51%  20 40 60  chan receive         main.leak.func1                            main.go:64         main.leak
    5   7.04%  5 5 5     semacquire           main.(*store).keep                         main.go:39         main.dumps
    1   1.41%  1 1 1     select               main.save                                  main.go:69
    1   1.41%  1 1 1     running              net/http.(*conn).serve                     server.go:1991     net/http.(*Server).Serve
    1   1.41%  0 1 1     IO wait              net/http.(*connReader).backgroundRead      server.go:678      net/http.(*connReader).startBackgroundRead
    1   1.41%  1 1 1     IO wait              net/http.(*persistConn).readLoop           transport.go:2093  net/http.(*Transport).dialConn
    1   1.41%  0 1 1     select               net/http.(*persistConn).writeLoop          transport.go:2392  net/http.(*Transport).dialConn
    1   1.41%  1 1 1     IO wait              net/http/httptest.(*Server).goServe.func1  server.go:310      net/http/httptest.(*Server).goServe
    0      0%  1 0 0     syscall              net/http.(*persistConn).writeLoop          transport.go:2408  net/http.(*Transport).dialConn
    0      0%  1 0 0     runnable             runtime.goexit                             asm_amd64.s:1594   net/http.(*connReader).startBackgroundRead

Dumps
count  file
   31  testdata/evidence/goroutines-1.txt
   51  testdata/evidence/goroutines-2.txt
   71  testdata/evidence/goroutines-3.txt

$ pa goroutines testdata/text/panic.txt
Goroutines: 5
Groups: 4
Dumps: 1
5 goroutines in 4 groups; the largest, 2, is at main.loop (loop.go:9): select

Likely leaks
        count  waits in                      state                    created by  evidence
likely      1  main.worker[...]  main.go:37  chan receive (nil chan)  main.start  a nil channel never wakes them; waiting for up to 12 minutes
pools and backlogs look the same: dumps of later times tell more; only the goroutineleak profile proves

States
count       %  state
    2  40.00%  select
    1  20.00%  chan receive (nil chan)
    1  20.00%  running
    1  20.00%  syscall

Groups of equal stack, state and creator
count       %  state                    waits  waits in                        created by
    2  40.00%  select                          main.loop           loop.go:9
    1  20.00%  running                         main.(*Server).get  main.go:12  main.main
    1  20.00%  chan receive (nil chan)     12  main.worker[...]    main.go:37  main.start
    1  20.00%  syscall                         non-Go function
pa: warning: testdata/text/panic.txt: line 18: frames are missing, Go left them out

$ pa goroutines testdata/text/app.jstack.txt
Threads: 8
Groups: 7
Dumps: 1
Deadlocks: 0
8 threads in 7 groups; the largest, 2, is at App.hold (App.java:8): BLOCKED (on object monitor)
2 wait for locks or semaphores, most of them, 2, at App.hold (App.java:8)

Locks
waiting  waits in             for a lock of  holder    which is in    at
      2  App.hold App.java:8  0xfe0dd298     holder 0  TIMED_WAITING  App.pause App.java:14

States
count       %  state
    3  37.50%  TIMED_WAITING (sleeping)
    2  25.00%  BLOCKED (on object monitor)
    1  12.50%  RUNNABLE
    1  12.50%  TIMED_WAITING (on object monitor)
    1  12.50%  WAITING (on object monitor)

Groups of equal stack, state and creator
count       %  state                              waits  in                                                                      thread
    2  25.00%  BLOCKED (on object monitor)               App.hold                                      App.java:8                holder 2
    1  12.50%  TIMED_WAITING (sleeping)                  App.pause                                     App.java:14               main
    1  12.50%  TIMED_WAITING (sleeping)                  App.pause                                     App.java:14               holder 0
    1  12.50%  TIMED_WAITING (sleeping)                  App.pause                                     App.java:14               helper
    1  12.50%  WAITING (on object monitor)               java.lang.ref.Finalizer$FinalizerThread.run   Finalizer.java:172        Finalizer
    1  12.50%  RUNNABLE                                  java.lang.ref.Reference$ReferenceHandler.run  Reference.java:215        Reference Handler
    1  12.50%  TIMED_WAITING (on object monitor)         jdk.internal.misc.InnocuousThread.run         InnocuousThread.java:162  Common-Cleaner

$ pa goroutines --format csv -n 1 testdata/evidence/goroutines-1.txt | tail -9
count,share,counts,state,wait (minutes),site,place,created_by,labels,thread,grows,stack
20,0.6451612903225806,20,chan receive,,main.leak.func1,main.go:64,main.leak,,,,main.leak.func1
5,0.16129032258064516,5,semacquire,,main.(*store).keep,main.go:39,main.dumps,,,,main.(*store).keep;sync.(*Mutex).Lock;sync.(*Mutex).lockSlow;sync.runtime_SemacquireMutex
1,0.03225806451612903,1,select,,main.save,main.go:69,,,,,main.main;main.dumps;main.save;net/http.Get;net/http.(*Client).Get;net/http.(*Client).Do;net/http.(*Client).do;net/http.(*Client).send;net/http.send;net/http.(*Transport).RoundTrip;net/http.(*Transport).roundTrip;net/http.(*persistConn).roundTrip
1,0.03225806451612903,1,running,,net/http.(*conn).serve,server.go:1991,net/http.(*Server).Serve,,,,net/http.(*conn).serve;net/http.serverHandler.ServeHTTP;net/http.(*ServeMux).ServeHTTP;net/http.HandlerFunc.ServeHTTP;net/http/pprof.Index;net/http/pprof.handler.ServeHTTP;runtime/pprof.(*Profile).WriteTo;runtime/pprof.writeGoroutine;runtime/pprof.writeGoroutineStacks
1,0.03225806451612903,1,IO wait,,net/http.(*persistConn).readLoop,transport.go:2093,net/http.(*Transport).dialConn,,,,net/http.(*persistConn).readLoop;bufio.(*Reader).Peek;bufio.(*Reader).fill;net/http.(*persistConn).Read;net.(*conn).Read;net.(*netFD).Read;internal/poll.(*FD).Read;internal/poll.(*pollDesc).waitRead;internal/poll.(*pollDesc).wait;internal/poll.runtime_pollWait
1,0.03225806451612903,1,syscall,,net/http.(*persistConn).writeLoop,transport.go:2408,net/http.(*Transport).dialConn,,,,net/http.(*persistConn).writeLoop;bufio.(*Writer).Flush;net/http.persistConnWriter.Write;net.(*conn).Write;net.(*netFD).Write;internal/poll.(*FD).Write;internal/poll.ignoringEINTRIO;syscall.Write;syscall.write;syscall.Syscall
1,0.03225806451612903,1,IO wait,,net/http/httptest.(*Server).goServe.func1,server.go:310,net/http/httptest.(*Server).goServe,,,,net/http/httptest.(*Server).goServe.func1;net/http.(*Server).Serve;net.(*TCPListener).Accept;net.(*TCPListener).accept;net.(*netFD).accept;internal/poll.(*FD).Accept;internal/poll.(*pollDesc).waitRead;internal/poll.(*pollDesc).wait;internal/poll.runtime_pollWait
1,0.03225806451612903,1,runnable,,runtime.goexit,asm_amd64.s:1594,net/http.(*connReader).startBackgroundRead,,,,runtime.goexit;net/http.(*connReader).startBackgroundRead.func2

$ pa goroutines --old testdata/evidence/goroutines-1.txt --new testdata/evidence/goroutines-3.txt --fail-on 'goroutines>20%'
0 of 11 rows got worse, 0 better, 6 undecided; of the rest none by 5 % or more, as far as these samples can tell
           benchmark                                                      unit              old        new   vs base  evidence
undecided  net/http.(*connReader).backgroundRead server.go:678 [IO wait]  goroutines  0.000 ± ∞  1.000 ± ∞     +Inf%  p=1.000 q=1.000 n=1
undecided  net/http.(*persistConn).writeLoop transport.go:2392 [select]   goroutines  0.000 ± ∞  1.000 ± ∞     +Inf%  p=1.000 q=1.000 n=1
undecided  net/http.(*persistConn).writeLoop transport.go:2408 [syscall]  goroutines  1.000 ± ∞  0.000 ± ∞  -100.00%  p=1.000 q=1.000 n=1
undecided  runtime.goexit asm_amd64.s:1594 [runnable]                     goroutines  1.000 ± ∞  0.000 ± ∞  -100.00%  p=1.000 q=1.000 n=1
undecided  main.leak.func1 main.go:64 [chan receive]                      goroutines  20.00 ± ∞  60.00 ± ∞  +200.00%  p=1.000 q=1.000 n=1
undecided  all                                                            goroutines  31.00 ± ∞  71.00 ± ∞  +129.03%  p=1.000 q=1.000 n=1
5 rows without a difference are not shown (--all shows every table)
gate: 11 checks, 0 failed, 0 waived, 4 undecided
result     rule            benchmark                                                      unit        old        new        change
undecided  goroutines>20%  all                                                            goroutines  31.00 ± ∞  71.00 ± ∞  +129.0%, but too few samples to tell (n=1, 1)
undecided  goroutines>20%  main.leak.func1 main.go:64 [chan receive]                      goroutines  20.00 ± ∞  60.00 ± ∞  +200.0%, but too few samples to tell (n=1, 1)
undecided  goroutines>20%  net/http.(*connReader).backgroundRead server.go:678 [IO wait]  goroutines  0.000 ± ∞  1.000 ± ∞  +Inf%, but too few samples to tell (n=1, 1)
undecided  goroutines>20%  net/http.(*persistConn).writeLoop transport.go:2392 [select]   goroutines  0.000 ± ∞  1.000 ± ∞  +Inf%, but too few samples to tell (n=1, 1)
warning: needs n >= 5 a side to ever flag one of 6 rows
[exit 3]

$ pa goroutines testdata/go/cpu.pb.gz
pa: testdata/go/cpu.pb.gz: no goroutines and no threads: a profile of cpu
[exit 2]

$ pa goroutines testdata/README.md
pa: testdata/README.md: unrecognized profile format; it says "# Test data" (read are: perf-data, jfr, gperf-cpu, symbol-table, heap-text, jemalloc, callgrind, go-count, threadz, java, contention, goroutines, speedscope, firefox, chrome-trace, heapprofile, cpuprofile, stackprof, java-threads, dotnet-threads, ghc-prof, macos-sample, bpftrace, bcc-profile, dtrace, austin, perf-script, folded, otlp, pprof; --input-format says which it is)
[exit 2]

$ pa goroutines
pa: no files: usage: pa goroutines [OPTIONS] DUMP...
[exit 2]

$ pa goroutines -n 1 testdata/evidence/minutes.locks.txt | sed '/^States/,$d'
Goroutines: 10
Groups: 5
Dumps: 1
Possible deadlocks: 2
10 goroutines in 5 groups; the largest, 5, is at main.(*cache).get (main.go:39): sync.RWMutex.RLock
8 wait for locks or semaphores, most of them, 5, at main.(*cache).get (main.go:39)

Possible deadlocks
threads
      2  goroutine 20 waits in main.(*account).receive main.go:28 for a lock that goroutine 21 may hold, which waits in main.(*account).receive main.go:28 for one that goroutine 20 may hold
      1  goroutine 30 waits in main.(*journal).flush main.go:67 for a lock that it may hold itself, further up in its stack

Locks, and who may hold them
waiting  waits in                            for a lock of  holder        which is in      at
      5  main.(*cache).get main.go:39        0xc000086060   goroutine 22  sleep            main.(*cache).load main.go:50
      1  main.(*account).receive main.go:28  0xc000086040   goroutine 21  sync.Mutex.Lock  main.(*account).receive main.go:28
      1  main.(*account).receive main.go:28  0xc000086020   goroutine 20  sync.Mutex.Lock  main.(*account).receive main.go:28
      1  main.(*journal).flush main.go:67    0xc00008c040   goroutine 30  sync.Mutex.Lock  main.(*journal).flush main.go:67
holders are guessed by the addresses of receivers on the stacks: whose method runs on the object that the lock is in

$ pa goroutines -n 1 testdata/evidence/deadlock.jstack.txt | sed '/^States/,$d'
Threads: 5
Groups: 5
Dumps: 1
Deadlocks: 1
5 threads in 5 groups; the largest, 1, is at bank.Account.receive (Account.java:31): BLOCKED (on object monitor)
2 wait for locks or semaphores, most of them, 1, at bank.Account.receive (Account.java:31)

Deadlocks
threads
      2  transfer-1 waits in bank.Account.receive Account.java:31 for a lock that transfer-2 holds, which waits in bank.Account.receive Account.java:31 for one that transfer-1 holds

Locks
waiting  waits in                              for a lock of  holder      which is in  at
      1  bank.Account.receive Account.java:31  0x7aaaa0002    transfer-2  BLOCKED      bank.Account.receive Account.java:31
      1  bank.Account.receive Account.java:31  0x7aaaa0001    transfer-1  BLOCKED      bank.Account.receive Account.java:31
      1  bank.Report.print Report.java:40      0x7bbbb0001    writer      RUNNABLE     bank.Report.write Report.java:55

$ T=$(mktemp -d); pa goroutines -q -o $T/g.svg -o $T/g.html testdata/evidence/go1.19.locks.txt && grep -o 'main.(\*cache).load' $T/g.svg | head -1; rm -r $T
main.(*cache).load

$ printf 'goroutine 1 [chan receive] {"job": "reindex"}:\nmain.main()\n\t/src/main.go:7 +0x1\n\ngoroutine 2 [chan receive] {"job": "mail"}:\nmain.main()\n\t/src/main.go:7 +0x1\n' | pa goroutines - | tail -3
Groups of equal stack, state and creator
count     %  state         waits  waits in              created by  labels
    2  100%  chan receive         main.main  main.go:7              job=reindex, others differ

$ pa goroutines testdata/evidence/go1.27.goroutines.txt | sed '/^States/,$d'
Goroutines: 5
Groups: 4
Dumps: 1
Possible deadlocks: 0
5 goroutines in 4 groups; the largest, 2, is at main.watch (watch.go:31): chan receive
1 wait for locks or semaphores, most of them, 1, at main.(*account).receive (main.go:28)

Locks, and who may hold them
waiting  waits in                            for a lock of  holder  which is in  at
      1  main.(*account).receive main.go:28  0xc000086040
holders are guessed by the addresses of receivers on the stacks: whose method runs on the object that the lock is in

Likely leaks
        count  waits in                 state         created by      evidence
proved      2  main.watch  watch.go:31  chan receive  main.subscribe  the runtime found that nothing can wake them
pools and backlogs look the same: dumps of later times tell more; only the goroutineleak profile proves
