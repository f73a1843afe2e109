// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bytes"
	"compress/flate"
	"container/list"
	"crypto/md5"
	"crypto/sha1"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"time"
)

type order struct {
	ID    int
	Name  string
	Tags  []string
	Price float64
	Lines []line
}
type line struct {
	SKU   string
	Count int
}

func anOrder(i int) order {
	return order{i, "customer", []string{"a", "b"}, 12.5, []line{{"x1", 1}, {"x2", 2}, {"x3", 3}}}
}

func cloneOrder(o order) order {
	var c order
	b, _ := json.Marshal(o)
	must(json.Unmarshal(b, &c))
	return c
}

func parseEvent(text []byte) float64 {
	var v map[string]interface{}
	must(json.Unmarshal(text, &v))
	f, _ := v["price"].(float64)
	return f
}

func sendGob(o order) int {
	var b bytes.Buffer
	must(gob.NewEncoder(&b).Encode(o))
	return b.Len()
}

func seenBefore(seen map[[20]byte]bool, user, page string) bool {
	k := sha1.Sum([]byte(user + "/" + page))
	if seen[k] {
		return true
	}
	seen[k] = true
	return false
}

func bucketOf(key string) string {
	return fmt.Sprintf("%x", md5.Sum([]byte(key)))
}

type node struct {
	left, right *node
	key         int
}

func insert(n *node, key int) *node {
	if n == nil {
		return &node{key: key}
	}
	c := *n // a persistent tree copies its path
	if key < n.key {
		c.left = insert(n.left, key)
	} else {
		c.right = insert(n.right, key)
	}
	return &c
}

func renderRow(fields []string) string {
	row := ""
	for _, f := range fields {
		row += "\"" + f + "\","
	}
	return row
}

func cacheKey(tenant string, id int, day int) string {
	return fmt.Sprintf("%s:%08d:%d", tenant, id, day)
}

func collect(n int) []int {
	var out []int
	for i := 0; i < n; i++ {
		out = append(out, i)
	}
	return out
}

func groupBy(n int) map[int]int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i*7]++
	}
	return m
}

func same(a, b order) bool { return reflect.DeepEqual(a, b) }

func sumAny(l *list.List) int {
	s := 0
	for e := l.Front(); e != nil; e = e.Next() {
		s += e.Value.(int)
	}
	return s
}

func fillList(n int) *list.List {
	l := list.New()
	for i := 0; i < n; i++ {
		l.PushBack(i + 1000)
	}
	return l
}

func boxAll(n int) []interface{} {
	out := make([]interface{}, n)
	for i := range out {
		out[i] = i + 1000
	}
	return out
}

func readChunk(src []byte, size int) int {
	buf := make([]byte, size)
	return copy(buf, src)
}

func packMessage(msg []byte) int {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 1)
	w.Write(msg)
	w.Close()
	return b.Len()
}

func validPath(p string) bool {
	re := regexp.MustCompile(`^/([a-z]+)/([0-9]+)(/[a-z]*)?$`)
	return re.MatchString(p)
}

func waitFor(c chan int, quit chan bool) int {
	select {
	case v := <-c:
		return v
	case <-time.After(time.Minute):
		return 0
	}
}

type store struct {
	mu   sync.Mutex
	data map[int]order
}

func (s *store) flush(w io.Writer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	must(json.NewEncoder(w).Encode(s.data))
}

func (s *store) get(i int) order {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.data[i]
}

func (s *store) load(i int) order { // each worker alike: the slow thing is under the lock
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.data[i]; ok {
		return o
	}
	time.Sleep(2 * time.Millisecond) // the database
	return anOrder(i)
}

func fetch(ready chan int, i int) { ready <- i }

func handleRequest(i int) (int, error) {
	c := make(chan int)
	go fetch(c, i)
	if i%2 == 0 {
		return 0, errors.New("gone")
	}
	return <-c, nil
}

type wrapped struct {
	err   error
	stack []byte
}

func wrap(err error) *wrapped { return &wrapped{err, debug.Stack()} }

func page(name string) string {
	t := template.Must(template.New("p").Parse("<p>{{.Name}} {{range .Tags}}<b>{{.}}</b>{{end}}</p>"))
	var b strings.Builder
	must(t.Execute(&b, map[string]interface{}{"Name": name, "Tags": []string{"a", "b"}}))
	return b.String()
}

func plant(name, truth string, run func()) { programs[name] = program{truth, run} }

var kept [][]byte

