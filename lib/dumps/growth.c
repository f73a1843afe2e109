// SPDX-License-Identifier: Apache-2.0
#include "dumps/growth.h"

#include "base/hash.h"
#include "dumps/certain.h"
#include "dumps/course.h"
#include "dumps/verdict.h"
#include "stats/multiple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Sites that a series is made of: those that grew most, and of the others those that allocated
// most.
enum { MOST_GROWN = 200, MOST_CHURN = 20 };
// A site with less than this share of the growth and without a trend is FLAT.
static const double SMALL = .05;

struct finder {
    struct pa_dumps *dumps;
    struct pa_dump_group *group;
    PA_VEC(struct pa_dump_site) sites;
    struct pa_index index; // by name
};

static struct pa_dump_site *site_of(struct finder *f, pa_str name, bool add)
{
    uint64_t hash = pa_hash_u64(name);
    uint32_t slot, i;
    for (slot = pa_index_first(&f->index, hash); pa_index_at(&f->index, slot, hash, &i);
         slot = pa_index_next(&f->index, slot)) {
        if (i != UINT32_MAX && f->sites.items[i].name == name)
            return &f->sites.items[i];
    }
    if (!add)
        return NULL;
    pa_index_add(&f->index, hash, (uint32_t)f->sites.count);
    pa_vec_push(&f->sites, (struct pa_dump_site){.name = name});
    return &f->sites.items[f->sites.count - 1];
}

// A value of dump i as a level, without regard to the dump before.
static double level(const struct finder *f, size_t i, int64_t value)
{
    const struct pa_dump *dump = pa_dump_of(f->dumps, f->group, i);
    return f->group->rated ? (double)value / ((double)dump->duration / 1e9) : (double)value;
}

// Sites of the dumps that a growth may be measured between.
static void add_ends(struct finder *f)
{
    struct pa_dump_group *g = f->group;
    size_t ends[4] = {g->baseline, g->peak, 0, g->count - 1};
    for (size_t e = 0; e < 4; e++) {
        const struct pa_dump *dump = pa_dump_of(f->dumps, g, ends[e]);
        for (size_t i = 0; i < dump->cell_count; i++) {
            struct pa_dump_site *s = site_of(f, dump->cells[i].site, true);
            double value = level(f, ends[e], dump->cells[i].value);
            s->growth += e == 1 ? value : e == 0 ? -value : 0;
            s->allocated += e == 1 ? (double)dump->cells[i].allocated : 0;
        }
    }
}

