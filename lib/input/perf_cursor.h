// SPDX-License-Identifier: Apache-2.0
// Walking through the numbers of a perf.data file, in the byte order of the machine that wrote it.
//
//     struct pa_perf_cursor c = {bytes, bytes + size, .big = false};
//     uint64_t ip = pa_perf_u64(&c), count = pa_perf_u64(&c);
//     if (c.failed) …                       // they were not all there: numbers read as 0
#ifndef PA_INPUT_PERF_CURSOR_H
#define PA_INPUT_PERF_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct pa_perf_cursor {
    const uint8_t *next, *end;
    bool big;    // big endian
    bool failed; // something was not there
};

// Bytes that are left.
static inline size_t pa_perf_left(const struct pa_perf_cursor *c)
{
    return (size_t)(c->end - c->next);
}

// The place of the next `size` bytes, behind which the cursor moves; NULL if they are not there.
static inline const uint8_t *pa_perf_take(struct pa_perf_cursor *c, uint64_t size)
{
    if (c->failed || size > pa_perf_left(c)) {
        c->failed = true;
        return NULL;
    }
    const uint8_t *at = c->next;
    c->next += size;
    return at;
}

// The unsigned number in `size` bytes at `at`, with the highest first if `big`.
static inline uint64_t pa_perf_number(const uint8_t *at, unsigned size, bool big)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | at[big ? i : size - 1 - i];
    return value;
}

// Reads a number of eight bytes; 0 and c->failed if they are not there.
static inline uint64_t pa_perf_u64(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 8);
    return at ? pa_perf_number(at, 8, c->big) : 0;
}

// Reads a number of four bytes; 0 and c->failed if they are not there.
static inline uint32_t pa_perf_u32(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 4);
    return at ? (uint32_t)pa_perf_number(at, 4, c->big) : 0;
}

// Reads a number of two bytes; 0 and c->failed if they are not there.
static inline uint16_t pa_perf_u16(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 2);
    return at ? (uint16_t)pa_perf_number(at, 2, c->big) : 0;
}

// The text at the cursor, up to a NUL or the end; its size in *size.
static inline const char *pa_perf_text(const struct pa_perf_cursor *c, size_t *size)
{
    const uint8_t *nul = pa_perf_left(c) ? memchr(c->next, 0, pa_perf_left(c)) : NULL;
    *size = nul ? (size_t)(nul - c->next) : pa_perf_left(c);
    return (const char *)c->next;
}

#endif
