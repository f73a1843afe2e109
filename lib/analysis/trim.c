// SPDX-License-Identifier: Apache-2.0
#include "analysis/trim.h"

#include "analysis/accumulate.h"
#include "analysis/picture.h"
#include "analysis/tree_graph.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

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
        int64_t flat = pa_magnitude(g->nodes[node].flat), cum = pa_magnitude(g->nodes[node].cum);
        keys[i] = (struct sort_key){order == PA_ORDER_CUM ? cum : flat,
                                    order == PA_ORDER_CUM ? flat : cum, node, g->table};
    }
    qsort(keys, g->order.count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < g->order.count; i++)
        g->order.items[i] = keys[i].node;
}

// ---- Trimming

static int64_t flat_sum(const struct pa_graph *g)
{
    int64_t sum = 0;
    for (size_t i = 0; i < g->order.count; i++)
        sum += g->nodes[g->order.items[i]].flat;
    return sum;
}

static int64_t cutoff(int64_t flat, double fraction)
{
    double limit = fabs((double)flat * fraction);
    return limit < 0x1p63 ? (int64_t)limit : INT64_MAX;
}

// Edges of nodes that drop_negative left out stay: pprof looks at what enters shown nodes only.
static size_t drop_small_edges(struct pa_graph *g, int64_t least, struct pa_arena *scratch)
{
    size_t dropped = 0;
    bool *shown = pa_arena_calloc(scratch, g->table->infos.count, sizeof *shown);
    for (size_t i = 0; i < g->order.count; i++)
        shown[g->order.items[i]] = true;
    for (size_t e = 0; e < g->edges.count; e++) {
        struct pa_graph_edge *edge = &g->edges.items[e];
        if (!edge->dropped && pa_magnitude(edge->weight) < least && shown[edge->target]) {
            edge->dropped = true;
            dropped++;
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
        keep[node] = pa_magnitude(g->nodes[node].cum) >= least;
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

// The steps of one trimming.
struct trimming {
    struct pa_node_table *table;
    const struct pa_trim_options *o;
    struct pa_arena *arena;
    struct pa_graph_options build;
    struct pa_tag_nodes tagged;
    struct pa_trimmed *t;
};

// Which nodes are shown. What a node is worth does not depend on the nodes around it, and is known
// without edges. build.keep stays NULL if all are shown.
static bool choose_nodes(struct trimming *r, struct pa_error *err)
{
    const struct pa_trim_options *o = r->o;
    struct pa_trimmed *t = r->t;
    struct pa_graph_options build = {
        .measure = o->measure, .inlined = o->marks_only, .drop_negative = o->drop_negative};
    bool *flags = pa_arena_calloc(r->arena, r->table->infos.count, sizeof *flags);
    if (!pa_graph_build(r->table, &build, r->arena, &t->graph, err))
        return false;
    size_t all = t->graph->order.count;
    int64_t flat = flat_sum(t->graph);
    t->node_cut = cutoff(flat, o->node_fraction);
    t->edge_cut = cutoff(flat, o->edge_fraction);
    keep_large(t->graph, t->node_cut, flags);
    t->original_count = t->graph->order.count;
    t->dropped_nodes = all - t->original_count;
    bool now = o->order != PA_ORDER_PICTURE; // which looks at edges
    if (now && o->node_count > 0 && (uint64_t)o->node_count < t->original_count) {
        pa_graph_sort(t->graph, o->order);
        keep_first(t->graph, (size_t)o->node_count, flags);
    }
    r->build.keep = t->graph->order.count < all ? flags : NULL;
    return true;
}

// Marks take edges into what is inlined somewhere. Only an edge of inlined calls alone makes a
// mark, and none of those is larger than all inlined calls. Says whether there is anything to look
// for.
static bool choose_marked(struct trimming *r, bool all)
{
    bool *into = pa_node_inlined(r->table, r->arena), any = false;
    for (size_t i = 0; i < r->table->infos.count; i++) {
        into[i] &= all || (r->build.keep ? r->build.keep[i] : true);
        into[i] &= all || r->t->graph->inlined[i] >= r->t->edge_cut;
        any |= into[i];
    }
    r->build.edges_into = into;
    return any;
}

// Whether the values of nodes can stay as they are where only other edges are wanted.
static bool can_add_edges(const struct trimming *r)
{
    return !r->table->sums && !r->o->measure.mean && !r->o->edges_of;
}

static bool build_graph(struct trimming *r, struct pa_error *err)
{
    const struct pa_trim_options *o = r->o;
    bool all = o->node_fraction == 0 && o->edge_fraction == 0 && o->node_count <= 0;
    if (!all && !choose_nodes(r, err))
        return false;
    bool edges = !o->marks_only || choose_marked(r, all);
    if (edges && o->marks_only && !all && can_add_edges(r))
        pa_graph_add_edges_into(r->t->graph, &r->build, r->t->edge_cut); // of nodes all is known
    else if ((all || edges) && !pa_graph_build(r->table, &r->build, r->arena, &r->t->graph, err))
        return false;
    if (all)
        r->t->original_count = r->t->graph->order.count;
    r->tagged = (struct pa_tag_nodes){.table = r->table, .keep = r->build.keep};
    return true;
}

static bool build_tree(struct trimming *r, struct pa_error *err)
{
    const struct pa_trim_options *o = r->o;
    struct pa_trimmed *t = r->t;
    struct pa_call_tree *tree;
    const uint32_t *place;
    size_t all;
    if (!pa_measure_fits(r->table->profile, o->measure, err) ||
        !pa_call_tree_build(r->table, o->measure, r->arena, &tree, err))
        return false;
    struct pa_tree_sums sums = pa_tree_sums_of(tree, o->drop_negative, r->arena);
    t->node_cut = cutoff(sums.flat, o->node_fraction);
    t->edge_cut = cutoff(sums.flat, o->edge_fraction);
    t->graph = pa_tree_graph_build(&sums, t->node_cut, r->arena, &place, &all);
    t->original_count = t->graph->order.count;
    t->dropped_nodes = all - t->original_count;
    r->tagged = (struct pa_tag_nodes){.table = t->graph->table, .tree = tree, .place = place};
    return true;
}

// Leaves a graph the nodes of its order, in the table's order, with their values, and no edges.
static void clear_others(struct pa_graph *g, const bool *keep)
{
    g->order.count = g->edges.count = 0;
    for (uint32_t i = 0; i < g->table->infos.count; i++) {
        if (!keep[i])
            g->nodes[i] = (struct pa_graph_node){0};
        g->nodes[i].first_in = g->nodes[i].first_out = PA_NO_EDGE;
        if (keep[i])
            pa_vec_push(&g->order, i);
    }
}

static bool keep_chosen(struct trimming *r, size_t count, struct pa_error *err)
{
    struct pa_graph *g = r->t->graph;
    bool *flags = pa_arena_calloc(r->arena, g->table->infos.count, sizeof *flags);
    for (size_t i = 0; i < count; i++)
        flags[g->order.items[i]] = true;
    if (r->o->call_tree) {
        pa_tree_graph_trim(g, flags, r->arena);
        return true;
    }
    r->build.keep = flags;
    if (!can_add_edges(r))
        return pa_graph_build(r->table, &r->build, r->arena, &r->t->graph, err);
    clear_others(g, flags);
    r->build.edges_into = flags;
    pa_graph_add_edges_into(g, &r->build, 0);
    return true;
}

// What an order that looks at edges puts first is known only when the graph is there.
static bool limit_nodes(struct trimming *r, struct pa_error *err)
{
    const struct pa_trim_options *o = r->o;
    struct pa_graph *g = r->t->graph;
    size_t count = g->order.count;
    if (o->node_count <= 0)
        return true;
    drop_small_edges(g, r->t->edge_cut, r->arena);
    if (o->order == PA_ORDER_PICTURE)
        count = pa_picture_fitting(g, r->t->tags, o->node_count);
    else if ((uint64_t)o->node_count < count)
        count = (size_t)o->node_count;
    if (count == g->order.count)
        return true;
    if (!keep_chosen(r, count, err))
        return false;
    pa_graph_sort(r->t->graph, o->order);
    return true;
}

static bool collect_tags(struct trimming *r, struct pa_error *err)
{
    struct pa_tag_options options = *r->o->tags;
    options.least = r->t->node_cut;
    r->t->tags = pa_tags_collect(&r->tagged, r->o->measure, &options, r->arena, err);
    return r->t->tags != NULL;
}

bool pa_graph_trimmed(struct pa_node_table *table, const struct pa_trim_options *o,
                      struct pa_arena *arena, struct pa_trimmed *t, struct pa_error *err)
{
    struct trimming r = {.table = table, .o = o, .arena = arena, .t = t};
    r.build = (struct pa_graph_options){
        .measure = o->measure,
        .edges = true,
        .edges_of = o->edges_of,
        .drop_negative = o->drop_negative,
    };
    *t = (struct pa_trimmed){.is_tree = o->call_tree};
    if (!(o->call_tree ? build_tree(&r, err) : build_graph(&r, err)))
        return false;
    pa_graph_sort(t->graph, o->order);
    if (o->tags && !collect_tags(&r, err))
        return false;
    if (!limit_nodes(&r, err))
        return false;
    t->dropped_edges = drop_small_edges(t->graph, t->edge_cut, arena);
    if (o->no_redundant_edges)
        pa_picture_drop_redundant(t->graph, arena);
    return true;
}
