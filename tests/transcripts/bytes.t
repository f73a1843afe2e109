$ # bytes that cannot be shown are escaped: what stands behind a NUL is not lost, and what differs looks different
$ profile() { printf '\n\004\010\001\020\002\022\006\n\001\001\022\001\005\022\006\n\001\002\022\001\003\042\006\010\001\042\002\010\001\042\006\010\002\042\002\010\002\052\006\010\001\020\003\030\003\052\006\010\002\020\004\030\004\062\000\062\001n\062\005count\062\003'"$1"'\062\003'"$2"; }; profile 'a\000b' 'a\000c' >$T/nul; profile 'a\233b' 'a\234b' >$T/c1; profile 'a\376b' 'a\377b' >$T/ff
$ for f in nul c1; do pa top -compact_labels $T/$f | tail -2; pa traces $T/$f | grep a; pa convert --format folded $T/$f; pa top --format csv $T/$f | tail -2; pa top --format json $T/$f | grep -o '"a[^"]*"'; pa flame $T/$f | grep -o 'a[\\]x[0-9a-f]*[bc]' | sort -u; done
         5 62.50% 62.50%          5 62.50%  a\x00b
         3 37.50%   100%          3 37.50%  a\x00c
         5   a\x00b
         3   a\x00c
a\x00b 5
a\x00c 3
5,0.625,0.625,5,0.625,a\x00b,,,,
3,0.375,1,3,0.375,a\x00c,,,,
"address"
"address"
"a\\x00b"
"address"
"a\\x00c"
"address"
a\x00b
a\x00c
         5 62.50% 62.50%          5 62.50%  a\x9bb
         3 37.50%   100%          3 37.50%  a\x9cb
         5   a\x9bb
         3   a\x9cb
a\x9bb 5
a\x9cb 3
5,0.625,0.625,5,0.625,a\x9bb,,,,
3,0.375,1,3,0.375,a\x9cb,,,,
"address"
"address"
"a\\x9bb"
"address"
"a\\x9cb"
"address"
a\x9bb
a\x9cb

$ for f in csv json markdown html; do pa top --format $f $T/ff | grep -o 'a[^ ]*xf[ef]b' | sort -u; done; pa graph $T/ff | grep -o 'a[^ ]*xf[ef]b' | sort -u
a\xfeb
a\xffb
a\\xfeb
a\\xffb
a&#92;xfeb
a&#92;xffb
are:37.50%">a\xffb
are:62.50%">a\xfeb
a\xfeb
a\xffb
anchor="middle">a\xfeb
anchor="middle">a\xffb

$ # files of pprof keep the bytes
$ pa convert -o $T/x.pb.gz $T/nul && pa raw $T/x.pb.gz | grep ' a' ; gunzip -c $T/x.pb.gz | grep -c -a -P 'a\x00b'
     1: 0x0 M=1 a\x00b :0:0 s=0
     2: 0x0 M=1 a\x00c :0:0 s=0
1
