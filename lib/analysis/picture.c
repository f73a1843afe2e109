// SPDX-License-Identifier: Apache-2.0
#include "analysis/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int64_t magnitude(int64_t v)
{
    return v == INT64_MIN ? INT64_MAX : llabs(v);
}

static double term(double part, double whole)
{
    double f = part / whole;
    return f > 0 ? -f * log2(f) : 0;
}

// A side without edges scores 1.
static double side_entropy(const struct pa_graph *g, uint32_t first, bool in, int64_t own)
{
    double whole = own > 0 ? (double)own : 0, score = 0;
    bool any = false;
    for (uint32_t e = first; e != PA_NO_EDGE;
         e = in ? g->edges.items[e].next_in : g->edges.items[e].next_out) {
        any = true;
        if (g->edges.items[e].weight > 0)
            whole += (double)g->edges.items[e].weight;
    }
    if (!any)
        return 1;
    if (whole <= 0)
        return 0;
    for (uint32_t e = first; e != PA_NO_EDGE;
         e = in ? g->edges.items[e].next_in : g->edges.items[e].next_out)
        score += term((double)magnitude(g->edges.items[e].weight), whole);
    return own > 0 ? score + term((double)own, whole) : score;
}

struct scored {
    double score;
    int64_t flat;
    uint32_t node;
    struct pa_node_table *table;
};

static int compare_scored(const void *left, const void *right)
{
    const struct scored *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int order = pa_node_compare(a->table, a->node, b->node);
    if (order)
        return order;
    if (a->flat != b->flat)
        return a->flat > b->flat ? -1 : 1;
    return pa_node_compare_hidden(a->table, a->node, b->node);
}

void pa_picture_sort(struct pa_graph *g)
{
    size_t count = g->order.count;
    struct scored *list = pa_arena_calloc(g->table->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        uint32_t node = g->order.items[i];
        const struct pa_graph_node *n = &g->nodes[node];
        double entropy =
            side_entropy(g, n->first_in, true, 0) + side_entropy(g, n->first_out, false, n->flat);
        list[i] = (struct scored){trunc(entropy * (double)n->cum) + (double)n->flat,
                                  magnitude(n->flat), node, g->table};
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare_scored);
    for (size_t i = 0; i < count; i++)
        g->order.items[i] = list[i].node;
}

struct reach {
    struct pa_graph *graph;
    uint32_t *queue, *seen; // seen[node] == round: visited
    uint32_t round;
};

// Backwards from the target, over all edges but this one.
static bool is_redundant(struct reach *r, uint32_t edge)
{
    const struct pa_graph *g = r->graph;
    uint32_t source = g->edges.items[edge].source, count = 0;
    r->round++;
    r->queue[count++] = g->edges.items[edge].target;
    r->seen[g->edges.items[edge].target] = r->round;
    for (uint32_t next = 0; next < count; next++)
        for (uint32_t e = g->nodes[r->queue[next]].first_in; e != PA_NO_EDGE;
             e = g->edges.items[e].next_in) {
            uint32_t caller = g->edges.items[e].source;
            if (e == edge || g->edges.items[e].dropped || r->seen[caller] == r->round)
                continue;
            if (caller == source)
                return true;
            r->seen[caller] = r->round;
            r->queue[count++] = caller;
        }
    return false;
}

struct weighed {
    int64_t weight;
    uint32_t edge;
};

static int compare_weighed(const void *left, const void *right)
{
    const struct weighed *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

void pa_picture_drop_redundant(struct pa_graph *g, struct pa_arena *scratch)
{
    size_t nodes = g->table->infos.count;
    struct reach r = {.graph = g,
                      .queue = pa_arena_calloc(scratch, nodes, sizeof *r.queue),
                      .seen = pa_arena_calloc(scratch, nodes, sizeof *r.seen)};
    struct weighed *in = pa_arena_calloc(scratch, g->edges.count, sizeof *in);
    for (size_t i = g->order.count; i-- > 0;) {
        size_t count = 0;
        for (uint32_t e = g->nodes[g->order.items[i]].first_in; e != PA_NO_EDGE;
             e = g->edges.items[e].next_in)
            if (!g->edges.items[e].dropped)
                in[count++] = (struct weighed){magnitude(g->edges.items[e].weight), e};
        if (count > 0)
            qsort(in, count, sizeof *in, compare_weighed);
        // From the lightest up to the first that is a call as such.
        for (size_t k = 0; k < count && g->edges.items[in[k].edge].residual; k++)
            if (is_redundant(&r, in[k].edge))
                g->edges.items[in[k].edge].dropped = true;
    }
}
