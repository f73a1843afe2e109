// SPDX-License-Identifier: Apache-2.0
package main

// A third set, written without looking at what the rules see: e-… have a problem, h-… are hard negatives.
// Behind a rule's number stands the function that it should name.

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"container/heap"
	"container/list"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	htemplate "html/template"
	"io"
	"log"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type profile struct {
	Name    string            `json:"name" xml:"name"`
	Email   string            `json:"email" xml:"email"`
	Age     int               `json:"age" xml:"age"`
	Roles   []string          `json:"roles" xml:"roles>role"`
	Options map[string]string `json:"options" xml:"-"`
}

func someProfile(i int) profile {
	return profile{"user" + strconv.Itoa(i), "user@example.com", i % 90, []string{"admin", "editor"}, map[string]string{"theme": "dark", "lang": "en"}}
}

// ---- Encoding

type api struct {
	defaults map[string]interface{}
	mu       sync.Mutex
	hits     map[string]int
}

func (a *api) settings(w http.ResponseWriter, r *http.Request) {
	var merged map[string]interface{}
	text, _ := json.Marshal(a.defaults)
	must(json.Unmarshal(text, &merged))
	merged["path"] = r.URL.Path
	out, _ := json.Marshal(merged)
	w.Write(out)
}

func snapshotState(users []profile) []byte {
	text, _ := json.MarshalIndent(users, "", "  ")
	return text
}

func feedTitle(text []byte) string {
	var p profile
	must(xml.Unmarshal(text, &p))
	return p.Name
}

func userOf(token string) string {
	var claims map[string]interface{}
	must(json.Unmarshal([]byte(token), &claims))
	name, _ := claims["name"].(string)
	return name
}

func deepCopy(from, to interface{}) {
	var b bytes.Buffer
	must(gob.NewEncoder(&b).Encode(from))
	must(gob.NewDecoder(&b).Decode(to))
}

// ---- Keys

type query struct {
	Table string
	Limit int
	Where string
}

type queryCache struct{ results map[string]int }

func (c *queryCache) lookup(q query) int {
	sum := md5.Sum([]byte(fmt.Sprintf("%v|%v|%v", q.Table, q.Limit, q.Where)))
	return c.results[hex.EncodeToString(sum[:])]
}

func isDuplicate(seen map[string]struct{}, message []byte) bool {
	h := sha256.New()
	h.Write(message)
	key := hex.EncodeToString(h.Sum(nil))
	_, ok := seen[key]
	seen[key] = struct{}{}
	return ok
}

// ---- Text

type table struct{ rows [][]string }

func (t *table) csv() string {
	out := ""
	for _, row := range t.rows {
		for _, cell := range row {
			out += cell + ","
		}
		out += "\n"
	}
	return out
}

func insertStatement(ids []int) string {
	sql := "INSERT INTO t VALUES "
	for _, id := range ids {
		sql = sql + "(" + strconv.Itoa(id) + "),"
	}
	return sql
}

type metrics struct{ counts map[string]int64 }

func (m *metrics) inc(service, method string, code int) {
	m.counts[fmt.Sprintf("%s.%s.%d", service, method, code)]++
}

func parsePoint(line string) (x, y int) {
	fmt.Sscanf(line, "%d,%d", &x, &y)
	return
}

func (t *table) html(w io.Writer) {
	for _, row := range t.rows {
		fmt.Fprintf(w, "<tr>")
		for _, cell := range row {
			fmt.Fprintf(w, "<td>%s</td>", cell)
		}
		fmt.Fprintf(w, "</tr>\n")
	}
}

// ---- Patterns

func validEmail(s string) bool {
	return regexp.MustCompile(`^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$`).MatchString(s)
}

func route(path string) string {
	for _, p := range []string{`^/users/(\d+)$`, `^/items/(\w+)/edit$`, `^/static/.*$`} {
		if ok, _ := regexp.MatchString(p, path); ok {
			return p
		}
	}
	return ""
}

// ---- Growth

type hit struct {
	id    int
	score float64
	name  string
}

func search(n int) []hit {
	var hits []hit
	for i := 0; i < n; i++ {
		hits = append(hits, hit{i, float64(i), "x"})
	}
	return hits
}

