// SPDX-License-Identifier: Apache-2.0
// Small programs with one problem each (planted.go) and without (clean.go), profiled. Usage:
//
//	advise list
//	advise NAME FOLDER SECONDS
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"sort"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

type program struct {
	truth string // rules that must fire, then "|", then what may
	run   func()
}

var programs = map[string]program{}
var stopped int32
var sink int

func stop() bool { return atomic.LoadInt32(&stopped) != 0 }

// Work of the program's own, so that what is planted is not all there is.
func work(n int) int {
	x := 1
	for i := 0; i < n*10; i++ {
		x = x*1103515245 + 12345
	}
	return x & 1
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func save(folder, name, file string) {
	f, err := os.Create(folder + "/" + file + ".pb.gz")
	must(err)
	must(pprof.Lookup(name).WriteTo(f, 0))
	must(f.Close())
}

// Until that much CPU time was used, so that busy machines make profiles with as many samples; but no less
// than the time, and no more than eight times of it.
func wait(length time.Duration) {
	start, used := time.Now(), cpuTime()
	time.Sleep(length)
	for cpuTime()-used < length && time.Since(start) < 8*length {
		time.Sleep(10 * time.Millisecond)
	}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func main() {
	if os.Args[1] == "list" {
		names := []string{}
		for name := range programs {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Println(name, programs[name].truth)
		}
		return
	}
	folder := os.Args[2]
	seconds, err := strconv.ParseFloat(os.Args[3], 64)
	must(err)
	must(os.MkdirAll(folder, 0o755))
	runtime.SetBlockProfileRate(10000)
	runtime.SetMutexProfileFraction(1)
	go programs[os.Args[1]].run()
	time.Sleep(200 * time.Millisecond)
	f, err := os.Create(folder + "/cpu.pb.gz")
	must(err)
	length := time.Duration(seconds * float64(time.Second))
	must(pprof.StartCPUProfile(f))
	wait(length / 3)
	runtime.GC()
	save(folder, "heap", "heap1")
	save(folder, "goroutine", "goroutine1")
	wait(2 * length / 3)
	pprof.StopCPUProfile()
	must(f.Close())
	runtime.GC()
	save(folder, "heap", "heap2")
	save(folder, "allocs", "allocs")
	save(folder, "goroutine", "goroutine2")
	save(folder, "block", "block")
	save(folder, "mutex", "mutex")
	atomic.StoreInt32(&stopped, 1)
	os.Exit(0)
}
