// SPDX-License-Identifier: Apache-2.0
#include "pictures/graph_loops.h"

#include "profile/sample.h"

struct walker {
    const struct pa_node_table *table;
    const bool *shown;
    struct pa_graph_loop *loops;
    uint64_t *counted; // by node: the last sample that was added to it
    uint64_t sample;
    int64_t value;            // of the sample
    uint32_t caller;          // the nearest node that is shown
    bool has_caller, skipped; // frames between the caller and here
};

static void add(struct walker *w, uint32_t node)
{
    struct pa_graph_loop *loop = &w->loops[node];
    loop->exists = true;
    loop->direct |= !w->skipped;
    if (w->counted[node] == w->sample)
        return;
    w->counted[node] = w->sample;
    loop->too_large |= __builtin_add_overflow(loop->value, w->value, &loop->value);
}

static void visit(struct walker *w, uint32_t node)
{
    if (!w->shown[node]) {
        w->skipped = true;
        return;
    }
    if (w->has_caller && w->caller == node)
        add(w, node);
    w->caller = node;
    w->has_caller = true;
    w->skipped = false;
}

static void walk(struct walker *w, const struct pa_sample *s)
{
    w->has_caller = w->skipped = false;
    w->sample++;
    for (uint32_t i = 0; i < s->depth; i++) {
        uint32_t location = s->location[i];
        for (uint32_t k = w->table->first[location]; k < w->table->first[location + 1]; k++)
            visit(w, w->table->of_location[k]);
    }
}

struct pa_graph_loop *pa_graph_loops_find(const struct pa_view *view,
                                          const struct pa_node_table *table, const bool *shown,
                                          struct pa_arena *arena)
{
    struct walker w = {.table = table, .shown = shown};
    struct pa_sample_reader reader;
    w.loops = pa_arena_calloc(arena, table->infos.count, sizeof *w.loops);
    w.counted = pa_arena_calloc(arena, table->infos.count, sizeof *w.counted);
    pa_sample_reader_init(&reader, view->profile);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        w.value = reader.sample.value[view->measure.type];
        if (w.value != 0)
            walk(&w, &reader.sample);
    }
    pa_sample_reader_release(&reader);
    return w.loops;
}
