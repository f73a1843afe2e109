// SPDX-License-Identifier: Apache-2.0
#include "analysis/picture.h"

#include "analysis/edge_list.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// pprof's conversion to int64_t on x86-64: what does not fit, and NaN, is the least value.
static int64_t truncated(double v)
{
    return v >= -0x1p63 && v < 0x1p63 ? (int64_t)v : INT64_MIN;
}

// NaN for a part of 0 or of another sign than the whole, which only differences have.
static double term(int64_t part, int64_t whole)
{
    double f = fabs((double)part) / (double)whole;
    return -f * log2(f);
}

// The edges on one side of a node: callers', or callees'.
struct side {
    int64_t whole; // what the edges have, and for callees the node's own
    double score;
    bool any;
};

static void add_whole(struct side *side, int64_t weight)
{
    side->any = true;
    if (weight > 0) // of differences only gains are in the whole: see picture.h
        __builtin_add_overflow(side->whole, weight, &side->whole); // wraps
}

// All edges one after another, not each node's list: that would be a jump in memory for an edge.
// From the last to the first, as the lists are: the order decides how sums are rounded.
static void score_edges(const struct pa_graph *g, struct side *in, struct side *out)
{
    const struct pa_graph_edge *edges = g->edges.items;
    for (size_t e = 0; e < g->edges.count; e++) {
        if (edges[e].dropped)
            continue;
        add_whole(&in[edges[e].target], edges[e].weight);
        add_whole(&out[edges[e].source], edges[e].weight);
    }
    for (size_t e = g->edges.count; e-- > 0;) {
        if (edges[e].dropped)
            continue;
        struct side *to = &in[edges[e].target], *from = &out[edges[e].source];
        to->score += term(edges[e].weight, to->whole);
        from->score += term(edges[e].weight, from->whole);
    }
}

// A side without edges scores 1.
static double side_entropy(const struct side *side, int64_t own)
{
    if (!side->any)
        return 1;
    if (side->whole == 0)
        return 0;
    return own > 0 ? side->score + term(own, side->whole) : side->score;
}

static int64_t score_of(const struct pa_graph_node *n, const struct side *in,
                        const struct side *out)
{
    double entropy = side_entropy(in, 0) + side_entropy(out, n->flat);
    int64_t score;
    __builtin_add_overflow(truncated(entropy * (double)n->cum), n->flat, &score); // wraps
    return score;
}

struct scored {
    int64_t score; // its absolute value; INT64_MIN stays, so what has no score comes last
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
    size_t count = g->order.count, nodes = g->table->infos.count;
    struct scored *list = pa_arena_calloc(g->table->arena, count, sizeof *list);
    struct side *in = pa_arena_calloc(g->table->arena, nodes, sizeof *in);
    struct side *out = pa_arena_calloc(g->table->arena, nodes, sizeof *out);
    for (size_t i = 0; i < nodes; i++)
        out[i].whole = g->nodes[i].flat;
    score_edges(g, in, out);
    for (size_t i = 0; i < count; i++) {
        uint32_t node = g->order.items[i];
        const struct pa_graph_node *n = &g->nodes[node];
        int64_t score = score_of(n, &in[node], &out[node]);
        list[i] = (struct scored){score == INT64_MIN ? score : llabs(score), pa_magnitude(n->flat),
                                  node, g->table};
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare_scored);
    for (size_t i = 0; i < count; i++)
        g->order.items[i] = list[i].node;
}

size_t pa_picture_fitting(const struct pa_graph *g, const struct pa_tags *tags, int64_t places)
{
    int64_t used = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t count = tags ? pa_tags_count_flat(tags, g->order.items[i]) : 0;
        used += 1 + (count < PA_PICTURE_TAGS ? count : PA_PICTURE_TAGS);
        if (used >= places)
            return i + 1;
    }
    return g->order.count;
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

void pa_picture_drop_redundant(struct pa_graph *g, struct pa_arena *scratch)
{
    size_t nodes = g->table->infos.count;
    struct reach r = {.graph = g,
                      .queue = pa_arena_calloc(scratch, nodes, sizeof *r.queue),
                      .seen = pa_arena_calloc(scratch, nodes, sizeof *r.seen)};
    struct pa_edge_list in = {0};
    for (size_t i = g->order.count; i-- > 0;) {
        pa_edge_list_in(&in, g, g->order.items[i]);
        // From the lightest up to the first that is a call as such.
        for (size_t k = in.edges.count; k > 0; k--) {
            uint32_t edge = in.edges.items[k - 1];
            if (!g->edges.items[edge].residual)
                break;
            if (is_redundant(&r, edge))
                g->edges.items[edge].dropped = true;
        }
    }
    pa_edge_list_release(&in);
}
