// SPDX-License-Identifier: Apache-2.0
// Power of a comparison: the minimum detectable effect, the smallest change that its test would
// find with a given probability.
#ifndef PA_STATS_POWER_H
#define PA_STATS_POWER_H

#include <stddef.h>

// One side of a comparison: its size and its noise as a share of its centre (the robust coefficient
// of variation is 1.4826 MAD / median).
struct pa_power_side {
    size_t n;
    double cv;
};

// The level of the test, the power wanted of it, and the level of the interval: shares of 1.
struct pa_power_levels {
    double alpha, power, confidence;
};

// Quantiles of Student's t that depend on levels and sizes of samples only.
struct pa_power_quantiles {
    double needed;   // t_(1-alpha/2) + t_power: an effect so many standard errors away is found
    double interval; // half the width of the interval, in standard errors
};

// The numbers of samples of two sides, which may be estimates, and the dispersion of these counts
// with its degrees of freedom.
struct pa_power_rates {
    double old, new;
    double dispersion, df;
};

// Returns the minimum detectable effect of a two-sided Mann-Whitney test, as a relative change
// (0.05 is 5 %): the smallest one found with probability `power` at level `alpha` (both shares of
// 1), for noise that is about normal.
//
// (t_(1-alpha'/2) + t_power) * sqrt((cv0^2/n0 + cv1^2/n1) / 0.955), where 0.955 = 3/pi is the
// efficiency of the test (Pitman; Lehmann 1975), t has n0 + n1 - 2 degrees of freedom and alpha'
// is the level that the test attains, being discrete. Infinite if a side has fewer than two
// values, or no outcome of these sizes is significant at alpha.
double pa_power_detectable(struct pa_power_side old, struct pa_power_side new, double alpha,
                           double power);

// Returns the quantiles of Student's t with n0 + n1 - 2 degrees of freedom for samples of n0 and
// n1 values. They take most of the time of pa_power_from_interval() and depend on the sizes only,
// so that a caller can keep them for all rows of equal sizes. `needed` is infinite if
// levels->alpha is not positive or there are fewer than three values.
struct pa_power_quantiles pa_power_quantiles(const struct pa_power_levels *levels, size_t n0,
                                             size_t n1);

// Returns the minimum detectable effect, as a difference of logarithms of the ratio new/old, of a
// comparison whose interval of that ratio is [lo, hi]: quantiles->needed * (log hi - log lo) / 2 /
// quantiles->interval. The width of the interval includes noise with long tails or two modes.
// Infinite if lo is not positive, hi is not finite or the samples are too small.
double pa_power_from_interval(double lo, double hi, const struct pa_power_quantiles *quantiles);

// Returns the minimum detectable effect, as |log ratio|, of a test of the rates of two counts
// (stats/quasi_poisson.h) at level `alpha` with probability `power`: (t_(1-alpha/2) + t_power) *
// sqrt(dispersion (1/old + 1/new)), with rates->df degrees of freedom, which may be infinite. For
// the only discovery among m functions take alpha = rate / m. Infinite if a count is 0.
double pa_power_detectable_rate(const struct pa_power_rates *rates, double alpha, double power);
// Returns the same as pa_power_detectable_rate() with the sum of the two quantiles of t given, of
// which a caller can keep those that it needs again.
double pa_power_detectable_rate_at(const struct pa_power_rates *rates, double t);

#endif
