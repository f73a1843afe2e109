// SPDX-License-Identifier: Apache-2.0
#include "analysis/trim.h"

#include "analysis/picture.h"

#include <stdlib.h>
#include <string.h>

static int64_t magnitude(int64_t v)
{
    return v == INT64_MIN ? INT64_MAX : llabs(v);
}

// ---- Order

struct sort_key {
    int64_t first, second; // |flat| and |cum|, or the other way round
    uint32_t node;
    struct pa_node_table *table;
};

static int compare_keys(const void *pa, const void *pb)
{
    const struct sort_key *a = pa, *b = pb;
    if (a->first != b->first)
        return a->first > b->first ? -1 : 1;
    int order = pa_node_compare(a->table, a->node, b->node);
    if (order)
        return order;
    if (a->second != b->second)
        return a->second > b->second ? -1 : 1;
    return pa_node_compare_hidden(a->table, a->node, b->node);
}

void pa_graph_sort(struct pa_graph *g, enum pa_node_order order)
{
    if (order == PA_ORDER_PICTURE) {
        pa_picture_sort(g);
        return;
    }
    struct sort_key *keys = pa_arena_alloc(g->table->arena, g->order.count * sizeof *keys);
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        int64_t flat = magnitude(g->nodes[node].flat), cum = magnitude(g->nodes[node].cum);
        keys[i] = (struct sort_key){order == PA_ORDER_CUM ? cum : flat,
                                    order == PA_ORDER_CUM ? flat : cum, node, g->table};
    }
    qsort(keys, g->order.count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < g->order.count; i++)
        g->order.items[i] = keys[i].node;
}

// ---- Trimming

static int64_t cutoff(const struct pa_graph *g, double fraction)
{
    int64_t sum = 0;
    for (size_t i = 0; i < g->order.count; i++)
        sum += g->nodes[g->order.items[i]].flat;
    return magnitude((int64_t)((double)sum * fraction));
}

static size_t drop_small_edges(struct pa_graph *g, int64_t least)
{
    // Edges of nodes that drop_negative left out stay: pprof looks at what enters shown nodes only.
    size_t dropped = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        for (uint32_t e = g->nodes[g->order.items[i]].first_in; e != PA_NO_EDGE;
             e = g->edges.items[e].next_in) {
            struct pa_graph_edge *edge = &g->edges.items[e];
            if (!edge->dropped && magnitude(edge->weight) < least) {
                edge->dropped = true;
                dropped++;
            }
        }
    }
    return dropped;
}

// Flags the first `count` nodes of the order whose |cum| is at least `least`; gives their number.
static size_t flag_nodes(const struct pa_graph *g, size_t count, int64_t least, bool *keep)
{
    size_t kept = 0;
    memset(keep, 0, g->table->infos.count * sizeof *keep);
    for (size_t i = 0; i < count && i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        keep[node] = magnitude(g->nodes[node].cum) >= least;
        kept += keep[node];
    }
    return kept;
}

bool pa_graph_trimmed(struct pa_node_table *table, const struct pa_trim_options *o,
                      struct pa_arena *arena, struct pa_trimmed *t, struct pa_error *err)
{
    struct pa_graph_options build = {.measure = o->measure, .drop_negative = o->drop_negative};
    *t = (struct pa_trimmed){0};
    // Which nodes are small can be told without edges.
    if (!pa_graph_build(table, &build, arena, &t->graph, err))
        return false;
    int64_t node_cut = cutoff(t->graph, o->node_fraction);
    int64_t edge_cut = cutoff(t->graph, o->edge_fraction);
    bool *keep = pa_arena_alloc(arena, table->infos.count * sizeof *keep);
    size_t all = t->graph->order.count, kept = flag_nodes(t->graph, all, node_cut, keep);
    t->dropped_nodes = all - kept;
    build.edges = o->marks_only ? PA_EDGES_INLINED : PA_EDGES_ALL;
    build.keep = t->dropped_nodes ? keep : NULL;
    if (!pa_graph_build(table, &build, arena, &t->graph, err))
        return false;
    t->original_count = t->graph->order.count;
    pa_graph_sort(t->graph, o->order);
    if (o->node_count > 0 && (size_t)o->node_count < t->graph->order.count) {
        flag_nodes(t->graph, (size_t)o->node_count, 0, keep);
        build.keep = keep;
        if (!pa_graph_build(table, &build, arena, &t->graph, err))
            return false;
        pa_graph_sort(t->graph, o->order);
    }
    t->dropped_edges = drop_small_edges(t->graph, edge_cut);
    if (o->no_redundant_edges)
        pa_picture_drop_redundant(t->graph, arena);
    return true;
}
