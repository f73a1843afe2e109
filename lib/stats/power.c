// SPDX-License-Identifier: Apache-2.0
#include "stats/power.h"

#include "stats/rank.h"
#include "stats/tail.h"

#include <math.h>

double pa_power_detectable(struct pa_power_side old, struct pa_power_side new, double alpha,
                           double power)
{
    if (old.n < 2 || new.n < 2 || !(alpha > 0))
        return INFINITY;
    double level = pa_rank_attained_level(old.n, new.n, alpha);
    if (level == 0)
        return INFINITY;
    double df = (double)(old.n + new.n - 2);
    double t = pa_tail_t_quantile(1 - level / 2, df) + pa_tail_t_quantile(power, df);
    double variance = old.cv * old.cv / (double)old.n + new.cv *new.cv / (double)new.n;
    return t * sqrt(variance / .955);
}

struct pa_power_quantiles pa_power_quantiles(const struct pa_power_levels *levels, size_t n0,
                                             size_t n1)
{
    if (!(levels->alpha > 0) || n0 + n1 < 3)
        return (struct pa_power_quantiles){INFINITY, 1};
    double df = (double)(n0 + n1) - 2;
    return (struct pa_power_quantiles){pa_tail_t_quantile(1 - levels->alpha / 2, df) +
                                           pa_tail_t_quantile(levels->power, df),
                                       pa_tail_t_quantile(.5 + levels->confidence / 2, df)};
}

double pa_power_from_interval(double lo, double hi, const struct pa_power_quantiles *t)
{
    if (!(lo > 0) || !isfinite(hi) || isinf(t->needed))
        return INFINITY;
    return t->needed * ((log(hi) - log(lo)) / 2) / t->interval;
}

double pa_power_detectable_rate_at(const struct pa_power_rates *rates, double t)
{
    return t * sqrt(rates->dispersion * (1 / rates->old + 1 / rates->new));
}

double pa_power_detectable_rate(const struct pa_power_rates *rates, double alpha, double power)
{
    return pa_power_detectable_rate_at(rates, pa_tail_t_quantile(1 - alpha / 2, rates->df) +
                                                  pa_tail_t_quantile(power, rates->df));
}