func init() {
	plant("p-json-clone", "PA101|PA201", func() {
		for i := 0; !stop(); i++ {
			sink += cloneOrder(anOrder(i)).ID + work(200)
		}
	})
	plant("p-json-any", "PA101|PA201", func() {
		text := []byte(`{"id": 12, "price": 3.5, "tags": ["a", "b"], "user": {"name": "x", "age": 3}}`)
		for !stop() {
			sink += int(parseEvent(text)) + work(300)
		}
	})
	plant("p-gob", "PA101|PA201", func() {
		for i := 0; !stop(); i++ {
			sink += sendGob(anOrder(i)) + work(500)
		}
	})
	plant("p-sha-seen", "PA102|PA103", func() {
		seen := map[[20]byte]bool{}
		for i := 0; !stop(); i++ {
			if seenBefore(seen, "user-of-some-length", [...]string{"a", "b", "c"}[i%3]) {
				sink += work(5)
			}
		}
	})
	plant("p-md5-bucket", "PA102|PA104,PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(bucketOf([...]string{"alpha", "beta", "gamma"}[i%3])) + work(20)
		}
	})
	plant("p-tree-gc", "PA201|PA202,PA208", func() {
		var root *node
		for i := 0; !stop(); i++ {
			root = insert(root, (i*7919)%4096)
			if i%20000 == 0 {
				root = nil
			}
		}
	})
	plant("p-row", "PA103|PA201", func() {
		fields := strings.Split(strings.Repeat("field ", 60), " ")
		for !stop() {
			sink += len(renderRow(fields)) + work(100)
		}
	})
	plant("p-key", "PA104|PA108,PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(cacheKey("tenant", i, i%7)) + work(30)
		}
	})
	plant("p-append", "PA106|PA201,PA203", func() {
		for !stop() {
			sink += len(collect(5000)) + work(500)
		}
	})
	plant("p-group", "PA107|PA201,PA203", func() {
		for !stop() {
			sink += len(groupBy(3000)) + work(500)
		}
	})
	plant("p-deepequal", "PA112|PA108,PA201", func() {
		a, b := anOrder(1), anOrder(1)
		for !stop() {
			if same(a, b) {
				sink += work(20)
			}
		}
	})
	plant("p-list", "PA201|PA108,PA202", func() {
		for !stop() {
			sink += sumAny(fillList(1000)) + work(500)
		}
	})
	plant("p-anyslice", "PA108|PA201,PA203", func() {
		for !stop() {
			sink += len(boxAll(1000)) + work(500)
		}
	})
	plant("p-buffer", "PA203|PA201", func() {
		src := make([]byte, 2000)
		for !stop() {
			sink += readChunk(src, 64<<10) + work(100)
		}
	})
	plant("p-flate", "PA203|PA201", func() {
		msg := bytes.Repeat([]byte("hello world "), 20)
		for !stop() {
			sink += packMessage(msg) + work(100)
		}
	})
	plant("p-regexp", "PA105|PA201", func() {
		for !stop() {
			if validPath("/users/123/x") {
				sink += work(200)
			}
		}
	})
	plant("p-after", "PA204|PA303,PA201,PA205", func() {
		c, quit := make(chan int, 16), make(chan bool)
		go func() {
			for i := 0; !stop(); i++ {
				c <- i
			}
		}()
		for !stop() {
			sink += waitFor(c, quit)
		}
	})
	plant("p-go-per-item", "PA302|PA303,PA201", func() {
		for !stop() {
			var wg sync.WaitGroup
			for i := 0; i < 200; i++ {
				wg.Add(1)
				go func(i int) { defer wg.Done(); work(1) }(i)
			}
			wg.Wait()
		}
	})
	plant("p-stages", "PA303|PA403", func() {
		a, b, c := make(chan int), make(chan int), make(chan int)
		go func() {
			for i := 0; ; i++ {
				a <- i
			}
		}()
		go func() {
			for v := range a {
				b <- v + 1
			}
		}()
		go func() {
			for v := range b {
				c <- v * 2
			}
		}()
		for v := range c {
			sink += v & 1
		}
	})
	plant("p-lock-encode", "PA401|PA101", func() {
		s := &store{data: map[int]order{}}
		for i := 0; i < 3000; i++ {
			s.data[i] = anOrder(i)
		}
		for w := 0; w < 4; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					sink += s.get(i%300).ID + work(300)
					time.Sleep(100 * time.Microsecond)
				}
			}()
		}
		for !stop() {
			s.flush(io.Discard)
			time.Sleep(time.Millisecond)
		}
	})
	plant("p-lock-load", "PA401|", func() {
		s := &store{data: map[int]order{}}
		for w := 0; w < 8; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					sink += s.load(i%3000).ID + work(3000)
				}
			}()
		}
	})
	plant("p-slow-reader", "PA403|", func() {
		c := make(chan int)
		for w := 0; w < 6; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					c <- i
				}
			}()
		}
		for v := range c {
			time.Sleep(time.Millisecond)
			sink += v
		}
	})
	plant("p-fprintf", "PA110|PA104", func() {
		f, _ := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		for i := 0; !stop(); i++ {
			fmt.Fprintf(f, "%d\n", i)
			sink += work(5)
		}
	})
	plant("p-byte-write", "PA110|", func() {
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		b := []byte{1}
		for i := 0; !stop(); i++ {
			f.WriteAt(b, int64(i%4096))
		}
	})
	plant("p-exec", "PA111|PA110", func() {
		for !stop() {
			out, _ := exec.Command("/bin/echo", "x").Output()
			sink += len(out)
		}
	})
	plant("p-log", "PA109|PA104,PA201,PA110", func() {
		var out bytes.Buffer
		l := log.New(&out, "svc ", log.LstdFlags)
		for i := 0; !stop(); i++ {
			l.Printf("item %d done in %v", i, time.Duration(i))
			out.Reset()
			sink += work(30)
		}
	})
	plant("p-leak", "PA301|PA205,PA302", func() {
		for i := 0; !stop(); i++ {
			v, _ := handleRequest(i)
			sink += v
			time.Sleep(300 * time.Microsecond)
		}
	})
	plant("p-heap", "PA205|", func() {
		for i := 0; !stop(); i++ {
			kept = append(kept, make([]byte, 60000))
			time.Sleep(50 * time.Microsecond)
		}
	})
	plant("p-yield", "PA304|", func() {
		var ready int32
		go func() {
			for !stop() {
				time.Sleep(5 * time.Millisecond)
				atomic.StoreInt32(&ready, 1)
			}
		}()
		for !stop() {
			for atomic.LoadInt32(&ready) == 0 {
				runtime.Gosched()
			}
			atomic.StoreInt32(&ready, 0)
		}
	})
	plant("p-stack", "PA113|PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(wrap(io.EOF).stack) + work(50)
		}
	})
	plant("p-template", "PA115|PA201,PA112", func() {
		for !stop() {
			sink += len(page("x")) + work(500)
		}
	})
	plant("p-hot-lock", "PA402|", func() {
		var mu sync.Mutex
		m := map[int]int{}
		for w := 0; w < 16; w++ {
			go func(w int) {
				for i := 0; !stop(); i++ {
					mu.Lock()
					m[i%100]++
					mu.Unlock()
				}
			}(w)
		}
	})
	plant("q-lock-alike", "PA401|PA101,PA201,PA402", func() { // all encode under one lock
		s := &store{data: map[int]order{}}
		for i := 0; i < 300; i++ {
			s.data[i] = anOrder(i)
		}
		for w := 0; w < 8; w++ {
			go func() {
				for !stop() {
					s.flush(io.Discard)
					sink += work(100)
				}
			}()
		}
		select {}
	})
	plant("q-errorf", "PA104|PA108,PA201", func() {
		for i := 0; !stop(); i++ {
			if err := check(i); err != nil {
				sink += work(50)
			}
		}
	})
	plant("q-config", "PA101|PA201,PA110", func() {
		f, err := os.CreateTemp("", "x")
		must(err)
		must(json.NewEncoder(f).Encode(anOrder(1)))
		f.Close()
		for !stop() {
			sink += configured(f.Name()).ID + work(100)
		}
	})
	plant("q-poll", "PA304|PA303", func() {
		c := make(chan int)
		go func() {
			for i := 0; !stop(); i++ {
				time.Sleep(3 * time.Millisecond)
				c <- i
			}
		}()
		for !stop() {
			select {
			case v := <-c:
				sink += v
			default:
				runtime.Gosched()
			}
		}
	})
	plant("q-timeout-leak", "PA301|PA302,PA205,PA305,PA204", func() {
		for i := 0; !stop(); i++ {
			results, quit := make(chan int), make(chan bool)
			go func(i int) {
				select {
				case results <- work(i % 10):
				case <-quit: // nobody closes it
				}
			}(i)
			select {
			case v := <-results:
				sink += v
			case <-time.After(time.Microsecond):
			}
			time.Sleep(200 * time.Microsecond)
		}
	})
	plant("q-counters", "PA108|PA107,PA201", func() {
		m := map[string]interface{}{}
		keys := strings.Split("alpha beta gamma delta epsilon", " ")
		for i := 0; !stop(); i++ {
			count(m, keys[i%5])
		}
	})
	plant("q-nested", "PA106|PA201,PA203", func() {
		for i := 0; !stop(); i++ {
			sink += len(adjacency(64)) + work(200)
		}
	})
	plant("q-dedupe-report", "PA103|PA104,PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(report(i)) + work(100)
		}
	})
}

func check(i int) error { return fmt.Errorf("item %d of %q: %w", i, "list", io.EOF) }

func configured(path string) order {
	var o order
	text, err := os.ReadFile(path)
	must(err)
	must(json.Unmarshal(text, &o))
	return o
}

func count(m map[string]interface{}, key string) {
	n, _ := m[key].(int)
	m[key] = n + 1000
}

func adjacency(n int) [][]int {
	out := make([][]int, n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j += 1 + i%3 {
			out[i] = append(out[i], j)
		}
	}
	return out
}

func report(i int) string {
	var text string
	for k := 0; k < 40; k++ {
		text = text + "line " + string(rune('a'+(i+k)%26)) + "\n"
	}
	return text
}
