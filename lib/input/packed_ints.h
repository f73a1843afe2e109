// SPDX-License-Identifier: Apache-2.0
// Whole numbers kept for later, each in as many bytes as it needs: a column of a table takes no
// more memory than the digits that it was read from. -2^63 stands for "none".
#ifndef PA_INPUT_PACKED_INTS_H
#define PA_INPUT_PACKED_INTS_H

#include "base/decimal.h"
#include "base/vec.h"
#include "base/wire.h"
#include "input/json.h"

#define PA_PACKED_NONE INT64_MIN

struct pa_packed_ints {
    PA_VEC(uint8_t) bytes;
    size_t count; // numbers
};

struct pa_packed_cursor {
    const uint8_t *next, *end;
};

// Appends a number.
static inline void pa_packed_push(struct pa_packed_ints *p, int64_t value)
{
    // 0 is none; small numbers of either sign are small.
    uint64_t zigzag = ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
    pa_vec_reserve(&p->bytes, PA_VARINT_MAX);
    p->bytes.count += pa_varint_put(p->bytes.items + p->bytes.count, zigzag + 1);
    p->count++;
}

// Frees what it holds, and leaves it empty.
static inline void pa_packed_release(struct pa_packed_ints *p)
{
    pa_vec_release(&p->bytes);
    p->count = 0;
}

// A cursor in front of the first number. It is of no use once another one is appended.
static inline struct pa_packed_cursor pa_packed_start(const struct pa_packed_ints *p)
{
    const uint8_t *bytes = p->bytes.items; // NULL if there are none
    return (struct pa_packed_cursor){bytes, bytes ? bytes + p->bytes.count : NULL};
}

// Adds all numbers of the array that comes next; what is no number is none. False if it is no
// array.
bool pa_packed_read(struct pa_packed_ints *p, struct pa_json *j);

// The same for addresses, which have 64 bits without a sign; -1 is none.
bool pa_packed_read_addresses(struct pa_packed_ints *p, struct pa_json *j);
// Adds the next value of the text, which may have a fraction: such a one is kept as "none", its
// digits and its exponent. False if it is no number.
bool pa_packed_read_number(struct pa_packed_ints *p, struct pa_json *j);

// False at the end.
static inline bool pa_packed_next(struct pa_packed_cursor *c, int64_t *value)
{
    uint64_t zigzag;
    if (c->next == c->end || !pa_wire_varint(&c->next, c->end, &zigzag))
        return false;
    zigzag--;
    *value = (int64_t)((zigzag >> 1) ^ (~(zigzag & 1) + 1));
    return true;
}

// Of numbers that were added by pa_packed_read_number().
static inline bool pa_packed_next_number(struct pa_packed_cursor *c, struct pa_decimal *number)
{
    int64_t exponent;
    number->exponent = 0;
    if (!pa_packed_next(c, &number->digits))
        return false;
    if (number->digits != PA_PACKED_NONE)
        return true;
    if (!pa_packed_next(c, &number->digits) || !pa_packed_next(c, &exponent))
        return false;
    number->exponent = (int)exponent;
    return true;
}

#endif
