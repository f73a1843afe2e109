Samples one by one.
$ pa traces testdata/odd/labels.pb.gz
Type: cpu
-----------+-------------------------------------------------------
    tenant:  red
     bytes:  4kB
      10ns   leaf
             main
-----------+-------------------------------------------------------
    tenant:  blue green
      20ns   leaf
             main
-----------+-------------------------------------------------------
   latency:  12ms 3ms
      30ns   main
-----------+-------------------------------------------------------
     bytes:  2B
   request:  100B
      40ns   main
-----------+-------------------------------------------------------
      zero:  0
      50ns   main
-----------+-------------------------------------------------------
pa: warning: for tag bytes used unit bytes, also encountered unit kilobytes

$ pa traces --format csv testdata/odd/inlined.pb.gz
value (nanoseconds),stack,labels
30,main;outer;small;tiny,
20,main;outer;small,

$ # a profile of which nothing is known has an empty line above, as in pprof
$ printf '\n\002\020\002\022\006\n\001\001\022\001\005\042\006\010\001\042\002\010\001\052\006\010\001\020\001\030\001\062\000\062\004main\062\005count' >$T/p; pa traces $T/p

-----------+-------------------------------------------------------
         5   main
-----------+-------------------------------------------------------
