On a terminal text goes through the pager, unless there is to be none.
needs: /dev/pts/ptmx
$ PAGER='sed s/^/P:/' script -qec 'pa bench --filter .unit:ns/op testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
P:old.txt: testdata/bench/old.txt
P:goos: linux

$ PAGER='sed s/^/P:/' script -qec 'pa bench --filter .unit:ns/op --no-pager testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
old.txt: testdata/bench/old.txt
goos: linux

$ PAGER= script -qec 'pa bench --filter .unit:ns/op testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
old.txt: testdata/bench/old.txt
goos: linux

$ PAGER='sed s/^/P:/' script -qec 'pa help version' /dev/null </dev/null | sed -n '1{s/\r//;p;}'
P:pa version: the version of pa

$ PAGER='sed s/^/P:/' script -qec 'pa version --help' /dev/null </dev/null | sed -n '1{s/\r//;p;}'
P:pa version: the version of pa

$ # Ctrl-C belongs to the pager, once it shows something: pa goes on, and waits for it
$ cat >$T/keys.py <<'END'
> import os, pty, sys, time
> os.environ["PAGER"] = "trap '' INT; read l; echo first:$l; sleep 1; cat | wc -l"
> pid, fd = pty.fork()
> if pid == 0:
>     os.execvp("pa", ["pa"] + sys.argv[1:])
> seen = b""
> while b"first:" not in seen:
>     seen += os.read(fd, 4096)
> os.write(fd, b"\x03")
> try:
>     while True:
>         seen += os.read(fd, 4096)
> except OSError:
>     pass
> status = os.waitpid(pid, 0)[1]
> lines = [l for l in seen.decode().replace("^C", "").split() if l.isdigit()]
> print("status", status, "and all lines" if lines and int(lines[-1]) > 500 else "lines lost")
> END
$ awk 'BEGIN {for (i = 0; i < 9000; i++) print "main;f" i, i + 1}' >$T/many.folded; python3 $T/keys.py raw $T/many.folded
status 0 and all lines
