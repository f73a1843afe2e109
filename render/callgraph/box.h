// SPDX-License-Identifier: Apache-2.0
// The box of one function or tag: its lines of text, its size and its colours.
#ifndef PA_CALLGRAPH_BOX_H
#define PA_CALLGRAPH_BOX_H

#include "base/arena.h"
#include "callgraph/callgraph.h"

enum { PA_BOX_LINES = 8 };

struct pa_box_line {
    const char *text;
    double size; // of the font
    bool bold;
};

struct pa_graph_box {
    struct pa_box_line lines[PA_BOX_LINES];
    uint32_t line_count;
    double width, height; // whole pixels
};

// Fills *box with the texts and the size, in pixels, of a node's box. `scale` is the node's flat
// as a share of the largest of the graph, 0 to 1: the size of the letters grows with its square
// root. `package` is what to call the package instead of the last element of its path; NULL for
// that element. Texts live in `arena`.
void pa_box_measure(const struct pa_callgraph_node *node, const char *package, double scale,
                    struct pa_arena *arena, struct pa_graph_box *box);
// Appends the labels that a tag's box shows, in one line separated by blanks, for tooltips.
void pa_box_add_labels(struct pa_strbuf *out, const struct pa_callgraph_node *tag);
// Adds the box of node number `node` to the scene, as a group of class "node nN" with a tooltip.
// `corner` is its upper left corner.
void pa_box_draw(const struct pa_callgraph *graph, uint32_t node, const struct pa_graph_box *box,
                 struct pa_point corner, struct pa_scene *scene);

#endif
