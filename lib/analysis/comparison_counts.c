// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_counts.h"

#include "analysis/graph.h"
#include "base/memory.h"
#include "profile/sample.h"
#include "stats/heap_variance.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- How many samples a value stands for

enum basis {
    BASIS_PERIOD,  // value / period
    BASIS_SAMPLES, // the values of another type count them
    BASIS_HEAP,    // from the number and size of objects
    BASIS_CENSUS,  // the values themselves
    BASIS_UNKNOWN, // sums of measured times and events
};

struct scale {
    enum basis basis;
    uint32_t type, other; // the type itself; that of samples or objects
    double period;
};

static bool named(const struct pa_profile *p, pa_str id, const char *name)
{
    return strcmp(pa_profile_text(p, id), name) == 0;
}

static bool find_type(const struct pa_profile *p, const char *name, uint32_t *index)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (named(p, p->types[i].type, name)) {
            *index = i;
            return true;
        }
    }
    return false;
}

// "alloc_objects" for "alloc_space" and for itself.
static bool find_objects(const struct pa_profile *p, uint32_t type, uint32_t *objects)
{
    static const char *const PAIRS[][2] = {
        {"alloc_space", "alloc_objects"}, {"inuse_space", "inuse_objects"}, {"space", "objects"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        if (named(p, p->types[type].type, PAIRS[i][0]) ||
            named(p, p->types[type].type, PAIRS[i][1]))
            return find_type(p, PAIRS[i][1], objects);
    }
    return false;
}

static bool is_one_of(const struct pa_profile *p, pa_str id, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !named(p, id, names[i]))
        i++;
    return i < n;
}

// Everything there is gets counted: no sampling.
static bool is_census(const struct pa_profile *p, uint32_t type)
{
    static const char *const NAMES[] = {"goroutine", "goroutineleak", "threadcreate"};
    return is_one_of(p, p->types[type].type, NAMES, sizeof NAMES / sizeof *NAMES);
}

static bool is_moment(const struct pa_profile *p, uint32_t type)
{
    static const char *const NAMES[] = {"inuse_objects", "inuse_space"};
    return is_census(p, type) ||
           is_one_of(p, p->types[type].type, NAMES, sizeof NAMES / sizeof *NAMES);
}

static struct scale find_scale(const struct pa_profile *p, uint32_t type)
{
    struct scale s = {.type = type, .period = (double)p->period};
    const struct pa_value_type t = p->types[type];
    if (is_census(p, type))
        s.basis = BASIS_CENSUS;
    else if (named(p, t.type, "contentions") || named(p, t.type, "delay")) // they come in bursts
        s.basis = BASIS_UNKNOWN;
    else if (t.type == p->period_type.type && t.unit == p->period_type.unit && p->period > 0)
        s.basis = BASIS_PERIOD;
    else if (find_objects(p, type, &s.other) && named(p, p->period_type.unit, "bytes"))
        s.basis = p->period <= 1 ? BASIS_CENSUS : BASIS_HEAP;
    else if (find_type(p, "samples", &s.other) || find_type(p, "sample", &s.other))
        s.basis = BASIS_SAMPLES;
    else
        s.basis = BASIS_UNKNOWN;
    return s;
}

// ---- Heap profiles: the variance of every sample's estimate, which makes counts of the sums

// Even what is always recorded differs from run to run: 1 - q is not taken to be less.
static const double least_missed = .05;

struct heap_filter {
    struct pa_sample_filter base;
    uint32_t objects, space, type;
    double rate, scale;
};

static double heap_variance(const struct heap_filter *f, const int64_t *value)
{
    double count = fabs((double)value[f->objects]), bytes = fabs((double)value[f->space]);
    if (!(count > 0 && bytes > 0))
        return 0;
    double size = bytes / count, q = pa_heap_variance_share(size, f->rate);
    double samples = pa_heap_variance_samples(count, size, f->rate);
    double v =
        fmax(pa_heap_variance_objects(samples, size, f->rate), samples * least_missed / (q * q));
    return f->type == f->space ? v * size * size : v;
}

static bool apply_heap(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct heap_filter *f = (const struct heap_filter *)base;
    edit->value[f->type] = llround(heap_variance(f, edit->value) * f->scale);
    return true;
}

// Sums are whole numbers: the largest, that of all, becomes 2^50.
static double whole_scale(const struct pa_profile *p, const struct heap_filter *f)
{
    static const double largest = 1125899906842624;
    struct pa_sample_reader r;
    double sum = 0;
    pa_sample_reader_init(&r, p);
    r.skip_labels = p->filter_count == 0;
    while (pa_sample_next(&r))
        sum += heap_variance(f, r.sample.value);
    pa_sample_reader_release(&r);
    return sum > 0 ? largest / sum : 1;
}

// The profile with variances, times *scale, in place of the values of the type.
static const struct pa_profile *as_heap_variances(const struct pa_profile *p, const struct scale *s,
                                                  struct pa_arena *arena, double *scale)
{
    struct heap_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    *f = (struct heap_filter){{apply_heap}, s->other, s->type, s->type, s->period, 1};
    if (s->type == s->other) // objects were asked for: their bytes are the type behind
        f->space = s->other + 1 < p->type_count ? s->other + 1 : s->other;
    *scale = f->scale = whole_scale(p, f);
    struct pa_profile *copy = pa_profile_copy(p, arena);
    pa_profile_add_filter(copy, &f->base, arena);
    return copy;
}

