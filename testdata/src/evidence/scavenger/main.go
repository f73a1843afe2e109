// SPDX-License-Identifier: Apache-2.0
// A heap that grows, is dropped and given back to the system, three times.
package main

import (
	"runtime/debug"
	"time"
)

var keep [][]byte

func main() {
	for round := 0; round < 3; round++ {
		for i := 0; i < 60; i++ {
			b := make([]byte, 1<<20)
			for k := range b {
				b[k] = 1
			}
			keep = append(keep, b)
			time.Sleep(2 * time.Millisecond)
		}
		keep = nil
		debug.FreeOSMemory()
		time.Sleep(300 * time.Millisecond)
	}
}
