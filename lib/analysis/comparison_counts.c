// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_counts.h"

#include "analysis/graph.h"
#include "base/memory.h"
#include "base/thread.h"
#include "profile/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- Heap profiles: the variance of every sample's estimate, which makes counts of the sums

struct heap_filter {
    struct pa_sample_filter base;
    const struct pa_basis *basis;
    double scale;
};

static bool apply_heap(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct heap_filter *f = (const struct heap_filter *)base;
    edit->value[f->basis->type] = llround(pa_basis_count(f->basis, edit->value) * f->scale);
    return true;
}

// Sums are whole numbers: the largest, that of all, becomes 2^50.
static double whole_scale(const struct pa_profile *p, const struct pa_basis *basis)
{
    static const double largest = 1125899906842624;
    struct pa_sample_reader r;
    double sum = 0;
    pa_sample_reader_init(&r, p);
    r.skip_labels = p->filter_count == 0;
    while (pa_sample_next(&r))
        sum += pa_basis_count(basis, r.sample.value);
    pa_sample_reader_release(&r);
    return sum > 0 ? largest / sum : 1;
}

// The profile with variances, times *scale, in place of the values of the type.
static const struct pa_profile *as_heap_variances(const struct pa_profile *p,
                                                  const struct pa_basis *basis,
                                                  struct pa_arena *arena, double *scale)
{
    struct heap_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    *scale = whole_scale(p, basis);
    *f = (struct heap_filter){{apply_heap}, pa_arena_memdup(arena, basis, sizeof *basis), *scale};
    struct pa_profile *copy = pa_profile_copy(p, arena);
    pa_profile_add_filter(copy, &f->base, arena);
    return copy;
}

void pa_counts_make_pieces(const double *value, double *samples, size_t functions, size_t runs)
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

enum { VALUES = 0, SAMPLES = 2 }; // the first of two matrices, flat and cum

// What of a profile is added to which matrices: flat and cum of the type, times `scale`, to two,
// and times `samples` to two more if that is what counts samples; 0: it is not. `weight` is that of
// the first type.
struct adding {
    const struct pa_profile *profile;
    uint32_t type;
    size_t run, first_matrix;
    double scale, samples, weight;
    bool with_first; // the first type counts samples: its sums are found in the same walk
    // Its graph, while it is added: large beside what is kept of it.
    struct pa_arena scratch;
    struct pa_node_table *table;
    struct pa_graph *graph;
    struct pa_error err; // if there is none
};

struct collector {
    struct pa_arena *arena;
    PA_VEC(struct adding) addings;
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

// The sums of the first type, as if they had been added by themselves behind the others.
static void add_first(struct collector *c, const struct adding *a)
{
    for (uint32_t node = 0; node < a->table->infos.count; node++) {
        const struct pa_graph_node *n = &a->graph->nodes[node];
        if (!n->flat_divisor && !n->cum_divisor)
            continue;
        size_t at = function_index(c, a->table, node) * c->runs + a->run;
        c->cells[SAMPLES].items[at] += (double)n->flat_divisor * a->weight;
        c->cells[SAMPLES + 1].items[at] += (double)n->cum_divisor * a->weight;
    }
}

static void add_nodes(struct collector *c, const struct adding *a)
{
    const struct pa_graph *g = a->graph;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        size_t at = function_index(c, a->table, node) * c->runs + a->run;
        double flat = (double)g->nodes[node].flat, cum = (double)g->nodes[node].cum;
        c->cells[a->first_matrix].items[at] += flat * a->scale;
        c->cells[a->first_matrix + 1].items[at] += cum * a->scale;
        if (a->samples > 0) {
            c->cells[a->first_matrix + 2].items[at] += flat * a->samples;
            c->cells[a->first_matrix + 3].items[at] += cum * a->samples;
        }
    }
    if (a->with_first)
        add_first(c, a);
}

static void plan(struct collector *c, const struct pa_profile *p, const struct pa_basis *basis,
                 size_t run)
{
    struct adding values = {.profile = p,
                            .type = basis->type,
                            .run = run,
                            .first_matrix = VALUES,
                            .scale = basis->scale,
                            .weight = basis->weight};
    struct adding samples = {.profile = p,
                             .type = basis->other,
                             .run = run,
                             .first_matrix = SAMPLES,
                             .scale = basis->weight};
    double scale;
    if (basis->kind == PA_BASIS_PERIOD)
        values.samples = basis->weight / basis->period;
    else if (basis->kind == PA_BASIS_CENSUS)
        values.samples = 1;
    values.with_first =
        basis->kind == PA_BASIS_SAMPLES && basis->other == 0 && basis->type != basis->other;
    pa_vec_push(&c->addings, values);
    if (basis->kind == PA_BASIS_HEAP) {
        samples.profile = as_heap_variances(p, basis, c->arena, &scale);
        samples.type = basis->type;
        samples.scale = basis->scale * basis->scale / scale;
    }
    if ((basis->kind == PA_BASIS_HEAP || basis->kind == PA_BASIS_SAMPLES) && !values.with_first)
        pa_vec_push(&c->addings, samples);
}

