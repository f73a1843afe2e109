// SPDX-License-Identifier: Apache-2.0
#include "analysis/edge_list.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct key {
    uint64_t weight; // absolute
    uint32_t edge, source, target;
    struct pa_node_table *table;
};

static int compare_names(struct pa_node_table *table, uint32_t a, uint32_t b)
{
    return a == b ? 0 : strcmp(pa_node_name(table, a), pa_node_name(table, b));
}

static int compare(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    int order = compare_names(a->table, a->source, b->source);
    if (order == 0)
        order = compare_names(a->table, a->target, b->target);
    if (order == 0 && a->source != b->source)
        order = pa_node_compare_hidden(a->table, a->source, b->source);
    if (order == 0 && a->target != b->target)
        order = pa_node_compare_hidden(a->table, a->target, b->target);
    return order ? order : (a->edge > b->edge) - (a->edge < b->edge);
}

static void sort(struct pa_edge_list *list, const struct pa_graph *g)
{
    size_t count = list->edges.count;
    struct key *keys = pa_xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        const struct pa_graph_edge *e = &g->edges.items[list->edges.items[i]];
        uint64_t weight = e->weight < 0 ? -(uint64_t)e->weight : (uint64_t)e->weight;
        keys[i] = (struct key){weight, list->edges.items[i], e->source, e->target, g->table};
    }
    qsort(keys, count, sizeof *keys, compare);
    for (size_t i = 0; i < count; i++)
        list->edges.items[i] = keys[i].edge;
    free(keys);
}

static void add(struct pa_edge_list *list, const struct pa_graph *g, uint32_t edge)
{
    if (!g->edges.items[edge].dropped)
        pa_vec_push(&list->edges, edge);
}

void pa_edge_list_release(struct pa_edge_list *list)
{
    pa_vec_release(&list->edges);
}

void pa_edge_list_in(struct pa_edge_list *list, const struct pa_graph *g, uint32_t node)
{
    list->edges.count = 0;
    for (uint32_t e = g->nodes[node].first_in; e != PA_NO_EDGE; e = g->edges.items[e].next_in)
        add(list, g, e);
    sort(list, g);
}

void pa_edge_list_out(struct pa_edge_list *list, const struct pa_graph *g, uint32_t node)
{
    list->edges.count = 0;
    for (uint32_t e = g->nodes[node].first_out; e != PA_NO_EDGE; e = g->edges.items[e].next_out)
        add(list, g, e);
    sort(list, g);
}

void pa_edge_list_all(struct pa_edge_list *list, const struct pa_graph *g)
{
    list->edges.count = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        for (uint32_t e = g->nodes[node].first_out; e != PA_NO_EDGE; e = g->edges.items[e].next_out)
            add(list, g, e);
    }
    sort(list, g);
}
