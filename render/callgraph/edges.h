// SPDX-License-Identifier: Apache-2.0
// The lines between boxes.
#ifndef PA_CALLGRAPH_EDGES_H
#define PA_CALLGRAPH_EDGES_H

#include "callgraph/callgraph.h"

// A laid out line in pixels: 3k+1 points of Bézier curves.
struct pa_graph_line {
    struct pa_point *points;
    uint32_t count;
};

// "edge f3 t7", of the line and of its label.
enum { PA_EDGE_CLASS = 40 };
// Writes the class to `name` and returns it.
const char *pa_edges_class(const struct pa_callgraph_edge *edge, char name[PA_EDGE_CLASS]);

// The width of an edge's line in pixels.
double pa_edges_width(const struct pa_callgraph_edge *edge);

// Adds all edges, light ones first, so that heavy ones lie on top. `lit` says which lead to a
// highlighted box.
void pa_edges_draw(const struct pa_callgraph *graph, const struct pa_graph_line *lines,
                   const bool *lit, const uint32_t *order, struct pa_scene *scene);

#endif
