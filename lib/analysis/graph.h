// SPDX-License-Identifier: Apache-2.0
// The call graph of a profile: nodes with flat and cum, edges with weights. One pass over the
// samples; recursion counts once per sample, for a node and for an edge.
//
// A graph may be built of some of the nodes only. Then an edge that passes over nodes left out is
// `residual`, and the flat value of a leaf that was left out is nobody's.
#ifndef PA_ANALYSIS_GRAPH_H
#define PA_ANALYSIS_GRAPH_H

#include "analysis/node.h"
#include "analysis/total.h"

enum { PA_NO_EDGE = UINT32_MAX };

// The values of a node, before means are divided.
struct pa_graph_node {
    int64_t flat, cum;
    int64_t flat_divisor, cum_divisor; // of means, else 0
    uint32_t first_in, first_out;      // edges; PA_NO_EDGE ends a list
};

// A caller and a callee. weight is the sum of the samples that have the call in their stacks.
struct pa_graph_edge {
    uint32_t source, target; // nodes: caller, callee
    int64_t weight, weight_divisor;
    bool residual; // over nodes that were left out
    bool inlined;  // every call was inlined
    bool dropped;  // trimmed: to be passed over
    uint32_t next_in, next_out;
};

struct pa_graph {
    struct pa_node_table *table;
    struct pa_graph_node *nodes; // by node of the table
    // By node, if asked for: the sum of inlined calls, absolute, each of a recursion by itself.
    // INT64_MAX if that could be too large for 64 bits.
    int64_t *inlined;
    PA_VEC(uint32_t) order;             // the nodes of the graph, in the order to show them
    PA_VEC(struct pa_graph_edge) edges; // in the order they were met
};

struct pa_graph_options {
    struct pa_measure measure;
    const bool *keep;       // by node: those the graph is made of; NULL: all
    bool edges;             // find them
    const bool *edges_of;   // by node: only edges that begin or end there; NULL: all
    const bool *edges_into; // by node: only edges that end there; NULL: all
    bool inlined;           // fill graph->inlined; without edges only
    bool drop_negative;     // leave out nodes whose flat, or cum without flat, is below 0
};

// Builds the call graph of the table's profile, or of table->sums if those are set. graph->order
// holds the nodes that pa_graph_shows(), in the table's order. `*graph` lives in `arena`. Fails
// with PA_ERROR_LIMIT if the sum of all absolute values does not fit into 64 bits.
PA_MUST_CHECK bool pa_graph_build(struct pa_node_table *table,
                                  const struct pa_graph_options *options, struct pa_arena *arena,
                                  struct pa_graph **graph, struct pa_error *err);

// Makes the lists of edges into and out of each node (first_in, first_out, next_in, next_out),
// whose heads must be PA_NO_EDGE. A list has the edges in the reverse order of graph->edges.
void pa_graph_link_edges(struct pa_graph *graph);

// Returns whether a node belongs into a graph's order: its values are not both 0, and with
// `drop_negative` its flat, or its cum if flat is 0, is not negative.
bool pa_graph_shows(const struct pa_graph_node *node, bool drop_negative);

// Returns whether an edge that is not dropped leaves the node.
bool pa_graph_calls_others(const struct pa_graph *graph, uint32_t node);

// Returns the node's flat value; of means the sum divided by its divisor.
int64_t pa_graph_flat(const struct pa_graph *graph, uint32_t node);
// Returns the node's cumulative value; of means the sum divided by its divisor.
int64_t pa_graph_cum(const struct pa_graph *graph, uint32_t node);
// Returns the edge's weight, what was spent in the callee (and all below it) when called by the
// caller; of means the sum divided by its divisor.
int64_t pa_graph_weight(const struct pa_graph_edge *edge);

#endif
