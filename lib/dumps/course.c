// SPDX-License-Identifier: Apache-2.0
#include "dumps/course.h"

#include "stats/tail.h"
#include "stats/theil_sen.h"
#include "stats/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// RANGE: highest and lowest of equal levels lie so many standard deviations apart at most, one
// time in a hundred of 20 to 60 dumps. FALL: so many may be between the highest and the last one
// of a series that still rises. TREND: the p from which there is one.
static const double RANGE = 6, FALL = 4, TREND = .05;
// RAMP: the p of a trend up to the highest level, which was chosen for being the highest.
static const double RAMP = .005;
// FEW: of fewer levels the noise is not known.
enum { FEW = 5 };

// ---- Lives

static bool starts_anew(const struct pa_dumps *d, const struct pa_dump_group *g, size_t i)
{
    const struct pa_dump *now = pa_dump_of(d, g, i), *before = pa_dump_of(d, g, i - 1);
    if (g->summed)
        return now->total < before->total;
    return now->cumulative && before->cumulative && now->allocated < before->allocated;
}

// Whether the dumps of a heap tell when the process of a group began anew. Texts name no program.
static bool tells(const struct pa_dump_group *heap, const struct pa_dump_group *g)
{
    return heap->restarts && !heap->in_turn && strcmp(heap->kind, "heap") == 0 &&
           (!*g->build || strcmp(heap->build, g->build) == 0);
}

// The dump of a group with which a new process begins, if one began between two times: where the
// level falls most. 0: none.
static size_t first_of_life(const struct pa_dumps *d, const struct pa_dump_group *g, int64_t from,
                            int64_t to)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t i = 1; i < g->count; i++) {
        const struct pa_dump *now = pa_dump_of(d, g, i), *before = pa_dump_of(d, g, i - 1);
        if (now->nanos <= from || before->nanos >= to)
            continue;
        double change = (double)now->total - (double)before->total;
        if (change < least) {
            least = change;
            best = i;
        }
    }
    return best;
}

// Goroutines and threads count nothing that only grows: the heap of the same process does.
static void borrow_lives(const struct pa_dumps *d, const struct pa_dump_group *g, bool *anew)
{
    for (size_t k = 0; k < d->group_count; k++) {
        const struct pa_dump_group *heap = &d->groups[k];
        for (size_t i = 1; tells(heap, g) && i < heap->count; i++) {
            if (heap->life[i] != heap->life[i - 1])
                anew[first_of_life(d, g, pa_dump_of(d, heap, i - 1)->nanos,
                                   pa_dump_of(d, heap, i)->nanos)] = true;
        }
    }
}

void pa_dump_lives_find(struct pa_dumps *d, struct pa_dump_group *g)
{
    bool *anew = pa_arena_calloc(d->arena, g->count, sizeof *anew);
    g->life = pa_arena_calloc(d->arena, g->count, sizeof *g->life);
    if (g->moment && strcmp(g->kind, "heap") != 0)
        borrow_lives(d, g, anew);
    for (size_t i = 1; i < g->count; i++) {
        g->restarts += anew[i] || starts_anew(d, g, i);
        g->life[i] = g->restarts;
    }
    g->in_turn = g->restarts > g->count / 4;
    if (g->in_turn)
        memset(g->life, 0, g->count * sizeof *g->life);
}

// ---- The series without what restarts do to it

struct series {
    const struct pa_dumps *dumps;
    const struct pa_dump_group *group;
    const double *levels;
    struct pa_arena *scratch;
};

struct points {
    double *time, *value; // falls between lives taken out
    size_t *life;
    size_t count;
};

static bool is_stale(const struct pa_dumps *d, const struct pa_dump_group *g, size_t i)
{
    const struct pa_dump *now = pa_dump_of(d, g, i);
    const struct pa_dump *before = i ? pa_dump_of(d, g, i - 1) : NULL;
    return before && now->cumulative && now->total == before->total &&
           now->allocated == before->allocated;
}

// All dumps, or those that are not stale.
static struct points points_of(const struct series *s, bool all)
{
    const struct pa_dumps *d = s->dumps;
    const struct pa_dump_group *g = s->group;
    const double *levels = s->levels;
    struct points p = {.time = pa_arena_calloc(s->scratch, g->count + 1, sizeof *p.time),
                       .value = pa_arena_calloc(s->scratch, g->count + 1, sizeof *p.value),
                       .life = pa_arena_calloc(s->scratch, g->count + 1, sizeof *p.life)};
    double time = 0, value = g->count ? levels[0] : 0;
    for (size_t i = 0; i < g->count; i++) {
        bool same = i && g->life[i] == g->life[i - 1];
        if (same || (i && levels[i] > levels[i - 1])) {
            time += g->hours[i] - g->hours[i - 1];
            value += levels[i] - levels[i - 1];
        }
        if (!all && is_stale(d, g, i))
            continue;
        p.time[p.count] = time;
        p.value[p.count] = value;
        p.life[p.count++] = g->life[i];
    }
    return p;
}

// ---- Noise

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The lower one of two in the middle.
static double middle_of(double *values, size_t n)
{
    qsort(values, n, sizeof *values, ascending);
    return values[(n - 1) / 2];
}

