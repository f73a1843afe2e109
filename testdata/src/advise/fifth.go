// SPDX-License-Identifier: Apache-2.0
package main

// A fifth set, so that each rule that may be likely or sure has five programs with its problem: g-…. Their hard
// negatives, which do the same thing where it is right, are in sixth.go.

import (
	"bytes"
	"compress/zlib"
	"container/list"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	htemplate "html/template"
	"io"
	"log"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"
)

// ---- Keys and text

type visit struct{ user, page string }

func (v visit) fingerprint() string {
	sum := sha512.Sum512([]byte(v.user + "|" + v.page))
	return base64.StdEncoding.EncodeToString(sum[:12])
}

type shardMap struct{ shards [16]map[string]int }

func (m *shardMap) count(parts []string) {
	h := sha256.New()
	h.Write([]byte(strings.Join(parts, ":")))
	name := hex.EncodeToString(h.Sum(nil))
	m.shards[name[0]%16][name]++
}

func indentAll(lines []string, depth int) (out string) {
	for _, l := range lines {
		for i := 0; i < depth; i++ {
			out += " "
		}
		out += l + "\n"
	}
	return
}

func reverseWords(s []string) string {
	r := ""
	for _, w := range s {
		r = w + " " + r
	}
	return r
}

// ---- Compiled while running

func countMatching(lines []string, pattern string) (n int) {
	for _, l := range lines {
		if ok, _ := regexp.MatchString(pattern, l); ok {
			n++
		}
	}
	return
}

type filter struct{ user string }

func (f filter) accepts(line string) bool {
	return regexp.MustCompile("^" + regexp.QuoteMeta(f.user) + `\s+(GET|POST)`).MatchString(line)
}

func letter(name string, n int) string {
	var b strings.Builder
	t := template.Must(template.New("letter").Funcs(template.FuncMap{"double": func(i int) int { return 2 * i }}).
		Parse("Dear {{.Name}}, {{double .N}} items. {{if gt .N 3}}Many{{else}}Few{{end}}"))
	must(t.Execute(&b, struct {
		Name string
		N    int
	}{name, n}))
	return b.String()
}

func rowsPage(rows []string) int {
	var b bytes.Buffer
	t, err := htemplate.New("rows").Parse(`<table>{{range .}}<tr><td>{{.}}</td></tr>{{end}}</table>`)
	must(err)
	must(t.Execute(&b, rows))
	return b.Len()
}

// ---- Growth, boxing

func primesBelow(n int) (primes []int) {
	for i := 2; i < n; i += 1 + i%3 {
		primes = append(primes, i)
	}
	return
}

func invert(m []string) map[string]int {
	out := map[string]int{}
	for i, k := range m {
		out[k] = i
	}
	return out
}

type graph struct{ edges map[int]map[int]bool }

func fresh(n int) *graph {
	g := &graph{map[int]map[int]bool{}}
	for i := 0; i < n; i++ {
		to := g.edges[i%40]
		if to == nil {
			to = map[int]bool{}
			g.edges[i%40] = to
		}
		to[i] = true
	}
	return g
}

type metric interface{ value() float64 }
type reading struct {
	at  int64
	val float64
	tag [3]int32
}

func (r reading) value() float64 { return r.val }

func sumMetrics(ms []metric) (s float64) {
	for _, m := range ms {
		s += m.value()
	}
	return
}

//go:noinline
func observe(ms []metric, i int) float64 {
	for k := range ms {
		ms[k] = reading{int64(i), float64(k), [3]int32{1, 2, 3}}
	}
	return sumMetrics(ms)
}

type bag struct{ set map[interface{}]int }

//go:noinline
func (b *bag) tally(ids []int64) {
	for _, id := range ids {
		b.set[interface{}(id)]++
	}
}

// ---- Logging, errors, stacks

type auditor struct{ log *log.Logger }

func (a auditor) touch(id int) { a.log.Printf("touch %d by worker %s", id, "a") }

func tracedWork(l *log.Logger, n int) int {
	l.Println("begin", n)
	r := work(20)
	l.Println("end", n, r)
	return r
}

type fault struct {
	msg   string
	stack []byte
}

func (f *fault) Error() string { return f.msg }

func validate(i int) error {
	if i%2 == 0 {
		return &fault{"odd numbers only", debug.Stack()}
	}
	return nil
}

func whereAmI() string {
	pc := make([]uintptr, 16)
	n := runtime.Callers(2, pc)
	f, _ := runtime.CallersFrames(pc[:n]).Next()
	return f.Function
}

