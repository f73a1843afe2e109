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

// A model of which only the log ratio is unknown.
struct pa_rate_model {
    double (*deviance)(const void *state, double log_ratio); // >= 0, and 0 at `best`
    const void *state;                                       // passed to deviance()
    double best;     // the log ratio of the largest likelihood; may be infinite
    double old, new; // sums of counts of the sides
};

struct pa_rate_interval {
    double lo, hi; // of log(new rate / old rate); infinite where a count is 0
};

// Returns log(new rate / old rate), the natural logarithm: infinite if one count is 0.
double pa_rate_ratio_log(const struct pa_rate_pair *pair);
// Returns the likelihood-ratio statistic (deviance) of the hypothesis that the rates are equal,
// about chi^2 with one degree of freedom; >= 0.
double pa_rate_ratio_deviance(const struct pa_rate_pair *pair);
// Returns the profile likelihood interval: the log ratios whose deviance is at most `limit` (for
// 95 % the chi^2 quantile 3.84, times the dispersion if there is one).
struct pa_rate_interval pa_rate_ratio_deviance_interval(const struct pa_rate_pair *pair,
                                                        double limit);
// Returns the profile likelihood interval of any model with one log ratio: those whose deviance is
// at most `limit`, found by stepping out from model->best and bisection to 1e-12. lo is -infinity
// if model->new is 0, hi is infinity if model->old is 0.
struct pa_rate_interval pa_rate_interval_of(const struct pa_rate_model *model, double limit);
// Returns the score statistic of the hypothesis that the rates are equal, about standard normal:
// positive if the new rate is higher.
double pa_rate_ratio_score(const struct pa_rate_pair *pair);
// Returns the score interval (Wilson 1927), in closed form: the log ratios whose squared score is
// at most `limit` (for 95 % 3.84, times the dispersion). An end is infinite where a count is 0.
struct pa_rate_interval pa_rate_ratio_score_interval(const struct pa_rate_pair *pair, double limit);

#endif
