// SPDX-License-Identifier: Apache-2.0
// From counts to a comparison: what pa_compare_profiles() does with those of functions,
// pa_compare_trees() with those of paths, and tests/stats-validation with simulated ones. Private
// to lib/analysis.
//
//     struct pa_counted runs = {.counts = counts, .side = side};
//     if (!pa_compare_counts(&runs, &options, arena, &c, err)) …
#ifndef PA_ANALYSIS_COMPARISON_PIPELINE_H
#define PA_ANALYSIS_COMPARISON_PIPELINE_H

#include "analysis/comparison_counts.h"

// Counts, and what else is known of each run. Arrays are borrowed.
struct pa_counted {
    const struct pa_counts *counts;
    const unsigned char *side;     // by run: 0 old, 1 new
    const double *work, *duration; // by run, 0: not known; NULL: of none
    double most_p; // larger p do not matter, where there are several runs: they become 1; 0: all do
};

// Makes a comparison of counts: factors, totals, tests, distance. Functions stay in the order of
// the counts. `*comparison` lives in `arena`. Fails with PA_ERROR_USAGE if a side has no runs.
PA_MUST_CHECK bool pa_compare_counts(const struct pa_counted *runs,
                                     const struct pa_comparison_options *options,
                                     struct pa_arena *arena,
                                     struct pa_profile_comparison **comparison,
                                     struct pa_error *err);

#endif
