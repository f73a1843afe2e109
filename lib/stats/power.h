// SPDX-License-Identifier: Apache-2.0
// What a comparison could have seen.
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

// Two counts of samples, and what is known about their noise.
struct pa_power_rates {
    double old, new; // about how many samples each side has
    double dispersion, df;
};

// The smallest relative change that a two-sided Mann-Whitney test of level alpha finds with that
// power, for noise that is about normal: (t_(1-alpha'/2) + t_power) * sqrt((cv0^2/n0 + cv1^2/n1) /
// 0.955), where 0.955 = 3/pi is the efficiency of the test (Pitman; Lehmann 1975), t has
// n0 + n1 - 2 degrees of freedom and alpha' is the level that the test attains, being discrete.
// Infinite if the samples are too small to find anything at all.
double pa_power_detectable(struct pa_power_side old, struct pa_power_side new, double alpha,
                           double power);

// The quantiles for samples of n0 and n1 values: n0 + n1 - 2 degrees of freedom. They take most of
// the time of pa_power_from_interval(), and serve all intervals of samples of these sizes.
struct pa_power_quantiles pa_power_quantiles(const struct pa_power_levels *levels, size_t n0,
                                             size_t n1);

// The smallest relative change that would be found, from the interval [lo, hi] that the ratio
// new/old turned out to have: needed * half the logarithmic width / interval. The interval also
// shows noise that has long tails or two modes. Infinite if lo is not positive, hi is not finite or
// the samples are too small.
double pa_power_from_interval(double lo, double hi, const struct pa_power_quantiles *quantiles);

// The same for the rates of two counts (stats/quasi_poisson.h): the smallest |log ratio| found with
// that power, (t_(1-alpha/2) + t_power) * sqrt(dispersion (1/old + 1/new)). A lone discovery among
// m functions needs alpha = rate / m. df may be infinite; infinite if a count is 0.
double pa_power_detectable_rate(const struct pa_power_rates *rates, double alpha, double power);
// The same if t_power = pa_tail_t_quantile(power, df) is known: it is that of many counts.
double pa_power_detectable_rate_at(const struct pa_power_rates *rates, double alpha,
                                   double t_power);

#endif
