// SPDX-License-Identifier: Apache-2.0
//go:build !v2

// Package tune holds what differs between the two versions of lexi. That is the whole difference:
// a comparison of their profiles has to find these and nothing else.
package tune

const (
	Version     = "v1"
	HashRounds  = 200   // text.Hash: CPU
	CopyTokens  = false // text.Fold: one allocation more a word
	LockedSpins = 400   // pool.(*Ledger).Add: time under the lock
	LeakPerCall = 1     // pool.Watch: goroutines left behind
)
