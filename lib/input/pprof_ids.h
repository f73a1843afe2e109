// SPDX-License-Identifier: Apache-2.0
// Location ids of a stack as the bytes of a message: varints, leaf first, so that stacks with the
// same root end in the same bytes. Comparing those from the end finds what two stacks share without
// decoding it. Private to the reader, whose time goes into these loops: they branch on what can be
// guessed only.
#ifndef PA_INPUT_PPROF_IDS_H
#define PA_INPUT_PPROF_IDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A word without the bytes behind the first `count` (1 to 8), in memory order.
static inline uint64_t pa_pprof_first_bytes(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word & UINT64_MAX >> (64 - 8 * count);
#else
    return word & UINT64_MAX << (64 - 8 * count);
#endif
}

// Moves the first `count` bytes (1 to 8), in memory order, to the end of the word.
static inline uint64_t pa_pprof_first_to_last(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word << (64 - 8 * count);
#else
    return word >> (64 - 8 * count);
#endif
}

// Bytes in memory order: how many of the last ones of two words are equal, by their difference.
static inline size_t pa_pprof_equal_last_bytes(uint64_t difference)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_clzll(difference) / 8;
#else
    return (size_t)__builtin_ctzll(difference) / 8;
#endif
}

// How many bytes the ends of two runs of sizes a_size and b_size have in common.
static inline size_t pa_pprof_ids_common(const uint8_t *a_end, size_t a_size, const uint8_t *b_end,
                                         size_t b_size)
{
    size_t most = a_size < b_size ? a_size : b_size, n = 0;
    uint64_t x, y;
    for (; n + 8 <= most; n += 8) {
        memcpy(&x, a_end - n - 8, 8);
        memcpy(&y, b_end - n - 8, 8);
        if (x != y)
            return n + pa_pprof_equal_last_bytes(x ^ y);
    }
    if (n == most)
        return n;
    memcpy(&x, a_end - most, 8); // the rest, and bytes behind it
    memcpy(&y, b_end - most, 8);
    uint64_t difference = pa_pprof_first_to_last(x ^ y, (unsigned)(most - n));
    return difference ? n + pa_pprof_equal_last_bytes(difference) : most;
}

// How many ids there are in [p, end): their last bytes are below 0x80. A few bytes behind may be
// read.
static inline uint32_t pa_pprof_ids_count(const uint8_t *p, const uint8_t *end)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t count = 0;
    for (; p < end; p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        uint64_t last = ~word >> 7 & ones; // a bit for each
        unsigned bytes = end - p < 8 ? (unsigned)(end - p) : 8;
        count += pa_pprof_first_bytes(last, bytes) * ones >> 56;
    }
    return (uint32_t)count;
}

// The id at p, of at most three bytes, where four may be read. Returns its size; 0 if it is longer.
static inline unsigned pa_pprof_id_load(const uint8_t *p, uint32_t *id)
{
    uint32_t w;
    memcpy(&w, p, sizeof w);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    w = __builtin_bswap32(w);
#endif
    uint32_t last = ~w & 0x808080u; // bytes without the mark that more follow
    if (!last)
        return 0;
    w &= last ^ (last - 1);
    *id = (w & 0x7f) | (w >> 1 & 0x3f80) | (w >> 2 & 0x1fc000);
    return (unsigned)__builtin_ctz(last) / 8 + 1;
}

#endif
