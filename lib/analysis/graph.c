// SPDX-License-Identifier: Apache-2.0
#include "analysis/graph.h"

#include "analysis/accumulate.h"

static void release(void *object)
{
    struct pa_graph *g = object;
    pa_vec_release(&g->order);
    pa_vec_release(&g->edges);
}

bool pa_graph_shows(const struct pa_graph_node *n, bool drop_negative)
{
    bool negative = n->flat < 0 || (n->flat == 0 && n->cum < 0);
    return (n->cum || n->flat) && !(drop_negative && negative);
}

void pa_graph_link_edges(struct pa_graph *g)
{
    for (uint32_t i = 0; i < g->edges.count; i++) {
        struct pa_graph_edge *e = &g->edges.items[i];
        e->next_in = g->nodes[e->target].first_in;
        e->next_out = g->nodes[e->source].first_out;
        g->nodes[e->target].first_in = g->nodes[e->source].first_out = i;
    }
}

bool pa_graph_build(struct pa_node_table *table, const struct pa_graph_options *options,
                    struct pa_arena *arena, struct pa_graph **graph, struct pa_error *err)
{
    struct pa_graph *g = pa_arena_calloc(arena, 1, sizeof *g);
    pa_arena_defer(arena, release, g);
    g->table = table;
    g->nodes = pa_arena_calloc(arena, table->infos.count, sizeof *g->nodes);
    for (size_t i = 0; i < table->infos.count; i++)
        g->nodes[i].first_in = g->nodes[i].first_out = PA_NO_EDGE;
    if (options->inlined)
        g->inlined = pa_arena_calloc(arena, table->infos.count, sizeof *g->inlined);
    if (table->sums) {
        if (!table->sums->fill(table->sums, g, options, err))
            return false;
        pa_graph_link_edges(g);
    } else {
        if (!pa_measure_fits(table->profile, options->measure, err))
            return false;
        pa_graph_accumulate(g, options);
    }
    for (uint32_t i = 0; i < table->infos.count; i++) {
        if (pa_graph_shows(&g->nodes[i], options->drop_negative))
            pa_vec_push(&g->order, i);
    }
    *graph = g;
    return true;
}

bool pa_graph_calls_others(const struct pa_graph *g, uint32_t node)
{
    uint32_t e = g->nodes[node].first_out;
    while (e != PA_NO_EDGE && g->edges.items[e].dropped)
        e = g->edges.items[e].next_out;
    return e != PA_NO_EDGE;
}

static int64_t mean(int64_t value, int64_t divisor)
{
    return divisor ? value / divisor : value;
}

int64_t pa_graph_flat(const struct pa_graph *graph, uint32_t node)
{
    return mean(graph->nodes[node].flat, graph->nodes[node].flat_divisor);
}

int64_t pa_graph_cum(const struct pa_graph *graph, uint32_t node)
{
    return mean(graph->nodes[node].cum, graph->nodes[node].cum_divisor);
}

int64_t pa_graph_weight(const struct pa_graph_edge *edge)
{
    return mean(edge->weight, edge->weight_divisor);
}
