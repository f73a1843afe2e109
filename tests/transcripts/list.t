Sources of a program built with -trimpath are found below the source path.
$ pa list --source-path testdata/src/lexi 'text\.mix$' testdata/go/cpu.pb.gz
Total: 1.33s
ROUTINE ======================== example.org/lexi/internal/text.mix in internal/text/text.go
     580ms      580ms (flat, cum) 43.61% of Total
         .          .     56:		h = mix(h, w)
         .          .     57:	}
         .          .     58:	return h
         .          .     59:}
         .          .     60:
     140ms      140ms     61:func mix(h uint64, w string) uint64 {
     440ms      440ms     62:	for i := 0; i < len(w); i++ {
         .          .     63:		h = (h ^ uint64(w[i])) * 1099511628211
         .          .     64:	}
         .          .     65:	return h
         .          .     66:}

$ pa list --source-path testdata/src/lexi --format csv 'walk\.spin' testdata/go/cpu.pb.gz
function,file,line,flat (nanoseconds),cum (nanoseconds),source
example.org/lexi/internal/walk.spin,internal/walk/walk.go,54,0,0,'	}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,55,0,0,"'	return even(n-1, spin(x))"
example.org/lexi/internal/walk.spin,internal/walk/walk.go,56,0,0,}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,57,0,0,
example.org/lexi/internal/walk.spin,internal/walk/walk.go,58,0,0,func spin(x uint32) uint32 {
example.org/lexi/internal/walk.spin,internal/walk/walk.go,59,50000000,50000000,'	for i := 0; i < 60; i++ {
example.org/lexi/internal/walk.spin,internal/walk/walk.go,60,0,0,'		x = x*1664525 + 1013904223
example.org/lexi/internal/walk.spin,internal/walk/walk.go,61,0,0,'	}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,62,0,0,'	return x
example.org/lexi/internal/walk.spin,internal/walk/walk.go,63,0,0,}

$ pa list --source-path /nowhere 'text\.mix$' testdata/go/cpu.pb.gz
Total: 1.33s
ROUTINE ======================== example.org/lexi/internal/text.mix in example.org/lexi/internal/text/text.go
     580ms      580ms (flat, cum) 43.61% of Total
 Error: could not find file example.org/lexi/internal/text/text.go on path /nowhere
pa: warning: could not find file example.org/lexi/internal/text/text.go on path /nowhere

$ pa list nothing-like-it testdata/go/cpu.pb.gz
pa: no matches found for regexp: nothing-like-it
[exit 2]

$ mkdir -p $T/moved && cp -r testdata/src/lexi/internal $T/moved && echo 'module example.org/lexi' > $T/moved/go.mod
$ pa list --source-path $T/moved/internal/walk 'text\.mix$' testdata/go/cpu.pb.gz | tail -n +2 | head -4
ROUTINE ======================== example.org/lexi/internal/text.mix in example.org/lexi/internal/text/text.go
     580ms      580ms (flat, cum) 43.61% of Total
         .          .     56:		h = mix(h, w)
         .          .     57:	}

$ mkdir -p $T/other && echo 'package other' > $T/other/text.go
$ pa list --source-path $T/other 'text\.mix$' testdata/go/cpu.pb.gz 2>/dev/null | tail -n 1 | sed "s#$T#T#"
 Error: could not find file example.org/lexi/internal/text/text.go on path T/other

$ mkdir -p $T/cache/a.org/!x@v1.0.0 $T/v/vendor/b.org && seq 9 | tee $T/cache/a.org/!x@v1.0.0/x.go > $T/v/vendor/b.org/y.go
$ printf '{"shared":{"frames":[{"name":"x","file":"/ci/pkg/mod/a.org/!x@v1.0.0/x.go","line":2},{"name":"y","file":"/ci/app/vendor/b.org/y.go","line":3}]},"profiles":[{"type":"sampled","name":"p","unit":"none","startValue":0,"endValue":2,"samples":[[0],[1]],"weights":[1,1]}],"$schema":"https://www.speedscope.app/file-format-schema.json"}' > $T/s.json
$ GOMODCACHE=$T/cache pa list --source-path $T/v . $T/s.json
Total: 2
ROUTINE ======================== x in /ci/pkg/mod/a.org/!x@v1.0.0/x.go
         1          1 (flat, cum) 50.00% of Total
         .          .      1:1
         1          1      2:2
         .          .      3:3
         .          .      4:4
         .          .      5:5
         .          .      6:6
         .          .      7:7
