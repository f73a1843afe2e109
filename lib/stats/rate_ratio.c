// SPDX-License-Identifier: Apache-2.0
#include "stats/rate_ratio.h"

#include <math.h>
#include <stdbool.h>

// y log(y / expected), 0 for y = 0.
static double term(double y, double expected)
{
    return y > 0 ? y * log(y / expected) : 0;
}

double pa_rate_ratio_log(const struct pa_rate_pair *p)
{
    return log(p->new / p->new_exposure) - log(p->old / p->old_exposure);
}

// The deviance of the hypothesis log(new rate / old rate) = shift.
static double deviance_at(const struct pa_rate_pair *p, double shift)
{
    double all = p->old + p->new, odds = p->new_exposure / p->old_exposure *exp(shift);
    double d = 2 * (term(p->old, all / (1 + odds)) + term(p->new, all * (odds / (1 + odds))));
    return d > 0 ? d : 0;
}

double pa_rate_ratio_deviance(const struct pa_rate_pair *pair)
{
    return deviance_at(pair, 0);
}

// Walks from `inside`, where the deviance is below the limit, in steps of growing width to the
// other side, then halves.
static double find_bound(const struct pa_rate_model *m, double inside, double step, double limit)
{
    double outside = inside + step;
    while (m->deviance(m->state, outside) <= limit && fabs(outside) < 600) {
        inside = outside;
        step *= 2;
        outside += step;
    }
    for (int i = 0; i < 60 && fabs(outside - inside) > 1e-12 * (1 + fabs(inside)); i++) {
        double middle = .5 * (inside + outside);
        if (m->deviance(m->state, middle) <= limit)
            inside = middle;
        else
            outside = middle;
    }
    return .5 * (inside + outside);
}

struct pa_rate_interval pa_rate_interval_of(const struct pa_rate_model *m, double limit)
{
    struct pa_rate_interval interval = {-INFINITY, INFINITY};
    double step = sqrt(limit * (1 / (m->old + .5) + 1 / (m->new + .5))) + 1e-9;
    bool finite = isfinite(m->best);
    if (m->new > 0)
        interval.lo = find_bound(m, finite ? m->best : 600, finite ? -step : -1, limit);
    if (m->old > 0)
        interval.hi = find_bound(m, finite ? m->best : -600, finite ? step : 1, limit);
    return interval;
}

static double deviance_of_pair(const void *pair, double log_ratio)
{
    return deviance_at(pair, log_ratio);
}

struct pa_rate_interval pa_rate_ratio_deviance_interval(const struct pa_rate_pair *pair,
                                                        double limit)
{
    struct pa_rate_model m = {deviance_of_pair, pair, pa_rate_ratio_log(pair), pair->old,
                              pair->new};
    return pa_rate_interval_of(&m, limit);
}

double pa_rate_ratio_score(const struct pa_rate_pair *p)
{
    double all = p->old + p->new, exposure = p->old_exposure + p->new_exposure;
    double share = p->new_exposure / exposure, rest = p->old_exposure / exposure;
    // new - all * share, written so that swapping the sides changes nothing but the sign.
    return (p->new *rest - p->old *share) / sqrt(all * share * rest);
}

struct pa_rate_interval pa_rate_ratio_score_interval(const struct pa_rate_pair *p, double limit)
{
    double all = p->old + p->new, centre = p->new + limit / 2, mirror = p->old + limit / 2;
    double half = sqrt(limit * (p->new * p->old / all + limit / 4));
    double exposure = log(p->new_exposure / p->old_exposure);
    // The bounds of the share s of the new side give s/(1 - s).
    struct pa_rate_interval interval = {
        p->new > 0 ? log((centre - half) / (mirror + half)) - exposure : -INFINITY,
        p->old > 0 ? log((centre + half) / (mirror - half)) - exposure : INFINITY};
    return interval;
}
