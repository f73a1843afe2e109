// SPDX-License-Identifier: Apache-2.0
// SipHash-2-4, a keyed hash: without the key nobody can tell the input from the hash, or find
// another input with the same hash. Source: Aumasson and Bernstein, "SipHash: a fast short-input
// PRF", 2012; its appendix A is a test.
#ifndef PA_BASE_SIPHASH_H
#define PA_BASE_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

struct pa_siphash_key {
    uint64_t k0, k1;
};

// Returns the 64-bit SipHash-2-4 of `size` bytes under the key; the same on every machine.
uint64_t pa_siphash(const struct pa_siphash_key *key, const void *bytes, size_t size);

#endif
