// SPDX-License-Identifier: Apache-2.0
#include "stats/change_points.h"

#include "stats/change_drift.h"
#include "stats/change_list.h"
#include "stats/change_machine.h"
#include "stats/portable.h"
#include "stats/robust.h"
#include "stats/tail.h"

#include <math.h>

enum { DRIFTS = 4, LAG = 5, LONG = 100 };

// As logarithms if all values are positive.
static void transform(const struct pa_change_series *series, struct pa_arena *arena,
                      struct pa_change_points *found)
{
    size_t n = series->n;
    double sum = 0, *scratch = pa_arena_calloc(arena, n, sizeof *scratch);
    found->logarithms = true;
    for (size_t i = 0; i < n; i++)
        found->logarithms &= series->x[i] > 0;
    for (size_t i = 0; i < n; i++) {
        found->y[i] = found->logarithms ? pa_portable_log(series->x[i]) : series->x[i];
        scratch[i] = series->x[i];
        sum += fabs(series->x[i]);
    }
    found->unit = found->logarithms ? 1 : fabs(pa_robust_median(scratch, n));
    if (found->unit == 0)
        found->unit = sum > 0 ? sum / (double)n : 1;
}

static bool is_cut(const struct pa_change_range *r, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++)
        if (r->forced[i])
            return true;
    return false;
}

// The median of |y[i + lag] - y[i]|; if `bends`, of the second differences
// |y[i + 2 lag] - 2 y[i + lag] + y[i]|, which no slope changes.
static double median_lag(const struct pa_change_range *r, size_t lag, bool bends,
                         struct pa_arena *arena)
{
    double *d = pa_arena_calloc(arena, r->n, sizeof *d);
    size_t count = 0, span = bends ? 2 * lag : lag;
    for (size_t i = 0; i + span < r->n; i++) {
        double move = r->y[i + lag] - r->y[i];
        if (!is_cut(r, i, i + span))
            d[count++] = fabs(bends ? r->y[i + span] - r->y[i + lag] - move : move);
    }
    return count ? pa_robust_median(d, count) : 0;
}

// The lag-1 autocorrelation rho, estimated only for a series that wanders, where values five apart
// differ by more than neighbours do; else 0. A slope makes them differ as well, but not the second
// differences, whose variances at lag 1 and 5 are as 6 - 8 rho + 2 rho^2 to nearly 6: the smaller
// of both estimates counts.
static double find_rho(const struct pa_change_range *r, struct pa_arena *arena)
{
    if (r->n < LONG)
        return 0;
    double q1 = median_lag(r, 1, false, arena), q5 = median_lag(r, LAG, false, arena);
    if (q1 <= 0 || q5 <= 1.6 * q1)
        return 0;
    double b1 = median_lag(r, 1, true, arena), b5 = median_lag(r, LAG, true, arena);
    double bent = b5 > b1 ? 2 - sqrt(1 + 3 * (b1 / b5) * (b1 / b5)) : 0;
    return fmin(.8, fmin(1 - (q1 / q5) * (q1 / q5), bent));
}

static void fit_again(struct pa_change_fit *fit, struct pa_change_range *range, double rho,
                      struct pa_arena *arena)
{
    range->inflation = (1 + rho) / (1 - rho);
    pa_change_scale(range, rho, arena);
    pa_change_fit_make(fit, range, arena);
}

// Subtracts a drift from y; the values behind its end are shifted by all of it.
static void take_off(double *y, size_t n, const struct pa_change_drift *drift)
{
    for (size_t i = drift->from; i < n; i++)
        y[i] -= drift->slope * (double)((i < drift->to ? i : drift->to) - drift->from);
}

static void find_drifts(struct pa_change_list *list, double *y, unsigned char *forced)
{
    struct pa_change_drift drift;
    while (list->drift_count < DRIFTS &&
           pa_change_drift_find(&list->fit, list->found->rho, list->drift_count == 0, &drift)) {
        list->drifts[list->drift_count++] = drift;
        take_off(y, list->range.n, &drift);
        if (drift.from > 0 && !drift.joined)
            forced[drift.from] |= PA_CHANGE_BY_DRIFT;
        if (drift.to < list->range.n && !drift.joined)
            forced[drift.to] |= PA_CHANGE_BY_DRIFT;
        list->found->rho = find_rho(&list->range, list->arena);
        fit_again(&list->fit, &list->range, list->found->rho, list->arena);
    }
}

void pa_change_points_find(const struct pa_change_series *series, struct pa_arena *arena,
                           struct pa_change_points *found)
{
    size_t n = series->n;
    *found = (struct pa_change_points){.logarithms = true, .unit = 1};
    if (n == 0)
        return;
    struct pa_change_drift drifts[DRIFTS];
    struct pa_change_list list = {.found = found, .drifts = drifts, .arena = arena};
    unsigned char *forced = pa_arena_calloc(arena, n, 1);
    found->y = pa_arena_calloc(arena, n, sizeof *found->y);
    found->fitted = pa_arena_calloc(arena, n, sizeof *found->fitted);
    transform(series, arena, found);
    if (series->machine)
        pa_change_machines(found->y, series->machine, n, forced);
    double *y = pa_arena_memdup(arena, found->y, n * sizeof *y);
    list.range =
        (struct pa_change_range){.y = y, .forced = forced, .n = n, .whole = n, .unit = found->unit};
    found->rho = find_rho(&list.range, arena);
    fit_again(&list.fit, &list.range, found->rho, arena);
    find_drifts(&list, y, forced);
    pa_change_list_make(&list);
}

double pa_change_points_detectable(const struct pa_change_points *found)
{
    enum { SIDE = 15, PLACES = 2 * SIDE };
    return -pa_tail_normal_quantile(1e-3 / PLACES / 2) * sqrt(found->noise.v * 2 / SIDE);
}

const char *pa_noise_class_name(enum pa_noise_class class)
{
    static const char *const NAMES[] = {"quiet", "normal", "noisy", "bimodal"};
    return NAMES[class];
}

const char *pa_change_kind_name(enum pa_change_kind kind)
{
    static const char *const NAMES[] = {"step", "machine", "outlier", "transient", "drift"};
    return NAMES[kind];
}
