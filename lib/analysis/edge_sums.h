// SPDX-License-Identifier: Apache-2.0
// Weights of edges, summed. Private to lib/analysis.
//
// A hash table of its own: there are more edges than fit into the caches and each addition goes to
// another one, so an edge is one piece of memory that is found without a detour, and additions wait
// until some have come together; the memory that they need is then asked for all at once.
#ifndef PA_ANALYSIS_EDGE_SUMS_H
#define PA_ANALYSIS_EDGE_SUMS_H

#include "analysis/graph.h"

// An edge as a number: source, target (28 bits each, not equal), and what some call of it was.
#define PA_EDGE_RESIDUAL (UINT64_C(1) << 62) // over nodes that were left out
#define PA_EDGE_CALLED   (UINT64_C(1) << 63) // not inlined

// Returns the edge as a number without marks. Both nodes are below 2^28 and differ.
static inline uint64_t pa_edge_key(uint32_t source, uint32_t target)
{
    return (uint64_t)source << 28 | target;
}

// The sum of one edge.
struct pa_edge_sum {
    uint64_t key; // 0: a free slot
    int64_t weight;
};

enum { PA_EDGES_WAIT = 32 };

// {0} is empty.
struct pa_edge_sums {
    uint32_t expected;         // about how many edges there will be; 0: not known
    struct pa_edge_sum *slots; // 1 << bits of them, at most 3/4 used
    int64_t *divisors;         // by slot; NULL unless some are added
    unsigned bits;
    PA_VEC(uint32_t) order; // slots in use, in the order the edges were met
    struct pa_edge_sum waiting[PA_EDGES_WAIT];
    int64_t waiting_divisors[PA_EDGES_WAIT];
    uint32_t waiting_count;
    bool means; // set before anything is added: there are divisors
};

// Adds what waits to the table. pa_edge_sums_add() calls it whenever enough waits; it is to be
// called once more at the end.
void pa_edge_sums_settle(struct pa_edge_sums *sums);
// Adds up `count` settled tables of shares of the samples, and appends the edges whose |weight| is
// at least `least` to graph->edges, in the order they were met, share by share; they are not yet
// linked (pa_graph_link_edges()).
void pa_edge_sums_give(const struct pa_edge_sums *const *sums, uint32_t count,
                       struct pa_graph *graph, int64_t least);
// Frees what the table holds.
void pa_edge_sums_release(struct pa_edge_sums *sums);

// Adds weight and divisor (used only with `means`) to the edge `key`, marks included, if `counts`
// is true. If not, the call has no effect; it takes the flag instead of a branch at the caller,
// which would be mispredicted.
static inline void pa_edge_sums_add(struct pa_edge_sums *s, uint64_t key, int64_t weight,
                                    int64_t divisor, bool counts)
{
    s->waiting[s->waiting_count] = (struct pa_edge_sum){key, weight};
    if (s->means)
        s->waiting_divisors[s->waiting_count] = divisor;
    s->waiting_count += counts;
    if (s->waiting_count == PA_EDGES_WAIT)
        pa_edge_sums_settle(s);
}

#endif
