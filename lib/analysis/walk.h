// SPDX-License-Identifier: Apache-2.0
// Sums over stacks at the cost of what changes from one stack to the next. Private to lib/analysis.
//
// The frames of the current stack are kept in an array, root first, each with the sum of the
// values of the samples that had it in this place. A sample adds to its leaf's frame only. When a
// frame is left behind, its sum goes to its node's cum, to its edge's weight, and to the frame
// below it. Neighbouring samples share most of their frames (struct pa_sample, `common`), so this
// is far less work than adding every sample to every frame, and the sums are the same.
//
// A node's cum counts a sample once: of the frames of one node in the stack only the outermost
// counts. Likewise for edges.
#ifndef PA_ANALYSIS_WALK_H
#define PA_ANALYSIS_WALK_H

#include "analysis/steps.h"
#include "base/hash.h"
#include "profile/sample.h"

struct pa_tally {
    int64_t flat, cum;
    uint32_t innermost; // frame of this node nearest to the leaf; UINT32_MAX: none
};

struct pa_walk {
    // What is walked: one of `parts` equal shares of the samples.
    const struct pa_node_table *table;
    const struct pa_graph_options *options;
    const struct pa_steps *steps;
    uint32_t part, parts;
    // What comes out of it.
    struct pa_tally *tallies;           // by node
    struct pa_tally *divisors;          // of means, else NULL
    PA_VEC(struct pa_graph_edge) edges; // in the order they were met, in no lists
    struct pa_index edge_index;
    // On the way.
    PA_VEC(struct pa_frame) frames;
    struct pa_mark *marks; // behind each location of the stack
    uint32_t depth;        // marks in use
};

// The part and what stands above it are set, all else is zero.
void pa_walk_run(struct pa_walk *walk);
// The edge from `source` to `target`, new with weight 0 and inlined; an index of walk->edges.
uint32_t pa_walk_edge(struct pa_walk *walk, uint32_t source, uint32_t target);
void pa_walk_release(struct pa_walk *walk);

#endif
