// SPDX-License-Identifier: Apache-2.0
// Does a series drift? The Mann-Kendall test of values in the order of measurement.
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

// Mann (1945), Kendall (1975). The exact distribution holds with ties too: that of the inversions
// of a random arrangement of the same values (the q-multinomial coefficients). NaN
// counts as smaller than every number. O(n log n) time.
void pa_trend_mann_kendall(const double *x, size_t n, struct pa_trend *trend);

#endif
