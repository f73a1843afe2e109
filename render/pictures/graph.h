// SPDX-License-Identifier: Apache-2.0
// A call graph of what a report is about: from a view to a scene.
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
    const char *highlight;      // matching functions, and the ways that lead to them; NULL: none
    size_t labels; // boxes of samples' labels at a function; the view knows label_units
    bool diff;     // the view has a base (label pprof::base): a comparison
    // Of the profiles that were merged; NULL: made of the view, as of one profile a side.
    const struct pa_profile_comparison *comparison;
    bool normalized;                 // and was scaled to its total
    const char *old_name, *new_name; // of the sides; NULL: "before", "after"
};

// The graph that is drawn, 80 nodes unless the flags say otherwise.
PA_MUST_CHECK bool pa_picture_graph_make(struct pa_view *view, struct pa_view_graph *graph,
                                         const struct pa_picture_graph_options *options,
                                         struct pa_error *err);

// Fills the scene, which is to be released also after an error.
PA_MUST_CHECK bool pa_picture_graph_draw(const struct pa_view *view,
                                         const struct pa_view_graph *graph,
                                         const struct pa_picture_graph_options *options,
                                         struct pa_scene *scene, struct pa_error *err);

#endif
