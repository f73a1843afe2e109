// SPDX-License-Identifier: Apache-2.0
// Call graphs as scenes: boxes for functions, sized by what they cost themselves and coloured by
// what they cost with all they call; lines for calls, as wide as their share.
//
// Values come as text, ready to be shown, and as shares of the total, which decide sizes and
// colours; of a comparison shares are differences and may be negative.
//
//     struct pa_callgraph graph = {.title = "shopd — cpu", .nodes = nodes, …};
//     struct pa_scene scene;
//     if (pa_callgraph_draw(&graph, &scene, err))
//         … a painter, with PA_VIEWER_GRAPH …
//     pa_scene_release(&scene);
//
// What the viewer needs is in the classes: "node n3" for the box of node 3, "edge f3 t7" for the
// line from node 3 to node 7 and for its label; all of it is in the group "graph".
#ifndef PA_CALLGRAPH_CALLGRAPH_H
#define PA_CALLGRAPH_CALLGRAPH_H

#include "scene/scene.h"

struct pa_callgraph_node {
    const char *name;  // full: package, receiver, function
    const char *flat;  // "20ms (0.1%)"
    const char *cum;   // "1.30s (8.3%)"
    const char *place; // file and line for the tooltip; may be NULL
    double flat_share, cum_share;
    bool pale;    // of a comparison: the difference is not proved
    bool no_flat; // nothing of its own: only `cum` is shown
    bool lit;     // to be highlighted, with the ways that lead to it
    bool tag;     // not a function: labels of samples, shown small; its name has a line for each
};

struct pa_callgraph_edge {
    uint32_t from, to; // caller, callee
    const char *value; // "830ms"; "": no label
    double share;
    bool residual; // over functions that are not shown
    bool inlined;
};

struct pa_callgraph {
    const char *title, *subtitle;
    const char *const *notes; // further lines of the header
    uint32_t note_count;
    const struct pa_callgraph_node *nodes;
    uint32_t node_count;
    const struct pa_callgraph_edge *edges;
    uint32_t edge_count;
    bool diff; // shares are differences: less is blue, more vermilion, pale if not proved
};

// Makes the scene in any case; it is released by the caller. Fails if the graph is too large to be
// laid out.
bool pa_callgraph_draw(const struct pa_callgraph *graph, struct pa_scene *scene,
                       struct pa_error *err) PA_MUST_CHECK;

#endif
