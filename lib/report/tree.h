// SPDX-License-Identifier: Apache-2.0
// `pa tree` and `pa peek`: each function between its callers and its callees.
#ifndef PA_REPORT_TREE_H
#define PA_REPORT_TREE_H

#include "document/document.h"
#include "view/graph_flags.h"

struct pa_tree_options {
    const struct pa_graph_flags *graph;
    enum pa_symbol_level names;
    const char *regex; // only functions that match, and the graph is not trimmed; NULL: all
    bool tables;       // beside the text, for pages and data
};

// Adds facts, the blocks of text, and with `tables` the tables "functions" and "calls". The
// document borrows from the view. Fails with PA_ERROR_USAGE on a bad expression or if no function
// matches it, and if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_report_add_tree(struct pa_doc *doc, struct pa_view *view,
                                      const struct pa_tree_options *options, struct pa_error *err);

#endif
