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
    double log_ratio; // natural logarithm of the ratio of geometric means, new to old
    double lo, hi;    // confidence interval of log_ratio
    double df;        // degrees of freedom
    double p;         // two-sided, of the hypothesis that there is no difference
};

// Makes Welch's t test (1947) on the logarithms of two independent samples of positive values,
// with an interval at `confidence` (a share of 1) and Satterthwaite's degrees of freedom. The
// arrays are read only. A side with fewer than two values gives NaN for all but log_ratio; a value
// that is not positive and finite, or an empty side, gives NaN for everything. If each side's
// values are equal among themselves, p is 0, or 1 if both sides' are the same.
struct pa_mean_ratio pa_mean_ratio_test(const double *old, size_t old_count, const double *new,
                                        size_t new_count, double confidence);

// Makes Student's one-sample t test of the logarithms of new[i] / old[i], for `pairs` pairs that
// were measured together: what changes both of a pair by the same factor cancels. Values,
// confidence and NaN are as for pa_mean_ratio_test(); df is pairs - 1.
struct pa_mean_ratio pa_mean_ratio_paired(const double *old, const double *new, size_t pairs,
                                          double confidence);

#endif
