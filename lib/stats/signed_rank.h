// SPDX-License-Identifier: Apache-2.0
// Wilcoxon's signed-rank test of paired differences, exact with ties and zeros.
//
// Zero differences take part in the ranking and are dropped then (Pratt 1959), so that a pair which
// didn't change weakens the evidence as it should. The null distribution (every sign is a coin
// flip) is counted by dynamic programming over doubled mid-ranks.
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
    bool exact;      // n <= 500
    double estimate; // median of the Walsh averages (d_i + d_j)/2, i <= j
    double lo, hi;   // their interval; infinite if n is too small for the confidence
    bool bounded;    // the interval exists
};

// d is unsorted and stays as it is; values are finite. With n = 0 the estimate is NaN.
// Above n = 500 the normal approximation with tie and continuity correction is taken; the interval
// then as well (Hollander & Wolfe 1999, 3.1 to 3.3).
void pa_signed_rank(const double *d, size_t n, double confidence, struct pa_signed_rank_test *test);

// The smallest two-sided p that n untied non-zero differences can have: 2^(1-n), at most 1.
double pa_signed_rank_smallest_p(size_t n);

#endif
