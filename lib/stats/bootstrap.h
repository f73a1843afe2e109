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

// Percentile interval of the geometric mean, over the rows, of the ratios of medians new/old. The
// samples are drawn anew within each row and side (Efron & Tibshirani 1993): what varies is the
// measurement, not the choice of benchmarks. 10,000 rounds, fewer (not below 1,000) where that
// would draw more than 5e7 samples. The seed is a hash of the data: same data, same interval.
// False if there is no row, a row has an empty side, or a sample is not positive.
PA_MUST_CHECK bool pa_bootstrap_geomean_ratio(const struct pa_bootstrap_row *rows, size_t count,
                                              double confidence,
                                              struct pa_bootstrap_interval *interval);

#endif
