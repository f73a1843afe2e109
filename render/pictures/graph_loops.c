// SPDX-License-Identifier: Apache-2.0
// Each share of the samples is walked on a thread of its own; the loops are added up.
#include "pictures/graph_loops.h"

#include "analysis/tree_graph.h"
#include "base/memory.h"
#include "base/thread.h"
#include "base/vec.h"
#include "profile/sample.h"

#include <stdlib.h>

// Fewer samples are walked before a thread has started.
enum { SAMPLES_A_WALK = 1 << 15 };

// What a location adds to a stack of shown nodes: a node, or one of these.
enum {
    NOTHING = UINT32_MAX,     // it has no nodes
    HIDDEN = UINT32_MAX - 1,  // none of its nodes is shown
    SEVERAL = UINT32_MAX - 2, // it has more than one, and some are shown
};

// Behind the first locations of a stack.
struct place {
    uint32_t caller; // the nearest node that is shown; PA_NO_NODE: none
    uint32_t met;    // how many of the walker's nodes
    bool skipped;    // there are frames between the caller and here
};

// A walk over one of `parts` shares of the samples.
struct walker {
    const struct pa_view *view;
    const struct pa_node_table *table;
    const bool *shown;
    const uint32_t *adds; // by location
    uint32_t part, parts;
    struct pa_graph_loop *loops; // by node, what is found
    struct place *places;        // by depth: those of the stack at hand
    PA_VEC(uint32_t) met;        // nodes of the stack that call themselves, each once
    bool *on_stack;              // by node: it is among those
};

static void add_loop(struct walker *w, bool skipped, uint32_t node)
{
    w->loops[node].exists = true;
    w->loops[node].direct |= !skipped;
    if (w->on_stack[node])
        return;
    w->on_stack[node] = true;
    pa_vec_push(&w->met, node);
}

static void enter_node(struct walker *w, struct place *at, uint32_t node)
{
    if (at->caller == node)
        add_loop(w, at->skipped, node);
    at->skipped = false;
    at->caller = node;
}

static void enter_several(struct walker *w, struct place *at, uint32_t location)
{
    for (uint32_t k = w->table->first[location]; k < w->table->first[location + 1]; k++) {
        uint32_t node = w->table->of_location[k];
        if (w->shown[node])
            enter_node(w, at, node);
        else
            at->skipped = true;
    }
}

static struct place enter(struct walker *w, struct place at, uint32_t location)
{
    uint32_t adds = w->adds[location];
    if (adds == HIDDEN)
        at.skipped = true;
    else if (adds == SEVERAL)
        enter_several(w, &at, location);
    else if (adds != NOTHING)
        enter_node(w, &at, adds);
    at.met = (uint32_t)w->met.count;
    return at;
}

static void add_value(struct pa_graph_loop *loop, int64_t value)
{
    loop->too_large |= __builtin_add_overflow(loop->value, value, &loop->value);
}

// Only what differs from the stack walked before is looked at.
static void walk_stack(struct walker *w, const struct pa_sample *s, uint32_t common, int64_t value)
{
    while (w->met.count > w->places[common].met)
        w->on_stack[w->met.items[--w->met.count]] = false;
    for (uint32_t i = common; i < s->depth; i++)
        w->places[i + 1] = enter(w, w->places[i], s->location[i]);
    for (size_t i = 0; i < w->met.count; i++)
        add_value(&w->loops[w->met.items[i]], value);
}

static void walk(void *walker)
{
    struct walker *w = walker;
    struct pa_sample_reader reader;
    uint32_t common = 0; // with the sample walked last
    w->on_stack = pa_xcalloc(w->table->infos.count, sizeof *w->on_stack);
    w->places = pa_xcalloc((size_t)w->view->profile->store.deepest + 2, sizeof *w->places);
    w->places[0].caller = PA_NO_NODE;
    pa_sample_reader_init_part(&reader, w->view->profile, w->part, w->parts);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        int64_t value = s->value[w->view->measure.type];
        common = s->common < common ? s->common : common;
        if (value == 0)
            continue;
        walk_stack(w, s, common, value);
        common = UINT32_MAX;
    }
    pa_sample_reader_release(&reader);
    pa_vec_release(&w->met);
    free(w->places);
    free(w->on_stack);
}

static uint32_t what_it_adds(const struct pa_node_table *table, const bool *shown,
                             uint32_t location)
{
    uint32_t first = table->first[location], end = table->first[location + 1];
    if (first == end)
        return NOTHING;
    bool any = false;
    for (uint32_t k = first; k < end; k++)
        any |= shown[table->of_location[k]];
    if (!any)
        return HIDDEN;
    return end - first > 1 ? SEVERAL : table->of_location[first];
}

static void add_loops(struct pa_graph_loop *to, const struct pa_graph_loop *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_value(&to[i], from[i].value);
        to[i].direct |= from[i].direct;
        to[i].too_large |= from[i].too_large;
        to[i].exists |= from[i].exists;
    }
}

struct pa_graph_loop *pa_graph_loops_find(const struct pa_view *view,
                                          const struct pa_node_table *table, const bool *shown,
                                          struct pa_arena *arena)
{
    size_t nodes = table->infos.count, locations = (size_t)view->profile->location_count + 1;
    uint32_t *adds = pa_arena_calloc(arena, locations, sizeof *adds);
    for (uint32_t l = 1; l < locations; l++)
        adds[l] = what_it_adds(table, shown, l);
    struct walker walkers[PA_SAMPLE_PARTS];
    uint32_t count = pa_sample_parts(view->profile, SAMPLES_A_WALK);
    for (uint32_t i = 0; i < count; i++)
        walkers[i] = (struct walker){
            .view = view,
            .table = table,
            .shown = shown,
            .adds = adds,
            .part = i,
            .parts = count,
            .loops = pa_arena_calloc(arena, nodes, sizeof *walkers[i].loops),
        };
    pa_threads_run(walk, walkers, sizeof *walkers, count);
    for (uint32_t i = 1; i < count; i++)
        add_loops(walkers[0].loops, walkers[i].loops, nodes);
    return walkers[0].loops;
}
