// SPDX-License-Identifier: Apache-2.0
// Counts with fractions are kept as whole numbers of a smaller unit, of one for all that are added
// up: as small as the fractions need and 64 bits allow.
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
    int places;   // behind the point: the most there are, then those that are kept
    double sum;   // of magnitudes
    bool smaller; // some have more places than are kept
};

// Notes how many decimal places a number has. First for all of them.
void pa_count_scale_see(struct pa_count_scale *s, struct pa_decimal number);
// Then decides how many places are kept: a multiple of 3, so many that the sum fits into 62 bits.
void pa_count_scale_choose(struct pa_count_scale *s);
const char *pa_count_scale_unit(const struct pa_count_scale *s); // "count", "thousandths", …
// Says which unit it is if it is not the whole one.
void pa_count_scale_warn(const struct pa_count_scale *s, const struct pa_input *input);

#endif
