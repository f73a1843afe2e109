// SPDX-License-Identifier: Apache-2.0
// `pa top`: the hottest functions.
#ifndef PA_REPORT_TOP_H
#define PA_REPORT_TOP_H

#include "document/document.h"
#include "view/graph_flags.h"

struct pa_top_options {
    const struct pa_graph_flags *graph;
    enum pa_symbol_level names;
    const char *mine; // see view/mine.h; NULL: all functions as they are
    // Of functions that were added up elsewhere, of the view's profile; NULL: of its samples.
    struct pa_node_table *table;
};

// Adds facts and the table "functions"; with `mine` the tables "mine" and "callees", and the view
// shows the user's own code afterwards. The document borrows from the view. Fails on a bad
// expression and if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_report_add_top(struct pa_doc *doc, struct pa_view *view,
                                     const struct pa_top_options *options, struct pa_error *err);

#endif