// From variances to counts: a value is so many pieces, all of the variance of their own size.
static void count_pieces(const double *value, double *samples, size_t functions, size_t runs)
{
    for (size_t f = 0; f < functions; f++) {
        double sum = 0, variance = 0;
        for (size_t r = 0; r < runs; r++) {
            sum += fabs(value[f * runs + r]);
            variance += samples[f * runs + r];
        }
        for (size_t r = 0; r < runs; r++)
            samples[f * runs + r] = variance > 0 ? fabs(value[f * runs + r]) * (sum / variance) : 0;
    }
}

// ---- One run

struct collector {
    struct pa_arena *arena;
    PA_VEC(pa_str) names;
    uint32_t *index_of; // by string id: index + 1
    size_t index_room, runs;
    PA_VEC(double) cells[4]; // flat and cum values, flat and cum samples
};

static size_t function_index(struct collector *c, struct pa_node_table *t, uint32_t node)
{
    struct pa_strings *strings = t->profile->strings;
    pa_str name = t->infos.items[node].name;
    if (!name)
        name = pa_strings_adds(strings, pa_node_name(t, node));
    if (name >= c->index_room) {
        size_t room = strings->list.count + 1;
        c->index_of = pa_xrealloc(c->index_of, room, sizeof *c->index_of);
        memset(c->index_of + c->index_room, 0, (room - c->index_room) * sizeof *c->index_of);
        c->index_room = room;
    }
    if (!c->index_of[name]) {
        pa_vec_push(&c->names, name);
        c->index_of[name] = (uint32_t)c->names.count;
        for (size_t k = 0; k < 4; k++) {
            for (size_t r = 0; r < c->runs; r++)
                pa_vec_push(&c->cells[k], 0.0);
        }
    }
    return c->index_of[name] - 1;
}

static bool add_graph(struct collector *c, const struct pa_profile *p, uint32_t type, size_t run,
                      size_t first_matrix, double scale, struct pa_error *err)
{
    struct pa_node_table *t = pa_node_table_new(p, NULL, c->arena);
    struct pa_graph_options options = {.measure = {.type = type}};
    struct pa_graph *g;
    if (!pa_graph_build(t, &options, c->arena, &g, err))
        return false;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        size_t at = function_index(c, t, node) * c->runs + run;
        c->cells[first_matrix].items[at] += (double)g->nodes[node].flat * scale;
        c->cells[first_matrix + 1].items[at] += (double)g->nodes[node].cum * scale;
    }
    return true;
}

static bool add_samples(struct collector *c, const struct pa_profile *p, const struct scale *s,
                        size_t run, struct pa_error *err)
{
    const struct pa_profile *variances;
    double scale;
    switch (s->basis) {
    case BASIS_PERIOD:
        return add_graph(c, p, s->type, run, 2, 1 / s->period, err);
    case BASIS_SAMPLES:
        return add_graph(c, p, s->other, run, 2, 1, err);
    case BASIS_HEAP:
        variances = as_heap_variances(p, s, c->arena, &scale);
        return add_graph(c, variances, s->type, run, 2, 1 / scale, err);
    case BASIS_CENSUS:
        return add_graph(c, p, s->type, run, 2, 1, err);
    case BASIS_UNKNOWN:
        break;
    }
    return true;
}

static void sum_columns(struct pa_counts *counts, struct pa_arena *arena)
{
    counts->total = pa_arena_calloc(arena, counts->runs, sizeof *counts->total);
    counts->samples = pa_arena_calloc(arena, counts->runs, sizeof *counts->samples);
    for (size_t f = 0; f < counts->functions; f++) {
        for (size_t r = 0; r < counts->runs; r++) {
            counts->total[r] += counts->flat_value[f * counts->runs + r];
            counts->samples[r] += counts->flat_samples[f * counts->runs + r];
        }
    }
}

static void *keep(struct pa_arena *arena, void *items)
{
    pa_arena_defer(arena, free, items);
    return items;
}

bool pa_counts_collect(const struct pa_comparison_run *runs, size_t run_count, const char *type,
                       struct pa_arena *arena, struct pa_counts **counts, struct pa_error *err)
{
    struct collector c = {.arena = arena, .runs = run_count};
    struct pa_counts *result = pa_arena_calloc(arena, 1, sizeof *result);
    bool ok = true;
    result->sampled = result->heap = result->census = result->moment = true;
    for (size_t r = 0; ok && r < run_count; r++) {
        const struct pa_profile *p = runs[r].profile;
        uint32_t index;
        ok = pa_profile_type_index(p, type, &index, err);
        if (!ok)
            break;
        struct scale s = find_scale(p, index);
        result->sampled &= s.basis != BASIS_UNKNOWN && s.basis != BASIS_CENSUS;
        result->heap &= s.basis == BASIS_HEAP;
        result->census &= s.basis == BASIS_CENSUS;
        result->moment &= is_moment(p, index);
        result->type = pa_profile_text(p, p->types[index].type);
        result->unit = pa_profile_text(p, p->types[index].unit);
        ok = add_graph(&c, p, index, r, 0, 1, err) && add_samples(&c, p, &s, r, err);
    }
    free(c.index_of);
    result->functions = c.names.count;
    result->runs = run_count;
    result->names = keep(arena, c.names.items);
    result->flat_value = keep(arena, c.cells[0].items);
    result->cum_value = keep(arena, c.cells[1].items);
    result->flat_samples = keep(arena, c.cells[2].items);
    result->cum_samples = keep(arena, c.cells[3].items);
    if (ok && result->heap) {
        count_pieces(result->flat_value, result->flat_samples, result->functions, run_count);
        count_pieces(result->cum_value, result->cum_samples, result->functions, run_count);
    }
    if (ok)
        sum_columns(result, arena);
    *counts = result;
    return ok;
}
