// SPDX-License-Identifier: Apache-2.0
// Counts with fractions: values of a profile are whole numbers, so such counts are stored in a
// smaller unit, thousandths or less, the same one for the whole file. It is as small as the
// fractions need and as their sum, in 64 bits, allows.
//
//     struct pa_count_scale scale = {0};
//     … pa_count_scale_see(&scale, number) for each …
//     pa_count_scale_choose(&scale);
//     … pa_decimal_scale(number, scale.places, &value) for each …
#ifndef PA_INPUT_COUNT_SCALE_H
#define PA_INPUT_COUNT_SCALE_H

#include "base/decimal.h"
#include "input/format.h"

struct pa_count_scale {
    int places;   // decimal places: the most that a number has, once chosen those that are kept
    double sum;   // of the absolute values
    bool smaller; // once chosen: some numbers have more places than are kept, and are rounded
};

// Takes a number into account, its decimal places and its size. To be called for each number before
// pa_count_scale_choose().
void pa_count_scale_see(struct pa_count_scale *s, struct pa_decimal number);
// Sets s->places to the decimal places that are kept: as many as the numbers have, rounded up to a
// multiple of 3, at most 12, and fewer if the sum of all numbers would not fit into 62 bits.
void pa_count_scale_choose(struct pa_count_scale *s);
// Returns the unit of the scaled counts, once chosen: "count", "thousandths", "millionths",
// "billionths" or "trillionths".
const char *pa_count_scale_unit(const struct pa_count_scale *s);
// Adds a warning to the input that names the unit, and whether numbers are rounded to it. None if
// all counts are whole.
void pa_count_scale_warn(const struct pa_count_scale *s, const struct pa_input *input);

#endif
