// SPDX-License-Identifier: Apache-2.0
#include "history/changes.h"

#include "stats/multiple.h"
#include "stats/robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double pa_history_alarm_floor(enum pa_noise_class class)
{
    static const double FLOORS[] = {.01, .02, .05, .05};
    return FLOORS[class];
}

// On the scale of the series: from a difference of levels to a relative change or one in the unit.
static double size_of(const struct pa_history_series *s, double difference)
{
    return s->found.logarithms ? exp(difference) - 1 : difference;
}

// The level of value i in the unit.
static double level_at(const struct pa_history_series *s, size_t i)
{
    double off = s->found.fitted[i] - s->found.y[i];
    return s->found.logarithms ? s->values[i] * exp(off) : s->values[i] + off;
}

static double relative(const struct pa_history_change *c)
{
    if (c->series->found.logarithms)
        return fabs(c->size);
    return c->old != 0 ? fabs(c->size / c->old) : INFINITY;
}

// Whether a step is confirmed, its interval excludes 0 and it is larger than the floor for this
// class of noise.
static bool is_alarm(const struct pa_history_change *c)
{
    return c->point->kind == PA_CHANGE_STEP && c->confirmed && c->low * c->high > 0 &&
           relative(c) > pa_history_alarm_floor(c->series->class);
}

static struct pa_history_change make_change(struct pa_history_series *s,
                                            const struct pa_change_point *p)
{
    struct pa_history_change c = {.point = p, .series = s, .q = NAN, .confirmed = p->confirmed};
    bool is_step = p->kind == PA_CHANGE_STEP || p->kind == PA_CHANGE_MACHINE;
    c.at = s->points[p->at];
    c.end = s->points[p->end - 1] + 1;
    c.lo = is_step && p->lo > 0 ? s->points[p->lo - 1] + 1 : s->points[p->lo];
    c.hi = s->points[p->hi];
    c.size = size_of(s, p->size);
    c.low = size_of(s, p->size_lo);
    c.high = size_of(s, p->size_hi);
    c.old = level_at(s, is_step && p->at > 0 ? p->at - 1 : p->at);
    c.new = s->found.logarithms ? c.old *(1 + c.size) : c.old + c.size;
    c.verdict = s->better * (p->size > 0 ? 1 : -1);
    return c;
}

static void make_changes(struct pa_history_series *s, struct pa_arena *arena)
{
    s->changes = pa_arena_calloc(arena, s->found.count + 1, sizeof *s->changes);
    for (size_t i = 0; i < s->found.count; i++)
        s->changes[s->change_count++] = make_change(s, &s->found.points[i]);
}

// Benjamini & Hochberg over the steps of all series; a series without one counts as a test, too.
static void find_q(struct pa_history *h, double fdr, struct pa_arena *arena)
{
    size_t count = 0, tests = 0;
    for (size_t i = 0; i < h->series_count; i++)
        count += h->series[i].change_count + 1;
    double *log_p = pa_arena_calloc(arena, count + 1, sizeof *log_p);
    struct pa_history_change **owner = pa_arena_calloc(arena, count + 1, sizeof *owner);
    for (size_t i = 0; i < h->series_count; i++) {
        size_t before = tests;
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            struct pa_history_change *c = &h->series[i].changes[k];
            if (c->point->kind != PA_CHANGE_STEP)
                continue;
            log_p[tests] = c->point->p > 0 ? log(c->point->p) : -1e4;
            owner[tests++] = c;
        }
        if (tests == before)
            log_p[tests++] = 0;
    }
    pa_multiple_q_values(log_p, tests, log_p);
    for (size_t i = 0; i < tests; i++)
        if (owner[i]) {
            owner[i]->q = log_p[i];
            owner[i]->confirmed &= log_p[i] <= fdr;
            owner[i]->alarm = is_alarm(owner[i]);
        }
}

// ---- Machines

// Whether `c` is a change of the machine at the place of `other` in a series of the same unit:
// another machine changes times, but not allocations.
static bool is_beside(const struct pa_history_change *c, const struct pa_history_change *other)
{
    return c->point->kind == PA_CHANGE_MACHINE && c->at == other->at &&
           strcmp(c->series->unit, other->series->unit) == 0;
}

