What a machine says of itself; this one is made up, and no loop runs.
$ pa machine --root testdata/evidence/machine
CPU: SYNTHETIC CPU @ 3.00GHz
CPUs: 2
Verdict: unfit
                            value                what it does                                                                      how to change it
fine    steal               0.0 %
fine    other load          0.0 %
bad     load average        2.50                 more wants to run than there are CPUs, since a minute                             wait until it is below half of the number of CPUs
unseen  equal work          cannot be seen here
note    frequency governor  powersave            the frequency follows the load: short benchmarks run at changing speeds           cpupower frequency-set -g performance
note    turbo               on                   speed depends on how many CPUs are busy, and on heat                              echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo, or 0 > …/cpufreq/boost
note    hyper-threads       on                   two threads of one core slow each other down                                      use one CPU of each core (taskset), or echo off > …/cpu/smt/control
note    virtual machine     yes                  neighbours share caches and memory; hardware counters and frequencies are hidden  hardware of one's own; old and new in turn on the same machine
note    NUMA nodes          2                    memory of another node is slower, and where it lies changes from run to run       numactl --cpunodebind=0 --membind=0
note    CPU quota           1.50 CPUs            what uses its quota up is stopped until the period of 100 ms ends                 no limit while measuring, or GOMAXPROCS and threads below it
fine    quota stops         0
fine    pages swapped       0
fine    thermal events      0
not fit to measure small differences on: 1 bad, 6 to note, 5 fine, 1 cannot be seen

For the head of a benchmark file (--head prints these lines alone)
cpu: SYNTHETIC CPU @ 3.00GHz
machine-cpus: 2
machine-governor: powersave
machine-turbo: on
machine-smt: on
machine-virtual: yes
machine-numa: 2
machine-quota: 1.50 CPUs

$ pa machine --root testdata/evidence/machine --head
cpu: SYNTHETIC CPU @ 3.00GHz
machine-cpus: 2
machine-governor: powersave
machine-turbo: on
machine-smt: on
machine-virtual: yes
machine-numa: 2
machine-quota: 1.50 CPUs

$ pa machine --root testdata/none
Verdict: unknown
                            value                what it does  how to change it
unseen  steal               cannot be seen here
unseen  other load          cannot be seen here
unseen  load average        cannot be seen here
unseen  equal work          cannot be seen here
unseen  frequency governor  cannot be seen here
unseen  turbo               cannot be seen here
unseen  hyper-threads       cannot be seen here
unseen  virtual machine     cannot be seen here
unseen  NUMA nodes          cannot be seen here
unseen  CPU quota           cannot be seen here
unseen  quota stops         cannot be seen here
unseen  pages swapped       cannot be seen here
unseen  thermal events      cannot be seen here
nothing could be seen of this machine: 0 bad, 0 to note, 0 fine, 13 cannot be seen

For the head of a benchmark file (--head prints these lines alone)

$ pa machine --seconds 0
pa: --seconds: wants a number from 0.1 to 3600, not "0"
[exit 2]

$ pa machine testdata/README.md
pa: too many arguments: usage: pa machine [OPTIONS]
[exit 2]
