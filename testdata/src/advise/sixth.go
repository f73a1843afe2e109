// SPDX-License-Identifier: Apache-2.0
package main

// Hard negatives: n-… do what a rule looks at, where it is right or too seldom to matter.

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"fmt"
	htemplate "html/template"
	"io"
	"log"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"time"
)

type byTime []*item

func (q byTime) Len() int            { return len(q) }
func (q byTime) Less(i, j int) bool  { return q[i].at < q[j].at }
func (q byTime) Swap(i, j int)       { q[i], q[j] = q[j], q[i] }
func (q *byTime) Push(x interface{}) { *q = append(*q, x.(*item)) }
func (q *byTime) Pop() interface{} {
	o := *q
	x := o[len(o)-1]
	*q = o[:len(o)-1]
	return x
}

func checkedWork(i int) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if i%1000 == 0 {
		panic("now and then")
	}
	return work(500), nil
}

func lockedAdd(mu *sync.Mutex, n *int) {
	mu.Lock()
	defer mu.Unlock()
	*n++
}

func sumChunk(part []int, out *int64) {
	s := 0
	for _, v := range part {
		s += work(v)
	}
	atomic.AddInt64(out, int64(s))
}

func init() {
	// ---- Text
	plant("n-short-key", "|", func() { // one join of two parts beside the work
		m := map[string]int{}
		for i := 0; !stop(); i++ {
			m["user:"+distinct[i%300]]++
			sink += work(1500)
		}
	})
	plant("n-join", "|PA201,PA203", func() {
		for !stop() {
			sink += len(strings.Join(words, ","))
		}
	})
	plant("n-append-text", "|", func() {
		buf := make([]byte, 0, 64<<10)
		for !stop() {
			buf = buf[:0]
			for i := 0; i < 4000; i++ {
				buf = append(buf, "row "...)
				buf = strconv.AppendInt(buf, int64(i), 10)
				buf = append(buf, '\n')
			}
			sink += len(buf)
		}
	})
	plant("n-fmt-seldom", "|", func() {
		for i := 0; !stop(); i++ {
			sink += work(3000)
			if i%50 == 0 {
				sink += len(fmt.Sprintf("%d items, %.1f %%", i, float64(i)/7))
			}
		}
	})
	// ---- Compiled once
	plant("n-re-table", "|", func() {
		var table []*regexp.Regexp
		for _, w := range words[:20] {
			table = append(table, regexp.MustCompile(`\b`+w+`\b`))
		}
		text := strings.Join(words, " ")
		for i := 0; !stop(); i++ {
			sink += len(table[i%20].FindAllStringIndex(text, -1))
		}
	})
	plant("n-re-cache", "|", func() {
		cache := map[string]*regexp.Regexp{}
		for i := 0; !stop(); i++ {
			p := "^" + words[i%30]
			re := cache[p]
			if re == nil {
				re = regexp.MustCompile(p)
				cache[p] = re
			}
			if re.MatchString(words[(i*7)%len(words)]) {
				sink++
			}
			sink += work(300)
		}
	})
	plant("n-re-replace", "|PA201,PA203,PA106", func() {
		re := regexp.MustCompile(`[0-9]+`)
		text := []byte(strings.Repeat("order 12 of 345 ", 100))
		for !stop() {
			sink += len(re.ReplaceAll(text, []byte("#")))
		}
	})
	plant("n-template-table", "|PA112,PA104,PA201", func() {
		var table []*template.Template
		for i := 0; i < 50; i++ {
			table = append(table, template.Must(template.New(strconv.Itoa(i)).Parse("{{.}} is number "+strconv.Itoa(i)+"\n")))
		}
		for i := 0; !stop(); i++ {
			must(table[i%50].Execute(io.Discard, i))
			sink += work(100)
		}
	})
	plant("n-template-cache", "|PA112,PA104,PA201", func() {
		var cache sync.Map
		for i := 0; !stop(); i++ {
			name := words[i%40]
			t, ok := cache.Load(name)
			if !ok {
				t = htemplate.Must(htemplate.New(name).Parse("<i>{{.}}</i>"))
				cache.Store(name, t)
			}
			must(t.(*htemplate.Template).Execute(io.Discard, name))
		}
	})
	plant("n-template-reload", "|PA112,PA104,PA201", func() { // parsed again every 300 ms
		var t *template.Template
		var read time.Time
		for i := 0; !stop(); i++ {
			if time.Since(read) > 300*time.Millisecond {
				t, read = template.Must(template.New("x").Parse("{{range .}}{{.}} {{end}}")), time.Now()
			}
			must(t.Execute(io.Discard, words[:20]))
		}
	})
	// ---- Growth, boxing
	plant("n-append-known", "|PA203,PA201", func() {
		for !stop() {
			out := make([]int, 0, 5000)
			for i := 0; i < 5000; i++ {
				out = append(out, i*7919%1009)
			}
			sink += len(out) + work(2000)
		}
	})
	plant("n-append-again", "|", func() {
		var out []int
		for !stop() {
			out = out[:0]
			for i := 0; i < 5000; i++ {
				out = append(out, i*7919%1009)
			}
			sink += len(out)
		}
	})
	plant("n-map-sized", "|PA203,PA201", func() {
		for !stop() {
			m := make(map[int]int, 2000)
			for i := 0; i < 2000; i++ {
				m[i*7919] = i
			}
			sink += len(m)
		}
	})
	plant("n-heap-pointers", "|PA201", func() {
		q := &byTime{}
		for i := 0; !stop(); i++ {
			heap.Push(q, &item{(i * 7919) % 10007, i})
			if q.Len() > 1000 {
				sink += heap.Pop(q).(*item).id & 1
			}
		}
	})
	plant("n-box-small", "|", func() { // below 256 nothing is allocated
		var any interface{}
		for i := 0; !stop(); i++ {
			any = byte(i)
			sink += int(any.(byte)) + work(5)
		}
	})
	plant("n-generic", "|", func() {
		v := make([]int64, 1000)
		for i := 0; !stop(); i++ {
			timeEachOnce(v, func(x int64) { sink += int(x) & 1 })
		}
	})
	// ---- Logging, stacks
	plant("n-log-start", "|", func() {
		log.SetOutput(io.Discard)
		for i := 0; i < 100; i++ {
			log.Printf("option %d is %s", i, words[i])
		}
		for !stop() {
			sink += work(1000)
		}
	})
	plant("n-log-level", "|", func() { // asked before anything is made
		debugging := int32(0)
		for i := 0; !stop(); i++ {
			if atomic.LoadInt32(&debugging) != 0 {
				log.Printf("item %d: %v", i, words[i%9])
			}
			sink += work(50)
		}
	})
	plant("n-log-sampled", "|", func() {
		log.SetOutput(io.Discard)
		for i := 0; !stop(); i++ {
			if i%1000 == 0 {
				log.Printf("%d done", i)
			}
			sink += work(300)
		}
	})
	plant("n-log-file", "|", func() { // lines of its own, which are its product
		f, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		must(err)
		w := bufio.NewWriterSize(f, 64<<10)
		for i := 0; !stop(); i++ {
			w.WriteString(words[i%len(words)])
			w.WriteByte('\n')
			sink += work(5)
		}
	})
	plant("n-recover", "|", func() {
		for i := 0; !stop(); i++ {
			n, err := checkedWork(i)
			if err == nil {
				sink += n
			}
		}
	})
	plant("n-caller-once", "|", func() {
		_, file, _, _ := runtime.Caller(0)
		for !stop() {
			sink += len(file) + work(300)
		}
	})
	plant("n-sentinel", "|", func() {
		for i := 0; !stop(); i++ {
			var err error
			if i%3 == 0 {
				err = errOdd
			}
			if err != nil {
				sink++
			}
			sink += work(30)
		}
	})
	plant("n-stack-seldom", "|", func() {
		for i := 0; !stop(); i++ {
			if i%20000 == 0 {
				sink += len(debug.Stack())
			}
			sink += work(100)
		}
	})
	// ---- System calls and processes
	plant("n-exec-once", "|", func() {
		out, _ := exec.Command("/bin/echo", "x").Output()
		for !stop() {
			sink += len(out) + work(1000)
		}
	})
	plant("n-exec-seldom", "|", func() {
		last := time.Now()
		for !stop() {
			if time.Since(last) > 500*time.Millisecond {
				exec.Command("/bin/true").Run()
				last = time.Now()
			}
			sink += work(3000)
		}
	})
	plant("n-exec-kept", "|PA110", func() { // one process for all items
		c := exec.Command("/bin/cat")
		in, _ := c.StdinPipe()
		out, _ := c.StdoutPipe()
		must(c.Start())
		r := bufio.NewReader(out)
		for i := 0; !stop(); i++ {
			fmt.Fprintf(in, "%d\n", i)
			s, _ := r.ReadString('\n')
			sink += len(s) + work(20000)
		}
	})
	plant("n-exec-wait", "|", func() { // works beside a child that runs on its own
		c := exec.Command("/bin/sleep", "60")
		must(c.Start())
		go c.Wait()
		for !stop() {
			sink += work(2000)
		}
		c.Process.Kill()
	})
	plant("n-env", "|PA201", func() {
		for i := 0; !stop(); i++ {
			if i%100 == 0 {
				p, _ := exec.LookPath("true")
				sink += len(p)
			}
			sink += work(3000)
		}
	})
	plant("n-large-writes", "|", func() {
		f, err := os.CreateTemp("", "x")
		must(err)
		os.Remove(f.Name())
		b := bytes.Repeat([]byte("x"), 512<<10)
		for !stop() {
			f.Write(b)
			f.Seek(0, 0)
		}
	})
	plant("n-reflect-seldom", "|", func() {
		for i := 0; !stop(); i++ {
			if i%50 == 0 {
				sink += int(fieldSum(named{i, 2, 3, 4})) & 1
			}
			sink += work(500)
		}
	})
	// ---- Memory, timers
	plant("n-free-memory", "|PA207", func() { // once a second
		last := time.Now()
		for !stop() {
			if time.Since(last) > time.Second {
				debug.FreeOSMemory()
				last = time.Now()
			}
			sink += sumOf(chain(50))&1 + work(3000)
		}
	})
	plant("n-read-memstats", "|", func() {
		var m runtime.MemStats
		for i := 0; !stop(); i++ {
			if i%200 == 0 {
				runtime.ReadMemStats(&m)
			}
			sink += work(5000) + int(m.NumGC)&1
		}
	})
	plant("n-files-open", "|PA110", func() {
		for i := 0; !stop(); i++ {
			if i%20 == 0 {
				f, err := os.Open(os.DevNull)
				must(err)
				f.Close()
			}
			sink += work(2000)
		}
	})
	plant("n-timer-reset", "|", func() {
		c := make(chan int, 64)
		go func() {
			for i := 0; !stop(); i++ {
				c <- 300
			}
		}()
		t := time.NewTimer(time.Second)
		for v := range c {
			if v == 0 {
				t.Reset(time.Second)
			}
			sink += work(v)
		}
	})
	plant("n-context", "|", func() { // a deadline for each of not so many requests
		for !stop() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			sink += work(20000)
			_ = ctx.Err()
			cancel()
		}
	})
	plant("n-bounded", "|PA201", func() { // a ring that is full after a moment
		ring := make([][]byte, 2000)
		for i := 0; !stop(); i++ {
			ring[i%2000] = make([]byte, 4<<10)
			sink += work(2000)
		}
	})
	// ---- Goroutines, channels, locks
	plant("n-go-chunk", "|", func() { // a goroutine per chunk of a thousand
		v := make([]int, 8000)
		for i := range v {
			v[i] = 20
		}
		var total int64
		for !stop() {
			var wg sync.WaitGroup
			for i := 0; i < len(v); i += 1000 {
				wg.Add(1)
				part := v[i : i+1000]
				go func() {
					defer wg.Done()
					sumChunk(part, &total)
				}()
			}
			wg.Wait()
		}
	})
	plant("n-poll-slow", "|", func() { // a look every 5 ms beside the work
		var flag int32
		go func() {
			for !stop() {
				time.Sleep(5 * time.Millisecond)
				atomic.AddInt32(&flag, 1)
			}
		}()
		for !stop() {
			sink += work(3000) + int(atomic.LoadInt32(&flag))&1
		}
	})
	plant("n-select-default", "|", func() { // asks for a stop between items
		quit := make(chan bool)
		for {
			select {
			case <-quit:
				return
			default:
			}
			sink += work(2000)
		}
	})
	plant("n-defer-unlock", "|", func() {
		var mu sync.Mutex
		n := 0
		for !stop() {
			lockedAdd(&mu, &n)
			sink += work(100)
		}
	})
	plant("n-copy-then-encode", "|PA104", func() { // copies under the lock, works outside
		var mu sync.Mutex
		m := map[int]int{}
		for w := 0; w < 3; w++ {
			go func(w int) {
				for i := 0; !stop(); i++ {
					mu.Lock()
					m[(i+w)%50]++
					mu.Unlock()
					sink += work(3000)
				}
			}(w)
		}
		for !stop() {
			mu.Lock()
			copied := make(map[int]int, len(m))
			for k, v := range m {
				copied[k] = v
			}
			mu.Unlock()
			for k, v := range copied {
				sink += len(strconv.Itoa(k))&1 + work(v&7)
			}
			time.Sleep(5 * time.Millisecond)
		}
	})
	plant("n-sharded", "|", func() {
		var shards [64]struct {
			mu sync.Mutex
			n  int
			_  [48]byte
		}
		for w := 0; w < 8; w++ {
			go func(w int) {
				for i := w * 7919; !stop(); i++ {
					s := &shards[(i*2654435761)>>8&63]
					s.mu.Lock()
					s.n++
					s.mu.Unlock()
					sink += work(50)
				}
			}(w)
		}
		select {}
	})
	plant("n-own-counts", "|", func() { // added up now and then
		var mu sync.Mutex
		total := 0
		for w := 0; w < 6; w++ {
			go func() {
				own := 0
				for i := 1; !stop(); i++ {
					own += work(100)
					if i%1000 == 0 {
						mu.Lock()
						total += own
						mu.Unlock()
						own = 0
					}
				}
			}()
		}
		select {}
	})
	plant("n-pipeline", "|", func() { // two stages, work in both
		a, b := make(chan []int, 2), make(chan []int, 2)
		go func() {
			for batch := range a {
				for i := range batch {
					batch[i] = work(40)
				}
				b <- batch
			}
		}()
		go func() {
			for !stop() {
				a <- make([]int, 2000)
			}
		}()
		for batch := range b {
			for range batch {
				sink += work(40)
			}
		}
	})
}

func timeEachOnce[T any](items []T, f func(T)) {
	for _, it := range items {
		f(it)
	}
}
