// A small service under load, for the evidence that is no profile: its collector's trace, its
// goroutines, what its build says of escapes, its metrics. Written for pa's tests; see make.sh.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

type order struct {
	ID    int
	Items []string
	Notes map[string]string
}

type store struct {
	mu   sync.Mutex
	kept []*order
}

func newOrder(id int) *order {
	o := &order{ID: id, Notes: map[string]string{}}
	for i := 0; i < 40; i++ {
		o.Items = append(o.Items, fmt.Sprintf("item-%d-%d", id, i))
	}
	o.Notes["source"] = "web"
	return o
}

func (s *store) keep(o *order) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = append(s.kept, o)
	if len(s.kept) > 4000 {
		s.kept = append([]*order(nil), s.kept[2000:]...)
	}
}

func (s *store) work(orders int) int {
	bytes := 0
	for i := 0; i < orders; i++ {
		o := newOrder(i)
		text, _ := json.Marshal(o)
		bytes += len(text)
		if i%2 == 0 {
			s.keep(o)
		}
	}
	return bytes
}

// leak starts goroutines that wait for an answer that nobody sends.
func leak(count int) {
	for i := 0; i < count; i++ {
		answer := make(chan int)
		go func() { fmt.Println(<-answer) }()
	}
}

func save(path, url string) {
	response, err := http.Get(url)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	file, err := os.Create(path)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if _, err := file.ReadFrom(response.Body); err != nil {
		panic(err)
	}
}

func dumps(folder string, s *store) {
	server := httptest.NewServer(http.DefaultServeMux)
	s.mu.Lock()
	for i := 0; i < 5; i++ {
		go s.keep(newOrder(i))
	}
	for i := 1; i <= 3; i++ {
		leak(20)
		time.Sleep(50 * time.Millisecond)
		for debug := 0; debug <= 2; debug++ {
			name := fmt.Sprintf("%s/goroutines-%d.debug%d", folder, i, debug)
			save(name, fmt.Sprintf("%s/debug/pprof/goroutine?debug=%d", server.URL, debug))
		}
	}
	s.mu.Unlock()
	server.Close()
}

func memory(folder string) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	text, _ := json.MarshalIndent(&stats, "", " ")
	os.WriteFile(folder+"/memstats.json", text, 0o644)
}

func main() {
	s := &store{}
	fmt.Println(s.work(60000), "bytes")
	if len(os.Args) > 1 {
		memory(os.Args[1])
		file, _ := os.Create(os.Args[1] + "/allocs.pb.gz")
		pprof.Lookup("allocs").WriteTo(file, 0)
		file.Close()
		dumps(os.Args[1], s)
	}
}
