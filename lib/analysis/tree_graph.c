// SPDX-License-Identifier: Apache-2.0
#include "analysis/tree_graph.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

struct pa_tree_sums pa_tree_sums_of(const struct pa_call_tree *tree, bool drop_negative,
                                    struct pa_arena *arena)
{
    struct pa_tree_sums sums = {.tree = tree, .drop_negative = drop_negative};
    sums.nodes = pa_arena_calloc(arena, tree->count, sizeof *sums.nodes);
    for (uint32_t i = tree->count - 1; i > 0; i--) {
        struct pa_graph_node *n = &sums.nodes[i], *caller = &sums.nodes[tree->nodes[i].parent];
        n->flat = tree->nodes[i].self - pa_call_tree_base(tree, i);
        n->flat_divisor = tree->divisors ? tree->divisors[i] : 0;
        n->cum += n->flat;
        n->cum_divisor += n->flat_divisor;
        caller->cum += n->cum;
        caller->cum_divisor += n->cum_divisor;
        n->first_in = n->first_out = PA_NO_EDGE;
        if (pa_graph_shows(n, drop_negative))
            sums.flat += n->flat;
    }
    return sums;
}

// ---- Building

static void release(void *object)
{
    struct pa_graph *g = object;
    pa_vec_release(&g->order);
    pa_vec_release(&g->edges);
}

// The next place in the graph for each node that is kept or not shown.
static size_t choose(const struct pa_tree_sums *sums, int64_t least, uint32_t *place, size_t *all)
{
    size_t count = 0;
    *all = 0;
    place[0] = PA_NO_NODE;
    for (uint32_t i = 1; i < sums->tree->count; i++) {
        bool shown = pa_graph_shows(&sums->nodes[i], sums->drop_negative);
        *all += shown;
        place[i] =
            shown && pa_magnitude(sums->nodes[i].cum) < least ? PA_NO_NODE : (uint32_t)count++;
    }
    return count;
}

static void link_edge(struct pa_graph *g, uint32_t i)
{
    struct pa_graph_edge *e = &g->edges.items[i];
    e->next_in = PA_NO_EDGE;
    e->next_out = g->nodes[e->source].first_out;
    g->nodes[e->target].first_in = g->nodes[e->source].first_out = i;
}

// The nearest caller that is in the graph, and what lies between.
struct above {
    uint32_t node; // PA_NO_NODE: none
    bool inlined;  // all calls on the way were inlined
    bool residual; // there are nodes left out on the way
};

// The same for what `caller`, which is in the graph as `node` or was left out, calls.
static struct above below(struct above caller, uint32_t node, bool inlined)
{
    if (node != PA_NO_NODE)
        return (struct above){node, inlined, false};
    if (caller.node == PA_NO_NODE)
        return caller;
    return (struct above){caller.node, caller.inlined && inlined, true};
}

static void add_edges(struct pa_graph *g, const struct pa_tree_sums *sums, const uint32_t *place,
                      struct above *above)
{
    above[0] = (struct above){.node = PA_NO_NODE};
    for (uint32_t i = 1; i < sums->tree->count; i++) {
        const struct pa_call_tree_node *n = &sums->tree->nodes[i];
        above[i] = below(above[n->parent], place[n->parent], n->inlined);
        if (place[i] == PA_NO_NODE || above[i].node == PA_NO_NODE)
            continue;
        pa_vec_push(&g->edges, (struct pa_graph_edge){
                                   .source = above[i].node,
                                   .target = place[i],
                                   .weight = sums->nodes[i].cum,
                                   .weight_divisor = sums->nodes[i].cum_divisor,
                                   .residual = above[i].residual,
                                   .inlined = above[i].inlined,
                               });
        link_edge(g, (uint32_t)g->edges.count - 1);
    }
}

struct pa_graph *pa_tree_graph_build(const struct pa_tree_sums *sums, int64_t least,
                                     struct pa_arena *arena, const uint32_t **places, size_t *all)
{
    const struct pa_call_tree *tree = sums->tree;
    struct pa_graph *g = pa_arena_calloc(arena, 1, sizeof *g);
    uint32_t *place = pa_arena_alloc(arena, tree->count * sizeof *place);
    size_t count = choose(sums, least, place, all);
    uint32_t *nodes = pa_arena_alloc(arena, (count + 1) * sizeof *nodes);
    pa_arena_defer(arena, release, g);
    g->nodes = pa_arena_calloc(arena, count + 1, sizeof *g->nodes);
    for (uint32_t i = 1; i < tree->count; i++) {
        if (place[i] == PA_NO_NODE)
            continue;
        nodes[place[i]] = tree->nodes[i].node;
        g->nodes[place[i]] = sums->nodes[i];
        if (pa_graph_shows(&sums->nodes[i], sums->drop_negative))
            pa_vec_push(&g->order, place[i]);
    }
    g->table = pa_node_table_select(tree->table, nodes, count, arena);
    add_edges(g, sums, place, pa_arena_alloc(arena, tree->count * sizeof(struct above)));
    *places = place;
    return g;
}

// ---- Trimming

// Flags of the nodes that stay: those of `keep`, and those that are not shown.
static bool *find_staying(const struct pa_graph *g, const bool *keep, struct pa_arena *scratch)
{
    size_t count = g->table->infos.count;
    bool *stays = pa_arena_alloc(scratch, count + 1);
    memset(stays, true, count);
    for (size_t i = 0; i < g->order.count; i++)
        stays[g->order.items[i]] = keep[g->order.items[i]];
    return stays;
}

void pa_tree_graph_trim(struct pa_graph *g, const bool *keep, struct pa_arena *scratch)
{
    uint32_t count = (uint32_t)g->table->infos.count;
    const bool *stays = find_staying(g, keep, scratch);
    struct above *above = pa_arena_alloc(scratch, (count + 1) * sizeof *above);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t in = g->nodes[i].first_in;
        struct pa_graph_edge *e = in == PA_NO_EDGE ? NULL : &g->edges.items[in];
        g->nodes[i].first_in = g->nodes[i].first_out = PA_NO_EDGE;
        above[i] = (struct above){.node = PA_NO_NODE};
        if (!e || e->dropped)
            continue;
        above[i] = below(above[e->source], stays[e->source] ? e->source : PA_NO_NODE, e->inlined);
        e->dropped = !stays[i] || above[i].node == PA_NO_NODE;
        e->residual |= above[i].residual;
        e->inlined = above[i].inlined;
        e->source = e->dropped ? e->source : above[i].node;
        if (!e->dropped)
            link_edge(g, in);
    }
    size_t kept = 0;
    for (size_t i = 0; i < g->order.count; i++)
        if (stays[g->order.items[i]])
            g->order.items[kept++] = g->order.items[i];
    g->order.count = kept;
}
