// SPDX-License-Identifier: Apache-2.0
// A list of whole numbers in few bytes (zigzag varints, as protobuf's sint64, plus 1): a column of
// a table takes no more memory than the digits that it was read from. -2^63 stands for "none".
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

// Appends a number, of any size; PA_PACKED_NONE is a value as well. Takes 1 to 10 bytes.
static inline void pa_packed_push(struct pa_packed_ints *p, int64_t value)
{
    // 0 is none; small numbers of either sign are small.
    uint64_t zigzag = ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
    pa_vec_reserve(&p->bytes, PA_VARINT_MAX);
    p->bytes.count += pa_varint_put(p->bytes.items + p->bytes.count, zigzag + 1);
    p->count++;
}

// Frees the numbers and leaves an empty list, which may be filled again.
static inline void pa_packed_release(struct pa_packed_ints *p)
{
    pa_vec_release(&p->bytes);
    p->count = 0;
}

// Returns a cursor in front of the first number. It is invalid once a number is appended.
static inline struct pa_packed_cursor pa_packed_start(const struct pa_packed_ints *p)
{
    const uint8_t *bytes = p->bytes.items; // NULL if there are none
    return (struct pa_packed_cursor){bytes, bytes ? bytes + p->bytes.count : NULL};
}

// Takes the next value of `j`, an array, and appends a number for each element: rounded towards 0,
// or PA_PACKED_NONE if it is no number. False if the value is no array, which is skipped, or if `j`
// has an error.
bool pa_packed_read(struct pa_packed_ints *p, struct pa_json *j);

// Reads an array as pa_packed_read() does, of addresses: 64 bits without a sign, kept as the same
// bits with a sign. -1 becomes PA_PACKED_NONE. A larger number is an error of the text.
bool pa_packed_read_addresses(struct pa_packed_ints *p, struct pa_json *j);
// Takes the next value of `j`, a number with or without a fraction, and appends it exactly, for
// pa_packed_next_number(). (A number with an exponent is stored as PA_PACKED_NONE, its digits and
// its exponent, which count as one.) False, with nothing appended, if it is no number or has too
// many digits; the value is skipped in any case.
bool pa_packed_read_number(struct pa_packed_ints *p, struct pa_json *j);

// Gives the next number and moves the cursor behind it. False at the end, with *value unchanged.
static inline bool pa_packed_next(struct pa_packed_cursor *c, int64_t *value)
{
    uint64_t zigzag;
    if (c->next == c->end || !pa_wire_varint(&c->next, c->end, &zigzag))
        return false;
    zigzag--;
    *value = (int64_t)((zigzag >> 1) ^ (~(zigzag & 1) + 1));
    return true;
}

// Gives the next number as a decimal, digits × 10^exponent, and moves the cursor behind it. For
// lists that were filled by pa_packed_read_number(). False at the end, with *number undefined.
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
