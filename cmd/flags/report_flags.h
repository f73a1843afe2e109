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
    bool addresses;   // granularity of addresses
    bool lines;       // granularity of lines
    bool label_units; // view->label_units
    bool only_sums;   // see struct pa_session
    bool exact, utf8; // see struct pa_view_options
    bool calls_do;    // the command can show profiles that have calls but no stacks
};

// Reads the context's files as one profile, applies the options and makes the view, in the
// context's arena. A program before the files is taken off them. Sets ctx->status to
// PA_STATUS_ERROR if --keep-going left out a file. Errors name the file, or the option.
PA_MUST_CHECK bool pa_command_view(struct pa_context *ctx, const struct pa_report_flags *flags,
                                   struct pa_view_needs needs, struct pa_view *view,
                                   struct pa_error *err);

// Makes the view of a profile that comes from elsewhere, by the same options. Errors are those of
// the options; they name no file.
PA_MUST_CHECK bool pa_command_view_of(struct pa_session *session, const struct pa_profile *profile,
                                      const struct pa_report_flags *flags, struct pa_view *view,
                                      struct pa_error *err);

// Returns how much of functions' names to show, as --names says.
enum pa_symbol_level pa_command_names(const struct pa_report_flags *flags);

// Returns the regular expression of a command `pa NAME REGEX FILE...`: `given` by an option, or
// else the first file argument, which is taken off the context's files. NULL, with PA_ERROR_USAGE,
// if no file is left.
const char *pa_command_regex(struct pa_context *ctx, const char *given, struct pa_error *err);

#endif
