// SPDX-License-Identifier: Apache-2.0
// Two goroutines that wait for each other, one that waits for itself, and readers of a lock that is held over slow work.
package main

import (
	"fmt"
	"os"
	"runtime/pprof"
	"sync"
	"time"
)

type account struct {
	name string
	mu   sync.Mutex
	sum  int
}

func (a *account) transfer(to *account, n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	time.Sleep(50 * time.Millisecond)
	to.receive(n)
	a.sum -= n
}

func (a *account) receive(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sum += n
}

type cache struct {
	mu sync.RWMutex
	m  map[int]int
}

func (c *cache) get(i int) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[i]
}

func (c *cache) refresh() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.load()
}

func (c *cache) load() { time.Sleep(10 * time.Second) }

type journal struct {
	mu sync.Mutex
	n  int
}

func (j *journal) add() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.n++
	if j.n > 3 {
		j.flush()
	}
}

func (j *journal) flush() {
	j.mu.Lock() // is held
	defer j.mu.Unlock()
	j.n = 0
}

func main() {
	a, b := &account{name: "a"}, &account{name: "b"}
	go a.transfer(b, 1)
	go b.transfer(a, 1)
	c := &cache{m: map[int]int{}}
	go c.refresh()
	time.Sleep(100 * time.Millisecond)
	for i := 0; i < 5; i++ {
		go c.get(i)
	}
	j := &journal{}
	for i := 0; i < 4; i++ {
		go j.add()
	}
	time.Sleep(300 * time.Millisecond)
	fmt.Fprintln(os.Stderr, "dump")
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 2)
}
