Flame graphs: what is written, and what is refused.
$ pa flame testdata/odd/recursion.pb.gz --svg=static --width 300
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="180" viewBox="0 0 300 180" font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#111317">
<title>recursion.pb.gz — cpu</title>
<rect width="100%" height="100%" fill="#fff"/>
<g class="head"><text x="8" y="20" font-size="15" font-weight="bold">recursion.pb.gz — cpu</text><text x="8" y="37" fill="#50555f">90ns cpu · 9 frames</text></g>
<g class="legend"><g transform="translate(8 46)"><text y="9" font-size="11" fill="#50555f">self</text></g>
<g transform="translate(39.12 46)"><rect width="10" height="10" fill="#c6cbd3"/><text x="14" y="9" font-size="11" fill="#50555f">no package 100%</text></g>
</g>
<g class="frames" transform="translate(8 64)"><g><g><title>all
90ns, 100%</title><rect width="283.4" height="17" fill="#dfe1e6"/><text x="3" y="13">all</text></g>
</g>
<g transform="translate(0 18)"><g><title>main
90ns, 100%</title><rect width="283.4" height="17" fill="#c6cbd3"/><text x="3" y="13">main</text></g>
</g>
<g transform="translate(0 36)"><g><title>fib
60ns, 66.7%</title><rect width="188.73" height="17" fill="#c6cbd3"/><text x="3" y="13">fib</text></g>
<g><title>odd
30ns, 33.3%</title><rect x="189.33" width="94.07" height="17" fill="#c6cbd3"/><text x="192.33" y="13">odd</text></g>
</g>
<g transform="translate(0 54)"><g><title>fib
60ns, 66.7%, self 20ns</title><rect width="188.73" height="17" fill="#c6cbd3"/><text x="3" y="13">fib</text></g>
<g><title>even
30ns, 33.3%</title><rect x="189.33" width="94.07" height="17" fill="#c6cbd3"/><text x="192.33" y="13">even</text></g>
</g>
<g transform="translate(0 72)"><g><title>fib
40ns, 44.4%</title><rect width="125.62" height="17" fill="#c6cbd3"/><text x="3" y="13">fib</text></g>
<g><title>odd
30ns, 33.3%</title><rect x="189.33" width="94.07" height="17" fill="#c6cbd3"/><text x="192.33" y="13">odd</text></g>
</g>
<g transform="translate(0 90)"><g><title>fib
40ns, 44.4%</title><rect width="125.62" height="17" fill="#c6cbd3"/><text x="3" y="13">fib</text></g>
<g><title>even
30ns, 33.3%</title><rect x="189.33" width="94.07" height="17" fill="#c6cbd3"/><text x="192.33" y="13">even</text></g>
</g>
</g>
</svg>

$ pa flame testdata/odd/recursion.pb.gz --format folded
main;fib;fib 20
main;fib;fib;fib;fib 40
main;odd;even;odd;even 30

$ pa flame testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz --root 'text.Fold$' --format folded
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1 10000000 0
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;example.org/lexi/internal/text.Hash 0 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;example.org/lexi/internal/text.Hash;example.org/lexi/internal/text.mix 580000000 940000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;runtime.mapassign_faststr;memeqbody 0 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert 20000000 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.mapaccess1 70000000 60000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.mapaccess1;runtime.add 20000000 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.newobject;runtime.mallocgc 0 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.mapaccess1;runtime.memhash8;aeshashbody 20000000 30000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.mapassign;runtime.growWork;runtime.evacuate;runtime.typedmemmove 10000000 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;runtime.growslice;runtime.memclrNoHeapPointers 20000000 10000000
example.org/lexi/internal/text.Fold;strings.ToLower 10000000 30000000
example.org/lexi/internal/text.Fold;strings.Fields 30000000 30000000
example.org/lexi/internal/text.Fold;runtime.growslice 0 10000000
example.org/lexi/internal/text.Fold;runtime.growslice;runtime.mallocgc 0 10000000
example.org/lexi/internal/text.Fold;runtime.growslice;runtime.mallocgc;runtime.acquirem 0 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;runtime.mapaccess1_faststr 40000000 0
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;runtime.mapaccess1_faststr;memeqbody 10000000 30000000
example.org/lexi/internal/text.Fold;runtime.slicebytetostring;runtime.mallocgc 0 10000000
example.org/lexi/internal/text.Fold;example.org/lexi/internal/index.(*Index).Add.func1;runtime.mapassign_faststr;runtime.growWork_faststr;runtime.evacuate_faststr 10000000 0
example.org/lexi/internal/text.Fold;example.org/lexi/internal/walk.(*Trie).Insert;runtime.newobject;runtime.mallocgc;runtime.acquirem 10000000 0

