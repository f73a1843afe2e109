// SPDX-License-Identifier: Apache-2.0
// The boxes and lines of a call graph, with their values as text: of a trimmed graph, in which a
// function is one box, or of the tree of all stacks, in which every way to it is one.
#ifndef PA_CMD_GRAPH_SHAPES_H
#define PA_CMD_GRAPH_SHAPES_H

#include "analysis/call_tree.h"
#include "analysis/noise_gate.h"
#include "analysis/trim.h"
#include "base/regex.h"
#include "callgraph/callgraph.h"
#include "cmd/session.h"

struct pa_graph_shapes {
    const struct pa_view *view;
    struct pa_arena *arena;
    const struct pa_regex *highlight; // may be NULL
    bool diff;                        // values are differences
    const struct pa_noise_gate
        *gate; // of a comparison: what is within noise gets no colour; or NULL
    PA_VEC(struct pa_callgraph_node) nodes;
    PA_VEC(struct pa_callgraph_edge) edges;
};

void pa_graph_shapes_release(struct pa_graph_shapes *shapes);

// With a loop at each function that calls itself, directly or over functions that are not shown.
void pa_graph_shapes_add_graph(struct pa_graph_shapes *shapes, const struct pa_trimmed *trimmed);

// At most trim->node_count of the tree's nodes, the largest ones, without those below the fractions
// of `trim`. Returns how many there were to choose from.
size_t pa_graph_shapes_add_tree(struct pa_graph_shapes *shapes, const struct pa_call_tree *tree,
                                const struct pa_trim_options *trim);

// Behind the shapes of `graph`: for each function at most `most` labels of the samples that make up
// its own cost, the largest first, as boxes below it.
void pa_graph_shapes_add_labels(struct pa_graph_shapes *shapes, const struct pa_graph *graph,
                                int64_t most);

#endif
