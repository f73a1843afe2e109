// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace_growth.h"

#include "stats/summary.h"
#include "stats/trend.h"

#include <math.h>

enum { FEWEST = 6, WINDOWS = 12 };

// The median of the slopes between all pairs of points.
static double median_slope(const double *x, const double *y, size_t n)
{
    double slopes[PA_GCTRACE_PARTS * (PA_GCTRACE_PARTS - 1) / 2];
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            if (x[k] > x[i])
                slopes[count++] = (y[k] - y[i]) / (x[k] - x[i]);
        }
    }
    pa_summary_sort(slopes, count);
    return pa_summary_sorted_median(slopes, count);
}

static double median_of(const double *y, size_t n)
{
    double copy[PA_GCTRACE_PARTS];
    for (size_t i = 0; i < n; i++)
        copy[i] = y[i];
    pa_summary_sort(copy, n);
    return pa_summary_sorted_median(copy, n);
}

void pa_gctrace_growth(const struct pa_gctrace *t, struct pa_gctrace_growth *g)
{
    double x[PA_GCTRACE_PARTS], y[PA_GCTRACE_PARTS];
    size_t from = t->part_count / 3, n = 0;
    struct pa_trend trend;
    *g = (struct pa_gctrace_growth){.first = NAN, .last = NAN, .slope = NAN, .p = 1};
    for (size_t i = from; i < t->part_count; i++) {
        const struct pa_gctrace_part *p = &t->parts[i];
        x[n] = (p->begins + p->ends) / 2;
        y[n++] = p->live / (double)p->cycles;
    }
    g->parts = n;
    if (n < FEWEST || t->starts > 1)
        return;
    size_t third = n / 3;
    double middle = median_of(y + third, n - 2 * third);
    g->first = median_of(y, third);
    g->last = median_of(y + n - third, third);
    g->slope = median_slope(x, y, n);
    pa_trend_mann_kendall(y, n, &trend);
    g->p = trend.p;
    g->grows = trend.score > 0 && trend.p <= .05 && middle > g->first && g->last > middle &&
               g->last >= 1.15 * g->first;
}

// ---- Records

static void add_value(struct pa_records *set, const char *unit, double value)
{
    if (!isnan(value))
        pa_records_value(set, value, unit);
}

double pa_gctrace_level(double q, uint64_t least)
{
    double n = (double)least, rank = ceil(q * n);
    double level = (rank - 1. / 3) / (n + 1. / 3); // Hyndman and Fan (1996), type 8
    return level < q ? level : q;
}

static void add_times(struct pa_records *set, const struct pa_gctrace_part *p, uint64_t least)
{
    static const struct {
        double q;
        const char *stw, *mark;
    } quantiles[] = {{.5, "stw-p50-sec", "mark-p50-sec"},
                     {.9, "stw-p90-sec", "mark-p90-sec"},
                     {.99, "stw-p99-sec", "mark-p99-sec"}};
    for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++) {
        double level = pa_gctrace_level(quantiles[i].q, least);
        add_value(set, quantiles[i].stw, pa_decimals_quantile(&p->stw, level) / 1e9);
        add_value(set, quantiles[i].mark, pa_decimals_quantile(&p->mark, level) / 1e9);
    }
}

static void add_window(struct pa_records *set, const struct pa_gctrace_part *p, uint64_t least,
                       uint32_t number)
{
    double n = (double)p->cycles;
    pa_records_result(set, "gc", (int64_t)p->cycles, number);
    add_times(set, p, least);
    add_value(set, "gc-cpu", pa_gctrace_gc_share(p));
    add_value(set, "assist-share", pa_gctrace_assist_share(p));
    add_value(set, "frequency", pa_gctrace_frequency(p));
    add_value(set, "live-bytes", p->live / n);
    add_value(set, "heap-bytes", p->before / n);
    add_value(set, "alloc-rate", pa_gctrace_allocation_rate(p));
}

static size_t group_of(const struct pa_gctrace *t)
{
    return (t->part_count + WINDOWS - 1) / WINDOWS;
}

uint64_t pa_gctrace_window(const struct pa_gctrace *t)
{
    return group_of(t) * t->part_cycles;
}

void pa_gctrace_records(const struct pa_gctrace *t, const struct pa_record_source *source,
                        uint64_t least, struct pa_records *set)
{
    static const char *const lower[] = {"gc-cpu", "assist-share", "frequency", "alloc-rate"};
    size_t group = group_of(t);
    pa_records_source(set, source->path, source->label);
    for (size_t i = 0; i < sizeof lower / sizeof *lower; i++)
        pa_records_better(set, lower[i], "lower");
    for (size_t i = 0; i < t->part_count; i += group) {
        struct pa_gctrace_part window = {0};
        for (size_t k = i; k < i + group && k < t->part_count; k++)
            pa_gctrace_part_merge(&window, &t->parts[k]);
        // A last window of less than half the size is left out.
        if (2 * window.cycles >= group * t->part_cycles || i == 0)
            add_window(set, &window, least, (uint32_t)(i / group + 1));
        pa_gctrace_part_release(&window);
    }
}
