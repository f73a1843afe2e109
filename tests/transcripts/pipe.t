A reader that has gone is no error anyone wants to read about; who ignores SIGPIPE gets a status and a line.
$ { sleep 0.2; pa help; echo $? >&2; } | true
141

$ trap '' PIPE; { sleep 0.2; pa help; echo $? >&2; } | true
pa: standard output: Broken pipe
2

$ pa help >/dev/full
pa: standard output: No space left on device
[exit 2]

$ pa version --help >/dev/full
pa: standard output: No space left on device
[exit 2]
