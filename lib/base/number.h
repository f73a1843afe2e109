// SPDX-License-Identifier: Apache-2.0
// Numbers in text, whole and strict: every parser takes all of `size` bytes or fails, none depends
// on the locale, none accepts leading blanks.
#ifndef PA_BASE_NUMBER_H
#define PA_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Parses [+-]digits in base 10. Returns false, leaving `*value` alone, if that is not all of the
// text or does not fit.
bool pa_parse_int64(const char *text, size_t size, int64_t *value);
// Parses digits in base 10 or 16 (`base`), without sign and without 0x. Returns false, leaving
// `*value` alone, if that is not all of the text or does not fit.
bool pa_parse_uint64(const char *text, size_t size, int base, uint64_t *value);
// Parses a decimal or hexadecimal floating-point number as strtod() in the C locale does: "1.5",
// "-2e-3", "0x1p3", "inf", "infinity", "nan" in any case. What is too large gives an infinity, as
// with strtod(). Returns false for anything else; `*value` is then undefined.
bool pa_parse_double(const char *text, size_t size, double *value);

enum { PA_DOUBLE_TEXT = 40 };

// Writes the shortest decimal that parses back to `value`, NUL-terminated, and returns its length:
// "123456789", "0.0001", with an exponent below 1e-04 and from 1e+21 on ("1e-05"). Special values
// are "NaN", "+Inf", "-Inf" and "-0". `out` has room for PA_DOUBLE_TEXT bytes.
size_t pa_format_double(double value, char *out);
// Writes the value as pa_format_double() does, but with an exponent from 1e+06 on, as Go's %v does.
size_t pa_format_double_short(double value, char *out);

// Sets `*sum` to a + b. Returns false if that overflows; `*sum` is then not to be used.
bool pa_add_int64(int64_t a, int64_t b, int64_t *sum);
// Sets `*product` to a * b. Returns false if that overflows; `*product` is then not to be used.
bool pa_mul_int64(int64_t a, int64_t b, int64_t *product);
// Returns a + b, or INT64_MAX or INT64_MIN, whichever is nearer to the true sum, if that overflows.
int64_t pa_add_saturated(int64_t a, int64_t b);
// Returns the value without its fraction (rounded towards 0); INT64_MAX or INT64_MIN for what is
// beyond them, 0 for NaN.
int64_t pa_int64_of_double(double value);

// Returns |value|; INT64_MAX for INT64_MIN, whose magnitude does not fit.
static inline int64_t pa_magnitude(int64_t value)
{
    return value == INT64_MIN ? INT64_MAX : value < 0 ? -value : value;
}

// Returns the ending of an English noun behind a count: "" for 1, else "s".
static inline const char *pa_plural(size_t count)
{
    return count == 1 ? "" : "s";
}

#endif
