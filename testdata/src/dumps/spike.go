// SPDX-License-Identifier: Apache-2.0

// A service that dumps a CPU profile now and then, and, as holmes does, when it is busy: rules are
// matched over and over in dumps 5 and 6. The trigger of the last comes when that is over.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"
)

var sink int

//go:noinline
func serve() {
	for i := 0; i < 2000; i++ {
		sink += strings.Count("a request like any other", "r")
	}
}

//go:noinline
func matchRules(text string) {
	for i := range text {
		for k := i; k < len(text); k++ {
			if text[i] == text[k] {
				sink++
			}
		}
	}
}

func load(until time.Time, busy bool) {
	text := strings.Repeat("rule ", 400)
	for time.Now().Before(until) {
		if busy {
			matchRules(text)
			continue
		}
		for i := 0; i < 50; i++ {
			serve()
		}
		time.Sleep(40 * time.Millisecond)
	}
}

const layout = "20060102150405.000"

func dump(name string, busy bool) {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		panic(err)
	}
	load(time.Now().Add(1500*time.Millisecond), busy)
	pprof.StopCPUProfile()
	file.Close()
}

func main() {
	folder := os.Args[1]
	log, err := os.Create(filepath.Join(folder, "holmes.log"))
	if err != nil {
		panic(err)
	}
	defer log.Close()
	for i := 0; i < 8; i++ {
		now := time.Now().UTC()
		triggered := i == 4 || i == 5 || i == 7
		name := fmt.Sprintf("normal-cpu-%s.pb.gz", now.Format(layout))
		if triggered {
			name = fmt.Sprintf("cpu.%s.log", now.Format(layout))
			fmt.Fprintf(log, "[%s][INFO] [Holmes] pprof cpu, config_min : 10, config_diff : 25, "+
				"config_abs : 50, config_max : 0, previous : [4 5 4 3 5 4 6 4 5 4], current: %d\n",
				now.Format("2006-01-02 15:04:05.000"), 55+i)
		}
		dump(filepath.Join(folder, name), i == 4 || i == 5)
		if triggered {
			fmt.Fprintf(log, "[%s][INFO] [Holmes] pprof cpu profile write to file /var/dumps/%s "+
				"successfully\n", time.Now().UTC().Format("2006-01-02 15:04:05.000"), name)
		}
	}
}
