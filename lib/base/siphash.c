// SPDX-License-Identifier: Apache-2.0
#include "base/siphash.h"

#include "base/wire.h"

#include <string.h>

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

// SipRound, section 2.2 of the paper.
static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

static void compress(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    sip_round(v);
    v[0] ^= word;
}

// Little-endian, at most 8 bytes.
static uint64_t load(const uint8_t *bytes, size_t size)
{
    uint64_t word = 0;
    for (size_t i = 0; i < size; i++)
        word |= (uint64_t)bytes[i] << 8 * i;
    return word;
}

static void start(uint64_t v[4], const struct pa_siphash_key *key)
{
    v[0] = key->k0 ^ 0x736f6d6570736575u;
    v[1] = key->k1 ^ 0x646f72616e646f6du;
    v[2] = key->k0 ^ 0x6c7967656e657261u;
    v[3] = key->k1 ^ 0x7465646279746573u;
}

static void compress_all(uint64_t v[4], const void *bytes, size_t size)
{
    const uint8_t *next = bytes;
    size_t left = size;
    for (; left >= 8; next += 8, left -= 8)
        compress(v, pa_wire_load(next));
    compress(v, load(next, left) | (uint64_t)size << 56);
}

static uint64_t finish(uint64_t v[4])
{
    for (int i = 0; i < 4; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

uint64_t pa_siphash(const struct pa_siphash_key *key, const void *bytes, size_t size)
{
    uint64_t v[4];
    start(v, key);
    compress_all(v, bytes, size);
    v[2] ^= 0xff;
    return finish(v);
}
