Files in archives are read as in a folder.
$ mkdir -p $T/d/sub; cp testdata/go/runs/v1-01.pb.gz testdata/go/runs/v1-02.pb.gz $T/d; cp testdata/go/runs/v2-01.pb.gz $T/d/sub; cd $T && python3 -c 'import shutil; shutil.make_archive("z", "zip", "d"); shutil.make_archive("t", "tar", "d"); shutil.make_archive("t", "gztar", "d"); shutil.make_archive("t", "xztar", "d")'; ls
d
t.tar
t.tar.gz
t.tar.xz
z.zip

$ cd $T && pa top -n 2 d >top; for file in z.zip t.tar t.tar.gz t.tar.xz; do pa top -n 2 $file | cmp - top; done; pa info z.zip
file                    format  type  total  samples  duration  time
z.zip: sub/v2-01.pb.gz  pprof   cpu   930ms       44     1.11s  2026-11-23 08:33:39 UTC
z.zip: v1-01.pb.gz      pprof   cpu   740ms       47  904.91ms  2026-11-23 08:33:38 UTC
z.zip: v1-02.pb.gz      pprof   cpu   720ms       45  909.31ms  2026-11-23 08:33:40 UTC

$ cd $T && pa top -n 1 'z.zip: sub/v2-01.pb.gz' | tail -1
     530ms 56.99% 56.99%      530ms 56.99%  example.org/lexi/internal/text.mix

$ pa info testdata/archives/runs.tar.zst
file                                               format  type  total  samples  duration  time
testdata/archives/runs.tar.zst: inner/v1-02.pb.gz  pprof   cpu   720ms       45  909.31ms  2026-11-23 08:33:40 UTC
testdata/archives/runs.tar.zst: v1-01.pb.gz        pprof   cpu   740ms       47  904.91ms  2026-11-23 08:33:38 UTC

$ pa info testdata/archives/heap.pb.zst | head -2
Format: pprof protocol buffer (profile.proto)
Default type: inuse_space

$ # an archive in a folder
$ mkdir $T/mixed; cp $T/t.tar.gz testdata/go/cpu.pb.gz $T/mixed; cd $T && pa info mixed
file                             format  type  total  samples  duration  time
mixed/cpu.pb.gz                  pprof   cpu   1.33s       80     1.43s  2026-11-23 08:33:49 UTC
mixed/t.tar.gz: sub/v2-01.pb.gz  pprof   cpu   930ms       44     1.11s  2026-11-23 08:33:39 UTC
mixed/t.tar.gz: v1-01.pb.gz      pprof   cpu   740ms       47  904.91ms  2026-11-23 08:33:38 UTC
mixed/t.tar.gz: v1-02.pb.gz      pprof   cpu   720ms       45  909.31ms  2026-11-23 08:33:40 UTC

$ pa diff $T/d $T/z.zip | head -2
0 of 74 functions got worse, 0 better; of the rest no change is proved.
cpu: 796.67ms -> 796.67ms, +0.0% [-27.3%, +37.5%] p=1.000 (means of 3 and 3 profiles, 239 and 239 samples)

$ # what cannot be read says where it is
$ cd $T && pa top 'z.zip: none'
pa: z.zip: none: no such file in the archive
[exit 2]

$ cd $T && python3 -c 'import zipfile; z = zipfile.ZipFile("bad.zip", "w"); z.writestr("a/bad.pb.gz", b"\x1f\x8bnothing"); z.writestr("inner.zip", open("z.zip", "rb").read())'; pa top 'bad.zip: a/bad.pb.gz'; pa top 'bad.zip: inner.zip'
pa: bad.zip: a/bad.pb.gz: truncated gzip data
pa: bad.zip: inner.zip: this is a zip archive; the profiles in it can be read once unpacked
[exit 2]

$ cd $T && head -c 5000 z.zip >cut.zip; head -c 5000 t.tar >cut.tar; head -c 5000 t.tar.gz >cut.tar.gz; for file in cut.*; do pa top $file; done
pa: cut.tar: Truncated input file (needed 2560 bytes, only 392 available)
pa: cut.tar.gz: no archive that can be read, or cut off
pa: cut.zip: Truncated input file (needed 2338 bytes, only 1877 available)
[exit 2]

$ head -c 900 testdata/archives/heap.pb.zst >$T/cut.pb.zst; pa top $T/cut.pb.zst
pa: $T/cut.pb.zst: no archive that can be read, or cut off
[exit 2]

$ cd $T && python3 -c 'import zipfile; zipfile.ZipFile("empty.zip", "w").writestr("x/", "")'; pa top empty.zip
pa: empty.zip: no files in this archive
[exit 2]

$ cd $T && python3 -c 'import zipfile; zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED).writestr("x.folded", b"a 1\n" * 5000000)'; pa top --max-size 1M bomb.zip
pa: bomb.zip: x.folded: unpacks to more than 1048576 bytes (see --max-size)
[exit 2]

$ cat $T/z.zip | pa top -
pa: -: this is a zip archive; the profiles in it can be read once unpacked
[exit 2]

$ # a recording that is a folder, in an archive
$ python3 -c 'import shutil; shutil.make_archive("'$T'/threads", "gztar", "testdata/perf/threads.data")'; pa info --symbolize=none $T/threads.tar.gz | grep Samples
Samples: 13

$ # packed by gzip once more, as by a server that packs what is packed
$ cd $T && for file in t.tar.gz z.zip; do gzip -c $file >packed.gz; pa top -n 2 packed.gz | cmp - top && echo same; done
same
same
