// SPDX-License-Identifier: Apache-2.0
#include "pictures/graph_loops.h"

#include "analysis/tree_graph.h"
#include "base/vec.h"
#include "profile/sample.h"

// Behind the first locations of a stack.
struct place {
    uint32_t caller; // the nearest node that is shown; PA_NO_NODE: none
    uint32_t met;    // how many of the walker's nodes
    bool skipped;    // there are frames between the caller and here
};

struct walker {
    const struct pa_node_table *table;
    const bool *shown;
    bool *passed; // by location: it has nodes, and none is shown
    struct pa_graph_loop *loops;
    struct place *places; // by depth: those of the stack at hand
    PA_VEC(uint32_t) met; // nodes of the stack that call themselves, each once
    bool *on_stack;       // by node: it is among those
};

static void add_loop(struct walker *w, const struct place *at, uint32_t node)
{
    w->loops[node].exists = true;
    w->loops[node].direct |= !at->skipped;
    if (w->on_stack[node])
        return;
    w->on_stack[node] = true;
    pa_vec_push(&w->met, node);
}

static struct place enter(struct walker *w, struct place at, uint32_t location)
{
    if (w->passed[location]) {
        at.skipped = true;
        return at;
    }
    for (uint32_t k = w->table->first[location]; k < w->table->first[location + 1]; k++) {
        uint32_t node = w->table->of_location[k];
        if (w->shown[node] && at.caller == node)
            add_loop(w, &at, node);
        at.skipped = !w->shown[node];
        at.caller = w->shown[node] ? node : at.caller;
    }
    at.met = (uint32_t)w->met.count;
    return at;
}

// Only what differs from the stack walked before is looked at.
static void walk(struct walker *w, const struct pa_sample *s, uint32_t common, int64_t value)
{
    while (w->met.count > w->places[common].met)
        w->on_stack[w->met.items[--w->met.count]] = false;
    for (uint32_t i = common; i < s->depth; i++)
        w->places[i + 1] = enter(w, w->places[i], s->location[i]);
    for (size_t i = 0; i < w->met.count; i++) {
        struct pa_graph_loop *loop = &w->loops[w->met.items[i]];
        loop->too_large |= __builtin_add_overflow(loop->value, value, &loop->value);
    }
}

static bool *find_passed(const struct walker *w, struct pa_arena *arena)
{
    uint32_t count = w->table->profile->location_count;
    bool *passed = pa_arena_calloc(arena, (size_t)count + 1, sizeof *passed);
    for (uint32_t l = 1; l <= count; l++) {
        uint32_t first = w->table->first[l], end = w->table->first[l + 1];
        passed[l] = first < end;
        for (uint32_t k = first; k < end; k++)
            passed[l] &= !w->shown[w->table->of_location[k]];
    }
    return passed;
}

static void walk_all(struct walker *w, const struct pa_view *view)
{
    struct pa_sample_reader reader;
    uint32_t common = 0; // with the sample walked last
    pa_sample_reader_init(&reader, view->profile);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        common = s->common < common ? s->common : common;
        if (s->value[view->measure.type] == 0)
            continue;
        walk(w, s, common, s->value[view->measure.type]);
        common = UINT32_MAX;
    }
    pa_sample_reader_release(&reader);
}

struct pa_graph_loop *pa_graph_loops_find(const struct pa_view *view,
                                          const struct pa_node_table *table, const bool *shown,
                                          struct pa_arena *arena)
{
    size_t count = table->infos.count, depth = view->profile->store.deepest;
    struct walker w = {.table = table, .shown = shown};
    w.loops = pa_arena_calloc(arena, count, sizeof *w.loops);
    w.on_stack = pa_arena_calloc(arena, count, sizeof *w.on_stack);
    w.places = pa_arena_calloc(arena, depth + 2, sizeof *w.places);
    w.places[0].caller = PA_NO_NODE;
    w.passed = find_passed(&w, arena);
    walk_all(&w, view);
    pa_vec_release(&w.met);
    return w.loops;
}
