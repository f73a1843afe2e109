// SPDX-License-Identifier: Apache-2.0
// Package walk is recursion: direct (Trie.count) and mutual (even, odd).
package walk

type Trie struct {
	next map[byte]*Trie
	n    int
}

func (t *Trie) Insert(w string) {
	for i := 0; i < len(w); i++ {
		if t.next == nil {
			t.next = map[byte]*Trie{}
		}
		sub := t.next[w[i]]
		if sub == nil {
			sub = &Trie{}
			t.next[w[i]] = sub
		}
		t = sub
	}
	t.n++
}

// Count visits every node, one call a node.
func (t *Trie) Count() int { return t.count(0) }

//go:noinline
func (t *Trie) count(depth int) int {
	sum := t.n
	for b := byte('a'); b <= 'z'; b++ {
		if sub := t.next[b]; sub != nil {
			sum += sub.count(depth + 1)
		}
	}
	return sum
}

// Parity is mutual recursion of the given depth.
func Parity(n int) bool { return even(n, 1) }

//go:noinline
func even(n int, x uint32) bool {
	if n == 0 {
		return x != 0
	}
	return odd(n-1, spin(x))
}

//go:noinline
func odd(n int, x uint32) bool {
	if n == 0 {
		return x == 0
	}
	return even(n-1, spin(x))
}

func spin(x uint32) uint32 {
	for i := 0; i < 60; i++ {
		x = x*1664525 + 1013904223
	}
	return x
}
