// SPDX-License-Identifier: Apache-2.0
// Edges of a graph in the order of reports: by |weight|, then by the names of caller and callee.
#ifndef PA_ANALYSIS_EDGE_LIST_H
#define PA_ANALYSIS_EDGE_LIST_H

#include "analysis/graph.h"

struct pa_edge_list {
    PA_VEC(uint32_t) edges; // indexes of graph->edges
};

// Frees what the list holds.
void pa_edge_list_release(struct pa_edge_list *list);
// Replaces the list by the edges into the node, sorted, without dropped ones.
void pa_edge_list_in(struct pa_edge_list *list, const struct pa_graph *graph, uint32_t node);
// Replaces the list by the edges out of the node, sorted, without dropped ones.
void pa_edge_list_out(struct pa_edge_list *list, const struct pa_graph *graph, uint32_t node);
// Replaces the list by all edges that leave nodes of graph->order, sorted, without dropped ones.
void pa_edge_list_all(struct pa_edge_list *list, const struct pa_graph *graph);

#endif