ROUTINE ======================== y in /ci/app/vendor/b.org/y.go
         1          1 (flat, cum) 50.00% of Total
         .          .      1:1
         .          .      2:2
         1          1      3:3
         .          .      4:4
         .          .      5:5
         .          .      6:6
         .          .      7:7
         .          .      8:8

$ # lines as far out as they can be
$ pa list --source-path /none main testdata/odd/extremes.pb.gz
Total: 6000P*GCU
ROUTINE ======================== main in main.c
 6000P*GCU  6000P*GCU (flat, cum)   100% of Total
 Error: could not find file main.c on path /none
pa: warning: could not find file main.c on path /none

$ # built elsewhere in a folder of the name of the working folder, as pprof finds it; another version of a file, with a NUL
$ printf '{"shared":{"frames":[{"name":"x","file":"/ci/app/in/x.go","line":2},{"name":"x","file":"/ci/app/in/x.go","line":7},{"name":"y","file":"/gone/y.go","line":3}]},"profiles":[{"type":"sampled","name":"p","unit":"none","startValue":0,"endValue":3,"samples":[[0],[1],[2]],"weights":[1,1,1]}],"$schema":"https://www.speedscope.app/file-format-schema.json"}' > $T/t.json
$ mkdir -p $T/my/app/in && printf 'one\r\n\ttwo\tA\000B\nlast' > $T/my/app/in/x.go
$ cd $T/my/app/in && pa list . ../../../t.json 2>&1 | sed "s#$T#T#"
Total: 3
ROUTINE ======================== x in /ci/app/in/x.go
         2          2 (flat, cum) 66.67% of Total
         .          .      1:one
         1          1      2:	two	A\x00B
         .          .      3:last
ROUTINE ======================== y in /gone/y.go
         1          1 (flat, cum) 33.33% of Total
 Error: open /gone/y.go: no such file or directory
pa: warning: T/my/app/in/x.go has 3 lines, the profile has line 7 of x: is it another version?
pa: warning: open /gone/y.go: no such file or directory

$ cd $T/my/app && pa list --format csv . ../../t.json 2> /dev/null
function,file,line,flat (count),cum (count),source
x,/ci/app/in/x.go,1,0,0,one
x,/ci/app/in/x.go,2,1,1,'	two	A\x00B
x,/ci/app/in/x.go,3,0,0,last
x,/ci/app/in/x.go,7,1,1,
y,/gone/y.go,3,1,1,

$ cd $T/my/app && pa list --format markdown . ../../t.json 2> /dev/null | tail -n 6
| `x` | `/ci/app/in/x.go` | 1 | 0 | 0 | `one` |
| `x` | `/ci/app/in/x.go` | 2 | 1 | 1 | <code>    two A&#92;x00B</code> |
| `x` | `/ci/app/in/x.go` | 3 | 0 | 0 | `last` |
| `x` | `/ci/app/in/x.go` | 7 | 1 | 1 |  |
| `y` | `/gone/y.go` | 3 | 1 | 1 |  |

$ pa list --format json --source-path $T/my/app x $T/t.json 2> /dev/null | grep '"line":'
        {"function": "x", "file": "in/x.go", "line": 1, "flat": 0, "cum": 0, "source": "one"},
        {"function": "x", "file": "in/x.go", "line": 2, "flat": 1, "cum": 1, "source": "\ttwo\tA\u0000B"},
        {"function": "x", "file": "in/x.go", "line": 3, "flat": 0, "cum": 0, "source": "last"},
        {"function": "x", "file": "in/x.go", "line": 7, "flat": 1, "cum": 1, "source": null}

$ cd $T && pa list --trim-path /none:/ci/app/in --source-path my/app/in x t.json 2> /dev/null | head -n 4
Total: 3
ROUTINE ======================== x in x.go
         2          2 (flat, cum) 66.67% of Total
         .          .      1:one

