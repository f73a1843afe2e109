// SPDX-License-Identifier: Apache-2.0
// The Mann-Kendall test: do values rise or fall over the order of their measurement?
#ifndef PA_STATS_TREND_H
#define PA_STATS_TREND_H

#include <stdbool.h>
#include <stddef.h>

struct pa_trend {
    double score;    // pairs that rise minus pairs that fall
    double tau;      // the score as a share of all pairs, -1 to 1
    double variance; // of the score over all arrangements of the values, ties included
    double p;        // two-sided, 1 for n < 3
    bool exact;      // n <= 10; above, normal with tie and continuity correction
};

// Makes the Mann-Kendall test (Mann 1945; Kendall 1975) of x[0..n-1], in the order of measurement,
// and fills *trend; x is not changed. The exact distribution holds with ties too: it is that of
// the inversions of a random arrangement of the same values (q-multinomial coefficients). NaN
// counts as smaller than every number. For n < 2 all is 0 but p, which is 1. O(n log n) time.
void pa_trend_mann_kendall(const double *x, size_t n, struct pa_trend *trend);

#endif
