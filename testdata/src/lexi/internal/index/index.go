// SPDX-License-Identifier: Apache-2.0
// Package index is an inverted index with a generic top-k selection.
package index

import "example.org/lexi/internal/text"

type Posting struct{ Doc, Count int }

type Index struct {
	words map[string][]Posting
	sums  []uint64
}

func New() *Index { return &Index{words: map[string][]Posting{}} }

// Add takes one document in. The closure shows up as Add.func1.
func (ix *Index) Add(doc int, s string) {
	text.Fold(s, func(w string) {
		ix.sums = append(ix.sums, text.Hash(w))
		list := ix.words[w]
		if n := len(list); n > 0 && list[n-1].Doc == doc {
			list[n-1].Count++
			return
		}
		ix.words[w] = append(list, Posting{doc, 1})
	})
}

// Common gives the k words with the most postings.
func (ix *Index) Common(k int) []string {
	keys := make([]string, 0, len(ix.words))
	for w := range ix.words {
		keys = append(keys, w)
	}
	return Top(keys, k, func(a, b string) bool {
		na, nb := len(ix.words[a]), len(ix.words[b])
		return na > nb || na == nb && a < b
	})
}

// Top selects the first k items by partial insertion: generic, and quadratic on purpose.
func Top[T any](items []T, k int, before func(a, b T) bool) []T {
	best := make([]T, 0, k+1)
	for _, it := range items {
		best = insert(best, it, before)
		if len(best) > k {
			best = best[:k]
		}
	}
	return best
}

func insert[T any](best []T, it T, before func(a, b T) bool) []T {
	at := len(best)
	for at > 0 && before(it, best[at-1]) {
		at--
	}
	best = append(best, it)
	copy(best[at+1:], best[at:])
	best[at] = it
	return best
}
