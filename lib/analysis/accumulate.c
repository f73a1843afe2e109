// SPDX-License-Identifier: Apache-2.0
#include "analysis/accumulate.h"

#include "analysis/walk.h"
#include "analysis/walk_into.h"
#include "base/thread.h"

#include <assert.h>

// Fewer samples are added up before a thread has started.
enum { SAMPLES_A_WALK = 1 << 16 };

static void run(void *walk)
{
    pa_walk_run(walk);
}

// How often a stack can have a node, times all values.
static bool inlined_fits(const struct pa_graph *g, const struct pa_graph_options *o,
                         const struct pa_steps *steps)
{
    const struct pa_sample_store *store = &g->table->profile->store;
    uint64_t often = ((uint64_t)store->deepest + 1) * steps->widest;
    return store->magnitude[o->measure.type] <= INT64_MAX / often;
}

static void add_tallies(struct pa_graph *g, const struct pa_walk *w)
{
    for (size_t i = 0; i < g->table->infos.count; i++) {
        g->nodes[i].flat += w->flats[i];
        g->nodes[i].cum += w->tallies[i].cum;
        if (w->sums_inlined)
            g->inlined[i] += w->tallies[i].inlined;
        if (w->divisors) {
            g->nodes[i].flat_divisor += w->divisors[i].flat;
            g->nodes[i].cum_divisor += w->divisors[i].cum;
        }
    }
}

void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options)
{
    const struct pa_node_table *table = graph->table;
    struct pa_steps steps;
    struct pa_walk walks[PA_SAMPLE_PARTS] = {{0}};
    uint32_t count = pa_sample_parts(table->profile, SAMPLES_A_WALK);
    assert(table->first[table->profile->location_count + 1] < PA_STEP_NODE);
    pa_steps_init(&steps, table, options);
    bool inlined = options->inlined && inlined_fits(graph, options, &steps);
    for (size_t i = 0; options->inlined && !inlined && i < table->infos.count; i++)
        graph->inlined[i] = INT64_MAX;
    for (uint32_t i = 0; i < count; i++) {
        walks[i].table = table;
        walks[i].options = options;
        walks[i].steps = &steps;
        walks[i].part = i;
        walks[i].parts = count;
        walks[i].sums_inlined = inlined;
        walks[i].edges.expected = table->profile->location_count;
    }
    // Sums do not depend on the order, and edges are met in the order of the samples: the result is
    // that of one walk.
    pa_threads_run(run, walks, sizeof *walks, count);
    for (uint32_t i = 0; i < count; i++)
        add_tallies(graph, &walks[i]);
    const struct pa_edge_sums *sums[PA_SAMPLE_PARTS] = {&walks[0].edges, &walks[1].edges};
    pa_edge_sums_give(sums, count, graph, 0);
    pa_graph_link_edges(graph);
    for (uint32_t i = 0; i < count; i++)
        pa_walk_release(&walks[i]);
    pa_steps_release(&steps);
}

static void run_into(void *walk)
{
    pa_walk_into_run(walk);
}

void pa_graph_add_edges_into(struct pa_graph *graph, const struct pa_graph_options *options,
                             int64_t least)
{
    const struct pa_node_table *table = graph->table;
    struct pa_steps steps;
    struct pa_walk_into walks[PA_SAMPLE_PARTS] = {{0}};
    uint32_t count = pa_sample_parts(table->profile, SAMPLES_A_WALK);
    assert(table->first[table->profile->location_count + 1] < PA_STEP_NODE);
    pa_steps_init(&steps, table, options);
    for (uint32_t i = 0; i < count; i++) {
        walks[i].table = table;
        walks[i].options = options;
        walks[i].steps = &steps;
        walks[i].part = i;
        walks[i].parts = count;
        walks[i].edges.expected = table->profile->location_count;
    }
    pa_threads_run(run_into, walks, sizeof *walks, count);
    const struct pa_edge_sums *sums[PA_SAMPLE_PARTS] = {&walks[0].edges, &walks[1].edges};
    pa_edge_sums_give(sums, count, graph, least);
    pa_graph_link_edges(graph);
    for (uint32_t i = 0; i < count; i++)
        pa_walk_into_release(&walks[i]);
    pa_steps_release(&steps);
}
