// SPDX-License-Identifier: Apache-2.0
#include "dumps/verdict.h"

#include "stats/rate_ratio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A rise of less than LEAST_RISE of the baseline never stands out.
static const double LEAST_RISE = .2, LATE = .5, SCORE = 3;
static const double FEW_RISE = .5;
enum { LEAST_GOROUTINES = 10, FEW = 5 };

struct height {
    double level;
    size_t dump;
};

static int highest_first(const void *pa, const void *pb)
{
    const struct height *a = pa, *b = pb;
    if (a->level != b->level)
        return a->level > b->level ? -1 : 1;
    return (a->dump > b->dump) - (a->dump < b->dump);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int by_dump(const void *pa, const void *pb)
{
    const struct height *a = pa, *b = pb;
    return (a->dump > b->dump) - (a->dump < b->dump);
}

// Chooses the dumps to compare, the highest ones, in order of time; all of them unless they are
// very many.
static void choose(const struct pa_dumps *d, const struct pa_dump_group *g,
                   struct pa_dump_verdict *v)
{
    struct height *list = pa_arena_calloc(d->arena, g->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++) {
        if (i != g->baseline && (g->moment || pa_dump_of(d, g, i)->samples > 0))
            list[count++] = (struct height){g->levels[i], i};
    }
    qsort(list, count, sizeof *list, highest_first);
    uint64_t samples = 0, of_baseline = pa_dump_of(d, g, g->baseline)->samples;
    while (v->count < count &&
           (v->count < PA_DUMPS_COMPARED || samples < PA_DUMPS_COMPARED_SAMPLES))
        samples += of_baseline + pa_dump_of(d, g, list[v->count++].dump)->samples;
    v->left_out = count - v->count;
    qsort(list, v->count, sizeof *list, by_dump);
    v->compared = pa_arena_calloc(d->arena, v->count + 1, sizeof *v->compared);
    v->comparisons = pa_arena_calloc(d->arena, v->count + 1, sizeof *v->comparisons);
    for (size_t i = 0; i < v->count; i++)
        v->compared[i] = list[i].dump;
}

// How much the lower half of the levels varies: standard deviation, and their median.
static double noise_of(const struct pa_dumps *d, const struct pa_dump_group *g, double *median)
{
    double *low = pa_arena_calloc(d->arena, g->count, sizeof *low), sum = 0, squares = 0;
    double bottom = g->levels[0];
    for (size_t i = 1; i < g->count; i++)
        bottom = g->levels[i] < bottom ? g->levels[i] : bottom;
    double middle = bottom + (g->levels[g->peak] - bottom) / 2;
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++) {
        if (g->levels[i] <= middle)
            low[count++] = g->levels[i];
    }
    qsort(low, count, sizeof *low, ascending);
    *median = low[count / 2];
    for (size_t i = 0; i < count; i++)
        sum += low[i];
    for (size_t i = 0; i < count; i++)
        squares += (low[i] - sum / (double)count) * (low[i] - sum / (double)count);
    return count > 2 ? sqrt(squares / (double)(count - 1)) : INFINITY;
}

// Whether the peak is above the noise of the levels: twice the median of the lower half, or more
// than ten standard deviations of it above the baseline. In simulations highest and lowest dump of
// a quiet service lie that far apart one time in a hundred.
bool pa_dump_above_noise(const struct pa_dumps *d, const struct pa_dump_group *g)
{
    double median;
    if (g->count < FEW)
        return g->growth >= FEW_RISE * g->levels[g->baseline];
    double noise = noise_of(d, g, &median);
    if (g->shape == PA_SHAPE_FLAT)
        return false;
    return g->levels[g->peak] >= 2 * median || g->growth >= 10 * noise;
}

static bool grows(const struct pa_dump_group *g)
{
    return g->site_count && g->sites[0].certain && !(g->sites[0].share < .1) &&
           g->certain > LEAST_RISE * g->levels[g->baseline];
}

// Whether the rise is large enough to report; of goroutines at least LEAST_GOROUTINES, unless
// there is a trend.
static bool large(const struct pa_dump_group *g)
{
    if (grows(g))
        return g->has_baseline;
    double least = strcmp(g->kind, "goroutine") == 0 ? LEAST_GOROUTINES : 0;
    return g->has_baseline && g->growth > LEAST_RISE * g->levels[g->baseline] && g->growth >= least;
}

// Whether the samples of profiles of time or of heaps show a rise: the score test of equal rates,
// with counts whose standard deviation is twice that of chance. Of a heap, what is larger than the
// sampling interval counts as several, although its size is known better than that.
static bool rises(const struct pa_dumps *d, const struct pa_dump_group *g)
{
    const struct pa_dump *old = pa_dump_of(d, g, g->baseline), *new = pa_dump_of(d, g, g->peak);
    if ((!g->rated && !g->moment) || old->period <= 0 || new->period <= 0 || new->total <= 0)
        return false;
    const struct pa_rate_pair pair = {
        (double)old->total / (double)old->period, (double)new->total / (double)new->period,
        g->rated ? (double)old->duration : 1, g->rated ? (double)new->duration : 1};
    return pa_rate_ratio_score(&pair) > 2 * SCORE;
}

bool pa_dump_judge(struct pa_dumps *d, const struct pa_dump_group *g, struct pa_dump_verdict *v,
                   struct pa_error *err)
{
    *v = (struct pa_dump_verdict){0};
    if (!g->has_baseline)
        return true;
    choose(d, g, v);
    bool more = false;
    for (size_t i = 0; i < v->count; i++) {
        if (!pa_dump_compare(d, g, v->compared[i], &v->comparisons[i], err))
            return false;
        more |= v->compared[i] == g->peak && v->comparisons[i].more > 0;
    }
    v->stands_out =
        large(g) && (grows(g) || g->ramp || ((more || rises(d, g)) && pa_dump_above_noise(d, g)));
    return true;
}

bool pa_dump_lateness(const struct pa_dumps *d, const struct pa_dump_group *g, size_t i,
                      struct pa_dump_lateness *l)
{
    const struct pa_dump *dump = pa_dump_of(d, g, i);
    *l = (struct pa_dump_lateness){0};
    l->trigger = pa_dump_trigger(dump, &l->unit);
    if (!l->unit || !(l->trigger > 0))
        return false;
    if (strcmp(l->unit, "percent") == 0 && strcmp(g->kind, "cpu") == 0 && g->rated) {
        double busy = g->levels[i] / 1e9; // nanoseconds of processors a second
        l->at_most = !(d->options.cpus > 0);
        l->shown = busy * 100 / (l->at_most ? 1 : d->options.cpus);
    } else if ((strcmp(l->unit, "bytes") == 0 && strcmp(g->kind, "heap") == 0) ||
               (strcmp(l->unit, "goroutines") == 0 && strcmp(g->kind, "goroutine") == 0) ||
               (strcmp(l->unit, "threads") == 0 && strcmp(g->kind, "threads") == 0)) {
        l->shown = g->levels[i];
    } else {
        return false;
    }
    l->late = l->shown < LATE * l->trigger;
    return true;
}
