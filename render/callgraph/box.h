// SPDX-License-Identifier: Apache-2.0
// The box of one function: its lines of text, its size, its colours.
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

// The size and texts of a node's box. `scale` is its own cost as a share of the largest of the
// graph, 0..1; `package` is what its package is called instead of by the last element of its path,
// or NULL. Texts live in `arena`.
void pa_box_measure(const struct pa_callgraph_node *node, const char *package, double scale,
                    struct pa_arena *arena, struct pa_graph_box *box);
// The labels of a tag in one line, as tooltips have them.
void pa_box_add_labels(struct pa_strbuf *out, const struct pa_callgraph_node *tag);
// Adds the box of a node to the scene, its upper left corner at `corner`.
void pa_box_draw(const struct pa_callgraph *graph, uint32_t node, const struct pa_graph_box *box,
                 struct pa_point corner, struct pa_scene *scene);

#endif
