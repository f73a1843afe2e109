// SPDX-License-Identifier: Apache-2.0
// Which nodes each location adds to a stack of nodes. Private to lib/analysis.
//
// A location is a few steps, from its physical frame inwards, each a number: a node and flags.
// Nodes that the graph leaves out are gaps: steps that stay where they are.
#ifndef PA_ANALYSIS_STEPS_H
#define PA_ANALYSIS_STEPS_H

#include "analysis/graph.h"

// Of a gap, the node is a number that no node has, so that code without branches can write to a
// place for it.
#define PA_STEP_NODE    ((UINT32_C(1) << 28) - 1)
#define PA_STEP_INLINED (UINT32_C(1) << 28) // into the one before
#define PA_STEP_EDGE    (UINT32_C(1) << 29) // edges that end here count
#define PA_STEP_GAP     (UINT32_C(1) << 30) // some nodes were left out here
#define PA_STEP_NOTHING (UINT32_C(1) << 31) // that was all of a location
// As the second step of a location: all its steps are in `list`, from the node's number on.
#define PA_STEP_LIST (PA_STEP_GAP | PA_STEP_NOTHING)

struct pa_steps {
    uint32_t (*by_location)[2]; // nearly all locations have no more
    uint32_t *list;             // lists end in PA_STEP_NOTHING
    uint32_t widest;            // steps of a location at most
};

// Makes the steps of all locations of a table with fewer than PA_STEP_NODE nodes; options->keep
// says which nodes are gaps, edges_of which edges count.
void pa_steps_init(struct pa_steps *steps, const struct pa_node_table *table,
                   const struct pa_graph_options *options);
// Frees what the steps hold.
void pa_steps_release(struct pa_steps *steps);

#endif
