// SPDX-License-Identifier: Apache-2.0
// Values written beside lines, for edges of at least 2 % of the total, where there is room. A
// label touches its line, covers no box and no other label, stays on the page, and covers other
// lines only if there is no better place.
#ifndef PA_CALLGRAPH_LABELS_H
#define PA_CALLGRAPH_LABELS_H

#include "base/arena.h"
#include "callgraph/edges.h"

// Returns the room, in pixels, that the label of a self loop needs to the right of the loop; 0 if
// it has no label.
double pa_labels_loop_room(const struct pa_callgraph_edge *loop);

// A graph that was laid out. All places are in the same coordinates, pixels.
struct pa_labels {
    const struct pa_callgraph *graph;
    const struct pa_box *boxes;        // by node
    const struct pa_graph_line *lines; // by edge
    const uint32_t *order;             // indices of edges, the lightest first
    double left, right;                // of the page
};

// Adds the labels to the scene; those of the heaviest edges choose their places first. `scratch`
// is for working memory.
void pa_labels_draw(const struct pa_labels *labels, struct pa_arena *scratch,
                    struct pa_scene *scene);

#endif
