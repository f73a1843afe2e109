// SPDX-License-Identifier: Apache-2.0
// Statistics as benchstat computes them, including its rounding errors, so that `pa` can print the
// same figures as benchstat. stats/rank.h and stats/summary.h have the correct versions.
#ifndef PA_STATS_BENCHSTAT_H
#define PA_STATS_BENCHSTAT_H

#include "stats/summary.h"

#include <stddef.h>

// Returns the two-sided p of the Mann-Whitney test of x[0..nx-1] against y[0..ny-1] as benchstat
// computes it. Both samples have at least one value and any order; they are not changed.
//
// The p is twice the lower tail, at the smaller of the two U statistics, of the distribution of
// the first sample's U. That distribution is not symmetric if values are tied and the sizes
// differ: p can then exceed 1 and changes when the samples are swapped. With more than 50 values
// in a sample (more than 25 if there are ties) it is the normal approximation, which gives 0 if U
// lies more than 8.3 standard deviations from its mean. NaN if all values are equal: no test is
// made then.
double pa_benchstat_p(const double *x, size_t nx, const double *y, size_t ny);

// Returns the ranks of the confidence interval of the median of n values as benchstat finds it;
// confidence is a share of 1. It differs from pa_summary_median_interval() for n from 21 to 30
// only: benchstat takes binomial probabilities from lgamma(), whose rounding decides there which
// of two equally likely ranks is added first.
struct pa_order_interval pa_benchstat_median_interval(size_t n, double confidence);

#endif