static int by_growth(const void *pa, const void *pb)
{
    const struct pa_dump_site *a = pa, *b = pb;
    if (a->certain != b->certain)
        return a->certain ? -1 : 1;
    if (a->growth != b->growth)
        return a->growth > b->growth ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static double allocated(const struct pa_dump_site *s)
{
    return isnan(s->allocated) ? 0 : s->allocated;
}

static int by_allocated(const void *pa, const void *pb)
{
    double a = allocated(pa), b = allocated(pb);
    return a != b ? (a > b ? -1 : 1) : by_growth(pa, pb);
}

// Those that grew most, each with its values by dump.
static void add_values(struct finder *f)
{
    struct pa_dump_group *g = f->group;
    if (f->sites.count)
        qsort(f->sites.items, f->sites.count, sizeof *f->sites.items, by_growth);
    if (f->sites.count > MOST_GROWN) {
        size_t rest = f->sites.count - MOST_GROWN;
        qsort(f->sites.items + MOST_GROWN, rest, sizeof *f->sites.items, by_allocated);
        f->sites.count = MOST_GROWN + (rest < MOST_CHURN ? rest : MOST_CHURN);
    }
    pa_index_release(&f->index);
    f->index = (struct pa_index){0};
    for (size_t i = 0; i < f->sites.count; i++) {
        f->sites.items[i].levels = pa_arena_calloc(f->dumps->arena, g->count, sizeof(double));
        pa_index_add(&f->index, pa_hash_u64(f->sites.items[i].name), (uint32_t)i);
    }
    for (size_t d = 0; d < g->count; d++) {
        const struct pa_dump *dump = pa_dump_of(f->dumps, g, d);
        for (size_t i = 0; i < dump->cell_count; i++) {
            struct pa_dump_site *s = site_of(f, dump->cells[i].site, false);
            if (s)
                s->levels[d] += (double)dump->cells[i].value;
        }
    }
}

static void test_site(struct finder *f, struct pa_dump_site *s)
{
    const struct pa_dump_group *g = f->group;
    struct pa_dump_course course;
    pa_dump_course_find(f->dumps, g, s->levels, &course);
    s->slope = course.slope;
    s->lo = course.lo;
    s->hi = course.hi;
    s->p = course.p;
    s->shape = course.shape;
    s->since = course.since;
    s->every = s->shape == PA_SHAPE_STEADY && s->since + 1 < g->count;
    for (size_t i = s->since ? s->since : 1; i < g->count; i++)
        s->every &= g->life[i] != g->life[i - 1] || s->levels[i] > s->levels[i - 1];
}

static void set_q(struct finder *f)
{
    double *q = pa_arena_calloc(f->dumps->arena, f->sites.count + 1, sizeof *q);
    for (size_t i = 0; i < f->sites.count; i++)
        q[i] = log(f->sites.items[i].p);
    pa_multiple_q_values(q, f->sites.count, q);
    for (size_t i = 0; i < f->sites.count; i++)
        f->sites.items[i].q = q[i];
}

// What sites allocated, and where, from the cells of baseline and peak. What another process
// allocated before is not taken off.
static void add_allocated(struct finder *f)
{
    struct pa_dump_group *g = f->group;
    size_t ends[2] = {g->baseline, g->peak};
    bool same = g->life[g->baseline] == g->life[g->peak];
    for (size_t e = 0; e < 2; e++) {
        const struct pa_dump *dump = pa_dump_of(f->dumps, g, ends[e]);
        for (size_t i = 0; i < dump->cell_count; i++) {
            const struct pa_dump_cell *c = &dump->cells[i];
            struct pa_dump_site *s = site_of(f, c->site, false);
            if (!s)
                continue;
            if (e || !s->inner)
                s->inner = c->inner;
            if (e || !s->file)
                s->file = c->file, s->line = c->line;
            s->allocated += e ? (double)c->allocated : same ? -(double)c->allocated : 0;
        }
    }
}

static void measure(struct finder *f)
{
    struct pa_dump_group *g = f->group;
    bool counted = pa_dump_of(f->dumps, g, g->peak)->cumulative;
    g->certain = 0;
    for (size_t i = 0; i < f->sites.count; i++)
        f->sites.items[i].allocated = counted ? 0 : NAN;
    add_allocated(f);
    for (size_t i = 0; i < f->sites.count; i++) {
        struct pa_dump_site *s = &f->sites.items[i];
        s->before = s->levels[g->baseline];
        s->at = s->levels[g->peak];
        s->growth = s->at - s->before;
        s->share = g->growth > 0 ? s->growth / g->growth : NAN;
        s->certain &= s->growth > 0;
        g->certain += s->certain ? s->growth : 0;
        if (fabs(s->share) < SMALL && !(s->q <= .05))
            s->shape = PA_SHAPE_FLAT;
    }
}

struct allocation {
    double bytes;
    size_t site;
};

static int most_first(const void *pa, const void *pb)
{
    const struct allocation *a = pa, *b = pb;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes ? -1 : 1;
    return (a->site > b->site) - (a->site < b->site);
}

// Of the sites in their order.
static void find_churn(struct pa_dumps *d, struct pa_dump_group *g)
{
    struct allocation *list = pa_arena_calloc(d->arena, g->site_count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < g->site_count; i++) {
        if (allocated(&g->sites[i]) > 0)
            list[count++] = (struct allocation){g->sites[i].allocated, i};
    }
    if (count)
        qsort(list, count, sizeof *list, most_first);
    g->churn = pa_arena_calloc(d->arena, count + 1, sizeof *g->churn);
    g->churn_count = count;
    for (size_t i = 0; i < count; i++)
        g->churn[i] = list[i].site;
}

void pa_dump_growth_find(struct pa_dumps *dumps, struct pa_dump_group *g)
{
    struct finder f = {.dumps = dumps, .group = g};
    add_ends(&f);
    add_values(&f);
    for (size_t i = 0; i < f.sites.count; i++) {
        struct pa_dump_site *s = &f.sites.items[i];
        double *levels = pa_arena_calloc(dumps->arena, g->count, sizeof *levels);
        pa_dump_levels(dumps, g, s->levels, levels);
        s->levels = levels;
        test_site(&f, s);
    }
    set_q(&f);
    bool spike = g->shape == PA_SHAPE_SPIKE && (g->ramp || pa_dump_above_noise(dumps, g));
    if (!spike)
        pa_dump_certain_find(dumps, g, f.sites.items, f.sites.count);
    measure(&f);
    if (f.sites.count)
        qsort(f.sites.items, f.sites.count, sizeof *f.sites.items, by_growth);
    g->sites = pa_arena_memdup(dumps->arena, f.sites.items, f.sites.count * sizeof *g->sites);
    g->site_count = f.sites.count;
    find_churn(dumps, g);
    pa_vec_release(&f.sites);
    pa_index_release(&f.index);
}
