// SPDX-License-Identifier: Apache-2.0
// What each location adds to a path of nodes. Private to lib/analysis.
//
// A location is a few steps, from its physical frame inwards, each a number: a node and flags.
// Nodes that the graph leaves out are gaps: steps that stay where they are.
#ifndef PA_ANALYSIS_STEPS_H
#define PA_ANALYSIS_STEPS_H

#include "analysis/graph.h"

// A gap's node is a number that no node has, so that code without branches can write to its place.
#define PA_STEP_NODE    ((UINT32_C(1) << 28) - 1)
#define PA_STEP_INLINED (UINT32_C(1) << 28) // into the one before
#define PA_STEP_EDGE    (UINT32_C(1) << 29) // edges that end here count
#define PA_STEP_GAP     (UINT32_C(1) << 30) // some nodes were left out here
// A location of several steps: they are in `list`, from the node's number on. Where the list ends.
#define PA_STEP_LIST (UINT32_C(1) << 31)

struct pa_steps {
    uint32_t *by_location; // the only step of a location, or where its steps are
    uint32_t *list;
    uint32_t widest; // steps of a location at most
};

// Of a table with fewer than PA_STEP_NODE nodes.
void pa_steps_init(struct pa_steps *steps, const struct pa_node_table *table,
                   const struct pa_graph_options *options);
void pa_steps_release(struct pa_steps *steps);

#endif
