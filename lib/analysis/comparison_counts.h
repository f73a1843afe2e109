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

// The counts of all functions of the runs. `type` as for pa_run_types_find(). The result lives in
// `arena`; NULL on an error.
PA_MUST_CHECK struct pa_counts *pa_counts_collect(struct pa_comparison_runs runs, const char *type,
                                                  struct pa_arena *arena, struct pa_error *err);

// Decides what is counted. For those who fill the matrices themselves, as pa_counts_add_run().
// `types` are those of pa_run_types_find().
void pa_counts_begin(struct pa_counts *counts, const struct pa_profile *first,
                     const struct pa_run_type *types);
// Takes note of one more run, in their order: what its values are.
struct pa_basis pa_counts_add_run(struct pa_counts *counts, const struct pa_profile *profile);
// Of heap profiles, from variances to counts: a value is so many pieces, all of the variance of
// their own size. `samples` holds variances before.
void pa_counts_make_pieces(const double *value, double *samples, size_t functions, size_t runs);

#endif
