// SPDX-License-Identifier: Apache-2.0
// What the functions of several runs cost: values, and how many samples stand behind them. Private
// to lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_COUNTS_H
#define PA_ANALYSIS_COMPARISON_COUNTS_H

#include "analysis/comparison.h"

// Matrices are functions by runs, row-major.
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
};

PA_MUST_CHECK bool pa_counts_collect(const struct pa_comparison_run *runs, size_t run_count,
                                     const char *type, struct pa_arena *arena,
                                     struct pa_counts **counts, struct pa_error *err);

#endif
