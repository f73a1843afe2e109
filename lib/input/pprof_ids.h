// SPDX-License-Identifier: Apache-2.0
// Location ids of a stack as the bytes of a message: varints, leaf first, so that stacks with the
// same root end in the same bytes. Comparing those from the end finds what two stacks share without
// decoding it. Private to the reader, which spends its time in these loops: they avoid branches
// that a processor cannot predict.
#ifndef PA_INPUT_PPROF_IDS_H
#define PA_INPUT_PPROF_IDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Returns the word with all bytes behind the first `count` (1 to 8), in memory order, set to 0.
static inline uint64_t pa_pprof_first_bytes(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word & UINT64_MAX >> (64 - 8 * count);
#else
    return word & UINT64_MAX << (64 - 8 * count);
#endif
}

// Returns the word with its first `count` bytes (1 to 8), in memory order, moved to its end; zeros
// come before them.
static inline uint64_t pa_pprof_first_to_last(uint64_t word, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word << (64 - 8 * count);
#else
    return word >> (64 - 8 * count);
#endif
}

// Returns how many bytes at the end, in memory order, two words have in common (0 to 7).
// `difference` is their exclusive or and not 0.
static inline size_t pa_pprof_equal_last_bytes(uint64_t difference)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_clzll(difference) / 8;
#else
    return (size_t)__builtin_ctzll(difference) / 8;
#endif
}

// Returns how many bytes at their ends two runs of bytes have in common, at most the smaller of the
// sizes. Each run is given by the place behind its last byte and its size; up to 7 bytes behind
// that place are read, and must be readable.
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

// Returns the number of varints in [p, end): of bytes without the mark that more follow. Up to 7
// bytes behind `end` are read, and must be readable.
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

// Decodes the varint at `p`, where four bytes must be readable, if it has at most three: sets *id
// and returns its size in bytes. A longer one gives 0 and leaves *id as it is.
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
