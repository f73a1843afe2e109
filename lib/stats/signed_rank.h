// SPDX-License-Identifier: Apache-2.0
// Wilcoxon's signed-rank test of paired differences, exact with ties and zeros.
//
// Zero differences take part in the ranking and are dropped then (Pratt 1959), so that a pair which
// didn't change weakens the evidence as it should. The null distribution (every sign is a coin
// flip) is counted exactly by dynamic programming over doubled mid-ranks (Wilcoxon 1945).
//
//     for (i...) d[i] = log(new[i] / old[i]);
//     struct pa_signed_rank_test t;
//     pa_signed_rank(d, n, 0.95, &t);
//     exp(t.estimate), exp(t.lo), exp(t.hi)             // ratio and its interval
#ifndef PA_STATS_SIGNED_RANK_H
#define PA_STATS_SIGNED_RANK_H

#include <stdbool.h>
#include <stddef.h>

struct pa_signed_rank_test {
    double w;        // rank sum of the positive differences (mid-ranks)
    double p, log_p; // two-sided; 1 and 0 if every difference is zero
    bool exact;      // at most 500 differences are not zero
    double estimate; // median of the Walsh averages (d_i + d_j)/2, i <= j
    double lo, hi;   // their interval; infinite if n is too small for the confidence
    bool bounded;    // the interval exists
};

// Makes Wilcoxon's signed-rank test of d[0..n-1], finite differences in any order, which are not
// changed, and estimates their centre with an interval at `confidence` (a share of 1). With more
// than 500 non-zero differences p is the normal approximation with tie and continuity correction,
// with n above 500 the depth of the interval as well (Hollander & Wolfe 1999, 3.1 to 3.3). With n
// = 0, p is 1 and the estimate NaN.
void pa_signed_rank(const double *d, size_t n, double confidence, struct pa_signed_rank_test *test);

// Returns the smallest two-sided p that n untied non-zero differences can have: 2^(1-n), at most
// 1.
double pa_signed_rank_smallest_p(size_t n);

#endif
