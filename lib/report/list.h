// SPDX-License-Identifier: Apache-2.0
// `pa list`: the source of functions, with the cost of each line.
#ifndef PA_REPORT_LIST_H
#define PA_REPORT_LIST_H

#include "document/document.h"
#include "source/source_files.h"
#include "view/graph_flags.h"

struct pa_list_options {
    const char *regex;       // which functions
    const pa_str *functions; // or just these, by name; NULL: by the regex
    size_t function_count;
    const struct pa_graph_flags *graph;
    enum pa_symbol_level names;
    const struct pa_source_path *sources; // where files are looked for; NULL: nowhere
    // Lines that are shown before and after each that has samples; 0: the whole function.
    int64_t around;
    bool quiet; // no warnings: of the sources that are not found
};

// Adds facts, text as pprof has it, and the table "lines". The view has the granularity of lines;
// the document borrows from it. Source files that are not found are warnings of the view's session.
// Fails if the expression is not valid or no function with samples matches.
PA_MUST_CHECK bool pa_report_add_list(struct pa_doc *doc, const struct pa_view *view,
                                      const struct pa_list_options *options, struct pa_error *err);

#endif
