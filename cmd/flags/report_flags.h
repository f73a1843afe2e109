// SPDX-License-Identifier: Apache-2.0
// The options that all reports on profiles share, and the way from them to a view.
#ifndef PA_FLAGS_REPORT_FLAGS_H
#define PA_FLAGS_REPORT_FLAGS_H

#include "flags/graph_options.h"
#include "flags/session_options.h"

struct pa_report_flags {
    struct pa_source_options source;
    struct pa_filter_options filters;
    struct pa_value_options values;
    struct pa_granularity_flags granularity;
    struct pa_graph_flags graph;
};
extern const struct pa_option pa_report_options[];

// What a command wants regardless of the options.
struct pa_report_needs {
    bool addresses;   // this granularity
    bool lines;       // this one
    bool label_units; // view->label_units is looked at
    bool only_sums;   // see struct pa_session
};

// Reads the context's files and applies the options. Sets the context's status if a file was left
// out.
PA_MUST_CHECK bool pa_report_view(struct pa_context *ctx, const struct pa_report_flags *flags,
                                  struct pa_report_needs needs, struct pa_view *view,
                                  struct pa_error *err);

// What the options mean for pa_node_table_new().
struct pa_node_options pa_report_nodes(const struct pa_report_flags *flags);

#endif
