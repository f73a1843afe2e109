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

// Where the bound lies: behind `inside`, before `outside`.
struct bracket {
    double inside, outside;
};

// Whether `b` does not lie before `a` on the way from inside to outside.
static bool is_behind(const struct bracket *way, double a, double b)
{
    return way->outside > way->inside ? b >= a : b <= a;
}

// What the deviance may be wrong by, from rounding, and much more.
static double rounding(const struct pa_rate_model *m)
{
    return 1e-12 * (m->old + m->new);
}

// Finds about where the root of the deviance, which is nearly straight, passes that of the limit:
// *slope is how steep it is there. False if that leads astray.
static bool approach(const struct pa_rate_model *m, const struct bracket *way, double limit,
                     double *at, double *slope)
{
    double root = sqrt(limit), x[2] = {way->inside, way->outside}, height[2];
    for (int i = 0; i < 2; i++)
        height[i] = sqrt(m->deviance(m->state, x[i])) - root;
    for (int i = 0; i < 8; i++) {
        *slope = (height[1] - height[0]) / (x[1] - x[0]);
        *at = x[1] - height[1] / *slope;
        if (!is_behind(way, way->inside, *at) || !is_behind(way, *at, way->outside))
            return false;
        if (fabs(*at - x[1]) * 2 * root * fabs(*slope) <= rounding(m))
            return true;
        x[0] = x[1];
        height[0] = height[1];
        x[1] = *at;
        height[1] = sqrt(m->deviance(m->state, x[1])) - root;
    }
    return false;
}

// A bracket that is so narrow that hardly anything is left to be found out, and so wide that
// whatever lies outside of it is known for certain to be below or above the limit; or all the way.
static struct bracket narrow(const struct pa_rate_model *m, const struct bracket *way, double limit)
{
    double at, slope;
    if (!approach(m, way, limit, &at, &slope))
        return *way;
    double far = 4 * rounding(m) / (2 * sqrt(limit) * fabs(slope));
    struct bracket b = {at - far, at + far};
    if (way->outside < way->inside)
        b = (struct bracket){at + far, at - far};
    bool certain = is_behind(way, way->inside, b.inside) &&
                   is_behind(way, b.outside, way->outside) &&
                   limit - m->deviance(m->state, b.inside) > rounding(m) &&
                   m->deviance(m->state, b.outside) - limit > rounding(m);
    return certain ? b : *way;
}

// Halves the way until it is short enough. Where the deviance need not be computed, as it only
// grows on the way, it is not.
static double halve(const struct pa_rate_model *m, struct bracket way, double limit)
{
    struct bracket known = narrow(m, &way, limit);
    for (int i = 0; i < 60 && fabs(way.outside - way.inside) > 1e-12 * (1 + fabs(way.inside));
         i++) {
        double middle = .5 * (way.inside + way.outside);
        bool below =
            is_behind(&way, middle, known.inside) ||
            (!is_behind(&way, known.outside, middle) && m->deviance(m->state, middle) <= limit);
        *(below ? &way.inside : &way.outside) = middle;
    }
    return .5 * (way.inside + way.outside);
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
    return halve(m, (struct bracket){inside, outside}, limit);
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
