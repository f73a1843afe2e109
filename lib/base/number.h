// SPDX-License-Identifier: Apache-2.0
// Numbers in text, whole and strict: every parser takes all of `size` bytes or fails, none depends
// on the locale, none accepts leading blanks.
#ifndef PA_BASE_NUMBER_H
#define PA_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool pa_parse_int64(const char *text, size_t size, int64_t *value); // [+-]digits
bool pa_parse_uint64(const char *text, size_t size, int base,
                     uint64_t *value); // digits, base 10 or 16, no 0x
// Decimal or hexadecimal floating point, inf, infinity, nan (any case).
bool pa_parse_double(const char *text, size_t size, double *value);

enum { PA_DOUBLE_TEXT = 40 };

// The shortest decimal that reads back as `value`: 123456789, 0.0001, 1e-05, with an exponent from
// 1e+21 on; "NaN", "+Inf", "-Inf". `out` holds at least PA_DOUBLE_TEXT bytes; returns its length.
size_t pa_format_double(double value, char *out);
// The same with an exponent from 1e+06 on, as Go's %v writes it.
size_t pa_format_double_short(double value, char *out);

// a+b, a-b, a*b; false if that overflows.
bool pa_add_int64(int64_t a, int64_t b, int64_t *sum);
// a * b; false if it does not fit.
bool pa_mul_int64(int64_t a, int64_t b, int64_t *product);
// a+b; INT64_MAX or INT64_MIN, whichever is nearer, if that overflows.
int64_t pa_add_saturated(int64_t a, int64_t b);
// Towards 0; the nearest there is for what does not fit, 0 for NaN.
int64_t pa_int64_of_double(double value);

// |value|; INT64_MAX for INT64_MIN.
static inline int64_t pa_magnitude(int64_t value)
{
    return value == INT64_MIN ? INT64_MAX : value < 0 ? -value : value;
}

// What a noun ends in behind a count: "" for 1, else "s".
static inline const char *pa_plural(size_t count)
{
    return count == 1 ? "" : "s";
}

#endif
