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

#include "analysis/edge_sums.h"
#include "analysis/steps.h"
#include "profile/sample.h"

// Together, since what is not in the nearest cache is slow to write to, too.
struct pa_tally {
    int64_t cum;
    int64_t inlined;    // as in struct pa_graph
    uint32_t innermost; // frame of this node nearest to the leaf; UINT32_MAX: none
};

struct pa_divisors { // of means
    int64_t flat, cum;
};

// One walk over a share of the samples, which may run on a thread of its own.
struct pa_walk {
    // What is walked: one of `parts` equal shares of the samples.
    const struct pa_node_table *table;
    const struct pa_graph_options *options;
    const struct pa_steps *steps;
    uint32_t part, parts;
    bool sums_inlined;
    // What comes out of it, by node but for the edges.
    struct pa_tally *tallies;
    int64_t *flats;
    struct pa_divisors *divisors; // NULL if there are no means
    struct pa_edge_sums edges;
    // On the way.
    PA_VEC(struct pa_frame) frames;
    PA_VEC(int64_t) frame_divisors; // of means: by frame, the sum of divisors
    struct pa_mark *marks;          // behind each location of the stack
    uint32_t depth;                 // marks in use
};

// Walks over the share of samples and fills tallies, flats, divisors and edges, which are settled.
// The caller has set the members from `table` to `sums_inlined`; all others are zero. To be
// released.
void pa_walk_run(struct pa_walk *walk);
// Frees what the walk holds.
void pa_walk_release(struct pa_walk *walk);

#endif
