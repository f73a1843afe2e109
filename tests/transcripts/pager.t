On a terminal text goes through the pager, unless there is to be none.
needs: /dev/pts/ptmx
$ PAGER='sed s/^/P:/' script -qec 'pa bench --filter .unit:ns/op testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
P:goos: linux
P:goarch: amd64

$ PAGER='sed s/^/P:/' script -qec 'pa bench --filter .unit:ns/op --no-pager testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
goos: linux
goarch: amd64

$ PAGER= script -qec 'pa bench --filter .unit:ns/op testdata/bench/old.txt' /dev/null </dev/null | sed -n '1,2{s/\r//;p;}'
goos: linux
goarch: amd64

$ PAGER='sed s/^/P:/' script -qec 'pa help version' /dev/null </dev/null | sed -n '1{s/\r//;p;}'
P:pa version: the version of pa

$ PAGER='sed s/^/P:/' script -qec 'pa version --help' /dev/null </dev/null | sed -n '1{s/\r//;p;}'
P:pa version: the version of pa
