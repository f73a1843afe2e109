// SPDX-License-Identifier: Apache-2.0
// Several pairs of counts, each over its own exposures, that share nothing but the ratio of their
// rates: old and new profiles that were measured in turn. Whatever moves both of a pair alike drops
// out: given its sum, the new count of pair i is binomial with
//
//     share_i = exp(s) new_exposure_i / (old_exposure_i + exp(s) new_exposure_i)
//
// for the log ratio s, the conditional likelihood of Cox (1958). For one pair all is as in
// stats/rate_ratio.h. Pairs without counts say nothing.
#ifndef PA_STATS_RATE_PAIRS_H
#define PA_STATS_RATE_PAIRS_H

#include "stats/rate_ratio.h"

#include <stddef.h>

// The log ratio of the largest likelihood; infinite where all counts of a side are 0.
double pa_rate_pairs_log(const struct pa_rate_pair *pairs, size_t count);
// How much the shares of the pairs vary, as a multiple of what binomial counts would.
struct pa_rate_pairs_spread {
    double dispersion, df;
};
// With v_i = n_i s_i (1 - s_i) for the share s_i at that log ratio and h_i = v_i / sum v: the ratio
// of the sums of squared residuals and of v, over 1 - sum h_i^2 for the ratio that was fitted; df
// is that of its weights, 1 / sum h_i^2 - 1, at least 1. A mean of the pairs' own ratios would let
// pairs of a single sample, which always have 1, hide how clumped the large ones are. At an
// infinite log ratio shares are those of half a sample more a side.
struct pa_rate_pairs_spread pa_rate_pairs_spread(const struct pa_rate_pair *pairs, size_t count,
                                                 double log_ratio);
// Likelihood-ratio statistic of equal rates; `log_ratio` is that of pa_rate_pairs_log().
double pa_rate_pairs_deviance(const struct pa_rate_pair *pairs, size_t count, double log_ratio);
// The log ratios whose deviance stays at or below `limit`.
struct pa_rate_interval pa_rate_pairs_interval(const struct pa_rate_pair *pairs, size_t count,
                                               double log_ratio, double limit);

#endif
