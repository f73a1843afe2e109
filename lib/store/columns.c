// SPDX-License-Identifier: Apache-2.0
#include "store/columns.h"

#include "analysis/graph.h"
#include "base/wire.h"
#include "profile/granularity.h"
#include "profile/name_filter.h"
#include "profile/symbolize.h"

#include <stdlib.h>

struct entry {
    uint32_t name; // in the segment
    int64_t flat, cum;
};

static int by_name(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return x->name < y->name ? -1 : x->name > y->name;
}

static uint64_t common_divisor(uint64_t a, int64_t value)
{
    uint64_t b = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void put_column(const struct pa_graph *graph, const uint32_t *names, struct pa_arena *arena,
                       struct pa_strbuf *out)
{
    size_t count = graph->order.count;
    struct entry *entries = pa_arena_calloc(arena, count + 1, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        uint32_t node = graph->order.items[i];
        entries[i] = (struct entry){names[node], graph->nodes[node].flat, graph->nodes[node].cum};
    }
    qsort(entries, count, sizeof *entries, by_name);
    uint64_t step = 0;
    for (size_t i = 0; i < count; i++)
        step = common_divisor(common_divisor(step, entries[i].flat), entries[i].cum);
    step = step > 1 && step <= INT64_MAX ? step : 1;
    pa_wire_add_varint(out, count);
    pa_wire_add_varint(out, step);
    for (size_t i = 0, before = 0; i < count; before = entries[i++].name) {
        pa_wire_add_varint(out, entries[i].name - before);
        int64_t flat = entries[i].flat / (int64_t)step, cum = entries[i].cum / (int64_t)step;
        pa_pack_signed(out, flat);
        // Wraps around, and back when it is read.
        pa_pack_signed(out, (int64_t)((uint64_t)cum - (uint64_t)flat));
    }
}

// By node, the number of its name in the segment.
static uint32_t *encode_names(struct pa_segment_encoder *e, struct pa_node_table *table,
                              struct pa_arena *arena)
{
    uint32_t *names = pa_arena_calloc(arena, table->infos.count + 1, sizeof *names);
    for (uint32_t i = 0; i < table->infos.count; i++) {
        const char *name = pa_node_name(table, i);
        pa_strbuf_clear(&e->record);
        pa_wire_add_varint(&e->record,
                           pa_dict_add(&e->tables[PA_TABLE_STRINGS], name, strlen(name)));
        names[i] = pa_dict_add(&e->tables[PA_TABLE_NAMES], e->record.text, e->record.size);
    }
    return names;
}

static bool make(struct pa_segment_encoder *e, struct pa_columns_type *types,
                 struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_granularity_options functions = {.granularity = PA_GRANULARITY_FUNCTIONS};
    const struct pa_profile *p = pa_profile_demangle(e->profile, PA_DEMANGLE_DEFAULT, false, arena);
    p = pa_filter_drop_frames(p, arena, err);
    if (!p)
        return false;
    p = pa_profile_aggregate(p, &functions, arena);
    struct pa_node_table *table = pa_node_table_new(p, NULL, arena);
    uint32_t *names = encode_names(e, table, arena);
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct pa_graph_options options = {.measure = {.type = i}};
        struct pa_graph *graph;
        if (!pa_total(p, options.measure, &types[i].total, err) ||
            !pa_graph_build(table, &options, arena, &graph, err))
            return false;
        put_column(graph, names, arena, &types[i].bytes);
    }
    return true;
}

bool pa_columns_make(struct pa_segment_encoder *e, struct pa_columns_type *types,
                     struct pa_error *err)
{
    struct pa_arena arena = {0};
    bool ok = make(e, types, &arena, err);
    pa_arena_release(&arena);
    return ok;
}
