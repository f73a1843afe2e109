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

// Returns P(Z <= z) and P(Z > z) of the standard normal distribution, by erfc().
struct pa_tail pa_tail_normal(double z);
// Returns P(T <= t) and P(T > t) of Student's t with df > 0 degrees of freedom; df infinite is the
// normal distribution. NaN for other df.
struct pa_tail pa_tail_t(double t, double df);
// Returns P(F <= f) and P(F > f) of Fisher's F with d1 (numerator) and d2 (denominator) degrees of
// freedom; d2 may be infinite. Lower is 0 for f <= 0.
struct pa_tail pa_tail_f(double f, double d1, double d2);
// Returns P(X <= x) and P(X > x) of chi-squared with df degrees of freedom, by the incomplete
// gamma function (special.h). Lower is 0 for x <= 0.
struct pa_tail pa_tail_chi2(double x, double df);

// Returns lower P(K <= k) and upper P(K >= k) of the binomial distribution of n draws with
// probability p: both tails include the point k itself. k and n may be real numbers (scaled
// counts): the incomplete beta functions are defined for them too. NaN if n is negative, p is
// outside of [0, 1] or k is NaN.
struct pa_tail pa_tail_binomial(double k, double n, double p);
// Returns lower P(K <= k) and upper P(K >= k) of the Poisson distribution with that mean, >= 0;
// both include k itself, which may be a real number. NaN for a negative mean or a NaN.
struct pa_tail pa_tail_poisson(double k, double mean);

// Returns the z with P(Z <= z) = p: infinite at p = 0 and 1, NaN outside. The quantiles of p and 1
// - p are negatives of each other as far as 1 - p is exact.
double pa_tail_normal_quantile(double p);
// Returns the t with P(T <= t) = p for df > 0 degrees of freedom, infinite df being the normal
// distribution. Infinite at p = 0 and 1; NaN for p outside of [0, 1] or other df.
double pa_tail_t_quantile(double p, double df);

#endif