$ # a module built in another folder; one that go.mod replaces (a version with an upper-case letter is escaped, too), one of go.work
$ mkdir -p $T/w/app/cmd/run $T/w/app/in $T/w/near $T/w/other $T/gomod/z.org/!n@v1.0.0-!r!c1 $T/gomod/r.org/old@v1.0.0
$ cd $T/w && printf '// of ours\nmodule "a.org/app" // here\n\nrequire (\n\tr.org/old v1.0.0\n)\nreplace (\n\tr.org/old v1.0.0 => z.org/N v1.0.0-RC1\r\n\tr.org/near => ../near\n)\n' > app/go.mod
$ cd $T/w && printf 'go 1.20\nuse ./app\nuse (\n\t./other\n)\n' > go.work && echo 'module o.org/other' > other/go.mod
$ cd $T/w && echo run > app/cmd/run/main.go; echo in > app/in/in.go; echo near > near/n.go; echo other > other/o.go; echo new > $T/gomod/z.org/!n@v1.0.0-!r!c1/x.go; echo old > $T/gomod/r.org/old@v1.0.0/x.go
$ printf '{"shared":{"frames":[{"name":"main.main","file":"/ci/1/cmd/run/main.go","line":1},{"name":"a.org/app/in.F[a.org/app/t.T]","file":"/ci/1/in/in.go","line":1},{"name":"r.org/old.F","file":"r.org/old@v1.0.0/x.go","line":1},{"name":"r.org/near.F","file":"r.org/near@v2.0.0/n.go","line":1},{"name":"o.org/other.F","file":"o.org/other/o.go","line":1}]},"profiles":[{"type":"sampled","name":"p","unit":"none","startValue":0,"endValue":1,"samples":[[0,1,2,3,4]],"weights":[1]}],"$schema":"https://www.speedscope.app/file-format-schema.json"}' > $T/m.json
$ cd $T/w/app/cmd && GOMODCACHE=$T/gomod pa list . $T/m.json | grep -A2 ROUTINE
ROUTINE ======================== a.org/app/in.F[a.org/app/t.T] in /ci/1/in/in.go
         0          1 (flat, cum)   100% of Total
         .          1      1:in
ROUTINE ======================== main.main in /ci/1/cmd/run/main.go
         0          1 (flat, cum)   100% of Total
         .          1      1:run
ROUTINE ======================== o.org/other.F in o.org/other/o.go
         1          1 (flat, cum)   100% of Total
         1          1      1:other
ROUTINE ======================== r.org/near.F in r.org/near@v2.0.0/n.go
         0          1 (flat, cum)   100% of Total
         .          1      1:near
ROUTINE ======================== r.org/old.F in r.org/old@v1.0.0/x.go
         0          1 (flat, cum)   100% of Total
         .          1      1:new

$ mkdir $T/names && echo secret > $T/names/key && echo code > $T/names/x.c && ln -s key $T/names/link.c && mkfifo $T/names/fifo.c
$ printf '%s\n' '{"shared":{"frames":[{"name":"f1","file":"key","line":1},{"name":"f2","file":"x.c","line":1},{"name":"f3","file":"link.c","line":1},{"name":"f4","file":"fifo.c","line":1},{"name":"f5","file":"/proc/self/environ","line":1}]},"profiles":[{"type":"sampled","name":"p","unit":"none","samples":[[0],[1],[2],[3],[4]],"weights":[1,1,1,1,1]}],"$schema":"https://www.speedscope.app/file-format-schema.json"}' > $T/names/s.json
$ cd $T/names && pa list . s.json 2>&1 | grep -E 'secret|code|opened' | sed "s#$T#T#g" | sort
         1          1      1:code
 Error: /proc/self/environ: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
 Error: T/names/fifo.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
 Error: T/names/key: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
 Error: T/names/link.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: /proc/self/environ: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: T/names/fifo.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: T/names/key: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: T/names/link.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)

$ pa list --source-path $T/names . $T/names/s.json 2>&1 | grep -E 'secret|code|opened' | sed "s#$T#T#g" | sort
         1          1      1:code
         1          1      1:secret
         1          1      1:secret
 Error: /proc/self/environ: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
 Error: T/names/fifo.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: /proc/self/environ: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
pa: warning: T/names/fifo.c: not opened, as it is no regular file with a name that sources have (--source-path with its folder allows any name)
