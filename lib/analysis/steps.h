// SPDX-License-Identifier: Apache-2.0
// What each location adds to a path of nodes. Private to lib/analysis.
//
// A location is one step, or several from its physical frame inwards. Nodes that the graph leaves
// out are gaps: steps without a node.
#ifndef PA_ANALYSIS_STEPS_H
#define PA_ANALYSIS_STEPS_H

#include "analysis/graph.h"

struct pa_step {
    uint32_t node : 28;   // PA_STEP_GAP: some were left out here
    uint32_t inlined : 1; // into the one before
    uint32_t edge : 1;    // edges that end here count
    uint32_t more : 1;    // the location's steps go on
    uint32_t list : 1;    // of `by_location`: `node` is where the steps begin in `list`
};

enum { PA_STEP_GAP = (1 << 28) - 1 };

struct pa_steps {
    struct pa_step *by_location; // the only step of a location, or where its steps are
    struct pa_step *list;
    uint32_t widest; // steps of a location at most
};

// Of a table with fewer than PA_STEP_GAP nodes.
void pa_steps_init(struct pa_steps *steps, const struct pa_node_table *table,
                   const struct pa_graph_options *options);
void pa_steps_release(struct pa_steps *steps);

static inline const struct pa_step *pa_steps_of(const struct pa_steps *steps, uint32_t location)
{
    const struct pa_step *step = &steps->by_location[location];
    return step->list ? &steps->list[step->node] : step;
}

#endif
