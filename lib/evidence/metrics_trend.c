// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics.h"
#include "stats/summary.h"
#include "stats/trend.h"

#include <math.h>
#include <stdlib.h>

// The median of the slopes of all pairs, with the interval that Kendall's variance gives (Sen
// 1968).
static void find_slope(struct pa_arena *arena, const double *x, const double *y,
                       struct pa_metric_trend *t, double variance)
{
    size_t n = t->count, count = 0;
    double *slopes = pa_arena_calloc(arena, n * (n - 1) / 2, sizeof *slopes);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++)
            slopes[count++] = (y[k] - y[i]) / (x[k] - x[i]);
    }
    pa_summary_sort(slopes, count);
    t->slope = pa_summary_sorted_median(slopes, count);
    double c = 1.96 * sqrt(variance), low = floor(((double)count - c) / 2);
    if (n < 5 || low < 1)
        return;
    t->low = slopes[(size_t)low - 1];
    t->high = slopes[count - (size_t)low];
}

void pa_metric_trend(const struct pa_metrics *m, const struct pa_metric *metric,
                     struct pa_metric_trend *t)
{
    double *x = pa_arena_calloc(m->arena, m->moments, sizeof *x);
    double *y = pa_arena_calloc(m->arena, m->moments, sizeof *y);
    struct pa_trend trend;
    *t = (struct pa_metric_trend){0, NAN, NAN, NAN, NAN, NAN, 1};
    for (size_t i = 0; i < m->moments; i++) {
        double value = metric->values[i];
        if (!isfinite(value))
            continue;
        if (metric->counter && t->count && value < y[t->count - 1])
            t->count = 0; // started anew
        x[t->count] = m->at ? m->at[i] : (double)i;
        y[t->count++] = value;
    }
    if (!t->count)
        return;
    t->first = y[0];
    t->last = y[t->count - 1];
    if (t->count < 2)
        return;
    pa_trend_mann_kendall(y, t->count, &trend);
    t->p = trend.p;
    find_slope(m->arena, x, y, t, trend.variance);
}
