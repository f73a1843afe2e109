// SPDX-License-Identifier: Apache-2.0
#include "dumps/certain.h"

#include "dumps/course.h"

#include <math.h>
#include <string.h>

// Dumps in which the sites that are certain are within this share of their range from its ends
// can be baseline and peak.
static const double BAND = .2;
// A site with a trend is certain if it varies by at least this share of what the whole varies by.
static const double SMALL = .05;
// A site that is high once is at most LOW of that in all other dumps, of which there are OUTSIDE.
static const double LOW = .25, SCORE = 6, LEAST_COUNT = 10;
enum { OUTSIDE = 3 };

struct band {
    double low, high;
};

static struct band range_of(const double *levels, size_t n)
{
    struct band r = {levels[0], levels[0]};
    for (size_t i = 1; i < n; i++)
        r = (struct band){fmin(r.low, levels[i]), fmax(r.high, levels[i])};
    return r;
}

// Moves baseline and peak of the group to where the sites that are certain are low and high, and
// gives it their shape: what goes up and down beside them would else say how and between which
// dumps they grew.
static void choose_ends(const struct pa_dumps *d, struct pa_dump_group *g, const double *sum)
{
    struct band all = range_of(sum, g->count), in;
    in.low = all.low + BAND * (all.high - all.low);
    in.high = all.high - BAND * (all.high - all.low);
    for (size_t k = 0; k < g->count; k++) {
        bool high = sum[g->peak] < in.high || g->levels[k] > g->levels[g->peak];
        if (sum[k] >= in.high && high)
            g->peak = k;
    }
    bool found = sum[g->baseline] <= in.low && g->baseline < g->peak;
    for (size_t k = 0; k < g->count && !(found && g->baseline_calm); k++) {
        bool before = k < g->peak || (!found && sum[g->baseline] > in.low);
        bool low = !found || g->levels[k] < g->levels[g->baseline];
        if (sum[k] <= in.low && before && low) {
            g->baseline = k;
            found |= k < g->peak;
        }
    }
    g->has_baseline = g->baseline != g->peak;
    g->growth = g->levels[g->peak] - g->levels[g->baseline];
    struct pa_dump_course course;
    pa_dump_course_find(d, g, sum, &course);
    g->shape = course.shape;
    g->since = course.since;
}

static bool has_trend(const struct pa_dump_site *s)
{
    return s->q <= .05 && s->slope > 0 && s->shape != PA_SHAPE_SPIKE && s->shape != PA_SHAPE_FLAT;
}

// Whether two levels of a site lie apart by more than chance: SCORE standard deviations of the
// samples, LEAST_COUNT of what is counted whole.
static bool differ(const struct pa_dumps *d, const struct pa_dump_group *g, size_t dump,
                   struct band levels)
{
    const struct pa_dump *of = pa_dump_of(d, g, dump);
    double unit = g->rated ? (double)of->duration / 1e9 : 1;
    if (strcmp(g->kind, "goroutine") == 0 || strcmp(g->kind, "threads") == 0)
        return levels.high - levels.low >= LEAST_COUNT;
    if (g->summed || of->period <= 0)
        return false;
    unit /= (double)of->period;
    return (levels.high - levels.low) * unit > SCORE * sqrt((levels.high + levels.low) * unit);
}

// Whether a site is high in one stretch of dumps, and low in all others.
static bool is_once(const struct pa_dumps *d, const struct pa_dump_group *g,
                    const struct pa_dump_site *s)
{
    size_t top = 0, from, to, outside = 0;
    for (size_t i = 1; i < g->count; i++)
        top = s->levels[i] > s->levels[top] ? i : top;
    struct band levels = {0, s->levels[top]};
    for (from = top; from > 0 && s->levels[from - 1] > LOW * levels.high;)
        from--;
    for (to = top + 1; to < g->count && s->levels[to] > LOW * levels.high;)
        to++;
    for (size_t i = 0; i < g->count; i++) {
        if (i >= from && i < to)
            continue;
        outside++;
        levels.low = fmax(levels.low, s->levels[i]);
    }
    return outside >= OUTSIDE && levels.low <= LOW * levels.high && differ(d, g, top, levels);
}

// Marks the sites that have a trend, unless they are too small to matter; if there are none, those
// that are high once. Returns whether there are any.
static bool mark(const struct pa_dumps *d, const struct pa_dump_group *g,
                 struct pa_dump_site *sites, size_t count)
{
    struct band all = range_of(g->levels, g->count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        struct band own = range_of(sites[i].levels, g->count);
        sites[i].certain =
            has_trend(&sites[i]) && own.high - own.low >= SMALL * (all.high - all.low);
        any |= sites[i].certain;
    }
    if (any)
        return true;
    for (size_t i = 0; i < count; i++) {
        sites[i].certain = is_once(d, g, &sites[i]);
        any |= sites[i].certain;
    }
    return any;
}

void pa_dump_certain_find(const struct pa_dumps *d, struct pa_dump_group *g,
                          struct pa_dump_site *sites, size_t count)
{
    if (!mark(d, g, sites, count))
        return;
    double *sum = pa_arena_calloc(d->arena, g->count, sizeof *sum);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; sites[i].certain && k < g->count; k++)
            sum[k] += sites[i].levels[k];
    }
    choose_ends(d, g, sum);
}
