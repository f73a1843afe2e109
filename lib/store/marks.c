// SPDX-License-Identifier: Apache-2.0
// Fills the graph of functions from sums of columns. Edges need stacks: the values of all profiles
// are summed by node of each segment's tree of stacks, and then each node is looked at once.
#include "analysis/graph.h"
#include "base/memory.h"
#include "store/segment_tables.h"
#include "store/totals.h"

#include <stdlib.h>

enum { NO_NODE = UINT32_MAX };

struct edge {
    uint32_t source, target;
    int64_t weight;
    bool called; // some call was not inlined
};

struct marking {
    struct pa_part_visitor visitor; // first: what visit() gets
    const struct pa_store_totals *totals;
    const struct pa_graph_options *options;
    const char *wanted;
    int64_t *weight; // by node of the segment's tree, then of all stacks below
    const struct pa_segment_tables *t;
    uint32_t *last; // by node of the tree: the innermost function that is kept, NO_NODE: none
    struct pa_index index;
    PA_VEC(struct edge) edges;
};

// ---- Values by node of the tree

static bool visit(struct pa_part_visitor *v, struct pa_segment *segment,
                  const struct pa_store_part *part, struct pa_error *err)
{
    struct marking *m = (struct marking *)v;
    struct pa_segment_stacks stacks = {.wanted = m->wanted ? m->wanted : part->type};
    if (!m->weight) {
        if (!pa_segment_all_tables(segment, &m->t, err))
            return false;
        m->weight = pa_xcalloc(m->t->stacks.count, sizeof *m->weight);
    }
    bool ok = pa_segment_stacks(segment, part->place, &stacks, err);
    if (ok && !stacks.found)
        ok = pa_error_set(err, PA_ERROR_UNSUPPORTED, "rollups without stacks of this type");
    for (size_t i = 0; i < stacks.samples.list.count && ok; i++)
        m->weight[stacks.samples.list.items[i].node] += stacks.samples.values.items[i]; // fits:
                                                                                        // totals do
    pa_stored_samples_release(&stacks.samples);
    return ok;
}

// ---- Edges

static bool is_kept(const struct marking *m, uint32_t node)
{
    return node != NO_NODE && (!m->options->keep || m->options->keep[node]);
}

// Returns the graph's node for line `i` of a location (0: innermost); NO_NODE if it is not kept.
static uint32_t function_of(const struct marking *m, const struct pa_location *l, uint32_t i)
{
    uint32_t name = m->t->function_names[m->t->lines[l->first_line + i].function];
    if (!name)
        return NO_NODE;
    pa_str text = m->t->names[name - 1].name;
    uint32_t node = text < m->totals->node_count ? m->totals->node[text] : 0;
    return node && is_kept(m, node - 1) ? node - 1 : NO_NODE;
}

// Returns whether the same call occurs above line `line` of tree node `at`, in the rest of that
// location or in an ancestor: an edge counts once in a stack.
static bool was_before(const struct marking *m, uint32_t at, uint32_t line, const struct edge *edge)
{
    uint32_t below = NO_NODE; // the kept function under the one at hand
    for (; at; at = m->t->stacks.items[at].parent, line = 0) {
        const struct pa_location *l = &m->t->locations[m->t->stacks.items[at].location];
        for (uint32_t i = line; i < l->line_count; i++) {
            uint32_t node = function_of(m, l, i);
            if (node == NO_NODE)
                continue;
            if (below == edge->target && node == edge->source)
                return true;
            below = node;
        }
    }
    return false;
}

static void add_edge(struct marking *m, const struct edge *edge)
{
    uint64_t hash = pa_hash_u64((uint64_t)edge->source << 32 | edge->target);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i == NO_NODE)
            continue;
        struct edge *e = &m->edges.items[i];
        if (e->source != edge->source || e->target != edge->target)
            continue;
        e->weight += edge->weight;
        e->called |= edge->called;
        return;
    }
    pa_index_add(&m->index, hash, (uint32_t)m->edges.count);
    pa_vec_push(&m->edges, *edge);
}

static bool is_wanted(const struct marking *m, const struct edge *edge)
{
    const bool *into = m->options->edges_into;
    return edge->source != NO_NODE && edge->source != edge->target && (!into || into[edge->target]);
}

// Adds the edges of the calls at one node of the tree, with the value of all stacks below it.
static void take_node(struct marking *m, uint32_t at)
{
    const struct pa_stack_node *n = &m->t->stacks.items[at];
    const struct pa_location *l = &m->t->locations[n->location];
    uint32_t caller = m->last[n->parent];
    for (uint32_t i = l->line_count; i-- > 0;) {
        struct edge edge = {caller, function_of(m, l, i), m->weight[at], i + 1 == l->line_count};
        if (edge.target == NO_NODE)
            continue;
        if (is_wanted(m, &edge) && !was_before(m, at, i + 1, &edge))
            add_edge(m, &edge);
        caller = edge.target;
    }
    m->last[at] = caller;
}

static bool done(struct pa_part_visitor *v, struct pa_segment *segment, struct pa_error *err)
{
    struct marking *m = (struct marking *)v;
    uint32_t count = m->t->stacks.count;
    (void)segment;
    (void)err;
    m->last = pa_xcalloc(count, sizeof *m->last);
    m->last[0] = NO_NODE;
    for (uint32_t i = count; i-- > 1;)
        m->weight[m->t->stacks.items[i].parent] += m->weight[i];
    for (uint32_t i = 1; i < count; i++) {
        m->last[i] = NO_NODE; // of stacks that nobody asks for
        if (m->weight[i])
            take_node(m, i);
    }
    free(m->last);
    free(m->weight);
    m->last = NULL;
    m->weight = NULL;
    return true;
}

static bool find_edges(const struct pa_store_totals *totals, struct pa_graph *graph,
                       const struct pa_graph_options *options, struct pa_error *err)
{
    struct marking m = {
        .visitor = totals->visitor, .totals = totals, .options = options, .wanted = totals->wanted};
    m.visitor.visit = visit;
    m.visitor.done = done;
    bool ok = pa_store_each_part(totals->parts, &m.visitor, err);
    for (size_t i = 0; i < m.edges.count && ok; i++) {
        const struct edge *e = &m.edges.items[i];
        pa_vec_push(&graph->edges, (struct pa_graph_edge){.source = e->source,
                                                          .target = e->target,
                                                          .weight = e->weight,
                                                          .inlined = !e->called});
    }
    free(m.weight);
    pa_index_release(&m.index);
    pa_vec_release(&m.edges);
    return ok;
}

bool pa_store_totals_fill(const struct pa_node_sums *sums, struct pa_graph *graph,
                          const struct pa_graph_options *options, struct pa_error *err)
{
    const struct pa_store_totals *totals = (const struct pa_store_totals *)sums;
    for (size_t i = 0; i < totals->count; i++) {
        if (options->keep && !options->keep[i])
            continue;
        graph->nodes[i].flat = totals->flat[i];
        graph->nodes[i].cum = totals->cum[i];
    }
    for (size_t i = 0; options->inlined && i < totals->count; i++)
        graph->inlined[i] = INT64_MAX;
    return !options->edges || find_edges(totals, graph, options, err);
}
