// SPDX-License-Identifier: Apache-2.0
#include "page/calls.h"

#include "analysis/node.h"
#include "profile/sample.h"

#include <math.h>
#include <string.h>

struct adder {
    struct pa_page_calls *calls;
    const struct pa_profile *profile;
    struct pa_node_table *table;
    uint32_t run;
    uint32_t *type;        // by type of the calls: the profile's; UINT32_MAX: it has none
    pa_str *names;         // by node of the table
    PA_VEC(uint32_t) path; // by depth: the node behind the location
};

static bool add_values(struct adder *a, uint32_t node, const int64_t *values, struct pa_error *err)
{
    struct pa_page_calls *c = a->calls;
    while (c->newest.count < c->tree.nodes.count)
        pa_vec_push(&c->newest, 0);
    uint32_t cell = c->newest.items[node];
    if (cell == 0 || c->cells.items[cell - 1].run != a->run) {
        pa_vec_push(&c->cells, (struct pa_page_cell){node, a->run});
        for (uint32_t t = 0; t < c->type_count; t++)
            pa_vec_push(&c->values, 0);
        cell = (uint32_t)c->cells.count;
        c->newest.items[node] = cell;
    }
    for (uint32_t t = 0; t < c->type_count; t++) {
        int64_t *sum = &c->values.items[(size_t)(cell - 1) * c->type_count + t];
        if (a->type[t] != UINT32_MAX && __builtin_add_overflow(*sum, values[a->type[t]], sum))
            return pa_error_set(err, PA_ERROR_LIMIT, "a sum of values leaves 64 bits");
    }
    return true;
}

// The node behind a location: its frames are called by `parent`, outermost first.
static uint32_t enter(struct adder *a, uint32_t parent, uint32_t location)
{
    const uint32_t *first = &a->table->first[location];
    for (uint32_t i = first[0]; i < first[1]; i++)
        parent = pa_prefix_tree_child(&a->calls->tree, parent, a->names[a->table->of_location[i]]);
    return parent;
}

static bool add_samples(struct adder *a, struct pa_error *err)
{
    struct pa_sample_reader reader;
    bool ok = true;
    pa_sample_reader_init(&reader, a->profile);
    reader.skip_labels = true;
    while (ok && pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        a->path.count = s->common;
        for (uint32_t i = s->common; i < s->depth; i++)
            pa_vec_push(&a->path, enter(a, i ? a->path.items[i - 1] : 0, s->location[i]));
        ok = add_values(a, s->depth ? a->path.items[s->depth - 1] : 0, s->value, err);
    }
    pa_sample_reader_release(&reader);
    return ok;
}

static void match_types(struct adder *a, struct pa_arena *arena)
{
    struct pa_page_calls *c = a->calls;
    const struct pa_profile *p = a->profile;
    if (c->runs.count == 0) {
        c->types = pa_arena_memdup(c->arena, p->types, p->type_count * sizeof *p->types);
        c->type_count = p->type_count;
        pa_prefix_tree_init(&c->tree);
    }
    a->type = pa_arena_calloc(arena, c->type_count + 1, sizeof *a->type);
    for (uint32_t t = 0; t < c->type_count; t++) {
        a->type[t] = UINT32_MAX;
        for (uint32_t i = 0; i < p->type_count; i++) {
            if (p->types[i].type == c->types[t].type && p->types[i].unit == c->types[t].unit)
                a->type[t] = i;
        }
    }
}

bool pa_page_calls_add(struct pa_page_calls *calls, const struct pa_profile *profile,
                       const struct pa_page_run *run, struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct adder a = {.calls = calls, .profile = profile, .run = (uint32_t)calls->runs.count};
    match_types(&a, &scratch);
    pa_vec_push(&calls->runs, *run);
    a.table = pa_node_table_new(profile, NULL, &scratch);
    a.names = pa_arena_calloc(&scratch, a.table->infos.count + 1, sizeof *a.names);
    for (uint32_t i = 0; i < a.table->infos.count; i++)
        a.names[i] = pa_node_function(a.table, i);
    bool ok = add_samples(&a, err);
    pa_vec_release(&a.path);
    pa_arena_release(&scratch);
    return ok;
}

// Returns by node the largest share, over the sample types, of its value with all below it.
static double *shares(const struct pa_page_calls *c)
{
    size_t count = c->tree.nodes.count;
    double *largest = pa_arena_calloc(c->arena, count + 1, sizeof *largest);
    double *sum = pa_arena_calloc(c->arena, count + 1, sizeof *sum);
    for (uint32_t t = 0; t < c->type_count; t++) {
        memset(sum, 0, count * sizeof *sum);
        for (size_t i = 0; i < c->cells.count; i++)
            sum[c->cells.items[i].node] += fabs((double)c->values.items[i * c->type_count + t]);
        for (size_t i = count; i-- > 1;)
            sum[c->tree.nodes.items[i].parent] += sum[i];
        for (size_t i = 0; i < count && sum[0] > 0; i++)
            largest[i] = fmax(largest[i], sum[i] / sum[0]);
    }
    return largest;
}

const bool *pa_page_calls_large(const struct pa_page_calls *calls, double share, uint32_t most)
{
    const double *shares_of = shares(calls);
    size_t count = calls->tree.nodes.count, kept;
    bool *large = pa_arena_calloc(calls->arena, count + 1, sizeof *large);
    do {
        kept = 0;
        for (size_t i = 0; i < count; i++) {
            large[i] = i == 0 || shares_of[i] >= share;
            kept += large[i];
        }
        share *= 2;
    } while (kept > most);
    return large;
}

void pa_page_calls_release(struct pa_page_calls *calls)
{
    pa_prefix_tree_release(&calls->tree);
    pa_vec_release(&calls->cells);
    pa_vec_release(&calls->values);
    pa_vec_release(&calls->runs);
    pa_vec_release(&calls->newest);
}
