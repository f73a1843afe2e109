// SPDX-License-Identifier: Apache-2.0
#include "analysis/trim.h"

#include "analysis/picture.h"

#include <stdlib.h>

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

// Flags the nodes of the order whose |cum| is at least `least`, and leaves only those in it.
static void keep_large(struct pa_graph *g, int64_t least, bool *keep)
{
    size_t kept = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        keep[node] = magnitude(g->nodes[node].cum) >= least;
        if (keep[node])
            g->order.items[kept++] = node;
    }
    g->order.count = kept;
}

static void keep_first(struct pa_graph *g, size_t count, bool *keep)
{
    for (size_t i = count; i < g->order.count; i++)
        keep[g->order.items[i]] = false;
    g->order.count = count;
}

// Which nodes are shown. What a node is worth does not depend on the nodes around it, and is known
// without edges. *keep is NULL if all are shown.
static bool choose_nodes(struct pa_node_table *table, const struct pa_trim_options *o,
                         const bool **keep, struct pa_trimmed *t, struct pa_error *err)
{
    struct pa_graph_options build = {.measure = o->measure, .drop_negative = o->drop_negative};
    bool *flags = pa_arena_calloc(table->arena, table->infos.count, sizeof *flags);
    if (!pa_graph_build(table, &build, table->arena, &t->graph, err))
        return false;
    size_t all = t->graph->order.count;
    t->node_cut = cutoff(t->graph, o->node_fraction);
    t->edge_cut = cutoff(t->graph, o->edge_fraction);
    keep_large(t->graph, t->node_cut, flags);
    t->original_count = t->graph->order.count;
    t->dropped_nodes = all - t->original_count;
    bool now = o->order != PA_ORDER_PICTURE; // which looks at edges
    if (now && o->node_count > 0 && (uint64_t)o->node_count < t->original_count) {
        pa_graph_sort(t->graph, o->order);
        keep_first(t->graph, (size_t)o->node_count, flags);
    }
    *keep = t->graph->order.count < all ? flags : NULL;
    return true;
}

// The first nodes of a picture's order are known only when the graph is there.
static bool limit_picture(struct pa_node_table *table, const struct pa_trim_options *o,
                          struct pa_graph_options *build, struct pa_arena *arena,
                          struct pa_trimmed *t, struct pa_error *err)
{
    if (o->node_count <= 0 || (uint64_t)o->node_count >= t->graph->order.count)
        return true;
    bool *flags = pa_arena_calloc(arena, table->infos.count, sizeof *flags);
    for (size_t i = 0; i < (size_t)o->node_count; i++)
        flags[t->graph->order.items[i]] = true;
    build->keep = flags;
    if (!pa_graph_build(table, build, arena, &t->graph, err))
        return false;
    pa_graph_sort(t->graph, o->order);
    return true;
}

bool pa_graph_trimmed(struct pa_node_table *table, const struct pa_trim_options *o,
                      struct pa_arena *arena, struct pa_trimmed *t, struct pa_error *err)
{
    bool all = o->node_fraction == 0 && o->edge_fraction == 0 && o->node_count <= 0;
    struct pa_graph_options build = {
        .measure = o->measure,
        .edges = o->marks_only ? PA_EDGES_INLINED : PA_EDGES_ALL,
        .edges_of = o->edges_of,
        .drop_negative = o->drop_negative,
    };
    *t = (struct pa_trimmed){0};
    if (!all && !choose_nodes(table, o, &build.keep, t, err))
        return false;
    if (!pa_graph_build(table, &build, arena, &t->graph, err))
        return false;
    if (all)
        t->original_count = t->graph->order.count;
    pa_graph_sort(t->graph, o->order);
    if (o->order == PA_ORDER_PICTURE && !limit_picture(table, o, &build, arena, t, err))
        return false;
    t->dropped_edges = drop_small_edges(t->graph, t->edge_cut);
    if (o->no_redundant_edges)
        pa_picture_drop_redundant(t->graph, arena);
    return true;
}
