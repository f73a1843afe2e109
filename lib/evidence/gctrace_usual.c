// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace_usual.h"

#include "base/attributes.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define INLINE static PA_ALWAYS_INLINE

// A line is looked at in four pieces of 64 bytes at most; what a number or a word is compared with
// may lie behind the last.
enum { PIECE = 64, ROOM = 4 * PIECE + 16 };

#ifdef __SSE2__
// A bit for each of 16 bytes: it is a digit or a point.
INLINE uint64_t number_bytes_16(const char *p)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i value = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
    __m128i point = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
    return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(digit, point));
}
#else
INLINE uint64_t number_bytes_16(const char *p)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < 16; i++)
        bits |= (uint64_t)((p[i] >= '0' && p[i] <= '9') || p[i] == '.') << i;
    return bits;
}
#endif

INLINE uint64_t number_bytes(const char *p)
{
    return number_bytes_16(p) | number_bytes_16(p + 16) << 16 | number_bytes_16(p + 32) << 32 |
           number_bytes_16(p + 48) << 48;
}

// Where the parser is. A number ends where the lowest bit of `numbers` is 0: the next one waits for
// a shift, not for the bytes.
struct cursor {
    const char *next;
    uint64_t numbers; // of the bytes from `next` on, while they last
};

INLINE void look_ahead(struct cursor *c)
{
    c->numbers = number_bytes(c->next) & ~((uint64_t)1 << 63); // an end is always found
}

INLINE void skip(struct cursor *c, size_t size)
{
    c->next += size;
    c->numbers >>= size;
}

// Takes the word, of at most 16 bytes; false if something else is there.
#define take(cursor, literal)                                                                      \
    take_word(cursor, literal "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", sizeof(literal) - 1)
INLINE bool take_word(struct cursor *c, const char *padded, size_t size)
{
    uint64_t word, is;
    memcpy(&word, padded, sizeof word);
    memcpy(&is, c->next, sizeof is);
    if ((word ^ is) << (size < 8 ? 64 - 8 * size : 0))
        return false;
    if (size > 8) {
        memcpy(&word, padded + 8, sizeof word);
        memcpy(&is, c->next + 8, sizeof is);
        if ((word ^ is) << (128 - 8 * size))
            return false;
    }
    skip(c, size);
    return true;
}

// ---- Numbers

// The next number's bytes, eight at most, as the highest of a word, each less '0'.
INLINE bool take_bytes(struct cursor *c, uint64_t *bytes)
{
    uint64_t word;
    unsigned size = (unsigned)__builtin_ctzll(~c->numbers);
    if (size - 1 > 7)
        return false;
    memcpy(&word, c->next, sizeof word);
    *bytes = (word ^ 0x3030303030303030) << (64 - 8 * size);
    skip(c, size);
    return true;
}

