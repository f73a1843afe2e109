The version, and what happens when it cannot be said.
$ pa version | sed 's/[0-9][0-9.]*/N/'
pa N

$ pa --version | sed 's/[0-9][0-9.]*/N/'
pa N

$ pa version x
pa: too many arguments: usage: pa version
[exit 2]

$ pa version >/dev/full
pa: standard output: No space left on device
[exit 2]

$ pa version >&-
pa: standard output: Bad file descriptor
[exit 2]
