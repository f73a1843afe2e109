// SPDX-License-Identifier: Apache-2.0
// Statistics as benchstat computes them, for those who check `pa` against it. What they do wrong is
// done right in stats/rank.h and stats/summary.h.
#ifndef PA_STATS_BENCHSTAT_H
#define PA_STATS_BENCHSTAT_H

#include "stats/summary.h"

#include <stddef.h>

// The two-sided p of the Mann-Whitney test. It is twice the probability of the smaller of both U
// under the distribution of the *first* sample's U, which is not symmetric if values are tied and
// the samples differ in size: it can exceed 1, and changes when the samples are swapped. With more
// than 50 values in a sample, more than 25 if some are tied, it is the normal approximation, and 0
// if U lies more than 8.3 deviations above its mean.
//
// Neither sample is empty. NaN if all values are equal: no test is made then.
double pa_benchstat_p(const double *x, size_t nx, const double *y, size_t ny);

// The interval of the median. From 21 to 30 values the chances of two neighbours that are equally
// likely differ by the rounding of lgamma(), which then picks one of them.
struct pa_order_interval pa_benchstat_median_interval(size_t n, double confidence);

#endif
