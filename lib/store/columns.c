// SPDX-License-Identifier: Apache-2.0
#include "store/columns.h"

#include "analysis/graph.h"
#include "base/wire.h"
#include "profile/granularity.h"
#include "profile/name_filter.h"
#include "profile/sample.h"
#include "profile/symbolize.h"
#include "store/costs.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
    const struct pa_cost *x = a, *y = b;
    return x->name < y->name ? -1 : x->name > y->name;
}

static void put_column(const struct pa_graph *graph, const uint32_t *names, struct pa_arena *arena,
                       struct pa_strbuf *out)
{
    size_t count = graph->order.count;
    struct pa_cost *costs = pa_arena_calloc(arena, count + 1, sizeof *costs);
    for (size_t i = 0; i < count; i++) {
        uint32_t node = graph->order.items[i];
        costs[i] = (struct pa_cost){
            .name = names[node], .flat = graph->nodes[node].flat, .cum = graph->nodes[node].cum};
    }
    qsort(costs, count, sizeof *costs, by_name);
    pa_costs_pack(costs, count, false, out);
}

// Returns by node of the table the number of its name in the segment.
static uint32_t *encode_names(struct pa_segment_encoder *e, struct pa_node_table *table,
                              struct pa_arena *arena)
{
    uint32_t *names = pa_arena_calloc(arena, table->infos.count + 1, sizeof *names);
    for (uint32_t i = 0; i < table->infos.count; i++) {
        pa_str id = table->infos.items[i].name;
        if (!id)
            id = pa_strings_adds(e->profile->strings, pa_node_name(table, i));
        names[i] = pa_segment_encode_name(e, id);
    }
    return names;
}

// Records which displayed name each function of the segment has, and which names have inlined
// calls.
static void tell_names(struct pa_segment_encoder *e, const struct pa_node_table *table,
                       const uint32_t *names)
{
    const struct pa_profile *p = table->profile;
    struct pa_segment_names *all = &e->making->names;
    for (uint32_t l = 1; l <= p->location_count; l++) {
        uint32_t count = p->locations[l].line_count, first = p->locations[l].first_line;
        for (uint32_t i = 0; i < count; i++) {
            uint32_t name = names[table->of_location[table->first[l] + count - 1 - i]];
            uint32_t function = pa_segment_encode_function(e, p->lines[first + i].function);
            while (all->of_function.count <= function)
                pa_vec_push(&all->of_function, 0);
            all->of_function.items[function] = name + 1;
            all->inlined.items[name] |= i + 1 < count;
        }
    }
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
    if (p->function_count == e->profile->function_count)
        tell_names(e, table, names);
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct pa_graph_options options = {.measure = {.type = i}};
        struct pa_graph *graph;
        if (!pa_total(p, options.measure, &types[i].total, err))
            return false;
        if (types[i].factor) {
            pa_costs_pack_factor(types[i].factor, &types[i].bytes);
            continue;
        }
        if (!pa_graph_build(table, &options, arena, &graph, err))
            return false;
        put_column(graph, names, arena, &types[i].bytes);
    }
    return true;
}

bool pa_columns_make(struct pa_segment_encoder *e, bool special, struct pa_columns_type *types,
                     struct pa_error *err)
{
    struct pa_arena arena = {0};
    bool ok = !special && pa_columns_know(e) ? pa_columns_add_up(e, types, &arena, err)
                                             : make(e, types, &arena, err);
    pa_arena_release(&arena);
    return ok;
}

// ---- What does not add up

bool pa_columns_special(const struct pa_segment_encoder *e)
{
    const struct pa_profile *p = e->profile;
    bool special = p->calls_only || p->drop_frames || p->keep_frames || e->odd_sample;
    for (uint32_t i = 1; i <= p->location_count && !special; i++)
        special = p->locations[i].line_count == 0;
    for (uint32_t i = 1; i <= p->function_count && !special; i++)
        special = !p->functions[i].name && !p->functions[i].system_name;
    return special;
}