// ---- System calls, processes, reflection

func appendByte(f *os.File, text string) {
	for i := 0; i < len(text); i++ {
		must2(f.Write([]byte{text[i]}))
	}
}

func must2(n int, err error) int { must(err); return n }

func userName(id int) string {
	out, _ := exec.Command("/bin/echo", strconv.Itoa(id)).Output()
	return string(out)
}

func fieldSum(v interface{}) (n int64) {
	r := reflect.ValueOf(v)
	for i := 0; i < r.NumField(); i++ {
		if r.Field(i).Kind() == reflect.Int {
			n += r.Field(i).Int()
		}
	}
	return
}

func callByName(v interface{}, name string) int {
	return int(reflect.ValueOf(v).MethodByName(name).Call(nil)[0].Int())
}

type named struct{ A, B, C, D int }

func (n named) Total() int { return n.A + n.B + n.C + n.D }

// ---- Memory

type expr struct {
	op   byte
	l, r *expr
}

func parseTree(depth int) *expr {
	if depth == 0 {
		return &expr{op: 'n'}
	}
	return &expr{'+', parseTree(depth - 1), parseTree(depth - 1)}
}

func (e *expr) size() int {
	if e == nil {
		return 0
	}
	return 1 + e.l.size() + e.r.size()
}

func inflateSize(packed []byte) int {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	must(err)
	n, _ := io.Copy(io.Discard, r)
	return int(n)
}

func scanFrame(src []byte) (sum int) {
	frame := make([]byte, 96<<10)
	copy(frame, src)
	for i := 0; i < len(frame); i += 512 {
		sum += int(frame[i])
	}
	return
}

type tail struct{ lines list.List }

func (t *tail) remember(n int) { t.lines.PushBack(make([]byte, n)) }

var history [][]string

func logHistory(n int) {
	entry := make([]string, 0, n)
	for i := 0; i < n; i++ {
		entry = append(entry, strconv.Itoa(i*7919))
	}
	history = append(history, entry)
}

func headroom(per int) {
	debug.SetGCPercent(per)
	keep := chain(150000)
	for !stop() {
		sink += len(make([]byte, 200+sumOf(chain(10))&7)) + work(100)
	}
	runtime.KeepAlive(keep)
}

// ---- Goroutines, channels, locks

func askWithTimeout(c chan int, d time.Duration) int {
	t := time.NewTimer(d)
	select {
	case v := <-c:
		return v
	case <-t.C:
		return 0
	}
}

func heartbeat(in chan int, out *int) {
	for {
		select {
		case v := <-in:
			*out += v
		case <-time.After(5 * time.Second):
			return
		}
	}
}

func mapEach(v []int, f func(int) int) {
	var wg sync.WaitGroup
	for i := range v {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			v[i] = f(v[i])
		}(i)
	}
	wg.Wait()
}

func notifyAll(c chan int, n int) {
	for i := 0; i < n; i++ {
		go func(i int) { c <- i }(i)
	}
	for i := 0; i < n; i++ {
		sink += <-c & 1
	}
}

func relay(in, out chan int) {
	for v := range in {
		out <- v + 1
	}
	close(out)
}

type actor struct {
	inbox chan chan int
	n     int
}

func (a *actor) serve() {
	for reply := range a.inbox {
		a.n++
		reply <- a.n
	}
}

func (a *actor) next() int {
	reply := make(chan int)
	a.inbox <- reply
	return <-reply
}

func waitUntil(done *bool, mu *sync.Mutex) {
	for {
		mu.Lock()
		d := *done
		mu.Unlock()
		if d {
			return
		}
		runtime.Gosched()
	}
}

type sequence struct {
	mu sync.Mutex
	n  int
}

func (s *sequence) next() int {
	s.mu.Lock()
	s.n++
	n := s.n
	s.mu.Unlock()
	return n
}

type freeList struct {
	mu   sync.Mutex
	free [][]byte
}

func (l *freeList) swap() {
	l.mu.Lock()
	b := l.free[len(l.free)-1]
	l.free = l.free[:len(l.free)-1]
	l.mu.Unlock()
	b[0]++
	l.mu.Lock()
	l.free = append(l.free, b)
	l.mu.Unlock()
}

type hub struct {
	mu   sync.RWMutex
	seen map[int]int
}

func (h *hub) mark(i int) {
	h.mu.Lock()
	h.seen[i&63]++
	h.mu.Unlock()
}

func fanIn(n int, slow time.Duration, send func(chan int)) {
	c := make(chan int)
	for w := 0; w < n; w++ {
		go send(c)
	}
	for v := range c {
		time.Sleep(slow)
		sink += v
	}
}

