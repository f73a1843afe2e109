// SPDX-License-Identifier: Apache-2.0
// Tests each row of a matrix of counts, functions or paths, as comparison.h says. Private to
// lib/analysis.
#ifndef PA_ANALYSIS_COMPARISON_TEST_H
#define PA_ANALYSIS_COMPARISON_TEST_H

#include "analysis/comparison_counts.h"

// Of a function or path in all runs, at dispersion 1: with fewer it is not tested.
enum { PA_COMPARISON_LEAST_SAMPLES = 10 };

// What the tests of one comparison work with.
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

// Tests all rows: flat, unless the counts have none, and cum are each a family. Fills the changes,
// method, dispersion and least_samples of test->c. If there turn out to be too few functions for
// the method of several runs, the method is changed, for what follows as well.
void pa_comparison_test_run(struct pa_comparison_test *test);

// Sets q (Benjamini and Hochberg, weighted by size), detectable and class of all functions of
// `count` comparisons from their log_p, by cum or by flat. All of the comparisons are one family.
// `min_effect` is a relative change, 0 for .05.
void pa_comparison_judge(struct pa_profile_comparison *const *list, size_t count, bool cum,
                         double min_effect);

// Two columns, by function, one for each side.
struct pa_comparison_pair {
    double *old, *new;
};
// Returns for each function the sum of its samples, cum or flat, over the runs of the old and of
// the new side. In the test's arena.
struct pa_comparison_pair pa_comparison_test_pair(const struct pa_comparison_test *test, bool cum);

#endif
