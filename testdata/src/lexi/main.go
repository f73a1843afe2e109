// SPDX-License-Identifier: Apache-2.0
// Command lexi builds small text indexes and writes every kind of Go profile of doing so.
// testdata/src/make.sh runs it; internal/tune tells how v1 and v2 differ.
//
//	lexi DIR          all kinds, about two seconds of CPU time
//	lexi -cpu FILE    a short CPU profile only
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"time"

	"example.org/lexi/internal/index"
	"example.org/lexi/internal/pool"
	"example.org/lexi/internal/text"
	"example.org/lexi/internal/walk"
)

var keep []*index.Index // stays in use for the heap profile

func main() {
	runtime.MemProfileRate = 128 << 10
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "-cpu":
		err = profileCPU(os.Args[2], 40)
	case len(os.Args) == 2:
		err = profileAll(os.Args[1])
	default:
		err = fmt.Errorf("usage: lexi DIR | lexi -cpu FILE")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "lexi:", err)
		os.Exit(1)
	}
}

func profileAll(dir string) error {
	if err := profileCPU(filepath.Join(dir, "cpu.pb.gz"), 80); err != nil {
		return err
	}
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	new(pool.Ledger).Run(4, 60)
	pool.Pass(100)
	for _, role := range []string{"mail", "mail", "timer", "audit"} {
		pool.Watch(role)
	}
	time.Sleep(20 * time.Millisecond) // until all of them wait
	runtime.GC()
	for _, name := range []string{"heap", "allocs", "block", "mutex", "goroutine", "threadcreate"} {
		if err := write(dir, name, ".pb.gz", 0); err != nil {
			return err
		}
		if err := write(dir, name, ".debug1.txt", 1); err != nil {
			return err
		}
	}
	return write(dir, "goroutine", ".debug2.txt", 2)
}

func write(dir, name, suffix string, debug int) error {
	f, err := os.Create(filepath.Join(dir, name+suffix))
	if err != nil {
		return err
	}
	defer f.Close()
	return pprof.Lookup(name).WriteTo(f, debug)
}

func profileCPU(path string, documents int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	for shard := 0; shard < 3; shard++ {
		labels := pprof.Labels("shard", strconv.Itoa(shard), "phase", "build")
		pprof.Do(context.Background(), labels, func(ctx context.Context) {
			build(ctx, shard, documents)
		})
	}
	return nil
}

func build(ctx context.Context, shard, documents int) {
	ix, trie := index.New(), &walk.Trie{}
	for doc := 0; doc < documents; doc++ {
		s := text.Generate(uint64(shard*1000+doc+1), 1500)
		ix.Add(doc, s)
		text.Fold(s, trie.Insert)
	}
	keep = append(keep, ix)
	pprof.Do(ctx, pprof.Labels("phase", "query"), func(context.Context) {
		ix.Common(200)
		for i := 0; i < documents/8; i++ {
			trie.Count()
			walk.Parity(20000)
		}
	})
}
