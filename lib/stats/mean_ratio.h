// SPDX-License-Identifier: Apache-2.0
// Two samples of positive values whose logarithms are about normal: by which factor do they differ?
// For totals of profiles, which are sums of many samples, so that few runs suffice.
//
//     struct pa_mean_ratio total = pa_mean_ratio_test(old, old_runs, new, new_runs, .95);
//     if (total.p <= .05) ... exp(total.log_ratio) ...
#ifndef PA_STATS_MEAN_RATIO_H
#define PA_STATS_MEAN_RATIO_H

#include <stddef.h>

struct pa_mean_ratio {
    double log_ratio; // of the geometric means, new to old
    double lo, hi;    // its interval
    double df;
    double p; // two-sided, of no difference
};

// Welch's test (1947) on logarithms. All but log_ratio are NaN if a side has fewer than two values,
// everything if a value is not positive. Equal values on each side: p is 0, or 1 if all are equal.
struct pa_mean_ratio pa_mean_ratio_test(const double *old, size_t old_count, const double *new,
                                        size_t new_count, double confidence);

// Student's test of the logarithms of new[i] / old[i]: what both of a pair share drops out.
struct pa_mean_ratio pa_mean_ratio_paired(const double *old, const double *new, size_t pairs,
                                          double confidence);

#endif
