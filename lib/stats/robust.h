// SPDX-License-Identifier: Apache-2.0
// Location and scale of values among which some are wild.
#ifndef PA_STATS_ROBUST_H
#define PA_STATS_ROBUST_H

#include <stdbool.h>
#include <stddef.h>

// The median; `values` are put in another order. n > 0.
double pa_robust_median(double *values, size_t n);

// Huber's estimate of the location with scale s and bounds of 2 s, from the median on (Huber 1964).
// The median itself if s is 0. `values` are put in another order. n > 0.
double pa_robust_location(double *values, size_t n, double s);

// The standard deviation of single values from differences d of neighbours, which know no levels:
// root of the mean of squares over two, each difference up to 3 * 1.4826 * median(d) (if that is 0:
// up to the smallest difference that is not). 0 if there is none. `d` are put in another order.
double pa_robust_difference_scale(double *d, size_t n);

#endif
