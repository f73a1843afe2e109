What a rule is about.
$ pa explain PA103
PA103: string built by +
Sees: Own lines join strings with + or += for at least 5 % of the CPU samples (runtime.concatstring*).
Why it costs: Each + copies everything that was built so far: n pieces cost n squared.
Try: strings.Builder with Grow, strings.Join, or append to a []byte.
Wrong when: A few joins of short parts seldom reach 5 %.
Versions: All versions of Go.

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
    "Versions: All versions of Go."
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
rule   title
PA001  too little data
PA002  truncated stacks
PA003  frames without a name
PA004  no sample type that rules know
PA005  several builds
PA006  the program was idle
PA007  waits without a time that they are of
PA008  the profiler itself
PA009  growth that is garbage
PA010  one state decides no growth
PA011  no core is free
PA012  a test is inside
PA101  JSON and other encoding
PA102  strong hash for keys
PA103  string built by +
PA104  fmt on a hot path
PA105  regular expression compiled while running
PA106  slice growth
PA107  map growth
PA108  boxing into interfaces
PA109  logging
PA110  many small system calls
PA111  process started per item
PA112  reflection
PA113  stacks captured
PA115  templates parsed per call
PA116  large copies
PA117  time in C
PA118  stack growth
PA119  defer in a loop
PA201  GC cost from allocation
PA202  large heap full of pointers
PA203  short-lived buffers
PA204  timers in loops
PA205  the heap grows
PA206  too little headroom for the collector
PA207  collections that are asked for
PA208  requests that help the collector
PA209  memory of stacks
PA210  memory that is not of Go
PA211  finalizers
PA301  goroutine leak
PA302  goroutine per tiny item
PA303  handing over costs more than the work
PA304  spinning
PA305  very many goroutines
PA401  slow work under a lock
PA402  a lock that is fought over
PA403  senders queue
PA406  locks of the runtime
PA501  allocation in C, C++ or Rust
PA502  large copies
PA503  locks
PA504  page faults
PA505  hash tables and trees
PA506  parsing and formatting
PA508  exceptions
PA510  GC of Java
