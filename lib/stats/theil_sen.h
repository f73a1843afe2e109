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

// The median of the slopes between all pairs of values (Theil 1950, Sen 1968), NaN without pairs.
// `variance` is that of Kendall's score (stats/trend.h), for the interval, which is infinite where
// points were left out. O(n^2) time and memory: of more than 1000 points, every k-th is looked at.
struct pa_theil_sen pa_theil_sen(const double *time, const double *value, size_t n,
                                 double variance);

#endif
