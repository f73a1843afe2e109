// SPDX-License-Identifier: Apache-2.0
// The slope of a series over time that a few outliers do not move: the median of the slopes of all
// pairs of points (Theil 1950, Sen 1968), with the interval that belongs to Kendall's test.
#ifndef PA_STATS_THEIL_SEN_H
#define PA_STATS_THEIL_SEN_H

#include <stddef.h>

struct pa_theil_sen {
    double slope;  // NaN if all times are equal
    double lo, hi; // 95 % interval; infinite where there are too few points for one
    size_t pairs;  // with different times
};

// Returns the Theil-Sen slope of n points (time[i], value[i]), in units of value per unit of time,
// with its 95 % interval (Sen 1968, section 5). Times need no order; pairs of equal time are left
// out. `variance` is that of Kendall's score (struct pa_trend). O(n^2) time and memory: with 1000
// points or more only every k-th is used, k = n / 1000 + 1, and the interval is then infinite. The
// arrays are not changed.
struct pa_theil_sen pa_theil_sen(const double *time, const double *value, size_t n,
                                 double variance);

#endif