// Of digits less '0'. The last one is in the highest byte.
INLINE int64_t value_of(uint64_t digits)
{
    digits = digits * 2561 >> 8;
    digits = (digits & 0x00FF00FF00FF00FF) * 6553601 >> 16;
    return (int64_t)((digits & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
}

// A bit in the lowest place of each byte that was a point.
INLINE uint64_t points(uint64_t digits)
{
    return (digits & 0x1010101010101010) >> 4;
}

INLINE bool take_whole(struct cursor *c, int64_t unit, int64_t *value)
{
    uint64_t digits;
    if (!take_bytes(c, &digits) || points(digits))
        return false;
    *value = value_of(digits) * unit;
    return true;
}

// "0.025", "2.4", "12" milliseconds: nanoseconds.
INLINE bool take_milliseconds(struct cursor *c, int64_t *value)
{
    // By how many digits follow the point.
    static const int64_t unit[] = {0, 100000, 10000, 1000, 100, 10, 1, 0};
    bool begins = *c->next == '.';
    uint64_t digits;
    if (!take_bytes(c, &digits))
        return false;
    uint64_t point = points(digits);
    if (!point) {
        *value = value_of(digits) * 1000000;
        return true;
    }
    // What is before the point moves by a byte, so that the point goes.
    *value = value_of((digits & ~((point << 8) - 1)) | (digits & (point - 1)) << 8) *
             unit[__builtin_clzll(point) / 8];
    return !begins && !(point & (point - 1)) && !(point >> 56);
}

// Seconds with three digits behind the point, as nanoseconds.
INLINE bool take_seconds(struct cursor *c, int64_t *value)
{
    unsigned size = (unsigned)__builtin_ctzll(~c->numbers), before = size - 4;
    if (before - 1 > 7 || c->next[before] != '.')
        return false;
    struct cursor whole = {c->next, ((uint64_t)1 << before) - 1};
    int64_t seconds, thousandths;
    skip(c, before + 1);
    if (!take_whole(&whole, 1000000000, &seconds) || !take_whole(c, 1000000, &thousandths))
        return false;
    *value = seconds + thousandths;
    return true;
}

// ---- The line

// "gc 9 @1.17s 2%: 0.03+4.5+0.003 ms clock, "
INLINE bool take_clock(struct cursor *t, struct pa_gc_cycle *c)
{
    int64_t sweep, end;
    look_ahead(t);
    if (!take(t, "gc ") || !take_whole(t, 1, &c->number) || !take(t, " @") ||
        !take_seconds(t, &c->at) || !take(t, "s ") || !take_whole(t, 1, &c->per_cent) ||
        !take(t, "%: ") || !take_milliseconds(t, &sweep) || !take(t, "+") ||
        !take_milliseconds(t, &c->mark) || !take(t, "+") || !take_milliseconds(t, &end) ||
        !take(t, " ms clock, "))
        return false;
    c->stw = sweep + end;
    return true;
}

// "0.03+0.38/0.56/0+0.003 ms cpu, "
INLINE bool take_cpu(struct cursor *t, struct pa_gc_cycle *c)
{
    int64_t sweep, end;
    look_ahead(t);
    if (!take_milliseconds(t, &sweep) || !take(t, "+") || !take_milliseconds(t, &c->cpu_assist) ||
        !take(t, "/") || !take_milliseconds(t, &c->cpu_background) || !take(t, "/") ||
        !take_milliseconds(t, &c->cpu_idle) || !take(t, "+") || !take_milliseconds(t, &end) ||
        !take(t, " ms cpu, "))
        return false;
    c->cpu_stw = sweep + end;
    return true;
}

// "16->18->5 MB, 18 MB goal, "
INLINE bool take_heap(struct cursor *t, struct pa_gc_cycle *c)
{
    enum { MEBIBYTE = 1 << 20 };
    look_ahead(t);
    return take_whole(t, MEBIBYTE, &c->before) && take(t, "->") &&
           take_whole(t, MEBIBYTE, &c->after) && take(t, "->") &&
           take_whole(t, MEBIBYTE, &c->live) && take(t, " MB, ") &&
           take_whole(t, MEBIBYTE, &c->goal) && take(t, " MB goal, ");
}

// "0 MB stacks, 0 MB globals, 2 P"
INLINE bool take_rest(struct cursor *t, struct pa_gc_cycle *c)
{
    enum { MEBIBYTE = 1 << 20 };
    look_ahead(t);
    return take_whole(t, MEBIBYTE, &c->stacks) && take(t, " MB stacks, ") &&
           take_whole(t, MEBIBYTE, &c->globals) && take(t, " MB globals, ") &&
           take_whole(t, 1, &c->procs) && take(t, " P") && c->procs > 0;
}

size_t pa_gctrace_usual_take(struct pa_text text, struct pa_gc_cycle *cycle)
{
    struct cursor c = {.next = text.next};
    if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ || pa_text_size(text) < ROOM ||
        memcmp(text.next, "gc ", 3) != 0 || !take_clock(&c, cycle) || !take_cpu(&c, cycle) ||
        !take_heap(&c, cycle) || !take_rest(&c, cycle))
        return 0;
    cycle->forced = take(&c, " (forced)");
    c.next += *c.next == '\r';
    return *c.next == '\n' ? (size_t)(c.next + 1 - text.next) : 0;
}
