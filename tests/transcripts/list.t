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
example.org/lexi/internal/walk.spin,internal/walk/walk.go,54,0,0,	}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,55,0,0,"	return even(n-1, spin(x))"
example.org/lexi/internal/walk.spin,internal/walk/walk.go,56,0,0,}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,57,0,0,
example.org/lexi/internal/walk.spin,internal/walk/walk.go,58,0,0,func spin(x uint32) uint32 {
example.org/lexi/internal/walk.spin,internal/walk/walk.go,59,50000000,50000000,	for i := 0; i < 60; i++ {
example.org/lexi/internal/walk.spin,internal/walk/walk.go,60,0,0,		x = x*1664525 + 1013904223
example.org/lexi/internal/walk.spin,internal/walk/walk.go,61,0,0,	}
example.org/lexi/internal/walk.spin,internal/walk/walk.go,62,0,0,	return x
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
