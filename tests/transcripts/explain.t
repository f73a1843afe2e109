What a rule is about.
$ pa explain PA103
PA103: string built by +
Sees: Own lines join strings with + or += for at least 5 % of the CPU samples (runtime.concatstring*).
Why it costs: Each + copies everything that was built so far: n pieces cost n squared.
Try: strings.Builder with Grow, strings.Join, or append to a []byte.
Wrong when: A few joins of short parts seldom reach 5 %.
Versions: All versions of Go.
At most: likely

$ pa explain pa105 --format json
{
  "schema": "pa.explain/1",
  "title": null,
  "facts": {},
  "notes": [
    "Sees: regexp.Compile, MustCompile, Match or MatchString (which compile) take at least 5 % of the CPU samples outside of package initialization.",
    "Why it costs: Compiling a pattern takes many times what a match with it takes: about 20 times for the pattern of a mail address.",
    "Try: Compile once in a package variable, or in a cache by pattern.",
    "Wrong when: Patterns that users supply: cache those.",
    "Versions: All versions of Go.",
    "At most: sure"
  ],
  "warnings": [],
  "tables": [],
  "figures": [],
  "checks": []
}

$ pa explain PA999
pa: no rule "PA999": pa explain without a name lists all
[exit 2]

$ pa explain
rule   title                                           at most
PA001  too little data                                 sure
PA002  truncated stacks                                sure
PA003  frames without a name                           sure
PA004  no sample type that rules know                  sure
PA005  several builds                                  sure
PA006  hardly any CPU was used                         sure
PA007  waits without a time that they are of           sure
PA008  the profiler itself                             sure
PA009  growth that is garbage                          sure
PA010  one state decides no growth                     sure
PA011  no core is free                                 sure
PA012  a test is inside                                sure
PA101  JSON and other encoding                         likely
PA102  strong hash for keys                            likely
PA103  string built by +                               likely
PA104  fmt on a hot path                               likely
PA105  regular expression compiled while running       sure
PA106  slice growth                                    likely
PA107  map growth                                      likely
PA108  boxing into interfaces                          likely
PA109  logging                                         likely
PA110  many small system calls                         likely
PA111  process started per item                        sure
PA112  reflection                                      maybe
PA113  stacks captured                                 likely
PA115  templates parsed per call                       likely
PA116  large copies                                    maybe
PA117  time in C                                       maybe
PA118  stack growth                                    maybe
PA119  defer in a loop                                 likely
PA201  GC cost from allocation                         sure
PA202  large heap full of pointers                     maybe
PA203  short-lived buffers                             likely
PA204  timers in loops                                 likely
PA205  the heap grows                                  likely
PA206  too little headroom for the collector           sure
PA207  collections that are asked for                  likely
PA208  requests that help the collector                maybe
PA209  memory of stacks                                maybe
PA210  memory that is not of Go                        maybe
PA211  finalizers                                      likely
PA301  goroutine leak                                  sure
PA302  goroutine per tiny item                         likely
PA303  handing over costs more than the work           likely
PA304  spinning                                        likely
PA305  very many goroutines                            maybe
PA306  more processors than the quota                  maybe
PA401  slow work under a lock                          likely
PA402  a lock that is fought over                      likely
PA403  senders queue                                   likely
PA404  atomics that are fought over, or false sharing  suspect
PA406  locks of the runtime                            maybe
PA407  locks in a circle                               maybe
PA501  allocation in C, C++ or Rust                    maybe
PA502  large copies                                    maybe
PA503  locks                                           maybe
PA504  page faults                                     maybe
PA505  hash tables and trees                           maybe
PA506  parsing and formatting                          maybe
PA508  exceptions                                      maybe
PA510  GC of Java                                      maybe
