// SPDX-License-Identifier: Apache-2.0
// What the phases of a layout work on: one connected component whose edges were merged into arcs,
// one for each pair of nodes, turned so that they form no cycle. Self loops are not among the
// arcs.
#ifndef PA_LAYOUT_DAG_H
#define PA_LAYOUT_DAG_H

#include "layout/layout.h"

struct pa_dag_arc {
    uint32_t from, to;
    uint32_t lanes; // edges drawn along this arc, either way
    int64_t weight; // of all of them, 1 .. PA_DAG_MAX_WEIGHT
    uint32_t rows;  // the least number of rows from `from` down to `to`
};

#define PA_DAG_LOOP UINT32_MAX

enum { PA_DAG_MAX_WEIGHT = 1000 * 1000 }; // heavier ones count as this

// Where an edge went.
struct pa_dag_place {
    uint32_t arc;  // PA_DAG_LOOP: a self loop
    uint32_t lane; // place among the edges of the arc, or among the loops of the node
    bool turned;   // drawn from the arc's `to` to its `from`
};

struct pa_dag {
    uint32_t node_count, edge_count, arc_count;
    const struct pa_layout_node *nodes;
    const struct pa_layout_edge *edges;
    struct pa_dag_arc *arcs;     // by (from, to)
    uint32_t *loops;             // by node: number of its self loops
    struct pa_dag_place *places; // by edge
};

// Merges the edges of a connected graph into arcs without a cycle. Its own arrays are in
// `scratch`; nodes and edges of `graph` are borrowed.
struct pa_dag pa_dag_build(struct pa_arena *scratch, const struct pa_layout_graph *graph);

#endif
