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

double pa_power_from_interval(const struct pa_power_interval *in, double alpha, double power)
{
    if (!(in->lo > 0) || !isfinite(in->hi) || !(alpha > 0) || in->n0 + in->n1 < 3)
        return INFINITY;
    double df = (double)(in->n0 + in->n1) - 2, half = (log(in->hi) - log(in->lo)) / 2;
    double t = pa_tail_t_quantile(1 - alpha / 2, df) + pa_tail_t_quantile(power, df);
    return t * half / pa_tail_t_quantile(.5 + in->confidence / 2, df);
}

double pa_power_detectable_rate(const struct pa_power_rates *rates, double alpha, double power)
{
    double t = pa_tail_t_quantile(1 - alpha / 2, rates->df) + pa_tail_t_quantile(power, rates->df);
    return t * sqrt(rates->dispersion * (1 / rates->old + 1 / rates->new));
}
