The format of callgrind, as pprof writes it.
$ pa callgrind testdata/odd/recursion.pb.gz
positions: instr line
events: cpu(ns)

ob=
fl=(1) fib.c
fn=(1) fib
0x0 20 60

ob=
fl=(2) even.c
fn=(2) even
* 30 30
cfl=(3) odd.c
cfn=(3) odd
calls=0 * 40
* * 30

ob=
fl=(4) main.c
fn=(4) main
* 10 0
cfl=(1)
cfn=(1)
calls=0 * 20
* * 60
cfl=(3)
cfn=(3)
calls=0 * 40
* * 30

ob=
fl=(3)
fn=(3)
* 40 0
cfl=(2)
cfn=(2)
calls=0 * 30
* * 30

$ pa kcachegrind --cum testdata/odd/pair-a.pb.gz | head -20
positions: instr line
events: cpu(ns)

ob=(1) /srv/app
fl=(1) main.c
fn=(1) main
0x555500000100 3 0
cfl=(2) leaf.c
cfn=(2) leaf
calls=0 0x555500000200 4
* * 10

ob=(1)
fl=(2)
fn=(2)
+256 4 10

$ pa callgrind testdata/odd/same-name.pb.gz
positions: instr line
events: cpu(ns)

ob=
fl=(1) a.c
fn=(1) init
0x0 2 30

ob=
fl=(2) b.c
fn=(1)
* 3 20

ob=
fl=(3) main.c
fn=(2) main
* 1 0
cfl=(1)
cfn=(1)
calls=0 * 2
* * 30
cfl=(2)
cfn=(1)
calls=0 * 3
* * 20

$ pa callgrind --call-tree testdata/odd/recursion.pb.gz | grep fn=
fn=(1) fib [1/4]
fn=(2) even [1/2]
fn=(3) fib [2/4]
cfn=(4) fib [4/4]
fn=(5) even [2/2]
cfn=(6) odd [2/2]
fn=(7) fib [3/4]
cfn=(3)
fn=(4)
cfn=(1)
fn=(8) main
cfn=(7)
cfn=(9) odd [1/2]
fn=(9)
cfn=(5)
fn=(6)
cfn=(2)

$ pa callgrind testdata/odd/no-functions.pb.gz | head -20
positions: instr line
events: cpu(ns)

ob=(1) /lib/libm.so.6
fl=
fn=
0x7f0000001000 0 70

ob=
fl=
fn=
0x99 0 30

ob=(2) /srv/app
fl=
fn=
0x401234 0 0
cfl=
cfn=(1)  [1/3]
calls=0 0x7f0000001000 0

$ pa callgrind --unit=us testdata/go/cpu.pb.gz | sed -n 2p
events: cpu(us)

$ pa callgrind --format csv testdata/odd/recursion.pb.gz
# functions
flat (nanoseconds),flat_share,sum_share,cum (nanoseconds),cum_share,name,file,line,address,inline
60,0.6666666666666666,0.6666666666666666,60,0.6666666666666666,fib,fib.c,20,,
30,0.3333333333333333,1,30,0.3333333333333333,even,even.c,30,,
0,0,1,90,1,main,main.c,10,,
0,0,1,30,0.3333333333333333,odd,odd.c,40,,

# calls
weight (nanoseconds),share,caller,callee,kind,caller_row,callee_row
60,0.6666666666666666,main main.c:10,fib fib.c:20,,3,1
30,0.3333333333333333,even even.c:30,odd odd.c:40,,2,4
30,0.3333333333333333,main main.c:10,odd odd.c:40,,3,4
30,0.3333333333333333,odd odd.c:40,even even.c:30,,4,2

$ pa convert -o $T/x.callgrind testdata/odd/recursion.pb.gz && pa callgrind testdata/odd/recursion.pb.gz | cmp - $T/x.callgrind
$ pa callgrind testdata/odd/no-samples.pb.gz
positions: instr line
events: cpu(minimum)

$ pa top $T/x.callgrind
Type: cpu
Showing nodes accounting for 90ns, 100% of 90ns total
      flat  flat%   sum%        cum   cum%
      60ns 66.67% 66.67%       60ns 66.67%  fib
      30ns 33.33%   100%       30ns 33.33%  even
         0     0%   100%       90ns   100%  main
         0     0%   100%       30ns 33.33%  odd

$ pa callgrind testdata/odd/hostile-unit.pb.gz
positions: instr line
events: cpu\nfn=(9)(x\x1b[31m"\n)

ob=
fl=
fn=(1) f
0x0 2 4

ob=
fl=
fn=(2) main
* 1 3
cfl=
cfn=(1)
calls=0 * 2
* * 4
