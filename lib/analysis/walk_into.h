// SPDX-License-Identifier: Apache-2.0
// Edges into a few nodes, which pa_walk_run() would find as well: what enters no such node is
// passed over, so that this takes a small part of the time. Private to lib/analysis.
//
// Of the current stack only the frames of those nodes are kept, each with the sum of the values of
// the samples that had it in this place, and for every place where the last node above it is. Most
// locations are of no such node, but which are is as good as random: their places are noted without
// a branch, and looked at afterwards.
#ifndef PA_ANALYSIS_WALK_INTO_H
#define PA_ANALYSIS_WALK_INTO_H

#include "analysis/edge_sums.h"
#include "analysis/steps.h"

// One such walk over a share of the samples, which may run on a thread of its own.
struct pa_walk_into {
    // What is walked: one of `parts` equal shares of the samples.
    const struct pa_node_table *table;
    const struct pa_graph_options *options; // with edges_into; no means, no edges_of
    const struct pa_steps *steps;
    uint32_t part, parts;
    // What comes out of it.
    struct pa_edge_sums edges;
    // On the way.
    uint32_t *past;                   // by location: what is above the next one
    uint8_t *kinds;                   // by location
    uint32_t *above;                  // by place in the stack, as in struct pa_entering
    struct pa_entering *entering;     // the locations to be looked at
    uint32_t *innermost;              // by node: its frame nearest to the leaf; UINT32_MAX: none
    PA_VEC(struct pa_entered) frames; // root first
};

// Walks over the share of samples and fills `edges`, which are settled. The caller has set the
// members from `table` to `parts`; all others are zero. To be released.
void pa_walk_into_run(struct pa_walk_into *walk);
// Frees what the walk holds.
void pa_walk_into_release(struct pa_walk_into *walk);

#endif