func encodeFrame(payload []byte) []byte {
	var out []byte
	for _, b := range payload {
		out = append(out, b^0x55)
	}
	return out
}

func histogram(words []string) map[string]int {
	m := make(map[string]int)
	for _, w := range words {
		m[w]++
	}
	return m
}

func uniques[K comparable](list []K) int {
	m := map[K]bool{}
	for _, k := range list {
		m[k] = true
	}
	return len(m)
}

// ---- Boxes

type event struct{ at, kind int }
type eventQueue []event

func (q eventQueue) Len() int            { return len(q) }
func (q eventQueue) Less(i, k int) bool  { return q[i].at < q[k].at }
func (q eventQueue) Swap(i, k int)       { q[i], q[k] = q[k], q[i] }
func (q *eventQueue) Push(x interface{}) { *q = append(*q, x.(event)) }
func (q *eventQueue) Pop() interface{} {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func simulate(q *eventQueue, n int) {
	for i := 0; i < n; i++ {
		heap.Push(q, event{i * 7919 % 1009, i})
		if q.Len() > 64 {
			heap.Pop(q)
		}
	}
}

func fifo(n int) int {
	l := list.New()
	for i := 0; i < n; i++ {
		l.PushBack(i + 1000)
		if l.Len() > 32 {
			l.Remove(l.Front())
		}
	}
	return l.Len()
}

// ---- Logs

type server struct{ log *log.Logger }

func (s *server) handle(i int) {
	s.log.Printf("debug: handling request id=%d user=%q", i, "someone")
	sink += work(100)
	s.log.Printf("debug: handled request id=%d in %s", i, 3*time.Millisecond)
}

// ---- System calls

func appendLines(f *os.File, n int) {
	for i := 0; i < n; i++ {
		f.WriteString("a line of the journal\n")
	}
}

func readHeader(f *os.File) int {
	var one [1]byte
	sum := 0
	f.Seek(0, 0)
	for {
		if _, err := f.Read(one[:]); err != nil {
			return sum
		}
		sum += int(one[0])
	}
}

func currentLimit(path string) int {
	text, err := os.ReadFile(path)
	must(err)
	n, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return n
}

func hostName() string {
	out, _ := exec.Command("/bin/hostname").Output()
	return string(out)
}

// ---- Reflection, stacks, templates

func setFields(to interface{}, values map[string]interface{}) {
	v := reflect.ValueOf(to).Elem()
	for name, value := range values {
		if f := v.FieldByName(name); f.IsValid() {
			f.Set(reflect.ValueOf(value))
		}
	}
}

func changed(a, b map[string][]int) bool { return !reflect.DeepEqual(a, b) }

func where() string {
	_, file, line, _ := runtime.Caller(1)
	return file + ":" + strconv.Itoa(line)
}

type traced struct {
	err error
	pcs []uintptr
}

func (t *traced) Error() string { return t.err.Error() }

func newTraced(err error) error {
	t := &traced{err: err, pcs: make([]uintptr, 32)}
	t.pcs = t.pcs[:runtime.Callers(1, t.pcs)]
	return t
}

func deepError(n int) error {
	if n == 0 {
		return newTraced(io.ErrUnexpectedEOF)
	}
	return deepError(n - 1)
}

func welcome(w io.Writer, name string) {
	t, err := htemplate.New("w").Parse(`<h1>Hello {{.}}</h1>{{if .}}<p>{{.}}</p>{{end}}`)
	must(err)
	must(t.Execute(w, name))
}

// ---- Memory

type entry struct {
	key   string
	value *[4]int
	next  *entry
}

func chain(n int) *entry {
	var head *entry
	for i := 0; i < n; i++ {
		head = &entry{key: "k", value: &[4]int{i}, next: head}
	}
	return head
}

func sumOf(head *entry) (n int) {
	for ; head != nil; head = head.next {
		n += head.value[0]
	}
	return
}

func receive(r io.Reader) int {
	buffer := make([]byte, 64<<10)
	n, _ := r.Read(buffer)
	return n
}

func packed(message []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(message)
	z.Close()
	return b.Len()
}

func firstLine(text string) string {
	r := bufio.NewReaderSize(strings.NewReader(text), 32<<10)
	line, _ := r.ReadString('\n')
	return line
}

type session struct {
	id   string
	data []byte
}

var sessions = map[string]*session{}

func login(i int) {
	id := strconv.Itoa(i)
	sessions[id] = &session{id, make([]byte, 2048)}
}

var prefixes [][]byte

func keepPrefix(size int) {
	page := make([]byte, size)
	prefixes = append(prefixes, page[:16])
}

// ---- Timers

func consume(c chan int, done chan bool) {
	for {
		select {
		case v, ok := <-c:
			if !ok {
				return
			}
			sink += v
		case <-time.After(time.Minute):
			return
		}
	}
}

func callWithDeadline(f func()) {
	timer := time.AfterFunc(10*time.Second, func() { sink++ })
	f()
	_ = timer // never stopped
}

// ---- Goroutines

func fetchFirst(i int) int {
	c := make(chan int)
	for k := 0; k < 3; k++ {
		go func(k int) { c <- work(k + i%3) }(k)
	}
	return <-c // two stay
}

func watch(updates chan int) {
	for v := range updates {
		sink += v
	}
}

func subscribe(i int) {
	updates := make(chan int, 1)
	go watch(updates)
	updates <- i // never closed
}

func withContext(ctx context.Context) {
	c, cancel := context.WithCancel(ctx)
	_ = cancel // never called
	go func() { <-c.Done() }()
}

func sumEach(values []int) int64 {
	var sum int64
	var wg sync.WaitGroup
	for _, v := range values {
		wg.Add(1)
		go func(v int) {
			defer wg.Done()
			atomic.AddInt64(&sum, int64(v))
		}(v)
	}
	wg.Wait()
	return sum
}

func squares(n int) chan int {
	c := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			c <- i * i
		}
		close(c)
	}()
	return c
}

