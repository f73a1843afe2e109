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
struct pa_view_needs {
    bool addresses;   // this granularity
    bool lines;       // this one
    bool label_units; // view->label_units is looked at
    bool only_sums;   // see struct pa_session
    bool exact, utf8; // see struct pa_view_options
    bool calls_do;    // it shows profiles that have calls and no stacks, too
};

// Reads the context's files and applies the options. Sets the context's status if a file was left
// out.
PA_MUST_CHECK bool pa_command_view(struct pa_context *ctx, const struct pa_report_flags *flags,
                                   struct pa_view_needs needs, struct pa_view *view,
                                   struct pa_error *err);

// The same of a profile that comes from elsewhere.
PA_MUST_CHECK bool pa_command_view_of(struct pa_session *session, const struct pa_profile *profile,
                                      const struct pa_report_flags *flags, struct pa_view *view,
                                      struct pa_error *err);

// How much of functions' names to show.
enum pa_symbol_level pa_command_names(const struct pa_report_flags *flags);

// The first file argument, which is no file but an expression, unless it was given as an option;
// NULL with an error if no file is left.
const char *pa_command_regex(struct pa_context *ctx, const char *given, struct pa_error *err);

#endif
