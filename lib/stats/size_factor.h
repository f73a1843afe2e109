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

// How much more one set of counts measured than another, as told by the functions they have in
// common: those with at least ten samples in both together that did not vanish from one.
struct pa_size_reading {
    double log_ratio, error; // new to old; its standard error
};

struct pa_size_readings {
    size_t common;                  // functions; fewer than five say nothing
    struct pa_size_reading total;   // ratio of the totals; the error is that of counting
    struct pa_size_reading median;  // plain median of the ratios: each function has one vote
    struct pa_size_reading refined; // large functions count more; see pa_size_factor_read()
    // Shares of the functions, weighted as where the refined reading starts: of those that moved by
    // it, and of those that did not and are as before. A ratio counts as another one if its score
    // is at most 2, or if it is within a fifth of the refined reading, at least a tenth.
    double agree, stay;
};

// Reads old[f] and new[f]. The refined reading starts at the median of the ratios weighted by
// sqrt(old + new); from there it is the ratio of weighted totals in which a function counts the
// less the further its score lies out (Tukey's biweight, 4.685 standard deviations): about as exact
// as totals for what didn't change, blind to what did. The heaviest function must not decide: none
// is more than a quarter of all weights, the width is that of the scores at the start and never
// grows, and a result further from the start than three standard errors is not believed. With fewer
// than five common functions median and refined are those of the totals. All ratios are 1 if one
// side has no counts.
struct pa_size_readings pa_size_factor_read(const double *old, const double *new, size_t functions);

// The refined reading: new / old.
double pa_size_factor_ratio(const double *old, const double *new, size_t functions);

// Each run is read against the rest of its side. Factors of a side add up to 1. side[r] is 0 or 1.
void pa_size_factor_within(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors);
// Makes runs of the new side exp(log_ratio) times as large as those of the old one, counting all
// runs of a side together; geometric mean 1 after that.
void pa_size_factor_between(double log_ratio, size_t runs, const unsigned char *side,
                            double *factors);

// pa_size_factor_within() and pa_size_factor_between(), by the refined reading of the sides' sums.
// False, and factors by totals, if the sides have fewer than five functions in common.
bool pa_size_factor_median(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors);

// By the total of each run. A run without counts gets factor 0, which excludes it.
void pa_size_factor_total(const double *counts, size_t functions, size_t runs, double *factors);

// Given amounts of work (operations, seconds), all > 0, scaled to geometric mean 1.
void pa_size_factor_given(const double *work, size_t runs, double *factors);

#endif
