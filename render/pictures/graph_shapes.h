// SPDX-License-Identifier: Apache-2.0
// The boxes and lines of a trimmed call graph, with their values as text, as render/callgraph
// draws them.
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
    size_t proved;                    // number of functions whose change is proved
    PA_VEC(struct pa_callgraph_node) nodes;
    PA_VEC(struct pa_callgraph_edge) edges;
};

// Frees nodes and edges; texts stay in the arena.
void pa_graph_shapes_release(struct pa_graph_shapes *shapes);

// Adds the boxes and edges of a trimmed graph, and a loop at each function that calls itself,
// directly or over functions that are not shown. The caller has set view, arena, and what of
// highlight, diff and gate applies.
void pa_graph_shapes_add_graph(struct pa_graph_shapes *shapes, const struct pa_trimmed *trimmed);

// Adds, after the shapes of `graph`, the boxes of its nodes' labels (analysis/tag_boxes.h), `most`
// at the most (1 or more) below each, and the edges to them.
void pa_graph_shapes_add_tags(struct pa_graph_shapes *shapes, const struct pa_graph *graph,
                              const struct pa_tags *tags, size_t most);

#endif
