// SPDX-License-Identifier: Apache-2.0
// What the functions of several runs cost: values, and how many samples stand behind them. Private
// to lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_COUNTS_H
#define PA_ANALYSIS_COMPARISON_COUNTS_H

#include "analysis/comparison.h"
#include "analysis/comparison_basis.h"
#include "analysis/comparison_types.h"

// Matrices are functions by runs, row-major. What is counted may also be paths of calls
// (call_paths.h): those have cum only.
struct pa_counts {
    size_t functions, runs;
    pa_str *names;
    double *flat_value, *cum_value;     // in the unit of the type
    double *flat_samples, *cum_samples; // 0 if it is not known how many samples a value is
    double *total, *samples;            // by run
    bool sampled; // values are samples times something, and the samples are known
    bool heap; // sampled by size: the samples are counts of pieces with the variance of the values
    bool census; // values count all there was, one by one; the samples are that count
    bool moment; // the state at a moment, not a sum over the time of the run
    const char *type, *unit;
    const struct pa_run_type *types; // by run; NULL: the counts are not of profiles
};

// Returns the counts of all functions of the runs, in `arena`. `type` is as for
// pa_run_types_find(). Returns NULL with `err` set if the runs have no such type in common, or if a
// sum does not fit into 64 bits.
PA_MUST_CHECK struct pa_counts *pa_counts_collect(struct pa_comparison_runs runs, const char *type,
                                                  struct pa_arena *arena, struct pa_error *err);

// Sets type, unit and types of `counts`, for callers that fill the matrices themselves. `first` is
// the profile of the first run, `types` what pa_run_types_find() returned, borrowed.
void pa_counts_begin(struct pa_counts *counts, const struct pa_profile *first,
                     const struct pa_run_type *types);
// Adds one more run, in their order, to the number of runs, and updates the flags (sampled, heap,
// census, moment), which hold if they do for all runs. Returns what stands behind the run's values.
struct pa_basis pa_counts_add_run(struct pa_counts *counts, const struct pa_profile *profile);
// Turns variances of heap profiles into counts: a value counts as so many pieces of one size as
// have its variance. `value` and `samples` are matrices, functions by runs, row-major; `samples`
// holds variances before and counts after.
void pa_counts_make_pieces(const double *value, double *samples, size_t functions, size_t runs);

#endif