// Marks series that moved unlike most of their unit when the machine changed: then code and
// machine cannot be told apart.
static void compare_machines(struct pa_history *h, const struct pa_history_change *of,
                             double *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++)
            if (is_beside(&h->series[i].changes[k], of))
                scratch[count++] = h->series[i].changes[k].point->size;
    if (count < 3)
        return;
    double common = pa_robust_median(scratch, count);
    for (size_t i = 0; i < count; i++)
        scratch[i] = fabs(scratch[i] - common);
    double mad = 1.4826 * pa_robust_median(scratch, count);
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            struct pa_history_change *c = &h->series[i].changes[k];
            double error = (c->point->size_hi - c->point->size_lo) / 2 / 2.6;
            if (is_beside(c, of))
                c->unlike = fabs(c->point->size - common) > fmax(3 * mad, 3 * error);
        }
}

// Whether a series before number `end` has a change of the machine beside `c`.
static bool was_seen(const struct pa_history *h, size_t end, const struct pa_history_change *c)
{
    for (size_t i = 0; i < end; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++)
            if (is_beside(&h->series[i].changes[k], c))
                return true;
    return false;
}

static void find_unlike(struct pa_history *h, struct pa_arena *arena)
{
    double *scratch = pa_arena_calloc(arena, h->series_count + 1, sizeof *scratch);
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            const struct pa_history_change *c = &h->series[i].changes[k];
            if (c->point->kind == PA_CHANGE_MACHINE && !was_seen(h, i, c))
                compare_machines(h, c, scratch);
        }
}

// ---- What changed together

struct events {
    struct pa_history *history;
    struct pa_history_change **left; // steps that are in no event yet
    size_t count;
    size_t *covered; // by point: how many of them may be there
    double *distance;
};

// The point that lies in the intervals of most steps; of equal ones that with the smallest
// distance to their most likely places.
static size_t find_common(struct events *e)
{
    size_t n = e->history->points.count, best = 0;
    for (size_t i = 0; i < n; i++)
        e->covered[i] = 0;
    for (size_t k = 0; k < e->count; k++)
        for (size_t i = e->left[k]->lo; i <= e->left[k]->hi; i++) {
            if (e->covered[i]++ == 0)
                e->distance[i] = 0;
            e->distance[i] += fabs((double)i - (double)e->left[k]->at);
        }
    for (size_t i = 1; i < n; i++) {
        bool nearer = e->covered[i] == e->covered[best] && e->covered[i] &&
                      e->distance[i] < e->distance[best];
        if (e->covered[i] > e->covered[best] || nearer)
            best = i;
    }
    return best;
}

static void take_event(struct events *e, size_t at, struct pa_arena *arena)
{
    struct pa_history *h = e->history;
    struct pa_history_event *event = &h->events[h->event_count++];
    size_t kept = 0;
    *event = (struct pa_history_event){.at = at, .hi = h->points.count};
    event->changes = pa_arena_calloc(arena, e->count, sizeof(void *));
    for (size_t k = 0; k < e->count; k++) {
        struct pa_history_change *c = e->left[k];
        if (at < c->lo || at > c->hi) {
            e->left[kept++] = c;
            continue;
        }
        event->changes[event->count++] = c;
        event->lo = c->lo > event->lo ? c->lo : event->lo;
        event->hi = c->hi < event->hi ? c->hi : event->hi;
        event->worse += c->verdict < 0;
        event->better += c->verdict > 0;
    }
    e->count = kept;
}

static int by_place(const void *a, const void *b)
{
    const struct pa_history_event *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static void find_events(struct pa_history *h, struct pa_arena *arena)
{
    struct events e = {.history = h};
    size_t most = 0;
    for (size_t i = 0; i < h->series_count; i++)
        most += h->series[i].change_count;
    e.left = pa_arena_calloc(arena, most + 1, sizeof(void *));
    e.covered = pa_arena_calloc(arena, h->points.count + 1, sizeof *e.covered);
    e.distance = pa_arena_calloc(arena, h->points.count + 1, sizeof *e.distance);
    h->events = pa_arena_calloc(arena, most + 1, sizeof *h->events);
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            struct pa_history_change *c = &h->series[i].changes[k];
            if (c->point->kind == PA_CHANGE_STEP && c->hi >= h->since)
                e.left[e.count++] = c;
        }
    while (e.count)
        take_event(&e, find_common(&e), arena);
    qsort(h->events, h->event_count, sizeof *h->events, by_place);
}

void pa_history_changes_make(struct pa_history *h, double fdr, struct pa_arena *arena)
{
    for (size_t i = 0; i < h->series_count; i++)
        make_changes(&h->series[i], arena);
    find_q(h, fdr, arena);
    find_unlike(h, arena);
    find_events(h, arena);
}
