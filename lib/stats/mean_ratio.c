// SPDX-License-Identifier: Apache-2.0
#include "stats/mean_ratio.h"

#include "base/memory.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

// Mean of the logarithms and the variance of that mean; NaN where there are too few.
struct log_mean {
    double mean, variance;
};

// log(x[i]), or log(x[i] / below[i]).
static struct log_mean log_mean(const double *x, const double *below, size_t n)
{
    double *logs = pa_xmalloc((n + 1) * sizeof *logs);
    for (size_t i = 0; i < n; i++) {
        logs[i] = log(x[i]) - (below ? log(below[i]) : 0);
        if (!isfinite(logs[i]))
            logs[i] = NAN;
    }
    struct log_mean m = {pa_summary_mean(logs, n), pa_summary_variance(logs, n) / (double)n};
    free(logs);
    return m;
}

static struct pa_mean_ratio judge(double difference, double variance, double df, double confidence)
{
    struct pa_mean_ratio r = {difference, NAN, NAN, NAN, NAN};
    double sd = sqrt(variance);
    if (isnan(sd) || isnan(difference))
        return r;
    r.df = df;
    double half = sd > 0 ? sd * pa_tail_t_quantile(.5 + confidence / 2, df) : 0;
    r.lo = difference - half;
    r.hi = difference + half;
    r.p = difference == 0 ? 1 : sd == 0 ? 0 : 2 * pa_tail_t(fabs(difference) / sd, df).upper;
    return r;
}

struct pa_mean_ratio pa_mean_ratio_test(const double *old, size_t old_count, const double *new,
                                        size_t new_count, double confidence)
{
    struct log_mean a = log_mean(old, NULL, old_count), b = log_mean(new, NULL, new_count);
    double v = a.variance + b.variance, df = (double)(old_count + new_count) - 2;
    if (v > 0) // Satterthwaite's
        df = v * v /
             (a.variance * a.variance / ((double)old_count - 1) +
              b.variance * b.variance / ((double)new_count - 1));
    return judge(b.mean - a.mean, v, df, confidence);
}

struct pa_mean_ratio pa_mean_ratio_paired(const double *old, const double *new, size_t pairs,
                                          double confidence)
{
    struct log_mean d = log_mean(new, old, pairs);
    return judge(d.mean, d.variance, (double)pairs - 1, confidence);
}
