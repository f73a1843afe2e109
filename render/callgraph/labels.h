// SPDX-License-Identifier: Apache-2.0
// Values written on lines: of those that carry at least 2 %, where there is room. A label lies on
// its line, over no box and no other label, not beyond the page, and preferably over no other line.
#ifndef PA_CALLGRAPH_LABELS_H
#define PA_CALLGRAPH_LABELS_H

#include "base/arena.h"
#include "callgraph/edges.h"

// What the label of a loop needs to the right of it, in pixels; 0 if it has none.
double pa_labels_loop_room(const struct pa_callgraph_edge *loop);

// A graph that is laid out. All places are in the same coordinates.
struct pa_labels {
    const struct pa_callgraph *graph;
    const struct pa_box *boxes;        // by node
    const struct pa_graph_line *lines; // by edge
    const uint32_t *order;             // the edges, the lightest first
    double left, right;                // of the page
};

// Adds the labels to the scene. `scratch` is for passing memory.
void pa_labels_draw(const struct pa_labels *labels, struct pa_arena *scratch,
                    struct pa_scene *scene);

#endif
