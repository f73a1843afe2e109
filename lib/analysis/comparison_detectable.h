// SPDX-License-Identifier: Apache-2.0
// How large a change of each function would have to be to be found. Private to lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_DETECTABLE_H
#define PA_ANALYSIS_COMPARISON_DETECTABLE_H

#include "analysis/comparison.h"

// What is known of a function by one of its two values.
static inline struct pa_change *pa_comparison_change(struct pa_profile_comparison *c, size_t f,
                                                     bool cum)
{
    return cum ? &c->functions[f].cum : &c->functions[f].flat;
}

// How much stands behind a function, in both sides together.
double pa_comparison_size(const struct pa_profile_comparison *c, const struct pa_change *change);

// Fills `detectable` of all functions that were tested, their q and intervals being known. `tests`
// is their number in the family, and `total` the sum of their sizes.
void pa_comparison_find_detectable(struct pa_profile_comparison *c, bool cum, double tests,
                                   double total);

#endif
