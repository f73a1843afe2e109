// SPDX-License-Identifier: Apache-2.0
#include "dumps/group.h"

#include "dumps/course.h"
#include "dumps/growth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// EARLY: a dump with more than this share of the whole rise was made during the incident.
static const double HOUR = 3600e9, EARLY = .25;

// ---- Which dumps belong together

static int kind_rank(const char *kind)
{
    static const char *const FIRST[] = {"cpu", "heap", "goroutine"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(kind, FIRST[i]) == 0)
            return i;
    }
    return 3;
}

struct place {
    const struct pa_dump *dump;
    const char *build;
    size_t index;
};

static int order_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int same_group(const struct place *a, const struct place *b)
{
    int order = kind_rank(a->dump->kind) - kind_rank(b->dump->kind);
    order = order ? order : strcmp(a->dump->kind, b->dump->kind);
    order = order ? order : strcmp(a->dump->type, b->dump->type);
    order = order ? order : strcmp(a->dump->unit, b->dump->unit);
    return order ? order : strcmp(a->build, b->build);
}

static int by_group_and_time(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    int order = same_group(a, b);
    order = order ? order : order_of(a->dump->nanos, b->dump->nanos);
    order = order ? order : order_of(a->dump->named.sequence, b->dump->named.sequence);
    return order ? order : strcmp(a->dump->path, b->dump->path);
}

// What tells builds apart: the id of the program, else its name.
static const char *build_of(const struct pa_dump *dump)
{
    return *dump->build ? dump->build : dump->program;
}

// The build that a dump belongs to: if it says none, the one that all others of its kind have.
static const char *build_for(const struct pa_dumps *d, const struct pa_dump *dump)
{
    const char *own = build_of(dump), *other = NULL;
    if (d->options.across_builds)
        return "";
    for (size_t i = 0; !*own && i < d->list.count; i++) {
        const struct pa_dump *o = &d->list.items[i];
        if (o->state != PA_DUMP_READ || strcmp(o->kind, dump->kind) != 0 || !*build_of(o))
            continue;
        if (other && strcmp(other, build_of(o)) != 0)
            return own;
        other = build_of(o);
    }
    return other ? other : own;
}

// ---- Levels

static bool is_moment(const char *kind)
{
    static const char *const KINDS[] = {"heap", "goroutine", "threads"};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(kind, KINDS[i]) == 0)
            return true;
    }
    return false;
}

static bool all_timed(const struct pa_dumps *d, const struct pa_dump_group *g)
{
    bool timed = true;
    for (size_t i = 0; i < g->count; i++)
        timed &= pa_dump_of(d, g, i)->duration > 0;
    return timed;
}

static bool is_lock(const char *kind)
{
    return strcmp(kind, "mutex") == 0 || strcmp(kind, "block") == 0 ||
           strcmp(kind, "contention") == 0;
}

