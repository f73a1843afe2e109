What pa says about itself, and about what it does not know.
$ pa --help | sed -n '1,/^  help/p'
pa reads profiles and benchmark results: where does the cost go, what changed?

Usage: pa COMMAND [OPTIONS] FILE...
...
  help         what pa can do, or what one command takes

$ pa help help
pa help: what pa can do, or what one command takes

Usage: pa help [COMMAND]

Options
  -h, --help                  show this help

$ pa version --help
pa version: the version of pa

Usage: pa version

Options
  -h, --help                  show this help

$ # a slip of the fingers
$ pa hlep
pa: unknown command hlep (did you mean: pa help?)
[exit 2]

$ pa -hlep x
pa: unknown option -hlep (did you mean: pa help?)
[exit 2]

$ pa help hlep
pa: unknown command hlep (did you mean: pa help?)
[exit 2]

$ pa nosuchcommandatall
pa: unknown command nosuchcommandatall, and no such file (pa help lists the commands)
[exit 2]

$ pa help --hlep
pa: unknown option --hlep (did you mean --help?)
[exit 2]

$ pa help a b
pa: too many arguments: usage: pa help [COMMAND]
[exit 2]

$ # without anything: what there is, on standard error
$ pa 2>&1 >$T/out | head -1; wc -c <$T/out
pa reads profiles and benchmark results: where does the cost go, what changed?
0

$ pa >$T/out 2>&1; echo $?
2
