// SPDX-License-Identifier: Apache-2.0
// The minimum detectable effect of each function: how large its change would have to be to be found
// four times out of five. Private to lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_DETECTABLE_H
#define PA_ANALYSIS_COMPARISON_DETECTABLE_H

#include "analysis/comparison.h"

// Returns the change of function number `f` by cum or by flat.
static inline struct pa_change *pa_comparison_change(struct pa_profile_comparison *c, size_t f,
                                                     bool cum)
{
    return cum ? &c->functions[f].cum : &c->functions[f].flat;
}

// Returns how much stands behind a function on both sides together: samples, or values if they are
// not sampled. It is the weight of its test in a family.
double pa_comparison_size(const struct pa_profile_comparison *c, const struct pa_change *change);

// Fills `detectable`, the minimum detectable effect as |log ratio| at a power of .8, of all
// functions that were tested; their q and intervals must be known. `tests` is the number of tests
// in the family, `total` the sum of their sizes (pa_comparison_size()).
void pa_comparison_find_detectable(struct pa_profile_comparison *c, bool cum, double tests,
                                   double total);

#endif
