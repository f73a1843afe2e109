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

// Returns how many bytes are left.
static inline size_t pa_perf_left(const struct pa_perf_cursor *c)
{
    return (size_t)(c->end - c->next);
}

// Takes the next `size` bytes: returns where they begin, borrowed, and moves the cursor behind
// them. NULL, with c->failed set, if there are fewer or an earlier call failed.
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

// Returns the unsigned number in the `size` bytes (at most 8) at `at`, which must be there: big
// endian if `big`, else little endian.
static inline uint64_t pa_perf_number(const uint8_t *at, unsigned size, bool big)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | at[big ? i : size - 1 - i];
    return value;
}

// Reads an unsigned number of 8 bytes. If fewer are left, sets c->failed and returns 0.
static inline uint64_t pa_perf_u64(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 8);
    return at ? pa_perf_number(at, 8, c->big) : 0;
}

// Reads an unsigned number of 4 bytes. If fewer are left, sets c->failed and returns 0.
static inline uint32_t pa_perf_u32(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 4);
    return at ? (uint32_t)pa_perf_number(at, 4, c->big) : 0;
}

// Reads an unsigned number of 2 bytes. If fewer are left, sets c->failed and returns 0.
static inline uint16_t pa_perf_u16(struct pa_perf_cursor *c)
{
    const uint8_t *at = pa_perf_take(c, 2);
    return at ? (uint16_t)pa_perf_number(at, 2, c->big) : 0;
}

// Returns the text at the cursor, borrowed, and its size in *size: up to a NUL byte, or to the end,
// where there is no NUL. The cursor stays.
static inline const char *pa_perf_text(const struct pa_perf_cursor *c, size_t *size)
{
    const uint8_t *nul = pa_perf_left(c) ? memchr(c->next, 0, pa_perf_left(c)) : NULL;
    *size = nul ? (size_t)(nul - c->next) : pa_perf_left(c);
    return (const char *)c->next;
}

#endif