// Paths of files are made while a table of nodes is, in the table of strings that all runs share.
static bool has_files(const struct pa_profile *p)
{
    uint32_t i = 1;
    while (i <= p->function_count && !p->functions[i].file)
        i++;
    return i <= p->function_count;
}

static void build_graph(void *job)
{
    struct adding *a = job;
    const struct pa_graph_options options = {.measure = {a->type, .mean = a->with_first}};
    if (!a->table)
        a->table = pa_node_table_new(a->profile, NULL, &a->scratch);
    if (!pa_graph_build(a->table, &options, &a->scratch, &a->graph, &a->err))
        a->graph = NULL;
}

// How many of the next graphs are built at once. Filters may keep notes while they work.
static uint32_t count_at_once(const struct collector *c, size_t next)
{
    enum { MOST = 2 };
    uint32_t count = 0, most = pa_thread_count(MOST);
    while (count < most && next + count < c->addings.count &&
           c->addings.items[next + count].profile->filter_count == 0)
        count++;
    return count ? count : 1;
}

// Names are met in the order of the runs, whatever is built at once.
static bool add_graphs(struct collector *c, struct adding *list, uint32_t count,
                       struct pa_error *err)
{
    bool ok = true;
    for (uint32_t i = 0; i < count; i++) {
        if (has_files(list[i].profile))
            list[i].table = pa_node_table_new(list[i].profile, NULL, &list[i].scratch);
    }
    pa_threads_run(build_graph, list, sizeof *list, count);
    for (uint32_t i = 0; i < count; i++) {
        if (ok && !list[i].graph)
            *err = list[i].err;
        ok = ok && list[i].graph;
        if (ok)
            add_nodes(c, &list[i]);
        pa_arena_release(&list[i].scratch);
    }
    return ok;
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

void pa_counts_begin(struct pa_counts *counts, const struct pa_profile *first,
                     const struct pa_run_type *types)
{
    const struct pa_value_type *t = &first->types[types[0].index];
    counts->types = types;
    counts->type = pa_profile_text(first, t->type);
    counts->unit = pa_profile_text(first, t->unit);
}

struct pa_basis pa_counts_add_run(struct pa_counts *counts, const struct pa_profile *p)
{
    const struct pa_run_type *type = &counts->types[counts->runs];
    bool first = counts->runs++ == 0;
    struct pa_basis basis = pa_basis_find(p, type->index);
    bool census = basis.kind == PA_BASIS_CENSUS, heap = basis.kind == PA_BASIS_HEAP;
    basis.scale = type->scale;
    basis.weight = type->weight;
    counts->sampled = (first || counts->sampled) && !census && basis.kind != PA_BASIS_UNKNOWN;
    counts->heap = (first || counts->heap) && heap;
    counts->census = (first || counts->census) && census;
    counts->moment = (first || counts->moment) && basis.moment;
    return basis;
}

struct pa_counts *pa_counts_collect(struct pa_comparison_runs runs, const char *type,
                                    struct pa_arena *arena, struct pa_error *err)
{
    struct collector c = {.arena = arena, .runs = runs.count};
    struct pa_counts *result = pa_arena_calloc(arena, 1, sizeof *result);
    const struct pa_run_type *types = pa_run_types_find(runs, type, arena, err);
    if (!types)
        return NULL;
    bool ok = true;
    pa_counts_begin(result, runs.list[0].profile, types);
    for (size_t r = 0; r < runs.count; r++) {
        struct pa_basis basis = pa_counts_add_run(result, runs.list[r].profile);
        plan(&c, runs.list[r].profile, &basis, r);
    }
    for (size_t i = 0, count; ok && i < c.addings.count; i += count) {
        count = count_at_once(&c, i);
        ok = add_graphs(&c, &c.addings.items[i], (uint32_t)count, err);
    }
    pa_vec_release(&c.addings);
    free(c.index_of);
    result->functions = c.names.count;
    result->names = keep(arena, c.names.items);
    result->flat_value = keep(arena, c.cells[0].items);
    result->cum_value = keep(arena, c.cells[1].items);
    result->flat_samples = keep(arena, c.cells[2].items);
    result->cum_samples = keep(arena, c.cells[3].items);
    if (!ok)
        return NULL;
    if (result->heap) {
        pa_counts_make_pieces(result->flat_value, result->flat_samples, c.names.count, runs.count);
        pa_counts_make_pieces(result->cum_value, result->cum_samples, c.names.count, runs.count);
    }
    sum_columns(result, arena);
    return result;
}
