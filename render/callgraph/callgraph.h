// SPDX-License-Identifier: Apache-2.0
// Call graphs as scenes: boxes for functions, whose letters grow with flat and whose colour shows
// cum; lines for calls, as wide as their share of the total.
//
// Values come as text, ready to be shown, and as shares of the total, which decide sizes and
// colours; in a comparison shares are differences and may be negative.
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
    const char *name;             // full: package, receiver, function
    const char *flat;             // "20ms (0.1%)"
    const char *cum;              // "1.30s (8.3%)"
    const char *place;            // file and line for the tooltip; may be NULL
    double flat_share, cum_share; // of the total, 0 to 1; differences with `diff`
    bool pale;                    // of a comparison: the difference is not proved
    bool no_flat;                 // nothing of its own: only `cum` is shown
    bool lit;                     // to be highlighted, with the ways that lead to it
    bool tag; // not a function: labels of samples, shown small; its name has a line for each
};

struct pa_callgraph_edge {
    uint32_t from, to; // indices of nodes: caller, callee
    const char *value; // "830ms"; "": no label
    double share;      // of the total; a difference with `diff`
    bool residual;     // goes over functions that are not shown: a dashed line
    bool inlined;      // all calls are inlined
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

// Lays the graph out and draws it. The scene is initialised in any case, and the caller releases
// it. A graph without nodes gives a picture that says so. PA_ERROR_LIMIT if the graph is too large
// to be laid out or drawn.
bool pa_callgraph_draw(const struct pa_callgraph *graph, struct pa_scene *scene,
                       struct pa_error *err) PA_MUST_CHECK;

#endif
