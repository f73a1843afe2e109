// SPDX-License-Identifier: Apache-2.0
// Decimal numbers, read exactly as digits and a power of ten: "0.4" is 4 × 10^-1, which no
// binary fraction equals. For counts that may have fractions and are to become whole numbers of one
// scale.
#ifndef PA_BASE_DECIMAL_H
#define PA_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_decimal {
    int64_t digits; // those of a fraction end in no zero, "2.50" is 25
    int exponent;   // 0 or less unless `digits` would not hold the number, and never above 64
};

// Parses all `size` bytes of `text` as a decimal number: an optional sign, digits with at most one
// point, an optional exponent ("12", "-0.4", "1.5e3"). Whole numbers that fit into 64 bits are
// exact; of others what is beyond 18 significant digits is rounded half away from zero. Returns
// false for anything else, hexadecimal numbers, inf and nan included; `number` then holds nothing
// of use.
bool pa_decimal_parse(const char *text, size_t size, struct pa_decimal *number);

// Returns how many decimal places the number has behind its point, 0 for whole numbers.
static inline int pa_decimal_places(struct pa_decimal number)
{
    return number.exponent < 0 ? -number.exponent : 0;
}

// Sets `*value` to number × 10^places, rounded to the nearest integer, halves away from zero.
// Returns false if that does not fit into 64 bits; `*value` is then undefined. `places` may be
// negative.
bool pa_decimal_scale(struct pa_decimal number, int places, int64_t *value);

#endif
