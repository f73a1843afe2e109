// SPDX-License-Identifier: Apache-2.0
// The boxes and lines of a trimmed call graph, with their values as text.
#ifndef PA_PICTURES_GRAPH_SHAPES_H
#define PA_PICTURES_GRAPH_SHAPES_H

#include "analysis/noise_gate.h"
#include "analysis/trim.h"
#include "base/regex.h"
#include "callgraph/callgraph.h"
#include "view/view.h"

struct pa_graph_shapes {
    const struct pa_view *view;
    struct pa_arena *arena;
    const struct pa_regex *highlight; // may be NULL
    bool diff;                        // values are differences
    const struct pa_noise_gate *gate; // of a comparison: what is not proved is pale; or NULL
    size_t proved;                    // functions whose change is
    PA_VEC(struct pa_callgraph_node) nodes;
    PA_VEC(struct pa_callgraph_edge) edges;
};

void pa_graph_shapes_release(struct pa_graph_shapes *shapes); // frees what it holds

// Adds boxes and edges of a trimmed graph, with a loop at each function that calls itself, directly
// or over functions that are not shown.
void pa_graph_shapes_add_graph(struct pa_graph_shapes *shapes, const struct pa_trimmed *trimmed);

// Behind the shapes of `graph`: the boxes of its nodes' tags (analysis/tag_boxes.h), at most `most`
// (at least 1) below each.
void pa_graph_shapes_add_tags(struct pa_graph_shapes *shapes, const struct pa_graph *graph,
                              const struct pa_tags *tags, size_t most);

#endif
