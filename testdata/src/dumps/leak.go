// SPDX-License-Identifier: Apache-2.0

// A service that keeps what it should forget, from the fourth dump on: sessions in a map, and a
// goroutine for each that waits for ever. It allocates more than that in passing.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"
)

type session struct{ data []byte }

var (
	sessions = map[int]*session{}
	churned  []byte
	cache    [][]byte
)

//go:noinline
func render() { churned = make([]byte, 64<<10) }

//go:noinline
func open(id int) {
	sessions[id] = &session{data: make([]byte, 16<<10)}
	done := make(chan struct{})
	go watch(done)
}

//go:noinline
func watch(done chan struct{}) { <-done }

func warm() {
	for i := 0; i < 64; i++ {
		cache = append(cache, make([]byte, 32<<10))
	}
}

func write(folder, kind, extension string, debug int) {
	name := fmt.Sprintf("%s-%s.%s", kind, time.Now().UTC().Format("2006-01-02T15_04_05.000"), extension)
	file, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		panic(err)
	}
	if err := pprof.Lookup(kind).WriteTo(file, debug); err != nil {
		panic(err)
	}
	file.Close()
}

func main() {
	runtime.MemProfileRate = 8192
	warm()
	for round := 0; round < 10; round++ {
		for i := 0; i < 40; i++ {
			render()
			if round >= 3 {
				open(round*100 + i)
			}
		}
		runtime.GC()
		runtime.GC()
		write(os.Args[1], "heap", "pb.gz", 0)
		write(os.Args[1], "goroutine", "txt", 1)
		time.Sleep(200 * time.Millisecond)
	}
}
