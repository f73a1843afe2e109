// SPDX-License-Identifier: Apache-2.0
// The Mann-Whitney U test of two independent samples, exact with ties.
//
// The null distribution is counted, not approximated: every way to pick the smaller sample from
// the pooled mid-ranks is equally likely. The two-sided p is the share of picks whose rank sum lies
// at least as far from its mean as the observed one, so swapping the samples keeps p, it never
// exceeds 1, and p depends on nothing but the ranks.
//
//     struct pa_rank_test t;
//     pa_rank_mann_whitney(&(struct pa_two_samples){old, n_old, new, n_new}, PA_RANK_AUTO, &t);
//     if (!t.all_equal && t.p <= alpha) ...
#ifndef PA_STATS_RANK_H
#define PA_STATS_RANK_H

#include <stdbool.h>
#include <stddef.h>

// Two independent samples, unsorted, which stay the caller's.
struct pa_two_samples {
    const double *x;
    size_t nx;
    const double *y;
    size_t ny;
};

enum pa_rank_method {
    PA_RANK_AUTO,  // exact unless pa_rank_is_exact_feasible() says no
    PA_RANK_EXACT, // whatever it costs; falls back beyond 1e10 steps or counts above 1e300
    PA_RANK_NORMAL // normal approximation with tie and continuity correction
};

struct pa_rank_test {
    double u;       // pairs (x, y) with x > y, equal pairs count one half
    double p;       // two-sided
    double log_p;   // finite also where p underflows
    double lower;   // one-sided: P(U <= u), small if x tends to be smaller
    double upper;   // one-sided: P(U >= u)
    double z;       // of the normal approximation, without continuity correction; 0 if all_equal
    bool exact;     // from the exact distribution
    bool ties;      // some value occurs twice in the pooled samples
    bool all_equal; // every value is the same: p is 1
};

// Makes the Mann-Whitney U test (1947) of two independent samples and fills *test. NaN counts as
// smaller than every number and equal to itself. With an empty sample p is 1 and all_equal is
// false. Ties are handled exactly by dynamic programming over the doubled mid-ranks, group by
// group (compare Klotz 1966; Streitberg & Röhmel 1986).
void pa_rank_mann_whitney(const struct pa_two_samples *samples, enum pa_rank_method method,
                          struct pa_rank_test *test);

// Returns the smallest two-sided p that nx against ny untied values can have: 2 / C(nx + ny, nx),
// at most 1.
double pa_rank_smallest_p(size_t nx, size_t ny);

// Returns whether PA_RANK_AUTO takes the exact distribution for samples of these sizes: n1 N S <=
// 6.5e8, where n1 is the smaller size, N the sum of both and S the largest doubled rank sum of the
// smaller sample. True up to 100 against 100.
bool pa_rank_is_exact_feasible(size_t nx, size_t ny);

// Returns the largest level <= alpha that the two-sided test of nx against ny untied values
// attains; the test is discrete, so it is mostly below alpha. 0 if no outcome is significant at
// alpha, or a size is 0, or alpha is not positive. Returns alpha itself where the exact
// distribution is not feasible.
double pa_rank_attained_level(size_t nx, size_t ny, double alpha);

// Returns the depth C of Moses' confidence interval of the shift between two samples: from the
// C-th smallest to the C-th largest of the nx * ny differences (or ratios), which covers the true
// one with at least that confidence, a share of 1. 0 if not even the extremes do so, i.e. there is
// no interval. Exact while feasible, then by the normal approximation (Hollander & Wolfe 1999,
// 4.3).
size_t pa_rank_moses_depth(size_t nx, size_t ny, double confidence);

#endif
