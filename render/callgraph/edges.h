// SPDX-License-Identifier: Apache-2.0
// The lines between boxes.
#ifndef PA_CALLGRAPH_EDGES_H
#define PA_CALLGRAPH_EDGES_H

#include "callgraph/callgraph.h"

// A line that was laid out: cubic Bézier curves end to end, 3k + 1 points in pixels.
struct pa_graph_line {
    struct pa_point *points;
    uint32_t count;
};

// Room for a class: "edge f3 t7", of a line and of its label.
enum { PA_EDGE_CLASS = 40 };
// Writes the edge's class, "edge f3 t7", to `name` and returns `name`.
const char *pa_edges_class(const struct pa_callgraph_edge *edge, char name[PA_EDGE_CLASS]);

// Returns the width of an edge's line in pixels, 0.8 to 5.8, by its share.
double pa_edges_width(const struct pa_callgraph_edge *edge);

// Adds all edges in the order of `order`, indices of edges with the lightest first, so that heavy
// ones lie on top. `lines` and `lit` are by edge; `lit` says which lead to a highlighted box.
void pa_edges_draw(const struct pa_callgraph *graph, const struct pa_graph_line *lines,
                   const bool *lit, const uint32_t *order, struct pa_scene *scene);

#endif
