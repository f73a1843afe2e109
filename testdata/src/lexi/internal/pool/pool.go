// SPDX-License-Identifier: Apache-2.0
// Package pool is everything that waits: locks, channels, leaked goroutines.
package pool

import (
	"context"
	"runtime/pprof"
	"sync"
	"time"

	"example.org/lexi/internal/tune"
)

// Ledger is a log that everybody writes to under one lock.
type Ledger struct {
	mu    sync.Mutex
	lines int
	sink  uint64
}

func (l *Ledger) Add() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines++
	for i := 0; i < tune.LockedSpins*100; i++ {
		l.sink = l.sink*6364136223846793005 + 1442695040888963407
	}
}

// Run lets the workers write `lines` lines each.
func (l *Ledger) Run(workers, lines int) {
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < lines; i++ {
				l.Add()
			}
		}()
	}
	wg.Wait()
}

// Pass sends n numbers through an unbuffered channel to a slow reader.
func Pass(n int) int {
	ch := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			ch <- i
		}
		close(ch)
	}()
	sum := 0
	for v := range ch {
		time.Sleep(200 * time.Microsecond)
		sum += v
	}
	return sum
}

// Watch leaves goroutines behind, as careless code does.
func Watch(role string) {
	for i := 0; i < tune.LeakPerCall; i++ {
		go pprof.Do(context.Background(), pprof.Labels("role", role), func(context.Context) {
			wait(make(chan struct{}))
		})
	}
}

//go:noinline
func wait(never chan struct{}) { <-never }
