The pictures of README.md and docs/walkthrough.md are made by a script, and are those that stand there.
$ mkdir $T/p && docs/pictures/make.sh $PA_BUILD/cmd/pa $T/p && ls $T/p
benchmarks.svg
difference.svg
flame.svg
graph.svg

$ for f in $T/p/*.svg; do n=$(wc -c < $f); [ $n -lt 60000 ] || echo "$f: $n bytes"; grep -o '<title>[^<]*' $f | head -n 1; done
<title>Benchmarks
<title>lexi — cpu
<title>lexi — cpu
<title>lexi — cpu

$ for f in docs/pictures/*.*g; do grep -q "pictures/${f##*/}" README.md docs/walkthrough.md || echo "nothing shows $f"; done
$ cat README.md docs/*.md | grep -o 'pictures/[a-z-]*\.[a-z]*g' | sort -u | while read f; do ls docs/$f; done
docs/pictures/benchmarks.svg
docs/pictures/difference.svg
docs/pictures/flame.svg
docs/pictures/graph.svg
docs/pictures/report.png