// From the differences of neighbours of the same life that both were triggered, or both not: what
// a trigger selects is no noise. A slope that all have is taken out; a step or spike is in two of
// them at most.
static double scatter_of(const struct series *s)
{
    const struct pa_dumps *d = s->dumps;
    const struct pa_dump_group *g = s->group;
    const double *levels = s->levels;
    double *diff = pa_arena_calloc(s->scratch, g->count + 1, sizeof *diff);
    size_t last[2] = {SIZE_MAX, SIZE_MAX}, count = 0;
    for (size_t i = 0; i < g->count; i++) {
        size_t *before = &last[pa_dump_triggered(pa_dump_of(d, g, i))];
        if (*before != SIZE_MAX && g->life[i] == g->life[*before])
            diff[count++] = levels[i] - levels[*before];
        *before = i;
    }
    if (count + 1 < FEW)
        return 0;
    double slope = middle_of(diff, count);
    for (size_t i = 0; i < count; i++)
        diff[i] = fabs(diff[i] - slope);
    return 1.4826 * middle_of(diff, count) / sqrt(2);
}

// ---- Trend and shape

static void find_trend(const struct points *p, struct pa_dump_course *c)
{
    struct pa_trend sum = {.p = 1};
    for (size_t from = 0, to; from < p->count; from = to) {
        struct pa_trend life;
        for (to = from + 1; to < p->count && p->life[to] == p->life[from];)
            to++;
        pa_trend_mann_kendall(p->value + from, to - from, &life);
        sum.score += life.score;
        sum.variance += life.variance;
        sum.p = life.p;
    }
    if (p->count && p->life[p->count - 1] != p->life[0]) {
        double far = (fabs(sum.score) - 1) / sqrt(sum.variance);
        sum.p = sum.variance > 0 && far > 0 ? 2 * pa_tail_normal(far).upper : 1;
    }
    struct pa_trend whole;
    pa_trend_mann_kendall(p->value, p->count, &whole);
    struct pa_theil_sen line = pa_theil_sen(p->time, p->value, p->count, whole.variance);
    c->slope = line.slope;
    c->lo = line.lo;
    c->hi = line.hi;
    c->p = sum.p;
}

// Whether levels rose up to the highest one, which begins in *since then. The process that falls
// back may have been restarted or the cause gone: it is a leak that ended.
static bool find_ramp(const struct points *p, size_t *since)
{
    size_t top = 0;
    struct pa_trend trend;
    for (size_t i = 1; i < p->count; i++)
        top = p->value[i] > p->value[top] ? i : top;
    if (top + 1 < FEW)
        return false;
    pa_trend_mann_kendall(p->value, top + 1, &trend);
    if (!(trend.p <= RAMP) || trend.score < 0)
        return false;
    (void)pa_dump_rise_of(p->time, p->value, top + 1, since);
    return true;
}

// Whether levels were high, after low ones or from the start, more than once, and are high as often
// as a spike is not: a load that comes and goes. What triggers select is not asked.
static bool oscillates(const struct pa_dumps *d, const struct pa_dump_group *g,
                       const struct points *p, double low, double high)
{
    size_t ups = 0, above = 0;
    bool up = false;
    for (size_t i = 0; i < p->count; i++) {
        double share = (p->value[i] - low) / (high - low);
        ups += !up && share >= .75;
        up = share >= .75 || (up && share > .25);
        above += share > .5;
        if (pa_dump_triggered(pa_dump_of(d, g, i)))
            return false;
    }
    return ups > 1 && 3 * above >= p->count && 3 * above <= 2 * p->count;
}

void pa_dump_course_find(const struct pa_dumps *d, const struct pa_dump_group *g,
                         const double *levels, struct pa_dump_course *c)
{
    *c = (struct pa_dump_course){NAN, NAN, NAN, NAN, 0, PA_SHAPE_FLAT, 0, false};
    struct pa_arena scratch = {0};
    const struct series series = {d, g, levels, &scratch};
    struct points fresh = points_of(&series, false), all = points_of(&series, true);
    if (fresh.count >= 3)
        find_trend(&fresh, c);
    c->scatter = scatter_of(&series);
    c->shape = pa_dump_shape_of(all.time, all.value, all.count, &c->since);
    double low = all.value[0], high = low;
    for (size_t i = 1; i < all.count; i++) {
        low = fmin(low, all.value[i]);
        high = fmax(high, all.value[i]);
    }
    bool rises = c->p <= TREND && c->slope > 0;
    if (c->shape == PA_SHAPE_SPIKE && rises && high - all.value[all.count - 1] <= FALL * c->scatter)
        c->shape = pa_dump_rise_of(all.time, all.value, all.count, &c->since);
    if (!rises && (high - low < RANGE * c->scatter || oscillates(d, g, &all, low, high)))
        c->shape = PA_SHAPE_FLAT;
    c->ramp = c->shape == PA_SHAPE_SPIKE && high - low >= RANGE * c->scatter &&
              find_ramp(&all, &c->since);
    pa_arena_release(&scratch);
}
