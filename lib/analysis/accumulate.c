// SPDX-License-Identifier: Apache-2.0
#include "analysis/accumulate.h"

#include "analysis/walk.h"
#include "base/thread.h"

#include <assert.h>

// Fewer samples are added up before a thread has started.
enum { MOST_WALKS = 2, SAMPLES_A_WALK = 1 << 16 };

static void run(void *walk)
{
    pa_walk_run(walk);
}

// Filters may keep notes while they work: samples that pass some are walked one after another.
static uint32_t count_walks(const struct pa_profile *p)
{
    size_t most = p->filter_count ? 1 : p->sample_count / SAMPLES_A_WALK;
    return most < 2 ? 1 : pa_thread_count(most < MOST_WALKS ? (uint32_t)most : MOST_WALKS);
}

// Sums do not depend on the order, and edges are met in the order of the samples: the result is
// that of one walk.
static void add_edges(struct pa_walk *to, const struct pa_walk *from)
{
    for (size_t i = 0; i < from->edges.count; i++) {
        const struct pa_graph_edge *e = &from->edges.items[i];
        uint32_t edge = pa_walk_edge(to, e->source, e->target); // may move the edges
        struct pa_graph_edge *sum = &to->edges.items[edge];
        sum->weight += e->weight;
        sum->weight_divisor += e->weight_divisor;
        sum->residual |= e->residual;
        sum->inlined &= e->inlined;
    }
}

static void add_tallies(struct pa_graph *g, const struct pa_walk *w)
{
    for (size_t i = 0; i < g->table->infos.count; i++) {
        g->nodes[i].flat += w->tallies[i].flat;
        g->nodes[i].cum += w->tallies[i].cum;
        if (w->divisors) {
            g->nodes[i].flat_divisor += w->divisors[i].flat;
            g->nodes[i].cum_divisor += w->divisors[i].cum;
        }
    }
}

// Hands the edges over and makes the lists of each node's edges.
static void take_edges(struct pa_graph *g, struct pa_walk *w)
{
    g->edges.items = w->edges.items;
    g->edges.count = w->edges.count;
    g->edges.capacity = w->edges.capacity;
    w->edges.items = NULL;
    for (uint32_t i = 0; i < g->edges.count; i++) {
        struct pa_graph_edge *e = &g->edges.items[i];
        e->next_in = g->nodes[e->target].first_in;
        e->next_out = g->nodes[e->source].first_out;
        g->nodes[e->target].first_in = g->nodes[e->source].first_out = i;
    }
}

void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options)
{
    const struct pa_node_table *table = graph->table;
    struct pa_steps steps;
    struct pa_walk walks[MOST_WALKS] = {{0}};
    uint32_t count = count_walks(table->profile);
    assert(table->first[table->profile->location_count + 1] < PA_STEP_GAP);
    pa_steps_init(&steps, table, options);
    for (uint32_t i = 0; i < count; i++) {
        walks[i].table = table;
        walks[i].options = options;
        walks[i].steps = &steps;
        walks[i].part = i;
        walks[i].parts = count;
    }
    pa_threads_run(run, walks, sizeof *walks, count);
    for (uint32_t i = 0; i < count; i++) {
        add_tallies(graph, &walks[i]);
        if (i > 0)
            add_edges(&walks[0], &walks[i]);
    }
    take_edges(graph, &walks[0]);
    for (uint32_t i = 0; i < count; i++)
        pa_walk_release(&walks[i]);
    pa_steps_release(&steps);
}