func produce(c chan int) {
	for i := 0; !stop(); i++ {
		c <- i
	}
}

func upload(c chan int) {
	for !stop() {
		c <- work(500)
	}
}

func init() {
	plant("g-fingerprint", "PA102@fingerprint|PA201,PA103,PA104", func() {
		seen := map[string]bool{}
		for i := 0; !stop(); i++ {
			seen[visit{distinct[i%500], "page"}.fingerprint()] = true
		}
	})
	plant("g-shard-names", "PA102@count|PA201,PA103", func() {
		m := &shardMap{}
		for i := range m.shards {
			m.shards[i] = map[string]int{}
		}
		for i := 0; !stop(); i++ {
			m.count(distinct[i%400 : i%400+2])
		}
	})
	plant("g-indent", "PA103@indentAll|PA201", func() {
		for !stop() {
			sink += len(indentAll(words[:60], 4))
		}
	})
	plant("g-reverse", "PA103@reverseWords|PA201", func() {
		for !stop() {
			sink += len(reverseWords(words[:200]))
		}
	})
	plant("g-status-line", "PA104|PA108,PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(fmt.Sprint("worker ", i, " at ", i*3, "%")) + work(10)
		}
	})
	plant("g-match-string", "PA105@countMatching|PA201", func() {
		for !stop() {
			sink += countMatching(words[:50], `^[a-z]+ing$`)
		}
	})
	plant("g-user-filter", "PA105@accepts|PA201", func() {
		f := filter{"alice"}
		for !stop() {
			if f.accepts("alice  GET /") {
				sink++
			}
		}
	})
	plant("g-letter", "PA115@letter|PA201,PA112", func() {
		for i := 0; !stop(); i++ {
			sink += len(letter("x", i%9))
		}
	})
	plant("g-rows-page", "PA115@rowsPage|PA201,PA112,PA104", func() {
		for !stop() {
			sink += rowsPage(words[:3])
		}
	})
	plant("g-primes", "PA106@primesBelow|PA201,PA203", func() {
		for !stop() {
			sink += len(primesBelow(20000))
		}
	})
	plant("g-invert", "PA107@invert|PA201", func() {
		for !stop() {
			sink += len(invert(distinct))
		}
	})
	plant("g-graph", "PA107@fresh|PA201", func() {
		for !stop() {
			sink += len(fresh(4000).edges)
		}
	})
	plant("g-metrics-boxed", "PA108@observe|PA201", func() {
		ms := make([]metric, 500)
		for i := 0; !stop(); i++ {
			sink += int(observe(ms, i)) & 1
		}
	})
	plant("g-any-keys", "PA108@tally|PA201,PA107", func() {
		b := &bag{map[interface{}]int{}}
		ids := make([]int64, 1000)
		for i := range ids {
			ids[i] = int64(i) + 100000
		}
		for !stop() {
			b.tally(ids)
		}
	})
	plant("g-audit", "PA109@touch|PA104,PA201,PA110", func() {
		a := auditor{log.New(io.Discard, "audit ", log.LstdFlags|log.Lmicroseconds)}
		a.log.SetOutput(struct{ io.Writer }{&bytes.Buffer{}})
		var b bytes.Buffer
		a.log.SetOutput(&b)
		for i := 0; !stop(); i++ {
			a.touch(i)
			sink += work(50)
			if b.Len() > 1<<20 {
				b.Reset()
			}
		}
	})
	plant("g-trace-log", "PA109@tracedWork|PA104,PA201,PA110,PA108", func() {
		f, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		must(err)
		l := log.New(f, "", log.LstdFlags)
		for i := 0; !stop(); i++ {
			sink += tracedWork(l, i)
		}
	})
	plant("g-stack-errors", "PA113@validate|PA201,PA104", func() {
		for i := 0; !stop(); i++ {
			if validate(i) != nil {
				sink++
			}
			sink += work(50)
		}
	})
	plant("g-caller-names", "PA113@whereAmI|PA201", func() {
		for !stop() {
			sink += len(whereAmI()) + work(20)
		}
	})
	plant("g-byte-file", "PA110@appendByte|PA201", func() {
		f, err := os.CreateTemp("", "x")
		must(err)
		os.Remove(f.Name())
		for !stop() {
			appendByte(f, "one byte at a time\n")
			f.Seek(0, 0)
		}
	})
	plant("g-echo", "PA111@userName|PA110,PA203,PA302,PA201", func() {
		for i := 0; !stop(); i++ {
			sink += len(userName(i))
		}
	})
	plant("g-field-sum", "PA112@fieldSum|PA201,PA108", func() {
		for i := 0; !stop(); i++ {
			sink += int(fieldSum(named{i, 2, 3, 4}))
		}
	})
	plant("g-by-name", "PA112@callByName|PA201,PA108", func() {
		for i := 0; !stop(); i++ {
			sink += callByName(named{i, 2, 3, 4}, "Total")
		}
	})
	plant("g-parse-tree", "PA201@parseTree|PA202", func() {
		for !stop() {
			sink += parseTree(11).size()
		}
	})
	plant("g-inflate", "PA203@inflateSize|PA201", func() {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte("a short message"))
		w.Close()
		for !stop() {
			sink += inflateSize(b.Bytes())
		}
	})
	plant("g-frame", "PA203@scanFrame|PA201", func() {
		src := []byte(strings.Repeat("y", 100))
		for !stop() {
			sink += scanFrame(src)
		}
	})
	plant("g-new-timer", "PA204@askWithTimeout|PA205,PA201,PA202,PA303,PA302", func() {
		c := make(chan int, 1)
		for !stop() {
			c <- 1
			sink += askWithTimeout(c, 10*time.Second) + work(5)
		}
	})
	plant("g-heartbeat", "PA204@heartbeat|PA205,PA201,PA202,PA303", func() {
		in, n := make(chan int, 64), 0
		go heartbeat(in, &n)
		for !stop() {
			in <- 1
		}
	})
	plant("g-tail", "PA205@remember|PA201,PA202", func() {
		t := &tail{}
		for !stop() {
			t.remember(4 << 10)
			sink += work(3000)
		}
	})
	plant("g-history", "PA205@logHistory|PA201,PA202", func() {
		for !stop() {
			logHistory(200)
			sink += work(4000)
		}
	})
	plant("g-gogc-15", "PA206|PA201,PA202,PA203,PA205,PA208", func() { headroom(15) })
	plant("g-gogc-30", "PA206|PA201,PA202,PA203,PA205,PA208", func() { headroom(30) })
	plant("g-memory-limit", "PA206|PA201,PA202,PA203,PA205,PA208", func() {
		debug.SetMemoryLimit(22 << 20)
		headroom(100)
	})
	plant("g-map-each", "PA302@mapEach|PA303", func() {
		v := make([]int, 1000)
		for !stop() {
			mapEach(v, func(i int) int { return i*3 + 1 })
		}
	})
	plant("g-notify", "PA302@notifyAll|PA303", func() {
		c := make(chan int, 1000)
		for !stop() {
			notifyAll(c, 1000)
		}
	})
	plant("g-relay", "PA303@relay|PA302", func() {
		for !stop() {
			a, b := make(chan int), make(chan int)
			go relay(a, b)
			go func() {
				for i := 0; i < 20000; i++ {
					a <- i
				}
				close(a)
			}()
			for v := range b {
				sink += v & 1
			}
		}
	})
	plant("g-actor", "PA303|PA302", func() {
		a := &actor{inbox: make(chan chan int)}
		go a.serve()
		for !stop() {
			sink += a.next() & 1
		}
	})
	plant("g-gosched", "PA304@waitUntil|PA402", func() {
		var mu sync.Mutex
		for !stop() {
			done := false
			go func() {
				time.Sleep(3 * time.Millisecond)
				mu.Lock()
				done = true
				mu.Unlock()
			}()
			waitUntil(&done, &mu)
		}
	})
	plant("g-sequence", "PA402@next|", func() {
		s := &sequence{}
		for w := 0; w < 10; w++ {
			go func() {
				for !stop() {
					s.next()
				}
			}()
		}
		select {}
	})
	plant("g-free-list", "PA402@swap|", func() {
		l := &freeList{}
		for i := 0; i < 64; i++ {
			l.free = append(l.free, make([]byte, 64))
		}
		for w := 0; w < 12; w++ {
			go func() {
				for !stop() {
					l.swap()
				}
			}()
		}
		select {}
	})
	plant("g-hub", "PA402@mark|", func() {
		h := &hub{seen: map[int]int{}}
		for w := 0; w < 12; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					h.mark(i)
				}
			}()
		}
		select {}
	})
	plant("g-report", "PA403@produce|", func() { fanIn(4, 2*time.Millisecond, produce) })
	plant("g-upload", "PA403@upload|", func() { fanIn(6, time.Millisecond, upload) })
}

var errOdd = errors.New("odd")
