// SPDX-License-Identifier: Apache-2.0
// Robust location and scale: estimates that a few outliers hardly move.
#ifndef PA_STATS_ROBUST_H
#define PA_STATS_ROBUST_H

#include <stdbool.h>
#include <stddef.h>

// Returns the median of values[0..n-1], the mean of the middle two for even n; n > 0. The values
// are rearranged. Linear time on average.
double pa_robust_median(double *values, size_t n);

// Returns Huber's M-estimate of location (Huber 1964) of values[0..n-1], n > 0, for a given scale
// s in their unit: residuals beyond 2 s count as 2 s. Starts at the median, which is the result if
// s is 0. The values are rearranged.
double pa_robust_location(double *values, size_t n, double s);

// Returns the standard deviation of single values, estimated from the n absolute differences d (>=
// 0) of neighbours, so that a change of level spoils two of them at most: sqrt(mean(d^2) / 2),
// each difference taken as at most 3 * 1.4826 * median(d); if the median is 0, as at most 3 times
// the smallest positive difference. 0 if n is 0 or all are 0. `d` is rearranged.
double pa_robust_difference_scale(double *d, size_t n);

#endif