$ pa flame testdata/odd/no-samples.pb.gz --format png > $T/empty.png && head -c 4 $T/empty.png | tail -c 3
PNG
[no newline]
pa: warning: no samples: the picture is empty

$ pa flame --mean testdata/go/mutex.pb.gz
pa: means of parts do not add up to that of the whole: a flame graph cannot show them
[exit 2]

$ pa flame --inverted --sandwich main testdata/go/cpu.pb.gz
pa: --inverted and --sandwich exclude each other
[exit 2]

$ pa flame --highlight '(' testdata/go/cpu.pb.gz
pa: --highlight: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]

$ pa flame --root nothing-like-this --format folded testdata/go/cpu.pb.gz
pa: warning: root expression matched no functions

$ pa flame testdata/odd/deep.pb.gz -o out/deep.png
pa: out/deep.png: No such file or directory
[exit 2]

$ pa flame testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz | grep -o '>pale[^<]*\|>Neither[^<]*'
>pale: unproved, full: likely

$ pa flame --old testdata/go/runs/v1-* --new testdata/go/runs/v2-* | grep -o '>pale[^<]*\|>Neither[^<]*\|>before [^<]*\|text\.mix[^<]*%[^<]*'
>before 3.59s → after 4.53s (+26.2%) · 307 frames
>pale: unproved, full: proved
>Neither totals nor most functions tell the sides apart: they are taken to have done the same work

$ pa flame --old testdata/go/runs/v1-01.pb.gz testdata/go/runs/v2-01.pb.gz
pa: give both sides by --old and --new, or both as OLD NEW
[exit 2]

$ pa flame testdata/go/cpu.pb.gz testdata/go/cpu.pb.gz | grep -c unproved
2

$ pa flame --sandwich 'even|odd' --svg=static --width 300 testdata/odd/recursion.pb.gz
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="168" viewBox="0 0 300 168" font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#111317">
<title>recursion.pb.gz — cpu</title>
<rect width="100%" height="100%" fill="#fff"/>
<g class="head"><text x="8" y="20" font-size="15" font-weight="bold">recursion.pb.gz — cpu</text><text x="8" y="37" fill="#50555f">30ns cpu · 5 frames · 33.3% of 90ns · callers abov…</text></g>
<g class="legend"><g transform="translate(8 46)"><text y="9" font-size="11" fill="#50555f">self</text></g>
<g transform="translate(39.12 46)"><rect width="10" height="10" fill="#c6cbd3"/><text x="14" y="9" font-size="11" fill="#50555f">no package 100%</text></g>
</g>
<g class="frames" transform="translate(8 64)"><g><g><title>main
30ns, 100%</title><rect width="283.4" height="17" fill="#c6cbd3"/><text x="3" y="13">main</text></g>
</g>
<g transform="translate(0 24)"><g><title>odd
30ns, 100%</title><rect x=".5" y=".5" width="282.4" height="16" fill="#c6cbd3" stroke="#111317"/><text x="3" y="13">odd</text></g>
</g>
<g transform="translate(0 42)"><g><title>even
30ns, 100%</title><rect x=".5" y=".5" width="282.4" height="16" fill="#c6cbd3" stroke="#111317"/><text x="3" y="13">even</text></g>
</g>
<g transform="translate(0 60)"><g><title>odd
30ns, 100%</title><rect x=".5" y=".5" width="282.4" height="16" fill="#c6cbd3" stroke="#111317"/><text x="3" y="13">odd</text></g>
</g>
<g transform="translate(0 78)"><g><title>even
30ns, 100%</title><rect x=".5" y=".5" width="282.4" height="16" fill="#c6cbd3" stroke="#111317"/><text x="3" y="13">even</text></g>
</g>
</g>
</svg>

