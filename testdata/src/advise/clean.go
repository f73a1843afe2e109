// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"container/heap"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"log"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"
)

func someText(n int) []byte {
	var b bytes.Buffer
	r := rand.New(rand.NewSource(1))
	for b.Len() < n {
		fmt.Fprintf(&b, "2026-01-%02d host%d GET /item/%d 200 %d\n", r.Intn(28)+1, r.Intn(9), r.Intn(99999), r.Intn(9999))
	}
	return b.Bytes()
}

func fileSum(path string) string {
	data, err := os.ReadFile(path)
	must(err)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func derive(password, salt []byte, rounds int) []byte {
	m := hmac.New(sha256.New, password)
	m.Write(salt)
	out := m.Sum(nil)
	for i := 0; i < rounds; i++ {
		m.Reset()
		m.Write(out)
		out = m.Sum(out[:0])
	}
	return out
}

func merkle(leaves [][32]byte) [32]byte {
	level := append([][32]byte(nil), leaves...)
	for len(level) > 1 {
		for i := 0; i+1 < len(level); i += 2 {
			var pair [64]byte
			copy(pair[:], level[i][:])
			copy(pair[32:], level[i+1][:])
			level[i/2] = sha256.Sum256(pair[:])
		}
		level = level[:len(level)/2]
	}
	return level[0]
}

type item struct{ at, id int }
type queue []item

func (q queue) Len() int            { return len(q) }
func (q queue) Less(i, j int) bool  { return q[i].at < q[j].at }
func (q queue) Swap(i, j int)       { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x interface{}) { *q = append(*q, x.(item)) }
func (q *queue) Pop() interface{} {
	o := *q
	x := o[len(o)-1]
	*q = o[:len(o)-1]
	return x
}

func blur(src, dst []float64, w int) {
	for i := w + 1; i < len(src)-w-1; i++ {
		dst[i] = (src[i-w] + src[i-1] + src[i] + src[i+1] + src[i+w]) / 5
	}
}

func init() {
	plant("c-flate", "|", func() {
		text := someText(1 << 20)
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 6)
		for !stop() {
			b.Reset()
			w.Reset(&b)
			w.Write(text)
			w.Close()
			sink += int(crc32.ChecksumIEEE(b.Bytes()))
		}
	})
	plant("c-sums", "|", func() {
		f, err := os.CreateTemp("", "x")
		must(err)
		f.Write(someText(300 << 10))
		f.Close()
		for !stop() {
			sink += len(fileSum(f.Name()))
		}
	})
	plant("c-derive", "|", func() {
		for !stop() {
			sink += len(derive([]byte("secret"), []byte("salt"), 10000))
		}
	})
	plant("c-merkle", "|", func() {
		leaves := make([][32]byte, 4096)
		for !stop() {
			root := merkle(leaves)
			leaves[int(root[0])] = root
		}
	})
	plant("c-blur", "|", func() {
		a, b := make([]float64, 512*512), make([]float64, 512*512)
		for i := range a {
			a[i] = float64(i % 255)
		}
		for !stop() {
			blur(a, b, 512)
			a, b = b, a
		}
	})
	plant("c-sort", "|", func() {
		r := rand.New(rand.NewSource(1))
		v := make([]order, 20000)
		for !stop() {
			for i := range v {
				v[i].ID = r.Int()
			}
			sort.Slice(v, func(i, j int) bool { return v[i].ID < v[j].ID })
		}
	})
	plant("c-grep", "|", func() {
		re := regexp.MustCompile(`GET /item/(\d+) 200 (\d+)`)
		text := someText(1 << 20)
		for !stop() {
			s := bufio.NewScanner(bytes.NewReader(text))
			for s.Scan() {
				if re.Match(s.Bytes()) {
					sink++
				}
			}
		}
	})
	plant("c-builder", "|", func() {
		var b strings.Builder
		for !stop() {
			b.Reset()
			b.Grow(1 << 16)
			for i := 0; i < 5000; i++ {
				b.WriteString("id=")
				b.WriteString(strconv.Itoa(i))
				b.WriteByte('\n')
			}
			sink += b.Len()
		}
	})
	plant("c-wordcount", "|PA107", func() {
		text := someText(1 << 20)
		for !stop() {
			m := make(map[string]int, 200000)
			s := bufio.NewScanner(bytes.NewReader(text))
			s.Split(bufio.ScanWords)
			for s.Scan() {
				m[s.Text()]++
			}
			sink += len(m)
		}
	})
	plant("c-csv", "|", func() {
		text := bytes.ReplaceAll(someText(1<<19), []byte(" "), []byte(","))
		for !stop() {
			r := csv.NewReader(bytes.NewReader(text))
			r.ReuseRecord = true
			w := csv.NewWriter(io.Discard)
			for {
				rec, err := r.Read()
				if err != nil {
					break
				}
				w.Write(rec)
			}
			w.Flush()
		}
	})
	plant("c-queue", "|PA108", func() {
		q := &queue{}
		for i := 0; !stop(); i++ {
			heap.Push(q, item{(i * 7919) % 10007, i})
			if q.Len() > 1000 {
				sink += heap.Pop(q).(item).id
			}
		}
	})
	plant("c-server", "|", func() { // typed JSON beside the work of the request
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sink += work(40000)
			json.NewEncoder(w).Encode(anOrder(1))
		}))
		for c := 0; c < 4; c++ {
			go func() {
				for !stop() {
					resp, err := http.Get(s.URL)
					if err == nil {
						io.Copy(io.Discard, resp.Body)
						resp.Body.Close()
					}
				}
			}()
		}
		select {}
	})
	plant("c-workers", "|", func() { // batches over channels
		jobs, done := make(chan []int, 4), make(chan int, 4)
		for w := 0; w < 4; w++ {
			go func() {
				for batch := range jobs {
					s := 0
					for _, v := range batch {
						s += work(v)
					}
					done <- s
				}
			}()
		}
		go func() {
			for v := range done {
				sink += v
			}
		}()
		batch := make([]int, 500)
		for i := range batch {
			batch[i] = 20
		}
		for !stop() {
			jobs <- batch
		}
	})
	plant("c-cache", "|", func() { // a bounded cache behind a short lock
		var mu sync.RWMutex
		m := map[int]string{}
		for w := 0; w < 4; w++ {
			go func(w int) {
				for i := 0; !stop(); i++ {
					k := (i * (w + 1)) % 5000
					mu.RLock()
					v, ok := m[k]
					mu.RUnlock()
					if !ok {
						v = strconv.Itoa(k)
						mu.Lock()
						m[k] = v
						mu.Unlock()
					}
					sink += len(v) + work(300)
				}
			}(w)
		}
		select {}
	})
	plant("c-template", "|PA112", func() { // parsed once
		t := template.Must(template.New("p").Parse("<p>{{.Name}} {{range .Tags}}<b>{{.}}</b>{{end}}</p>"))
		for i := 0; !stop(); i++ {
			t.Execute(io.Discard, anOrder(i))
			sink += work(200)
		}
	})
	plant("c-idle", "|", func() { // 300 waiting workers, a ticker, little to do
		c := make(chan int)
		for i := 0; i < 300; i++ {
			go func() {
				for v := range c {
					sink += work(v)
				}
			}()
		}
		for range time.Tick(10 * time.Millisecond) {
			c <- 100
		}
	})
	plant("c-load", "|PA107", func() { // a large table once, then lookups
		m := map[int]*order{}
		for i := 0; i < 300000; i++ {
			o := anOrder(i)
			m[i] = &o
		}
		for i := 0; !stop(); i++ {
			sink += m[(i*7919)%300000].ID
		}
	})
	plant("c-copy", "|", func() { // large reads
		f, err := os.CreateTemp("", "x")
		must(err)
		f.Write(make([]byte, 8<<20))
		os.Remove(f.Name())
		buf := make([]byte, 256<<10)
		for !stop() {
			f.Seek(0, 0)
			for {
				n, err := f.Read(buf)
				if err != nil {
					break
				}
				sink += n
			}
		}
	})
	plant("c-timeouts", "|", func() { // a timeout for each of not so many requests
		for !stop() {
			c := make(chan int, 1)
			go func() { c <- work(5000) }()
			select {
			case v := <-c:
				sink += v
			case <-time.After(time.Second):
			}
		}
	})
	plant("d-tokens", "|", func() { // a slice that is kept
		text := string(someText(1 << 16))
		var tokens []string
		for !stop() {
			tokens = tokens[:0]
			for rest := text; rest != ""; {
				i := strings.IndexAny(rest, " \n")
				tokens = append(tokens, rest[:i])
				rest = rest[i+1:]
			}
			sink += len(tokens)
		}
	})
	plant("d-sieve", "|PA203", func() {
		for !stop() {
			composite := make([]bool, 1<<22)
			for i := 2; i*i < len(composite); i++ {
				for j := i * i; !composite[i] && j < len(composite); j += i {
					composite[j] = true
				}
			}
		}
	})
	plant("d-shard", "|", func() { // a hash that is no digest
		keys := strings.Split(string(someText(1<<16)), "\n")
		var shards [16]int
		for i := 0; !stop(); i++ {
			h := fnv.New32a()
			h.Write([]byte(keys[i%len(keys)]))
			shards[h.Sum32()%16]++
		}
	})
	plant("d-rare-log", "|", func() {
		for i := 0; !stop(); i++ {
			sink += work(20000)
			if i%500 == 0 {
				log.Printf("%d done", i)
			}
		}
	})
	plant("d-pubsub", "|", func() { // messages worth their channel
		topics := make([]chan []byte, 4)
		for i := range topics {
			c := make(chan []byte, 64)
			topics[i] = c
			go func() {
				for m := range c {
					sink += int(crc32.ChecksumIEEE(m)) & 1
				}
			}()
		}
		m := someText(64 << 10)
		for i := 0; !stop(); i++ {
			topics[i%4] <- m
		}
	})
	plant("d-etl", "|PA101", func() { // converting is what it is for
		in := []byte(`{"ID":1,"Name":"x","Tags":["a"],"Price":1.5,"Lines":[{"SKU":"q","Count":1}]}`)
		var o order
		for !stop() {
			must(json.Unmarshal(in, &o))
			sink += len(o.Name)
		}
	})
	plant("d-tree", "|PA201", func() { // a tree that is built and dropped
		for !stop() {
			var root *node
			for i := 0; i < 2000; i++ {
				root = insert(root, (i*7919)%2003)
			}
		}
	})
	plant("d-inplace", "|", func() {
		v := make([]int, 1<<20)
		for s := 1; !stop(); s++ {
			for i := range v {
				v[i] = (i*7919 + s) % 1000003
			}
			sort.Ints(v)
		}
	})
	plant("d-lock-counters", "|PA402", func() { // short locks, a full machine
		var mu sync.Mutex
		m := map[int]int{}
		for w := 0; w < 6; w++ {
			go func(w int) {
				for i := 0; !stop(); i++ {
					sink += work(2000)
					mu.Lock()
					m[i%100]++
					mu.Unlock()
				}
			}(w)
		}
		select {}
	})
}
