// SPDX-License-Identifier: Apache-2.0
#include "dumps/verdict.h"

#include "stats/rate_ratio.h"

#include <stdlib.h>
#include <string.h>

// Less of a rise is nothing to be called out for: services are never quite at rest.
static const double LEAST_RISE = .2, LATE = .5, SCORE = 3;
enum { LEAST_GOROUTINES = 10 };

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

static int by_dump(const void *pa, const void *pb)
{
    const struct height *a = pa, *b = pb;
    return (a->dump > b->dump) - (a->dump < b->dump);
}

// Triggered dumps first if there are too many.
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
    v->count = count < PA_DUMPS_COMPARED ? count : PA_DUMPS_COMPARED;
    qsort(list, v->count, sizeof *list, by_dump);
    v->compared = pa_arena_calloc(d->arena, v->count + 1, sizeof *v->compared);
    v->comparisons = pa_arena_calloc(d->arena, v->count + 1, sizeof *v->comparisons);
    for (size_t i = 0; i < v->count; i++)
        v->compared[i] = list[i].dump;
}

static bool large(const struct pa_dump_group *g)
{
    double least = strcmp(g->kind, "goroutine") == 0 ? LEAST_GOROUTINES : 0;
    return g->has_baseline && g->growth > LEAST_RISE * g->levels[g->baseline] && g->growth >= least;
}

static bool grows(const struct pa_dump_group *g)
{
    return g->site_count && g->sites[0].q <= .05 && g->sites[0].slope > 0 &&
           g->sites[0].share >= .1;
}

// Samples of time are counts: the score of equal rates, where counts vary twice as much as chance
// would have them (standard deviations), as those of services do.
static bool rises(const struct pa_dumps *d, const struct pa_dump_group *g)
{
    const struct pa_dump *old = pa_dump_of(d, g, g->baseline), *new = pa_dump_of(d, g, g->peak);
    if (!g->rated || old->period <= 0 || new->period <= 0 || new->total <= 0)
        return false;
    const struct pa_rate_pair pair = {(double)old->total / (double)old->period,
                                      (double)new->total / (double)new->period,
                                      (double)old->duration, (double)new->duration};
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
    v->stands_out = large(g) && (more || grows(g) || rises(d, g));
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
