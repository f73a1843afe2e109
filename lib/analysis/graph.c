// SPDX-License-Identifier: Apache-2.0
#include "analysis/graph.h"

#include "analysis/accumulate.h"

static void release(void *object)
{
    struct pa_graph *g = object;
    pa_vec_release(&g->order);
    pa_vec_release(&g->edges);
}

static bool is_negative(const struct pa_graph_node *n)
{
    return n->flat < 0 || (n->flat == 0 && n->cum < 0);
}

// If all absolute values together fit, so does every sum of some of them.
static bool sums_fit(const struct pa_profile *p, struct pa_measure measure)
{
    return p->store.magnitude[measure.type] <= INT64_MAX &&
           (!measure.mean || p->store.magnitude[0] <= INT64_MAX);
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
    if (!sums_fit(table->profile, options->measure))
        return pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
    pa_graph_accumulate(g, options);
    for (uint32_t i = 0; i < table->infos.count; i++) {
        const struct pa_graph_node *n = &g->nodes[i];
        if ((n->cum || n->flat) && !(options->drop_negative && is_negative(n)))
            pa_vec_push(&g->order, i);
    }
    *graph = g;
    return true;
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
