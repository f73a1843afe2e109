// SPDX-License-Identifier: Apache-2.0
// Tests each row of a matrix of counts, functions or paths, as comparison.h says. Private to
// lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_TEST_H
#define PA_ANALYSIS_COMPARISON_TEST_H

#include "analysis/comparison_counts.h"

// Of a function or path in all runs, at dispersion 1: with fewer it is not tested.
enum { PA_COMPARISON_LEAST_SAMPLES = 10 };

struct pa_comparison_test {
    const struct pa_counts *counts;
    const unsigned char *side; // by run
    double min_effect;         // 0: .05
    double most_p;             // see struct pa_counted
    double all_samples;        // of both sides: what shares are of
    // Its runs a side, norm, exposure, total_dispersion, factors, fdr, sampled, by_cum and paired,
    // as asked for, are known, and there are as many functions as counts has; what tests find is
    // filled in.
    struct pa_profile_comparison *c;
    struct pa_arena *arena;
    double dispersion[2], least_samples[2]; // of flat and cum
};

// Flat, unless the counts have none, and cum are each a family of tests. If there turn out to be
// too few functions for the method, it is changed, and holds for what follows, too.
void pa_comparison_test_run(struct pa_comparison_test *test);

// Makes q-values, least detectable changes and classes from log_p. All of the comparisons are one
// family.
void pa_comparison_judge(struct pa_profile_comparison *const *list, size_t count, bool cum,
                         double min_effect);

// The counts of a function in all runs of each side, in columns by function.
struct pa_comparison_pair {
    double *old, *new;
};
// Sums of samples, flat or cumulative, of the old and the new side. In the arena of the test.
struct pa_comparison_pair pa_comparison_test_pair(const struct pa_comparison_test *test, bool cum);

#endif
