// SPDX-License-Identifier: Apache-2.0
// Several pairs of counts, each over its own exposures, that have only the ratio of their rates in
// common: old and new profiles that were measured in turn. A factor that both counts of a pair have
// in common cancels: given its sum, the new count of pair i is binomial with
//
//     share_i = exp(s) new_exposure_i / (old_exposure_i + exp(s) new_exposure_i)
//
// for the log ratio s, the conditional likelihood of Cox (1958). For one pair all is as in
// stats/rate_ratio.h. Pairs without counts say nothing.
#ifndef PA_STATS_RATE_PAIRS_H
#define PA_STATS_RATE_PAIRS_H

#include "stats/rate_ratio.h"

#include <stddef.h>

// Returns the log ratio s, new to old, of the largest conditional likelihood of `count` pairs, by
// Newton's method. Minus infinity if all new counts are 0, infinity if all old counts are, NaN if
// both.
double pa_rate_pairs_log(const struct pa_rate_pair *pairs, size_t count);
// How much the shares of the pairs vary: the variance as a multiple of the binomial one, with its
// degrees of freedom.
struct pa_rate_pairs_spread {
    double dispersion, df;
};

// Returns the dispersion of the pairs' shares around those at `log_ratio`, and its degrees of
// freedom. With v_i = n_i s_i (1 - s_i) for a pair's sum n_i and share s_i, and h_i = v_i / sum v:
// dispersion is the sum of squared residuals over sum v, divided by 1 - sum h_i^2 (at least 0.05)
// for the ratio that was fitted; df is 1 / sum h_i^2 - 1, at least 1. At an infinite log ratio the
// shares are those with half a sample added to each side.
//
// Residuals are summed before dividing since the mean of the pairs' own dispersions, which is 1
// for pairs of a single sample, would hide how much the large pairs vary.
struct pa_rate_pairs_spread pa_rate_pairs_spread(const struct pa_rate_pair *pairs, size_t count,
                                                 double log_ratio);
// Returns the likelihood-ratio statistic (deviance) of the hypothesis that the rates are equal,
// about chi^2 with one degree of freedom, >= 0. `log_ratio` is the result of pa_rate_pairs_log().
double pa_rate_pairs_deviance(const struct pa_rate_pair *pairs, size_t count, double log_ratio);
// Returns the profile likelihood interval: the log ratios whose deviance is at most `limit`, such
// as a chi^2 quantile times the dispersion. `log_ratio` is the result of pa_rate_pairs_log(). An
// end is infinite on the side where all counts are 0.
struct pa_rate_interval pa_rate_pairs_interval(const struct pa_rate_pair *pairs, size_t count,
                                               double log_ratio, double limit);

#endif
