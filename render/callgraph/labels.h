// SPDX-License-Identifier: Apache-2.0
// Values written on lines: of those that carry at least 2 %, where there is room. A label lies on
// its line, over no box and no other label, not beyond the page, and preferably over no other line.
#ifndef PA_CALLGRAPH_LABELS_H
#define PA_CALLGRAPH_LABELS_H

#include "base/arena.h"
#include "callgraph/edges.h"

// What the label of a loop needs to the right of it, in pixels; 0 if it has none.
double pa_labels_loop_room(const struct pa_callgraph_edge *loop);

// `boxes` are those of the nodes; `order` names the edges, the lightest first. The page reaches
// from `left` to `right` in the same coordinates.
void pa_labels_draw(const struct pa_callgraph *graph, const struct pa_box *boxes,
                    const struct pa_graph_line *lines, const uint32_t *order, double left,
                    double right, struct pa_arena *scratch, struct pa_scene *scene);

#endif
