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
$ mkdir $T/stop; mkfifo $T/pipe; for s in TERM HUP KILL; do pa top -o $T/stop/x.csv $T/pipe & sleep .3; { kill -$s $!; wait $!; } 2>/dev/null; echo $?; done; ls $T/stop
143
129
137

$ # what could steer a terminal is made visible, in headers and labels as well as in tables
$ printf 'a\033]0;x profile: total 1\n1 @ 0x1\n# labels: {"k\033[2J":"v"}\n' >$T/esc; pa top $T/esc | head -1; pa traces $T/esc | grep k; pa raw $T/esc | head -4 | tail -1
Type: a\x1b]0;x
     k\x1b[2J:  v
         1   <unknown>
a\x1b]0;x/count

$ mkdir $T/several && pa diff --fail-on 'sec/op>3%' -o $T/several/a.json -o $T/several/b.md -o $T/several/all/ --format csv testdata/bench/old.txt testdata/bench/new.txt | head -n 2; cd $T/several && find . -type f | sort
# gate
result,rule,benchmark,unit,old,new,change,_class
./a.json
./all/codequality.json
./all/junit.xml
./all/metrics.prom
./all/report.csv
./all/report.html
./all/report.json
./all/report.md
./b.md

$ pa diff --fail-on 'sec/op>3%' testdata/bench/old.txt testdata/bench/new.txt -o $T/several/same.json >/dev/null; pa diff --fail-on 'sec/op>3%' testdata/bench/old.txt testdata/bench/new.txt --format json | cmp - $T/several/same.json
$ pa diff -q --annotations --fail-on 'sec/op>3%' testdata/bench/old.txt testdata/bench/new.txt
::error title=sec/op>3%25::Encode/format=json-8 sec/op: 1.200µ ± 1%25 -> 1.385µ ± 2%25, +14.9%25 [+14.0%25, +15.7%25], q=0.000
::error title=sec/op>3%25::Encode/format=gob-8 sec/op: 826.9n ± 1%25 -> 948.2n ± 1%25, +14.7%25 [+13.5%25, +15.7%25], q=0.000
[exit 1]

$ pa diff -q -o $T/several/c.md --marker job-2 --title 'Two <jobs>' --link-base 'https://ci.example/a b/' -o $T/several/c.html -o $T/several/c.prom testdata/bench/old.txt testdata/bench/new.txt; head -n 2 $T/several/c.md; grep Files: $T/several/c.md
<!-- pa:job_2 -->
## Two &#60;jobs&#62;
Files: [c.html](https://ci.example/a%20b/c.html), [c.prom](https://ci.example/a%20b/c.prom)

$ pa diff -o $T/several/d.md -o $T/several/no/d.json testdata/bench/old.txt testdata/bench/new.txt; ls $T/several/d.md
pa: $T/several/no/d.json: No such file or directory
ls: cannot access '$T/several/d.md': No such file or directory
[exit 2]

$ pa diff -o $T/several/e.md -o $T/several/e.svg testdata/bench/old.txt testdata/bench/new.txt
pa: $T/several/e.svg: this command does not write svg (see --format)
[exit 2]

$ pa diff -o $T/several/e.md -o $T/several/e.md testdata/bench/old.txt testdata/bench/new.txt
pa: $T/several/e.md: is written twice
[exit 2]

$ pa diff -o $T/several/e.md -o /dev/full testdata/bench/old.txt testdata/bench/new.txt >/dev/null; ls $T/several/e.md
pa: /dev/full: write failed: No space left on device
ls: cannot access '$T/several/e.md': No such file or directory
[exit 2]

$ pa diff -o $T/several/e.md -o $T/several/e.xml testdata/bench/old.txt testdata/bench/new.txt; ls $T/several/e.md
pa: $T/several/e.xml: format junit needs a report with checks
ls: cannot access '$T/several/e.md': No such file or directory
[exit 2]

$ pa diff -o $T/several/new/ testdata/bench/old.txt nothing.txt; ls -d $T/several/new
pa: nothing.txt: No such file or directory
ls: cannot access '$T/several/new': No such file or directory
[exit 2]

$ echo log > $T/log && pa top -o /dev/stdout testdata/go/cpu.pb.gz >> $T/log && head -n 2 $T/log
log
File: lexi

$ mkdir $T/end && (ulimit -f 8; pa flame -o $T/end/x.svg testdata/go/cpu.pb.gz); ls $T/end
pa: $T/end/x.svg: File too large

$ pa flame --format svg testdata/go/cpu.pb.gz >/dev/full
pa: standard output: No space left on device
[exit 2]

$ pa diff --summary-file /dev/full testdata/bench/old.txt testdata/bench/new.txt >/dev/null
pa: /dev/full: write failed: No space left on device
[exit 2]

$ (umask 077; pa flame -o $T/end/y.svg testdata/go/cpu.pb.gz); stat -c %a $T/end/y.svg
600
