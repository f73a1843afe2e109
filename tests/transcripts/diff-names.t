Functions whose names differ from build to build, or from run to run.
$ printf 'main;ledger::row::h5bc8fbbcbde5c099 500\nmain;ledger::sum::hb0c11fdecb91ce37 700\n' > $T/old
$ printf 'main;ledger::row::h2827688de6a16a3b 500\nmain;ledger::sum::h5f2dd97f1cfb10f6 900\n' > $T/new
$ pa diff --noise --format csv $T/old $T/new
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,p,q,detectable,profiles,function,partner,_class
unproved,700,900,200,0.5338232925054751,1.2857142857142863,3.096644990388541,0.740366139066735,1,3.042643735047519,31,ledger::sum,,unproved
noise,500,500,0,0.33939696499455174,1,2.946402305088535,1,1,5.115657992324071,NaN,ledger::row,,noise

$ pa diff $T/old $T/new | grep matched
Names that differ from build to build or run to run were matched: 4 hashes of Rust.

$ printf 'Thread.run;Job$$Lambda$77/0x000000d7076ce2ef.apply 400\nThread.run;GeneratedMethodAccessor82.invoke 200\n' > $T/old
$ printf 'Thread.run;Job$$Lambda$12/0x000000a111ce2ef0.apply 400\nThread.run;GeneratedMethodAccessor9.invoke 200\n' > $T/new
$ pa diff --noise --format csv $T/old $T/new
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,p,q,detectable,profiles,function,partner,_class
noise,400,400,0,0.7585845379961188,1,1.3182446384177637,1,1,0.5334118624245137,NaN,Job$$Lambda.apply,,noise
noise,200,200,0,0.694438283708121,1,1.4400127750161735,1,1,0.8036273036201529,NaN,GeneratedMethodAccessor.invoke,,noise

$ for p in shop1 shop2; do for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'run 1 0.%s: 100 cycles:\n\t400 work (/opt/%s)\n\t500 main (/opt/%s)\n\t600 start (/lib/libc.so.6)\n\n' $i $p $p; done >$T/$p.perf; done
$ pa diff --mine $T/shop1.perf $T/shop2.perf | grep -i mine
Mine: /opt/shop1 (guessed: the main binary without standard and fetched libraries)
Mine on the new side: /opt/shop2

$ pa diff --mine --format json $T/shop1.perf $T/shop2.perf | grep -o '"mine[^,]*'
"mine": "/opt/shop1"
"mine_guess": "the main binary without standard and fetched libraries"
"mine_new": "/opt/shop2"}