void pa_dump_levels(const struct pa_dumps *d, const struct pa_dump_group *g, const double *values,
                    double *levels)
{
    for (size_t i = 0; i < g->count; i++) {
        const struct pa_dump *dump = pa_dump_of(d, g, i);
        if (g->summed) {
            double hours = i ? g->hours[i] - g->hours[i - 1] : 0;
            double more = i && values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
            levels[i] = i && hours > 0 ? more / (hours * 3600) : 0;
        } else {
            levels[i] =
                g->moment || !g->rated ? values[i] : values[i] / ((double)dump->duration / 1e9);
        }
    }
    if (g->summed && g->count > 1)
        levels[0] = levels[1]; // what came before the first dump is not known
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void find_gaps(struct pa_dumps *d, struct pa_dump_group *g)
{
    double *gaps = pa_arena_calloc(d->arena, g->count + 1, sizeof *gaps);
    for (size_t i = 1; i < g->count; i++)
        gaps[i - 1] = g->hours[i] - g->hours[i - 1];
    if (g->count > 1)
        qsort(gaps, g->count - 1, sizeof *gaps, ascending);
    g->typical_gap = g->count > 1 ? gaps[(g->count - 1) / 2] : 0;
}

bool pa_dump_is_gap(const struct pa_dump_group *g, size_t i)
{
    return i > 0 && g->count >= 4 && g->typical_gap > 0 &&
           g->hours[i] - g->hours[i - 1] > 3 * g->typical_gap;
}

static void set_levels(struct pa_dumps *d, struct pa_dump_group *g)
{
    double *totals = pa_arena_calloc(d->arena, g->count, sizeof *totals);
    const struct pa_dump *first = pa_dump_of(d, g, 0);
    g->hours = pa_arena_calloc(d->arena, g->count, sizeof *g->hours);
    g->levels = pa_arena_calloc(d->arena, g->count, sizeof *g->levels);
    g->moment = is_moment(g->kind);
    g->rated = !g->moment && all_timed(d, g);
    g->summed = !g->moment && !g->rated && is_lock(g->kind);
    for (size_t i = 0; i < g->count; i++) {
        const struct pa_dump *dump = pa_dump_of(d, g, i);
        totals[i] = (double)dump->total;
        g->hours[i] = ((double)dump->nanos - (double)first->nanos) / HOUR;
    }
    pa_dump_lives_find(d, g);
    pa_dump_levels(d, g, totals, g->levels);
}

// ---- What stands out, and against what

static bool is_calm(const struct pa_dumps *d, const struct pa_dump_group *g, size_t i)
{
    return !pa_dump_triggered(pa_dump_of(d, g, i));
}

// Whether others can be compared with the dump: a profile of a stretch of time needs samples.
static bool can_be_baseline(const struct pa_dumps *d, const struct pa_dump_group *g, size_t i)
{
    return g->moment || pa_dump_of(d, g, i)->samples > 0;
}

// The lowest dump before the peak, if one is not above `most`; else the baseline as it is.
static size_t low_before(const struct pa_dumps *d, const struct pa_dump_group *g, double most)
{
    size_t low = g->baseline;
    if (low < g->peak)
        return low;
    for (size_t i = 0; i < g->peak; i++) {
        bool lower = low > g->peak ? g->levels[i] <= most : g->levels[i] < g->levels[low];
        if (lower && can_be_baseline(d, g, i))
            low = i;
    }
    return low;
}

// Chooses the baseline: the last dump without a trigger before the first triggered one, if that
// has not begun to rise (EARLY); else the lowest, before the peak if there is a low one.
static void find_baseline(const struct pa_dumps *d, struct pa_dump_group *g)
{
    size_t first = 0, low = SIZE_MAX, calm = SIZE_MAX;
    for (; first < g->count && is_calm(d, g, first); first++) {
        if (can_be_baseline(d, g, first))
            calm = first;
    }
    for (size_t i = 0; i < g->count; i++) {
        if (g->levels[i] >= g->levels[g->peak])
            g->peak = i;
        if (can_be_baseline(d, g, i) && (low == SIZE_MAX || g->levels[i] < g->levels[low]))
            low = i;
    }
    g->baseline = low == SIZE_MAX ? g->peak : low;
    double rise = g->levels[g->peak] - g->levels[g->baseline];
    g->baseline = low_before(d, g, g->levels[g->baseline] + EARLY * rise);
    if (first < g->count && calm != SIZE_MAX &&
        g->levels[calm] <= g->levels[g->baseline] + EARLY * rise)
        g->baseline = calm;
    g->baseline_calm = first < g->count && is_calm(d, g, g->baseline);
    g->has_baseline = g->baseline != g->peak;
    g->growth = g->levels[g->peak] - g->levels[g->baseline];
}

static void make_group(struct pa_dumps *d, struct pa_dump_group *g, const struct place *places,
                       size_t count)
{
    g->kind = places->dump->kind;
    g->build = places->build;
    g->program = places->dump->program;
    g->unit = places->dump->unit;
    g->count = count;
    g->dumps = pa_arena_calloc(d->arena, count, sizeof *g->dumps);
    for (size_t i = 0; i < count; i++)
        g->dumps[i] = places[i].index;
    set_levels(d, g);
    find_gaps(d, g);
    find_baseline(d, g);
    struct pa_dump_course course;
    pa_dump_course_find(d, g, g->levels, &course);
    g->shape = course.shape;
    g->since = course.since;
    g->ramp = course.ramp;
    pa_dump_growth_find(d, g);
}

void pa_dump_groups_make(struct pa_dumps *d)
{
    struct place *places = pa_arena_calloc(d->arena, d->list.count + 1, sizeof *places);
    size_t count = 0;
    for (size_t i = 0; i < d->list.count; i++) {
        const struct pa_dump *dump = &d->list.items[i];
        if (dump->state == PA_DUMP_READ)
            places[count++] = (struct place){dump, build_for(d, dump), i};
    }
    if (count)
        qsort(places, count, sizeof *places, by_group_and_time);
    d->groups = pa_arena_calloc(d->arena, count + 1, sizeof *d->groups);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && same_group(&places[i], &places[end]) == 0;)
            end++;
        make_group(d, &d->groups[d->group_count++], places + i, end - i);
    }
}
