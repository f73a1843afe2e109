// SPDX-License-Identifier: Apache-2.0
// Tail probabilities of the usual distributions, always both tails at once, each exact where it is
// small, with logarithms that don't underflow.
//
//     double p = 2 * pa_tail_t(fabs(t), df).upper;       // two-sided
//
// Degrees of freedom may be any positive real number, or infinite where that has a meaning.
#ifndef PA_STATS_TAIL_H
#define PA_STATS_TAIL_H

#include "stats/special.h"

// The standard normal distribution, by erfc().
struct pa_tail pa_tail_normal(double z);
// Student's t; df infinite is the normal distribution.
struct pa_tail pa_tail_t(double t, double df);
// Fisher's F with d1 over d2 degrees of freedom; d2 may be infinite.
struct pa_tail pa_tail_f(double f, double d1, double d2);
// Chi-squared with df degrees of freedom: the incomplete gamma function (special.h).
struct pa_tail pa_tail_chi2(double x, double df);

// The binomial distribution of n draws with probability p. Of whole numbers, both tails hold the
// point itself: lower is P(K <= k), upper is P(K >= k). k and n may be real numbers (scaled
// counts): the incomplete functions carry over.
struct pa_tail pa_tail_binomial(double k, double n, double p);
// Poisson with this mean, which is >= 0.
struct pa_tail pa_tail_poisson(double k, double mean);

// The z with P(Z <= z) = p. Exactly antisymmetric around p = 1/2 as far as 1 - p is exact.
double pa_tail_normal_quantile(double p);
// The t with P(T <= t) = p: infinite at p = 0 and 1; NaN outside of 0..1 and unless df > 0. df
// infinite is the normal distribution.
double pa_tail_t_quantile(double p, double df);

#endif
