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

// An interval of the ratio new/old, and the sizes of the samples that it is from.
struct pa_power_interval {
    double lo, hi, confidence;
    size_t n0, n1;
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

// The same from what an interval of the ratio turned out as, which also shows noise that has long
// tails or two modes: (t_(1-alpha/2) + t_power) * half the logarithmic width / t of the interval,
// whose level is `confidence`. n0 + n1 - 2 degrees of freedom. Infinite if lo is not positive.
double pa_power_from_interval(const struct pa_power_interval *interval, double alpha, double power);

// The same for the rates of two counts (stats/quasi_poisson.h): the smallest |log ratio| found with
// that power, (t_(1-alpha/2) + t_power) * sqrt(dispersion (1/old + 1/new)). A lone discovery among
// m functions needs alpha = rate / m. df may be infinite; infinite if a count is 0.
double pa_power_detectable_rate(const struct pa_power_rates *rates, double alpha, double power);

#endif