func rally(in, out chan int) {
	for v := range in {
		out <- v + 1
	}
}

func waitReady(flag *int32) {
	for atomic.LoadInt32(flag) == 0 {
		runtime.Gosched()
	}
}

func drain(c chan int, n *int) {
	for {
		select {
		case v := <-c:
			*n += v
		default:
			runtime.Gosched()
			if stop() {
				return
			}
		}
	}
}

// ---- Locks

type registry struct {
	sync.RWMutex
	users map[int]profile
}

func (r *registry) get(i int) int {
	r.RLock()
	defer r.RUnlock()
	return r.users[i].Age
}

func (r *registry) export() int {
	r.Lock()
	defer r.Unlock()
	text, _ := json.Marshal(r.users)
	return len(text)
}

type counterStore struct {
	mu   sync.Mutex
	n    map[string]int
	file *os.File
}

func (s *counterStore) add(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n[k]++
}

func (s *counterStore) persist() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, v := range s.n {
		fmt.Fprintln(s.file, k, v)
	}
	s.file.Sync()
	time.Sleep(5 * time.Millisecond) // a slow disk
}

type bank struct {
	mu      sync.Mutex
	balance [64]int
}

func (b *bank) move(i int) {
	b.mu.Lock()
	b.balance[i&63]++
	b.balance[(i+7)&63]--
	b.mu.Unlock()
}

func dice() int { return rand.Intn(6) }

type handle struct{ id int }

func open(i int) *handle {
	h := &handle{i}
	runtime.SetFinalizer(h, func(h *handle) { sink += h.id & 1 })
	return h
}

func lockAll(mus []sync.Mutex) int {
	n := 0
	for i := range mus {
		mus[i].Lock()
		defer mus[i].Unlock()
		n++
	}
	return n
}

var (
	words    = strings.Fields(strings.Repeat("the quick brown fox jumps over the lazy dog again and again ", 20))
	distinct = numbered("key", 3000)
)

func numbered(word string, n int) (out []string) {
	for i := 0; i < n; i++ {
		out = append(out, word+strconv.Itoa(i))
	}
	return
}

type queueOf struct {
	in chan []byte
}

func (q *queueOf) publish(b []byte) { q.in <- b }

