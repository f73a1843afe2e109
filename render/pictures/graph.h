// SPDX-License-Identifier: Apache-2.0
// A call graph of a view as a scene.
//
//     struct pa_view_graph graph = {.flags = &flags};
//     ok = pa_picture_graph_make(&view, &graph, &options, err) &&
//          pa_picture_graph_draw(&view, &graph, &options, &scene, err);
#ifndef PA_PICTURES_GRAPH_H
#define PA_PICTURES_GRAPH_H

#include "callgraph/callgraph.h"
#include "view/view_graph.h"

struct pa_picture_graph_options {
    const char *title;          // NULL: the program and the type
    const char *fallback_title; // for profiles that do not name a program
    const char *highlight;      // regular expression: functions to highlight; NULL: none
    size_t labels; // most boxes of labels at a function; > 0 needs a view with label_units
    bool diff;     // the view has a base (label pprof::base): a comparison
    // Of the profiles that were merged; NULL: made of the view, as of one profile a side.
    const struct pa_profile_comparison *comparison;
    bool normalized;                 // the base was scaled to the total of the view
    const char *old_name, *new_name; // of the sides; NULL: "before", "after"
};

// Makes the trimmed graph that is drawn, of 80 nodes unless graph->flags say otherwise.
// graph->flags and names are set before. Errors are those of pa_view_graph().
PA_MUST_CHECK bool pa_picture_graph_make(struct pa_view *view, struct pa_view_graph *graph,
                                         const struct pa_picture_graph_options *options,
                                         struct pa_error *err);

// Draws the graph into the scene, which the caller releases also after an error. PA_ERROR_USAGE
// for a wrong `highlight`; else errors are those of pa_callgraph_draw().
PA_MUST_CHECK bool pa_picture_graph_draw(const struct pa_view *view,
                                         const struct pa_view_graph *graph,
                                         const struct pa_picture_graph_options *options,
                                         struct pa_scene *scene, struct pa_error *err);

#endif
