// SPDX-License-Identifier: Apache-2.0
// Package text makes words, and turns texts into folded, hashed tokens.
package text

import (
	"strings"

	"example.org/lexi/internal/tune"
)

var syllables = []string{"ba", "ko", "mi", "ran", "tel", "us", "ven", "xor", "yl", "zed"}

// Generate makes a text of n words; equal seeds give equal texts.
func Generate(seed uint64, n int) string {
	var b strings.Builder
	for i := 0; i < n; i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word(&seed))
	}
	return b.String()
}

func word(seed *uint64) string {
	w := ""
	for k := 0; k < 2+int(next(seed)%3); k++ {
		w += syllables[next(seed)%uint64(len(syllables))]
	}
	return w
}

// next is small enough to be inlined into its callers.
func next(seed *uint64) uint64 {
	*seed ^= *seed << 13
	*seed ^= *seed >> 7
	*seed ^= *seed << 17
	return *seed
}

// Fold lowers the case of each word and gives the words to visit.
func Fold(s string, visit func(string)) {
	for _, w := range strings.Fields(s) {
		w = strings.ToLower(w)
		if tune.CopyTokens {
			w = string(append([]byte(nil), w...))
		}
		visit(w)
	}
}

// Hash is slow on purpose: its number of rounds is one of the planted differences.
func Hash(w string) uint64 {
	h := uint64(14695981039346656037)
	for r := 0; r < tune.HashRounds; r++ {
		h = mix(h, w)
	}
	return h
}

func mix(h uint64, w string) uint64 {
	for i := 0; i < len(w); i++ {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}
