Functions whose names differ from build to build, or from run to run.
$ printf 'main;ledger::row::h5bc8fbbcbde5c099 500\nmain;ledger::sum::hb0c11fdecb91ce37 700\n' > $T/old
$ printf 'main;ledger::row::h2827688de6a16a3b 500\nmain;ledger::sum::h5f2dd97f1cfb10f6 900\n' > $T/new
$ pa diff --noise --format csv $T/old $T/new
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,q,detectable,function,partner,_class
noise,540.0617248673217,462.9100498862757,-77.15167498104597,0.43143957499900776,0.8571428571428573,1.7028893966268854,0.7525614800660708,2.0687123581043125,ledger::row,,noise
noise,756.0864148142504,833.2380897952962,77.15167498104586,0.6353058078705278,1.1020408163265305,1.911668279754108,0.7525614800660708,1.3657443584822515,ledger::sum,,noise

$ pa diff $T/old $T/new | grep matched
Names that differ from build to build or run to run were matched: 4 hashes of Rust.

$ printf 'Thread.run;Job$$Lambda$77/0x000000d7076ce2ef.apply 400\nThread.run;GeneratedMethodAccessor82.invoke 200\n' > $T/old
$ printf 'Thread.run;Job$$Lambda$12/0x000000a111ce2ef0.apply 400\nThread.run;GeneratedMethodAccessor9.invoke 200\n' > $T/new
$ pa diff --noise --format csv $T/old $T/new
class,old (count),new (count),delta (count),ratio_low,ratio,ratio_high,q,detectable,function,partner,_class
noise,400,400,0,0.7870425548002885,1,1.2705793275101234,1,0.44805565292590077,Job$$Lambda.apply,,noise
noise,200,200,0,0.7132905797226009,1,1.4019531848982227,1,0.7264176086400844,GeneratedMethodAccessor.invoke,,noise
