Where output goes. A file appears when it is whole, or not at all; its suffix says the format.
$ pa bench --filter .unit:ns/op -o $T/x.csv testdata/bench/old.txt; ls $T; head -c 20 $T/x.csv
x.csv
goos: linux
goarch: 
[no newline]

$ pa bench --filter .unit:ns/op -o=$T/y --format=csv testdata/bench/old.txt; cmp $T/x.csv $T/y && ls $T
x.csv
y

$ # --format wins over the suffix
$ pa bench --filter .unit:ns/op -o $T/y.csv --format text testdata/bench/old.txt; head -c 9 $T/y.csv
goos: lin
[no newline]

$ # what fails leaves what was there, and nothing beside it
$ echo old >$T/keep.csv; pa bench --filter .unit:ns/op -o $T/keep.csv testdata/bench/none.txt; cat $T/keep.csv; ls $T
old
keep.csv
x.csv
y
y.csv
pa: testdata/bench/none.txt: No such file or directory

$ pa bench --filter .unit:ns/op -o $T/none/x.csv testdata/bench/old.txt
pa: $T/none/x.csv: No such file or directory
[exit 2]

$ pa bench --filter .unit:ns/op -o $T testdata/bench/old.txt
pa: $T: is a directory
[exit 2]

$ pa bench --filter .unit:ns/op -o $T/x.svg testdata/bench/old.txt; ls $T
keep.csv
x.csv
x.svg
y
y.csv

$ pa bench --filter .unit:ns/op --format=cvs testdata/bench/old.txt
pa: --format: wants text, csv, json, markdown, metrics, svg, png or pdf, not "cvs"
[exit 2]

$ pa bench --filter .unit:ns/op -o /dev/full testdata/bench/old.txt
pa: /dev/full: No space left on device
[exit 2]

$ pa bench --filter .unit:ns/op testdata/bench/old.txt >/dev/full
pa: standard output: No space left on device
[exit 2]

$ # the permissions are those of any new file, and of the old one if there was one
$ umask 027; pa bench --filter .unit:ns/op -o $T/new.csv testdata/bench/old.txt; ls -l $T/new.csv | cut -c1-10
-rw-r-----

$ chmod 600 $T/new.csv; pa bench --filter .unit:ns/op -o $T/new.csv testdata/bench/old.txt; ls -l $T/new.csv | cut -c1-10
-rw-------

$ # a link stays a link
$ ln -s new.csv $T/link.csv; pa bench --filter .unit:ns/op -o $T/link.csv testdata/bench/old.txt; ls -l $T/link.csv | cut -c1
l

$ # what a signal stops leaves nothing behind either
$ mkdir $T/stop; mkfifo $T/pipe; pa top -o $T/stop/x.csv $T/pipe & until ls $T/stop | grep -q x.csv; do sleep 0.01; done; { kill -TERM $!; wait $!; } 2>/dev/null; echo $?; ls $T/stop
143

$ # what could steer a terminal is made visible, in headers and labels as well as in tables
$ printf 'a\033]0;x profile: total 1\n1 @ 0x1\n# labels: {"k\033[2J":"v"}\n' >$T/esc; pa top $T/esc | head -1; pa traces $T/esc | grep k; pa raw $T/esc | head -4 | tail -1
Type: a\x1b]0;x
     k\x1b[2J:  v
         1   <unknown>
a\x1b]0;x/count
