// SPDX-License-Identifier: Apache-2.0
package main

// What a trial with services and batch jobs showed: each is one of its kinds made small.

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/json"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

type basket struct {
	ID    int
	Owner string
	Lines []basketLine
}

type basketLine struct {
	Name  string
	Count int
	Tags  map[string]string
}

func cloneOf[T any](v T) T {
	var out T
	b, err := json.Marshal(v)
	must(err)
	must(json.Unmarshal(b, &out))
	return out
}

// A connection to a goroutine that serves the other end.
func connected(serve func(net.Conn)) net.Conn {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	defer l.Close()
	go func() {
		if c, err := l.Accept(); err == nil {
			serve(c)
		}
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	must(err)
	return c
}

func sendReply(w io.Writer, value string) {
	io.WriteString(w, strconv.Itoa(len(value))+"\n")
	io.WriteString(w, value)
	io.WriteString(w, "\n")
}

func answerAll(c net.Conn) {
	in := bufio.NewScanner(c)
	for in.Scan() {
		sendReply(c, strings.ToUpper(in.Text()))
	}
}

func pump(to, from net.Conn) {
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		if _, err := to.Write(buf[:n]); err != nil {
			return
		}
	}
}

func setting(file, key string) string {
	text, err := os.ReadFile(file)
	must(err)
	for _, line := range strings.Split(string(text), "\n") {
		if name, value, ok := strings.Cut(line, "="); ok && name == key {
			return value
		}
	}
	return ""
}

// Results that are kept until others need the place.
type resultCache struct {
	kept  map[int][]int64
	order []int
}

func (c *resultCache) get(key int) []int64 {
	if r, ok := c.kept[key]; ok {
		return r
	}
	r := make([]int64, 800)
	for i := range r {
		r[i] = int64(key * i)
	}
	if len(c.order) == 4000 {
		delete(c.kept, c.order[0])
		c.order = c.order[1:]
	}
	c.order = append(c.order, key)
	c.kept[key] = r
	return r
}

type scores struct {
	sync.RWMutex
	of map[int]int
}

func (s *scores) add(k int) {
	s.Lock()
	s.of[k]++
	s.Unlock()
}

func (s *scores) packed() []byte {
	s.Lock()
	defer s.Unlock()
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, 5)
	for k, n := range s.of {
		io.WriteString(w, strconv.Itoa(k*7919)+" "+strconv.Itoa(n)+"\n")
	}
	w.Close()
	return out.Bytes()
}

func toColumns(r io.Reader, w *bufio.Writer) {
	d := json.NewDecoder(r)
	for {
		var b basketLine
		if d.Decode(&b) != nil {
			break
		}
		w.WriteString(b.Name)
		w.WriteByte(',')
		w.WriteString(strconv.Itoa(b.Count))
		w.WriteByte('\n')
	}
	w.Flush()
}

func init() {
	plant("j-clone", "PA101@cloneOf|PA201", func() {
		b := &basket{1, "somebody", []basketLine{{"tea", 2, map[string]string{"kind": "green"}}, {"cup", 1, nil}}}
		for i := 0; !stop(); i++ {
			c := cloneOf(b)
			c.Lines[0].Count = i
			sink += work(500) + len(c.Lines)
		}
	})
	plant("j-pieces", "PA110@sendReply|PA303", func() {
		c := connected(answerAll)
		r := bufio.NewReader(c)
		for i := 0; !stop(); i++ {
			c.Write([]byte("a question " + strconv.Itoa(i) + "\n"))
			for k := 0; k < 2; k++ {
				_, err := r.ReadString('\n')
				must(err)
			}
		}
	})
	plant("j-config-file", "PA110@setting|", func() {
		f, err := os.CreateTemp("", "advise")
		must(err)
		defer os.Remove(f.Name())
		f.WriteString("name=x\nrate=7\n")
		must(f.Close())
		for !stop() {
			sink += len(setting(f.Name(), "rate")) + work(300)
		}
	})
	plant("j-board", "PA401@packed|PA203,PA402", func() {
		s := &scores{of: map[int]int{}}
		for i := 0; i < 5000; i++ {
			s.add(i)
		}
		for w := 0; w < 6; w++ {
			go func(w int) {
				for i := w; !stop(); i++ {
					s.add(i % 5000)
					work(300)
				}
			}(w)
		}
		for !stop() {
			sink += len(s.packed())
			time.Sleep(5 * time.Millisecond)
		}
	})
	plant("j-page-cache", "|", func() {
		c := &resultCache{kept: make(map[int][]int64, 4000)}
		for i := 0; !stop(); i++ {
			for _, v := range c.get(i * 7919 % 9000) {
				sink += int(v & 1)
			}
		}
	})
	plant("j-proxy", "|", func() { // an echo server behind it
		for w := 0; w < 4; w++ {
			go func() {
				c := connected(func(c net.Conn) {
					up := connected(func(e net.Conn) { pump(e, e) })
					go pump(c, up)
					pump(up, c)
				})
				msg := make([]byte, 400)
				for !stop() {
					c.Write(msg)
					_, err := io.ReadFull(c, msg)
					must(err)
				}
			}()
		}
		select {}
	})
	plant("j-convert", "|PA101", func() {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		for i := 0; i < 3000; i++ {
			e.Encode(basketLine{"tea", i, nil})
		}
		for !stop() {
			toColumns(bytes.NewReader(text.Bytes()), bufio.NewWriter(io.Discard))
		}
	})
}
