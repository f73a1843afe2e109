// SPDX-License-Identifier: Apache-2.0
// Two counts, each over an exposure: is the rate the same? The shared arithmetic of the tests of
// profiles. Given the sum, the second count is binomial with probability E1/(E0 + E1) under the
// null hypothesis (Przyborowski & Wilenski 1940), whose deviance and score are those below.
#ifndef PA_STATS_RATE_RATIO_H
#define PA_STATS_RATE_RATIO_H

struct pa_rate_pair {
    double old, new;                   // counts >= 0, not both 0; real numbers are fine
    double old_exposure, new_exposure; // > 0
};

// A model that has a deviance at each log ratio, >= 0 and 0 at `best`.
struct pa_rate_model {
    double (*deviance)(const void *state, double log_ratio);
    const void *state;
    double best;
    double old, new; // sums of counts of the sides
};

struct pa_rate_interval {
    double lo, hi; // of log(new rate / old rate); infinite where a count is 0
};

// log of the ratio of the rates; infinite where one count is 0.
double pa_rate_ratio_log(const struct pa_rate_pair *pair);
// Likelihood-ratio statistic of equal rates, about chi^2 with one degree of freedom; >= 0.
double pa_rate_ratio_deviance(const struct pa_rate_pair *pair);
// The log ratios whose deviance stays at or below `limit`: the profile likelihood interval.
struct pa_rate_interval pa_rate_ratio_deviance_interval(const struct pa_rate_pair *pair,
                                                        double limit);
// The same of any model with one log ratio. Towards a side whose sum is 0 the interval is
// unbounded.
struct pa_rate_interval pa_rate_interval_of(const struct pa_rate_model *model, double limit);
// Score statistic, about standard normal: positive if the new rate is higher.
double pa_rate_ratio_score(const struct pa_rate_pair *pair);
// The log ratios whose squared score stays at or below `limit` (Wilson 1927), closed form.
struct pa_rate_interval pa_rate_ratio_score_interval(const struct pa_rate_pair *pair, double limit);

#endif
