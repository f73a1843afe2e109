// SPDX-License-Identifier: Apache-2.0
#include "stats/change_list.h"

#include <math.h>
#include <stdlib.h>

// Bounds of the position's cost in units of the long-run variance, and of the size in standard
// errors: calibrated to cover .95 and more in simulations (docs/statistics.md).
static const double ALPHA = 1e-3, PLACE = 7, SIZE = 2.6, FAR = 25, OUTLYING = 5;

static void add(struct pa_change_list *list, const struct pa_change_point *point)
{
    list->found->points[list->found->count++] = *point;
}

static double far(double r)
{
    return fmin(r * r, FAR);
}

// Costs of all places u in (a, b) for a step from l0 to l1; the best one, and the ends of those
// that are nearly as good.
static void find_place(const struct pa_change_fit *fit, size_t a, size_t b, const double levels[2],
                       struct pa_change_point *point)
{
    const double *y = fit->range.y, s = fit->range.s;
    double cost = 0, least = INFINITY, *costs = fit->scratch;
    for (size_t i = a; i < b; i++)
        cost += far((y[i] - levels[1]) / s);
    for (size_t u = a + 1; u < b; u++) {
        cost += far((y[u - 1] - levels[0]) / s) - far((y[u - 1] - levels[1]) / s);
        costs[u] = cost;
        if (cost < least - 1e-9) {
            least = cost;
            point->at = u;
        }
    }
    double most = least + PLACE * fmax(1, fit->noise.lrv);
    for (size_t u = a + 1; u < b; u++) {
        if (costs[u] > most)
            continue;
        if (!point->lo)
            point->lo = u;
        point->hi = u;
    }
}

static void find_size(const struct pa_change_fit *fit, size_t a, size_t b,
                      struct pa_change_point *point)
{
    size_t t = point->at;
    double d = pa_change_level(fit, t, b, false) - pa_change_level(fit, a, t, false);
    double error = SIZE * sqrt(fit->noise.v * (1 / (double)(t - a) + 1 / (double)(b - t)));
    point->p = pa_change_p(fit, a, t, b, d);
    point->size = d;
    point->size_lo = d - error;
    point->size_hi = d + error;
    point->before = t - a;
    point->after = b - t;
    point->end = b;
    // A level that a change of the machine cut off is as young as the last one of all.
    bool cut_off = b == fit->range.n || fit->range.forced[b] & PA_CHANGE_BY_MACHINE;
    point->confirmed =
        point->p <= ALPHA && (!cut_off || b - t >= fit->needed) && (a > 0 || t >= fit->needed);
}

static void add_cut(struct pa_change_list *list, size_t j)
{
    const struct pa_change_fit *fit = &list->fit;
    size_t a = fit->segments[j - 1].start, t = fit->segments[j].start, b = pa_change_end(fit, j);
    struct pa_change_point point = {.kind = PA_CHANGE_STEP, .at = t};
    unsigned char forced = fit->segments[j].forced ? fit->range.forced[t] : 0;
    if (forced) {
        point.lo = point.hi = t;
        point.kind = forced & PA_CHANGE_BY_MACHINE ? PA_CHANGE_MACHINE : PA_CHANGE_STEP;
    } else {
        const double levels[2] = {pa_change_level(fit, a, t, false),
                                  pa_change_level(fit, t, b, false)};
        find_place(fit, a, b, levels, &point);
    }
    find_size(fit, a, b, &point);
    if (forced == PA_CHANGE_BY_DRIFT && point.p > ALPHA)
        return;
    add(list, &point);
}

// Adds the runs of values far from their level that are not part of a transient.
static void add_outliers(struct pa_change_list *list, size_t j)
{
    const struct pa_change_fit *fit = &list->fit;
    const double *y = fit->range.y;
    size_t start = fit->segments[j].start, end = pa_change_end(fit, j);
    double level = pa_change_level(fit, start, end, false), most = OUTLYING * fit->range.s;
    for (size_t i = start; i < end; i++) {
        list->found->fitted[i] = level;
        if (fit->masked[i] || fabs(y[i] - level) <= most)
            continue;
        struct pa_change_point point = {.at = i, .lo = i, .size = y[i] - level};
        while (i + 1 < end && !fit->masked[i + 1] && fabs(y[i + 1] - level) > most) {
            i++;
            list->found->fitted[i] = level;
        }
        point.end = i + 1;
        point.hi = i;
        point.kind = i - point.at < 2 ? PA_CHANGE_OUTLIER : PA_CHANGE_TRANSIENT;
        point.size_lo = point.size_hi = point.size;
        add(list, &point);
    }
}

static void add_transients(struct pa_change_list *list)
{
    for (size_t i = 0; i < list->fit.transient_count; i++) {
        const struct pa_change_transient *t = &list->fit.transients[i];
        struct pa_change_point point = {.at = t->start, .end = t->end, .lo = t->start};
        point.kind = t->end - t->start <= 2 ? PA_CHANGE_OUTLIER : PA_CHANGE_TRANSIENT;
        point.hi = t->end - 1;
        point.size = point.size_lo = point.size_hi = t->size;
        add(list, &point);
    }
}

static void add_drifts(struct pa_change_list *list)
{
    for (size_t k = 0; k < list->drift_count; k++) {
        const struct pa_change_drift *d = &list->drifts[k];
        double steps = (double)(d->to - d->from - 1), total = d->slope * steps;
        struct pa_change_point point = {PA_CHANGE_DRIFT, .at = d->from, .end = d->to};
        point.lo = d->from;
        point.hi = d->to - 1;
        point.size = total;
        point.size_lo = total - SIZE * d->error * steps;
        point.size_hi = total + SIZE * d->error * steps;
        point.confirmed = true;
        add(list, &point);
        for (size_t i = d->from; i < list->range.n; i++)
            list->found->fitted[i] += d->slope * (double)((i < d->to ? i : d->to) - d->from);
    }
}

static int by_place(const void *a, const void *b)
{
    const struct pa_change_point *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return (p->kind > q->kind) - (p->kind < q->kind);
}

void pa_change_list_make(struct pa_change_list *list)
{
    struct pa_change_points *found = list->found;
    const struct pa_change_fit *fit = &list->fit;
    found->points = pa_arena_calloc(list->arena, 2 * fit->range.n + list->drift_count + 1,
                                    sizeof *found->points);
    found->s = fit->range.s;
    found->noise = fit->noise;
    found->modes = fit->modes;
    found->class = fit->class;
    found->needed = fit->needed;
    for (size_t j = 0; j < fit->count; j++) {
        if (j > 0)
            add_cut(list, j);
        add_outliers(list, j);
    }
    add_transients(list);
    add_drifts(list);
    qsort(found->points, found->count, sizeof *found->points, by_place);
}
