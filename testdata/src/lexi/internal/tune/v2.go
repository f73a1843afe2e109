// SPDX-License-Identifier: Apache-2.0
//go:build v2

package tune

const (
	Version     = "v2"
	HashRounds  = 300 // +50 %
	CopyTokens  = true
	LockedSpins = 800 // twice as long
	LeakPerCall = 2
)
