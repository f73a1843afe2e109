// SPDX-License-Identifier: Apache-2.0
package main

// More programs for rules that few others have: f-… have a problem, i-… are their hard negatives.

import (
	"bytes"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"
)

// ---- Defer in loops

type span struct{ depth *int }

func (s span) end() { *s.depth-- }

func walkAll(n int, depth *int) {
	for i := 0; i < n; i++ {
		*depth++
		defer span{depth}.end()
	}
}

func closeAll(names []string) int {
	open := map[string]bool{}
	for _, n := range names {
		n := n
		open[n] = true
		defer func() { open[n] = false }()
	}
	return len(open)
}

type stage struct{ mu sync.Mutex }

func (s *stage) drainAll(items []int) (sum int) {
	for _, v := range items {
		s.mu.Lock()
		if v%2 == 0 {
			defer func() { sum++ }()
		}
		s.mu.Unlock()
	}
	return
}

func timeEach[T any](items []T, f func(T)) {
	total := time.Duration(0)
	for _, it := range items {
		start := time.Duration(len(items))
		defer func() { total += start }()
		f(it)
	}
}

// Deferred once a call: what all of Go does.
func guarded(mu *sync.Mutex, n *int) {
	mu.Lock()
	defer mu.Unlock()
	*n += work(3)
}

// ---- Collections that are asked for

type phases struct{ data []*entry }

func (p *phases) next() {
	p.data = p.data[:0]
	for i := 0; i < 3000; i++ {
		p.data = append(p.data, chain(1))
	}
	runtime.GC()
}

func importBatch(rows int) {
	m := map[int][]byte{}
	for i := 0; i < rows; i++ {
		m[i] = make([]byte, 64)
	}
	sink += len(m)
	debug.FreeOSMemory()
}

func memoryInUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func janitor(every time.Duration) {
	for !stop() {
		time.Sleep(every)
		runtime.GC()
	}
}

// ---- Finalizers

type buffer struct{ b []byte }

func newBuffer() *buffer {
	b := &buffer{make([]byte, 32)}
	runtime.SetFinalizer(b, (*buffer).release)
	return b
}

func (b *buffer) release() { sink += len(b.b) & 1 }

type conn struct {
	id    int
	peers []*conn
}

func dial(i int) *conn {
	c := &conn{id: i}
	runtime.SetFinalizer(c, func(c *conn) { c.peers = nil })
	return c
}

func (c *conn) close() { runtime.SetFinalizer(c, nil) }

type row struct{ cells []*cell }
type cell struct{ v int }

func load(n int) *row {
	r := &row{}
	for i := 0; i < n; i++ {
		c := &cell{i}
		runtime.SetFinalizer(c, func(*cell) {})
		r.cells = append(r.cells, c)
	}
	return r
}

func counted[T any](v *T, live *int) *T {
	*live++
	runtime.SetFinalizer(v, func(*T) { *live-- })
	return v
}

// ---- Others

func shell(word string) string {
	out, _ := exec.Command("/bin/sh", "-c", "echo "+word).CombinedOutput()
	return string(out)
}

func compressed(text string) int {
	cmd := exec.Command("/bin/cat")
	cmd.Stdin = strings.NewReader(text)
	out, _ := cmd.Output()
	return len(out)
}

func itemLine(i int) string {
	var b bytes.Buffer
	t := template.New("line")
	template.Must(t.Parse(`{{define "x"}}{{.}}{{end}}item {{template "x" .}} of {{.}}` + "\n"))
	must(t.Execute(&b, i))
	return b.String()
}

type index struct {
	byName map[string]*posting
	root   *posting
}
type posting struct {
	name        string
	left, right *posting
}

func buildIndex(n int) *index {
	x := &index{byName: map[string]*posting{}}
	for i := 0; i < n; i++ {
		p := &posting{name: "w" + strconv.Itoa(i), left: x.root}
		x.root = p
		x.byName[p.name] = p
	}
	return x
}

func sortEach(lists [][]int) {
	var wg sync.WaitGroup
	for _, l := range lists {
		wg.Add(1)
		go func(l []int) { sort.Ints(l); wg.Done() }(l)
	}
	wg.Wait()
}

type sampler struct{ out chan int }

func (s *sampler) emit(v int) { s.out <- v }