func init() {
	cells := [][]string{}
	for i := 0; i < 40; i++ {
		cells = append(cells, []string{"one", "two", "three", strconv.Itoa(i)})
	}
	grid := &table{cells}
	discard, _ := os.OpenFile(os.DevNull, os.O_WRONLY, 0)

	// ---- Planted
	plant("e-json-merge", "PA101@settings|PA201,PA110", func() {
		a := &api{defaults: map[string]interface{}{"theme": "dark", "size": 12, "tags": []string{"a", "b"}, "nested": map[string]interface{}{"x": 1, "y": "z"}}}
		h := http.HandlerFunc(a.settings)
		for !stop() {
			h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/settings", nil))
		}
	})
	plant("e-json-indent", "PA101@snapshotState|PA201,PA203", func() {
		users := []profile{}
		for i := 0; i < 50; i++ {
			users = append(users, someProfile(i))
		}
		for i := 0; !stop(); i++ {
			users[i%50].Age++
			sink += len(snapshotState(users)) + work(3000)
		}
	})
	plant("e-xml", "PA101@feedTitle|PA201", func() {
		text, _ := xml.Marshal(struct {
			XMLName xml.Name `xml:"profile"`
			Name    string   `xml:"name"`
			Roles   []string `xml:"roles>role"`
		}{Name: "x", Roles: []string{"a", "b", "c"}})
		for !stop() {
			sink += len(feedTitle(text)) + work(500)
		}
	})
	plant("e-json-claim", "PA101@userOf|PA201", func() {
		token := `{"name":"someone","exp":1700000000,"scope":["read","write"],"iss":"https://example.com"}`
		for !stop() {
			sink += len(userOf(token)) + work(1500)
		}
	})
	plant("e-gob-copy", "PA101@deepCopy|PA201", func() {
		for i := 0; !stop(); i++ {
			var p profile
			deepCopy(someProfile(i), &p)
			sink += p.Age + work(1000)
		}
	})
	plant("e-md5-key", "PA102@lookup|PA104,PA201", func() {
		c := &queryCache{map[string]int{}}
		for i := 0; !stop(); i++ {
			sink += c.lookup(query{"users", i % 100, "age > 30"}) + work(60)
		}
	})
	plant("e-sha-dedupe", "PA102@isDuplicate|PA201", func() {
		seen := map[string]struct{}{}
		for i := 0; !stop(); i++ {
			if isDuplicate(seen, []byte("message number "+strconv.Itoa(i%5000))) {
				sink += work(20)
			}
		}
	})
	plant("e-concat-csv", "PA103@csv|PA201", func() {
		for !stop() {
			sink += len(grid.csv()) + work(1000)
		}
	})
	plant("e-concat-sql", "PA103@insertStatement|PA201", func() {
		ids := make([]int, 200)
		for i := range ids {
			ids[i] = i * 7
		}
		for !stop() {
			sink += len(insertStatement(ids)) + work(1000)
		}
	})
	plant("e-fmt-metric", "PA104@inc|PA201", func() {
		m := &metrics{map[string]int64{}}
		for i := 0; !stop(); i++ {
			m.inc("checkout", "POST", 200+i%5)
			sink += work(40)
		}
	})
	plant("e-fmt-scan", "PA104@parsePoint|PA201", func() {
		for i := 0; !stop(); i++ {
			x, y := parsePoint("123,456")
			sink += x + y + work(50)
		}
	})
	plant("e-fmt-html", "PA104@html|PA201", func() {
		var b bytes.Buffer
		for !stop() {
			b.Reset()
			grid.html(&b)
			sink += b.Len() + work(500)
		}
	})
	plant("e-re-email", "PA105@validEmail|PA201", func() {
		for !stop() {
			if validEmail("someone@example.com") {
				sink += work(2000)
			}
		}
	})
	plant("e-re-route", "PA105@route|PA201", func() {
		for !stop() {
			sink += len(route("/items/abc/edit")) + work(4000)
		}
	})
	plant("e-append-hits", "PA106@search|PA201,PA203", func() {
		for !stop() {
			sink += len(search(700)) + work(300)
		}
	})
	plant("e-append-bytes", "PA106@encodeFrame|PA201,PA203", func() {
		payload := make([]byte, 3000)
		for !stop() {
			sink += len(encodeFrame(payload)) + work(100)
		}
	})
	plant("e-map-histogram", "PA107@histogram|PA201", func() {
		for !stop() {
			sink += len(histogram(distinct)) + work(1000)
		}
	})
	plant("e-map-uniques", "PA107@uniques|PA201", func() {
		ids := make([]int, 500)
		for i := range ids {
			ids[i] = i * 31
		}
		for !stop() {
			sink += uniques(ids)
		}
	})
	plant("e-box-heap", "PA108@simulate|PA201", func() {
		for !stop() {
			q := &eventQueue{}
			simulate(q, 1000)
		}
	})
	plant("e-box-list", "PA201@fifo|PA108", func() {
		for !stop() {
			sink += fifo(1000)
		}
	})
	plant("e-log-debug", "PA109@handle|PA104,PA201,PA110", func() {
		s := &server{log.New(discard, "", log.LstdFlags)}
		for i := 0; !stop(); i++ {
			s.handle(i)
		}
	})
	plant("e-log-caller", "PA109|PA104,PA113,PA201,PA110", func() {
		var b bytes.Buffer
		l := log.New(&b, "", log.LstdFlags|log.Lshortfile)
		for i := 0; !stop(); i++ {
			l.Println("value", i, "of", "many")
			b.Reset()
			sink += work(50)
		}
	})
	plant("e-write-lines", "PA110@appendLines|", func() {
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		for !stop() {
			appendLines(f, 1000)
			f.Truncate(0)
			f.Seek(0, 0)
		}
	})
	plant("e-read-bytes", "PA110@readHeader|", func() {
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		f.Write(make([]byte, 4096))
		for !stop() {
			sink += readHeader(f)
		}
	})
	plant("e-file-per-call", "|PA110,PA203,PA201", func() { // what it reads could be kept; no rule says so
		f, _ := os.CreateTemp("", "x")
		f.WriteString("100\n")
		for !stop() {
			sink += currentLimit(f.Name()) + work(200)
		}
		os.Remove(f.Name())
	})
	plant("e-exec", "PA111@hostName|PA110,PA203,PA302", func() {
		for w := 0; w < 2; w++ {
			go func() {
				for !stop() {
					sink += len(hostName()) + work(5000)
				}
			}()
		}
	})
	plant("e-reflect-set", "PA112@setFields|PA201,PA108", func() {
		values := map[string]interface{}{"Name": "x", "Email": "y", "Age": 3}
		var p profile
		for !stop() {
			setFields(&p, values)
			sink += p.Age + work(50)
		}
	})
	plant("e-deepequal", "PA112@changed|PA201", func() {
		a, b := map[string][]int{}, map[string][]int{}
		for i := 0; i < 40; i++ {
			a[strconv.Itoa(i)], b[strconv.Itoa(i)] = []int{i, 2, 3}, []int{i, 2, 3}
		}
		for !stop() {
			if !changed(a, b) {
				sink += work(1000)
			}
		}
	})
	plant("e-caller", "PA113@where|PA201", func() {
		for !stop() {
			sink += len(where()) + work(100)
		}
	})
	plant("e-traced-error", "PA113@newTraced|PA201,PA118,PA302", func() {
		for !stop() {
			if deepError(20) != nil {
				sink += work(100)
			}
		}
	})
	plant("e-template", "PA115@welcome|PA201,PA112", func() {
		for !stop() {
			welcome(io.Discard, "someone")
			sink += work(2000)
		}
	})
	plant("e-gc-chain", "PA201@chain|PA202", func() {
		for !stop() {
			sink += sumOf(chain(3000)) & 1
		}
	})
	plant("e-gogc", "PA206|PA201,PA202,PA203,PA205", func() {
		debug.SetGCPercent(8)
		keep := chain(200000)
		for !stop() {
			sink += len(make([]byte, 100+sumOf(chain(20))&7)) + work(200)
		}
		runtime.KeepAlive(keep)
	})
	plant("e-live-heap", "PA202@chain|PA201,PA203", func() {
		keep := chain(1200000)
		for i := 0; !stop(); i++ {
			b := make([]byte, 200<<10)
			sink += len(b) + work(400)
		}
		runtime.KeepAlive(keep)
	})
	plant("e-buffer-read", "|PA203,PA201,PA110", func() {
		z, _ := os.Open("/dev/zero")
		r := io.LimitReader(z, 1<<60)
		_ = r
		text := strings.Repeat("x", 900)
		for !stop() {
			sink += receive(strings.NewReader(text)) + work(100)
		}
	})
	plant("e-gzip", "PA203@packed|PA201", func() {
		m := []byte(strings.Join(words[:40], " "))
		for !stop() {
			sink += packed(m)
		}
	})
	plant("e-bufio", "PA203@firstLine|PA201", func() {
		text := strings.Join(words, "\n")
		for !stop() {
			sink += len(firstLine(text)) + work(50)
		}
	})
	plant("e-after-minute", "PA204@consume|PA303,PA205,PA201,PA202", func() {
		c := make(chan int, 100)
		go consume(c, nil)
		for i := 0; !stop(); i++ {
			c <- i
		}
	})
	plant("e-afterfunc", "PA204@callWithDeadline|PA205,PA201,PA202", func() {
		for !stop() {
			callWithDeadline(func() { sink += work(50) })
		}
	})
	plant("e-cache", "PA205@login|", func() {
		for i := 0; !stop(); i++ {
			login(i)
			sink += work(3000)
		}
	})
	plant("e-prefix", "PA205@keepPrefix|", func() {
		for !stop() {
			keepPrefix(32 << 10)
			sink += work(20000)
		}
	})
	plant("e-leak-first", "PA301@fetchFirst|PA302,PA205", func() {
		for i := 0; !stop(); i++ {
			sink += fetchFirst(i)
			time.Sleep(500 * time.Microsecond)
		}
	})
	plant("e-leak-range", "PA301@watch|PA205", func() {
		for i := 0; !stop(); i++ {
			subscribe(i)
			time.Sleep(time.Millisecond)
		}
	})
	plant("e-leak-context", "PA301@withContext|PA205", func() {
		for !stop() {
			withContext(context.Background())
			time.Sleep(time.Millisecond)
		}
	})
	plant("e-go-each", "PA302@sumEach|PA303", func() {
		values := make([]int, 500)
		for !stop() {
			sink += int(sumEach(values))
		}
	})
	plant("e-generator", "PA303@squares|PA302", func() {
		for !stop() {
			for v := range squares(100000) {
				sink += v & 1
			}
		}
	})
	plant("e-rally", "PA303@rally|", func() {
		a, b := make(chan int), make(chan int)
		go rally(a, b)
		go rally(b, a)
		a <- 1
		select {}
	})
	plant("e-wait-ready", "PA304@waitReady|", func() {
		var flag int32
		go func() {
			for !stop() {
				time.Sleep(2 * time.Millisecond)
				atomic.StoreInt32(&flag, 1)
			}
		}()
		for !stop() {
			waitReady(&flag)
			atomic.StoreInt32(&flag, 0)
			sink += work(1000)
		}
	})
	plant("e-drain", "PA304@drain|PA303", func() {
		c := make(chan int, 8)
		n := 0
		go func() {
			for !stop() {
				time.Sleep(time.Millisecond)
				c <- 1
			}
		}()
		drain(c, &n)
	})
	plant("e-crowd", "PA305|PA301,PA303,PA201,PA302,PA202", func() {
		c := make(chan int)
		for i := 0; i < 20000; i++ {
			go func() {
				for v := range c {
					sink += work(v)
				}
			}()
		}
		for !stop() {
			c <- 100
		}
	})
	plant("e-rw-export", "PA401@export|PA101,PA201", func() {
		r := &registry{users: map[int]profile{}}
		for i := 0; i < 2000; i++ {
			r.users[i] = someProfile(i)
		}
		for w := 0; w < 6; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					sink += r.get(i%2000) + work(200)
				}
			}()
		}
		for !stop() {
			sink += r.export()
			time.Sleep(5 * time.Millisecond)
		}
	})
	plant("e-persist", "PA401@persist|PA402", func() {
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		s := &counterStore{n: map[string]int{}, file: f}
		for w := 0; w < 4; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					s.add(distinct[i%100])
					sink += work(500)
				}
			}()
		}
		for !stop() {
			s.persist()
			time.Sleep(2 * time.Millisecond)
		}
	})
	plant("e-hot-bank", "PA402@move|", func() {
		b := &bank{}
		for w := 0; w < 12; w++ {
			go func(w int) {
				for i := w; !stop(); i++ {
					b.move(i)
				}
			}(w)
		}
	})
	plant("e-dice", "|PA402", func() { // one lock in math/rand of 1.19, none of its own source from 1.20
		for w := 0; w < 12; w++ {
			go func() {
				for !stop() {
					sink += dice()
				}
			}()
		}
	})
	plant("e-slow-consumer", "PA403@publish|", func() {
		q := &queueOf{make(chan []byte, 4)}
		for w := 0; w < 5; w++ {
			go func() {
				for !stop() {
					q.publish([]byte("x"))
				}
			}()
		}
		for b := range q.in {
			time.Sleep(2 * time.Millisecond)
			sink += len(b)
		}
	})
	plant("e-finalizers", "PA211@open|PA201", func() {
		for i := 0; !stop(); i++ {
			sink += open(i).id & 1
		}
	})
	plant("e-defer-loop", "PA119@lockAll|PA201", func() {
		mus := make([]sync.Mutex, 500)
		for !stop() {
			sink += lockAll(mus)
		}
	})
	plant("e-forced-gc", "PA207|PA201", func() {
		for !stop() {
			sink += sumOf(chain(2000)) & 1
			runtime.GC()
		}
	})

	// ---- Hard negatives
	plant("h-gzip-stream", "|", func() {
		text := []byte(strings.Join(words, " "))
		z := gzip.NewWriter(io.Discard)
		for !stop() {
			z.Write(text)
		}
	})
	plant("h-hash-files", "|", func() {
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		f.Write(make([]byte, 8<<20))
		for !stop() {
			f.Seek(0, 0)
			h := sha256.New()
			io.Copy(h, f)
			sink += len(hex.EncodeToString(h.Sum(nil)))
		}
	})
	plant("h-chunk-store", "|", func() { // content-defined blocks, addressed by their digest
		data := make([]byte, 4<<20)
		rand.Read(data)
		index := map[[32]byte]int{}
		for !stop() {
			for i := 0; i+16384 <= len(data); i += 16384 {
				index[sha256.Sum256(data[i:i+16384])] = i
			}
		}
	})
	plant("h-matrix", "|", func() {
		const n = 180
		a, b, c := make([]float64, n*n), make([]float64, n*n), make([]float64, n*n)
		for !stop() {
			for i := 0; i < n; i++ {
				for j := 0; j < n; j++ {
					s := 0.0
					for k := 0; k < n; k++ {
						s += a[i*n+k] * b[k*n+j]
					}
					c[i*n+j] = s
				}
			}
		}
	})
	plant("h-sessions", "|", func() { // requests with a lock, a map and a little JSON
		type answer struct{ N int }
		a := &api{hits: map[string]int{}}
		h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a.mu.Lock()
			a.hits[r.URL.Path]++
			n := a.hits[r.URL.Path]
			a.mu.Unlock()
			sink += work(20000)
			json.NewEncoder(w).Encode(answer{n})
		})
		for w := 0; w < 4; w++ {
			go func() {
				for !stop() {
					h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/x", nil))
				}
			}()
		}
	})
	plant("h-pool", "|", func() {
		jobs := make(chan int, 256)
		for w := 0; w < 4; w++ {
			go func() {
				for v := range jobs {
					sink += work(v)
				}
			}()
		}
		for !stop() {
			jobs <- 20000
		}
	})
	plant("h-builder", "|PA201", func() { // many collections of a heap of 4 MB
		for !stop() {
			var b strings.Builder
			b.Grow(20000)
			for _, w := range distinct {
				b.WriteString(w)
				b.WriteByte(' ')
			}
			sink += b.Len()
		}
	})
	plant("h-parse-numbers", "|", func() {
		line := "12.5,88,1e3,42,17"
		for !stop() {
			for rest := line; rest != ""; {
				field := rest
				if i := strings.IndexByte(rest, ','); i >= 0 {
					field, rest = rest[:i], rest[i+1:]
				} else {
					rest = ""
				}
				v, _ := strconv.ParseFloat(field, 64)
				sink += int(v)
			}
		}
	})
	plant("h-lru", "|PA201", func() { // a cache that is full and evicts
		l, m := list.New(), map[int]*list.Element{}
		for i := 0; !stop(); i++ {
			k := i * 7919 % 30011
			if e, ok := m[k]; ok {
				l.MoveToFront(e)
			} else {
				m[k] = l.PushFront(&session{data: make([]byte, 128)})
				if l.Len() > 20000 {
					l.Remove(l.Back())
				}
			}
			sink += work(300)
		}
	})
	plant("h-binary-io", "|PA203", func() { // a buffer of 1 MB for each 3 MB
		f, _ := os.CreateTemp("", "x")
		os.Remove(f.Name())
		for !stop() {
			w := bufio.NewWriterSize(f, 1<<20)
			var b [8]byte
			for i := 0; i < 400000; i++ {
				binary.LittleEndian.PutUint64(b[:], uint64(i*7919))
				w.Write(b[:])
			}
			w.Flush()
			f.Seek(0, 0)
		}
	})
	plant("h-regexp", "|", func() {
		re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
		text := strings.Repeat("write to someone@example.com or ", 50)
		for !stop() {
			sink += len(re.FindAllStringIndex(text, -1))
		}
	})
	plant("h-errors-is", "|", func() {
		err := fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", io.EOF))
		for !stop() {
			if errors.Is(err, io.EOF) {
				sink += work(30)
			}
		}
	})
	plant("h-ticks", "|", func() { // many that wait for their turn
		for i := 0; i < 500; i++ {
			go func() {
				t := time.NewTicker(20 * time.Millisecond)
				for range t.C {
					sink += work(2000)
				}
			}()
		}
	})
	plant("h-batches", "|", func() {
		c := make(chan []int, 4)
		go func() {
			for !stop() {
				batch := make([]int, 0, 4096)
				for i := 0; i < 4096; i++ {
					batch = append(batch, i*7919)
				}
				c <- batch
			}
		}()
		for batch := range c {
			for _, v := range batch {
				sink += work(5) + v&1
			}
		}
	})
	plant("h-rw-cache", "|", func() {
		var mu sync.RWMutex
		m := map[string]int{}
		for _, k := range distinct {
			m[k] = len(k)
		}
		for w := 0; w < 4; w++ {
			go func() {
				for i := 0; !stop(); i++ {
					mu.RLock()
					v := m[distinct[i%len(distinct)]]
					mu.RUnlock()
					sink += v + work(3000)
				}
			}()
		}
	})
	plant("h-pooled-json", "|PA101", func() { // converting, with what is reused
		type row struct {
			ID    int
			Price float64
			Name  string
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		for i := 0; !stop(); i++ {
			b.Reset()
			must(enc.Encode(row{i, 1.5, "name"}))
			sink += b.Len() + work(4000)
		}
	})
	plant("h-template-once", "|PA112,PA104,PA201", func() {
		t := htemplate.Must(htemplate.New("w").Parse(`{{range .}}<li>{{.}}</li>{{end}}`))
		for !stop() {
			must(t.Execute(io.Discard, words[:40]))
		}
	})
	plant("h-memo", "|PA107", func() {
		memo := map[int]int{}
		var fib func(n int) int
		fib = func(n int) int {
			if n < 2 {
				return n
			}
			if v, ok := memo[n]; ok {
				return v
			}
			v := fib(n-1) + fib(n-2)
			memo[n] = v
			return v
		}
		for i := 0; !stop(); i++ {
			for k := range memo {
				delete(memo, k)
			}
			sink += fib(300) & 1
		}
	})
	plant("h-copier", "|", func() {
		src, dst := make([]byte, 8<<20), make([]byte, 8<<20)
		for !stop() {
			sink += copy(dst, src)
		}
	})
	plant("h-fixed-workers", "|", func() {
		for !stop() {
			var wg sync.WaitGroup
			for w := 0; w < 2; w++ {
				wg.Add(1)
				go func() {
					defer wg.Done()
					sink += work(3000000)
				}()
			}
			wg.Wait()
		}
	})
	plant("h-proxy", "|", func() {
		in, _ := os.Open("/dev/zero")
		buffer := make([]byte, 128<<10)
		for !stop() {
			io.CopyBuffer(struct{ io.Writer }{discard}, struct{ io.Reader }{io.LimitReader(in, 1<<24)}, buffer)
		}
	})
	plant("h-server", "|PA110", func() {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sink += work(30000)
			io.WriteString(w, "ok")
		}))
		for w := 0; w < 2; w++ {
			go func() {
				for !stop() {
					if r, err := http.Get(s.URL); err == nil {
						io.Copy(io.Discard, r.Body)
						r.Body.Close()
					}
				}
			}()
		}
	})
}
