// SPDX-License-Identifier: Apache-2.0
// An interval for the geometric mean of ratios: "all benchmarks together, new is 3 % faster".
#ifndef PA_STATS_BOOTSTRAP_H
#define PA_STATS_BOOTSTRAP_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

// One benchmark: the samples of both sides, all > 0.
struct pa_bootstrap_row {
    const double *old, *new;
    size_t n_old, n_new;
};

struct pa_bootstrap_interval {
    double lo, hi;
    size_t rounds; // how many times everything was drawn anew
};

// Computes the percentile bootstrap interval (Efron & Tibshirani 1993) of the geometric mean, over
// `count` rows, of the ratios of medians new/old. Each round draws the samples of every row and
// side anew, with replacement: the measurements vary, the choice of benchmarks does not.
// `confidence` is a share of 1 (0.95).
//
// There are 10,000 rounds, fewer (at least 1,000) where that would draw more than 5e7 samples. The
// seed is a hash of the data, so the same data give the same interval, whatever the order of a
// row's samples.
//
// The samples stay the caller's and are not changed. False, with *interval untouched, if count is
// 0, a row has an empty side or a sample is not finite and positive.
PA_MUST_CHECK bool pa_bootstrap_geomean_ratio(const struct pa_bootstrap_row *rows, size_t count,
                                              double confidence,
                                              struct pa_bootstrap_interval *interval);

#endif