func init() {
	depth := 0
	plant("f-defer-spans", "PA119@walkAll|PA201", func() {
		for !stop() {
			walkAll(400, &depth)
		}
	})
	plant("f-defer-close", "PA119@closeAll|PA201,PA107", func() {
		names := strings.Fields(strings.Repeat("a b c d e f g h ", 40))
		for !stop() {
			sink += closeAll(names)
		}
	})
	plant("f-defer-drain", "PA119@drainAll|PA201", func() {
		s, items := &stage{}, make([]int, 600)
		for !stop() {
			sink += s.drainAll(items)
		}
	})
	plant("f-defer-time", "PA119@timeEach|PA201", func() {
		items := make([]int, 500)
		for !stop() {
			timeEach(items, func(v int) { sink += work(1) })
		}
	})
	plant("f-gc-phases", "PA207@next|PA201", func() {
		p := &phases{}
		for !stop() {
			p.next()
		}
	})
	plant("f-gc-batch", "PA207@importBatch|PA201,PA107", func() {
		for !stop() {
			importBatch(3000)
		}
	})
	plant("f-gc-gauge", "PA207@memoryInUse|PA201", func() {
		keep := chain(30000)
		for !stop() {
			sink += int(memoryInUse()) & 1
			sink += work(50000)
		}
		runtime.KeepAlive(keep)
	})
	plant("f-gc-janitor", "PA207|PA201,PA202", func() {
		keep := chain(100000)
		go janitor(5 * time.Millisecond)
		for !stop() {
			sink += work(10000)
		}
		runtime.KeepAlive(keep)
	})
	plant("f-final-buffer", "PA211@newBuffer|PA201", func() {
		for !stop() {
			sink += len(newBuffer().b) & 1
		}
	})
	plant("f-final-conn", "PA211@dial|PA201", func() {
		for i := 0; !stop(); i++ {
			c := dial(i)
			sink += work(20)
			if i%2 == 0 {
				c.close()
			}
		}
	})
	plant("f-final-row", "PA211@load|PA201", func() {
		for !stop() {
			sink += len(load(100).cells) + work(1000)
		}
	})
	plant("f-final-count", "PA211@counted|PA201", func() {
		live := 0
		for !stop() {
			sink += *counted(new(int), &live) + work(30)
		}
	})
	plant("f-exec-shell", "PA111@shell|PA110,PA203,PA302", func() {
		for !stop() {
			sink += len(shell("x")) + work(2000)
		}
	})
	plant("f-exec-pipe", "PA111@compressed|PA110,PA203,PA302", func() {
		for !stop() {
			sink += compressed("some text") + work(2000)
		}
	})
	plant("f-template-line", "PA115@itemLine|PA201,PA112", func() {
		for i := 0; !stop(); i++ {
			sink += len(itemLine(i)) + work(1000)
		}
	})
	plant("f-live-index", "PA202@buildIndex|PA201,PA203", func() {
		x := buildIndex(600000)
		for !stop() {
			b := make([]*posting, 3000)
			sink += len(b) + work(300)
		}
		runtime.KeepAlive(x)
	})
	plant("f-limit", "PA206|PA201,PA202,PA203", func() {
		keep := chain(300000) // some 25 MB
		debug.SetMemoryLimit(34 << 20)
		for !stop() {
			sink += len(make([]byte, 2000+work(20)))
		}
		runtime.KeepAlive(keep)
	})
	plant("f-go-sort", "PA302@sortEach|PA303", func() {
		lists := make([][]int, 300)
		for i := range lists {
			lists[i] = []int{3, 1, 2}
		}
		for !stop() {
			sortEach(lists)
		}
	})
	plant("f-samplers", "PA403@emit|PA303", func() {
		s := &sampler{make(chan int, 1)}
		for w := 0; w < 8; w++ {
			go func(w int) {
				for !stop() {
					s.emit(w)
				}
			}(w)
		}
		for v := range s.out {
			time.Sleep(500 * time.Microsecond)
			sink += v
		}
	})
	plant("i-defer-once", "|", func() {
		var mu sync.Mutex
		for !stop() {
			guarded(&mu, &sink)
		}
	})
	plant("i-defer-files", "|PA110", func() { // os.File has a finalizer, and each use a defer
		f, _ := os.CreateTemp("", "x")
		defer os.Remove(f.Name())
		for !stop() {
			g, err := os.Open(f.Name())
			must(err)
			sink += work(300)
			g.Close()
		}
	})
	plant("i-gc-once", "|", func() {
		runtime.GC()
		for !stop() {
			sink += work(1000000)
		}
	})
	plant("i-few-finalizers", "|", func() {
		for i := 0; !stop(); i++ {
			if i%1000 == 0 {
				sink += dial(i).id & 1
			}
			sink += work(500)
		}
	})
	plant("i-recursive-defer", "|", func() {
		var down func(n int) int
		down = func(n int) int {
			defer func() { depth++ }()
			if n == 0 {
				return work(400)
			}
			return down(n-1) + down(n-1)
		}
		for !stop() {
			sink += down(6)
		}
	})
}
