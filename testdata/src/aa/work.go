// SPDX-License-Identifier: Apache-2.0

// Programs whose repeated profiles show how much equal runs differ:
//
//	work phases|mixed|server SECONDS FILE.pb.gz
//
// phases does fixed work, one kind after the other, without garbage collection; mixed draws the kind
// anew each time, on two goroutines with garbage collection; server answers its own HTTP clients.
package main

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

type order struct {
	ID    int               `json:"id"`
	Name  string            `json:"name"`
	Items []int             `json:"items"`
	Tags  map[string]string `json:"tags"`
}

var (
	text    = strings.Repeat("the quick brown fox jumps over 13 lazy dogs; ", 120)
	pattern = regexp.MustCompile(`(\w+) (\d+) l[ae]zy`)
)

func hash() {
	sum := sha256.Sum256([]byte(text))
	for i := 0; i < 20; i++ {
		sum = sha256.Sum256(append(sum[:], text...))
	}
}

func compress() {
	w, _ := flate.NewWriter(io.Discard, 5)
	io.WriteString(w, text)
	w.Close()
}

func sorting() {
	r := rand.New(rand.NewSource(1))
	x := make([]int, 1500)
	for i := range x {
		x[i] = r.Int()
	}
	sort.Ints(x)
}

func counting() {
	m := map[string]int{}
	for _, w := range strings.Fields(text) {
		m[w+strconv.Itoa(len(m)%40)]++
	}
}

func marshal() {
	o := order{7, "shoes", []int{1, 2, 3, 5, 8}, map[string]string{"a": "b", "c": "d"}}
	for i := 0; i < 25; i++ {
		data, _ := json.Marshal(o)
		json.Unmarshal(data, &o)
	}
}

func match() { pattern.FindAllStringIndex(text[:1500], -1) }

func loop() {
	x := uint32(1)
	for i := 0; i < 150000; i++ {
		x = x*1664525 + uint32(i)
	}
	if x == 0 {
		fmt.Fprintln(os.Stderr)
	}
}

var kinds = []func(){hash, compress, sorting, counting, marshal, match, loop}

func phases(seconds float64) {
	debug.SetGCPercent(-1)
	for _, kind := range kinds {
		for i := 0; i < int(seconds*250); i++ {
			kind()
		}
		runtime.GC()
	}
}

func mixed(seconds float64) {
	var group sync.WaitGroup
	for g := 0; g < 2; g++ {
		group.Add(1)
		go func(r *rand.Rand) {
			defer group.Done()
			for i := 0; i < int(seconds*900); i++ {
				kinds[r.Intn(len(kinds))]()
			}
		}(rand.New(rand.NewSource(time.Now().UnixNano() + int64(g))))
	}
	group.Wait()
}

func server(seconds float64) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(r.URL.Query().Get("kind"))
		kinds[n%len(kinds)]()
		json.NewEncoder(w).Encode(order{n, text[:200], []int{n}, nil})
	}))
	defer s.Close()
	var group sync.WaitGroup
	for c := 0; c < 4; c++ {
		group.Add(1)
		go func(c int) {
			defer group.Done()
			for i := 0; i < int(seconds*350); i++ {
				if r, err := http.Get(s.URL + "/?kind=" + strconv.Itoa(i+c)); err == nil {
					io.Copy(io.Discard, r.Body)
					r.Body.Close()
				}
			}
		}(c)
	}
	group.Wait()
}

func main() {
	seconds, _ := strconv.ParseFloat(os.Args[2], 64)
	var out bytes.Buffer
	runtime.SetCPUProfileRate(250)
	pprof.StartCPUProfile(&out)
	map[string]func(float64){"phases": phases, "mixed": mixed, "server": server}[os.Args[1]](seconds)
	pprof.StopCPUProfile()
	os.WriteFile(os.Args[3], out.Bytes(), 0o666)
}
