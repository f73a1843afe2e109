// SPDX-License-Identifier: Apache-2.0
// How much each run of a comparison measured. Private to lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_FACTORS_H
#define PA_ANALYSIS_COMPARISON_FACTORS_H

#include "analysis/comparison_counts.h"

// Fills factors[run], of geometric mean 1 or all 1. `side` is 0 or 1 by run. Returns the norm that
// was used: never AUTO, and NONE where the one asked for finds nothing to go by.
//
// AUTO takes known amounts of work. Without them, runs whose totals differ less within their sides
// than samples of equal programs would (chi^2 of the totals, lower tail of 5 %) have done a fixed
// amount of work; if what most functions agree on does not tell the sides apart either (two
// standard errors), both did the same: NONE, which spares every function the noise of a factor and
// leaves the total to be tested. In pairs it is the totals' shares of their pairs that differ less.
// Everything else is MEDIAN, but for values that are no sums over
// the time of the run.
enum pa_comparison_norm pa_comparison_factors(const struct pa_counts *counts,
                                              const struct pa_comparison_run *runs,
                                              const unsigned char *side,
                                              const struct pa_comparison_options *options,
                                              double *factors);

// The dispersion of the totals, at most (upper bound of 95 %). Below 1 runs did a fixed amount of
// work. Infinite if there are too few runs to tell.
double pa_comparison_total_dispersion(const struct pa_counts *counts, const unsigned char *side,
                                      bool paired);

// How much more a run of the new side measured than one of the old side.
double pa_comparison_exposure(const double *factors, const unsigned char *side, size_t runs);

#endif