$ pa flame --sandwich nothing-like-this --svg=static --width 300 testdata/odd/recursion.pb.gz
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="117" viewBox="0 0 300 117" font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#111317">
<title>recursion.pb.gz — cpu</title>
<rect width="100%" height="100%" fill="#fff"/>
<g class="head"><text x="8" y="20" font-size="15" font-weight="bold">recursion.pb.gz — cpu</text><text x="8" y="37" fill="#50555f">0 cpu · 0 frames · callers above, callees below</text></g>
<g class="legend"></g>
<g class="frames" transform="translate(8 49)"><rect width="284" height="60" rx="3" fill="#dfe1e6"/><text x="12" y="26">Nothing to show: the profile is empty,</text><text x="12" y="43">or the filters left nothing of it.</text></g>
</svg>
pa: warning: sandwich expression matched no functions

$ pa flame --inverted --flip --depth 2 --title T --subtitle S --svg=static --width 360 --colors=grey testdata/odd/pair-a.pb.gz
<svg xmlns="http://www.w3.org/2000/svg" width="360" height="93" viewBox="0 0 360 93" font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif" font-size="12" text-rendering="geometricPrecision" fill="#111317">
<title>T</title>
<rect width="100%" height="100%" fill="#fff"/>
<g class="head"><text x="8" y="20" font-size="15" font-weight="bold">T</text><text x="8" y="37" fill="#50555f">S · inverted: callers above what costs</text></g>
<g class="legend"></g>
<g class="frames" transform="translate(8 49)"><g transform="translate(0 18)"><g><title>all
10ns, 100%</title><rect width="343.4" height="17" fill="#dfe1e6"/><text x="3" y="13">all</text></g>
</g>
<g><g><title>leaf
10ns, 100%</title><rect width="343.4" height="17" fill="#ccd1d9"/><text x="3" y="13">leaf</text></g>
</g>
</g>
</svg>

$ pa flame --sandwich=Hash testdata/go/cpu.pb.gz | grep -o 'call[^ ]* above[^<]*'
callers above, callees below

$ pa flame --sandwich=Hash --flip --focus=text testdata/go/cpu.pb.gz | grep -o 'call[^ ]* above[^<]*'
callees above, callers below · focus=text

$ printf '{"shared":{"frames":[{"name":"main"},{"name":"a\\u001b]0;x\\u0007\\tb\\nc"}]},"profiles":[{"type":"sampled","name":"p","unit":"none","samples":[[0,1]],"weights":[5]}],"$schema":"https://www.speedscope.app/file-format-schema.json"}' > $T/esc.json; pa flame --format folded $T/esc.json | tee $T/esc.folded; pa convert --format folded $T/esc.json; pa top $T/esc.folded | tail -n 1
main;a\x1b]0:x\x07\tb\nc 5
main;a\x1b]0:x\x07\tb\nc 5
         0     0%   100%          5   100%  main

$ # a picture of a large profile stays below 2 MB: what is narrowest is its caller's; a width asked for keeps all
$ awk 'BEGIN {for (i = 0; i < 150000; i++) print "main;f" i % 997 ";g" i % 1499 " " 1 + (i % 211 == 0) * 50}' >$T/large.folded; pa flame -o $T/large.svg $T/large.folded; pa flame --min-width .5 -o $T/all.svg $T/large.folded; wc -c $T/large.svg $T/all.svg | awk '{print ($1 < 2000000)}'; grep -o '[0-9,]* narrower frames[^<]*' $T/large.svg $T/all.svg
1
1
1
$T/large.svg:149,289 narrower frames folded into their callers (--min-width shows more)

$ # a tower thinner than half a pixel does not set the height: the head says that there is more
$ awk 'BEGIN {printf "main;big 100000\nmain"; for (i = 0; i < 120; i++) printf ";r%d", i; print " 3"}' >$T/tower.folded; pa flame -o $T/tower.svg $T/tower.folded; grep -o ' height="[0-9]*"' $T/tower.svg | head -n 1; grep -o '…[^<]* too thin[^<]*' $T/tower.svg | head -n 1
 height="126"
…119 more rows of frames too thin to see
