// SPDX-License-Identifier: Apache-2.0
// How much each run measured, so that rates of runs of different length can be compared.
//
// Dividing by totals ("share of the profile") lets one function that grew make every other one look
// smaller. The median of the ratios of all functions is not moved by a few that changed.
//
// Counts come as a matrix, functions by runs, row-major: counts[f * runs + r]. Factors are
// relative: their geometric mean is 1.
#ifndef PA_STATS_SIZE_FACTOR_H
#define PA_STATS_SIZE_FACTOR_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

// Median of ratios to the geometric mean over the runs (Anders & Huber 2010), weighted by the
// square root of the mean count, over functions that occur in every run. Then each run is compared
// with the rest of its side, and one side with the other, as pa_size_factor_ratio() does. side[r]
// is 0 or 1. False, and factors by totals, if fewer than five functions occur in every run.
bool pa_size_factor_median(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors);

// By the total of each run. A run without counts gets factor 0, which excludes it.
void pa_size_factor_total(const double *counts, size_t functions, size_t runs, double *factors);

// Given amounts of work (operations, seconds), all > 0, scaled to geometric mean 1.
void pa_size_factor_given(const double *work, size_t runs, double *factors);

// One profile against one: new / old. Starts at the weighted median of new[f] / old[f] over the
// functions with at least ten samples in both together, weight sqrt(old + new); from there it is
// the ratio of weighted totals in which a function counts the less the further its score lies out
// (Tukey's biweight, 4.685 standard deviations): as exact as totals for what didn't change, blind
// to what did. Ratio of totals if there are fewer than five such functions. 1 if one side has no
// counts.
double pa_size_factor_ratio(const double *old, const double *new, size_t functions);

#endif
