// SPDX-License-Identifier: Apache-2.0
#include "stats/rate_pairs.h"

#include <math.h>
#include <stdbool.h>

struct model {
    const struct pa_rate_pair *pairs;
    size_t count;
    double best, best_likelihood; // the log ratio of the largest likelihood
};

static double sum_side(const struct pa_rate_pair *pairs, size_t count, int side)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += side ? pairs[i].new : pairs[i].old;
    return sum;
}

static double odds_at(const struct pa_rate_pair *p, double log_ratio)
{
    return exp(log_ratio) * (p->new_exposure / p->old_exposure);
}

// The derivative of the log likelihood: expected less observed new counts at that log ratio.
// *slope is how fast it grows with the log ratio.
static double score_at(const struct pa_rate_pair *pairs, size_t count, double log_ratio,
                       double *slope)
{
    double excess = 0;
    *slope = 0;
    for (size_t i = 0; i < count; i++) {
        double all = pairs[i].old + pairs[i].new, odds = odds_at(&pairs[i], log_ratio);
        double share = odds / (1 + odds), rest = 1 / (1 + odds);
        excess += pairs[i].old * share - pairs[i].new *rest; // all * share - new
        *slope += all * share * rest;
    }
    return excess;
}

double pa_rate_pairs_log(const struct pa_rate_pair *pairs, size_t count)
{
    double exposure[2] = {0, 0}, sum[2] = {sum_side(pairs, count, 0), sum_side(pairs, count, 1)};
    for (size_t i = 0; i < count; i++) {
        exposure[0] += pairs[i].old_exposure;
        exposure[1] += pairs[i].new_exposure;
    }
    double at = log(sum[1] / exposure[1]) - log(sum[0] / exposure[0]);
    if (!isfinite(at)) // a side without counts
        return at;
    for (int i = 0; i < 50; i++) { // Newton's steps, none too long
        double slope, excess = score_at(pairs, count, at, &slope);
        double step = fmax(-2, fmin(2, excess / slope));
        at -= step;
        if (!(fabs(step) > 1e-14 * (1 + fabs(at))))
            break;
    }
    return at;
}

// The log ratio at which shares are computed: where a side has no counts, that of half a sample
// added to each side.
static double finite_ratio(const struct pa_rate_pair *pairs, size_t count, double log_ratio)
{
    double exposure[2] = {0, 0};
    if (isfinite(log_ratio))
        return log_ratio;
    for (size_t i = 0; i < count; i++) {
        exposure[0] += pairs[i].old_exposure;
        exposure[1] += pairs[i].new_exposure;
    }
    return log((sum_side(pairs, count, 1) + .5) / exposure[1]) -
           log((sum_side(pairs, count, 0) + .5) / exposure[0]);
}

struct pa_rate_pairs_spread pa_rate_pairs_spread(const struct pa_rate_pair *pairs, size_t count,
                                                 double log_ratio)
{
    static const double least = .05; // of what the fit leaves: all may lie in one pair
    double at = finite_ratio(pairs, count, log_ratio), squares = 0, sum = 0, sum_of_squares = 0;
    for (size_t i = 0; i < count; i++) {
        double all = pairs[i].old + pairs[i].new, odds = odds_at(&pairs[i], at);
        double share = odds / (1 + odds), rest = 1 / (1 + odds), v = all * share * rest;
        double residual = pairs[i].new *rest - pairs[i].old *share;
        squares += residual * residual;
        sum += v;
        sum_of_squares += v * v;
    }
    if (!(sum > 0))
        return (struct pa_rate_pairs_spread){0, 1};
    double h2 = sum_of_squares / (sum * sum);
    return (struct pa_rate_pairs_spread){squares / sum / fmax(least, 1 - h2), fmax(1, 1 / h2 - 1)};
}

// The log likelihood of the shares; at most 0.
static double likelihood_at(const struct model *m, double log_ratio)
{
    double sum = 0;
    for (size_t i = 0; i < m->count; i++) {
        const struct pa_rate_pair *p = &m->pairs[i];
        double odds = odds_at(p, log_ratio);
        sum -= p->new > 0 ? p->new *log1p(1 / odds) : 0;
        sum -= p->old > 0 ? p->old * log1p(odds) : 0;
    }
    return sum;
}

static struct model model_of(const struct pa_rate_pair *pairs, size_t count, double log_ratio)
{
    struct model m = {pairs, count, log_ratio, 0};
    m.best_likelihood = isfinite(log_ratio) ? likelihood_at(&m, log_ratio) : 0;
    return m;
}

static double deviance_at(const struct model *m, double log_ratio)
{
    return fmax(0, 2 * (m->best_likelihood - likelihood_at(m, log_ratio)));
}

double pa_rate_pairs_deviance(const struct pa_rate_pair *pairs, size_t count, double log_ratio)
{
    struct model m = model_of(pairs, count, log_ratio);
    return deviance_at(&m, 0);
}

static double deviance_of_model(const void *model, double log_ratio)
{
    return deviance_at(model, log_ratio);
}

struct pa_rate_interval pa_rate_pairs_interval(const struct pa_rate_pair *pairs, size_t count,
                                               double log_ratio, double limit)
{
    struct model m = model_of(pairs, count, log_ratio);
    struct pa_rate_model rates = {deviance_of_model, &m, log_ratio, sum_side(pairs, count, 0),
                                  sum_side(pairs, count, 1)};
    return pa_rate_interval_of(&rates, limit);
}
