// SPDX-License-Identifier: Apache-2.0
#include "layout/components.h"

#include <stdlib.h>

static uint32_t find_root(uint32_t *parent, uint32_t v)
{
    while (parent[v] != v) {
        parent[v] = parent[parent[v]];
        v = parent[v];
    }
    return v;
}

// Returns by node the smallest node of its component.
static uint32_t *find_roots(struct pa_arena *arena, const struct pa_layout_graph *graph)
{
    uint32_t *parent = pa_arena_calloc(arena, graph->node_count, sizeof *parent);
    for (uint32_t v = 0; v < graph->node_count; v++)
        parent[v] = v;
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        uint32_t a = find_root(parent, graph->edges[e].from);
        uint32_t b = find_root(parent, graph->edges[e].to);
        if (a < b)
            parent[b] = a;
        else
            parent[a] = b;
    }
    for (uint32_t v = 0; v < graph->node_count; v++)
        parent[v] = find_root(parent, v);
    return parent;
}

struct sized_root {
    uint32_t root, nodes;
};

static int compare_sized_roots(const void *left, const void *right)
{
    const struct sized_root *a = left, *b = right;
    if (a->nodes != b->nodes)
        return a->nodes > b->nodes ? -1 : 1;
    return (a->root > b->root) - (a->root < b->root);
}

// Numbers the components, the largest first; returns the number by root.
static uint32_t *number_roots(struct pa_arena *arena, const uint32_t *root, uint32_t count,
                              uint32_t *components)
{
    uint32_t *size = pa_arena_calloc(arena, count, sizeof *size);
    for (uint32_t v = 0; v < count; v++)
        size[root[v]]++;
    struct sized_root *list = pa_arena_calloc(arena, count, sizeof *list);
    uint32_t found = 0;
    for (uint32_t v = 0; v < count; v++)
        if (size[v] > 0)
            list[found++] = (struct sized_root){.root = v, .nodes = size[v]};
    if (found > 0)
        qsort(list, found, sizeof *list, compare_sized_roots);
    uint32_t *number = size;
    for (uint32_t c = 0; c < found; c++)
        number[list[c].root] = c;
    *components = found;
    return number;
}

// Turns counts into ends of runs, which become starts when the list is filled from the back.
static void sum_up(uint32_t *start, uint32_t count)
{
    for (uint32_t c = 0; c < count; c++)
        start[c + 1] += start[c];
}

struct pa_components pa_components_find(struct pa_arena *arena, const struct pa_layout_graph *graph)
{
    struct pa_components c = {0};
    uint32_t n = graph->node_count, m = graph->edge_count;
    uint32_t *root = find_roots(arena, graph);
    uint32_t *number = number_roots(arena, root, n, &c.count);
    c.node_start = pa_arena_calloc(arena, (size_t)c.count + 1, sizeof *c.node_start);
    c.edge_start = pa_arena_calloc(arena, (size_t)c.count + 1, sizeof *c.edge_start);
    c.nodes = pa_arena_calloc(arena, n, sizeof *c.nodes);
    c.edges = pa_arena_calloc(arena, m, sizeof *c.edges);
    c.local = pa_arena_calloc(arena, n, sizeof *c.local);
    for (uint32_t v = 0; v < n; v++)
        c.node_start[number[root[v]]]++;
    for (uint32_t e = 0; e < m; e++)
        c.edge_start[number[root[graph->edges[e].from]]]++;
    sum_up(c.node_start, c.count);
    sum_up(c.edge_start, c.count);
    for (uint32_t v = n; v-- > 0;)
        c.nodes[--c.node_start[number[root[v]]]] = v;
    for (uint32_t e = m; e-- > 0;)
        c.edges[--c.edge_start[number[root[graph->edges[e].from]]]] = e;
    for (uint32_t k = 0; k < c.count; k++)
        for (uint32_t i = c.node_start[k]; i < c.node_start[k + 1]; i++)
            c.local[c.nodes[i]] = i - c.node_start[k];
    return c;
}
