// SPDX-License-Identifier: Apache-2.0
// What the commands on profiles share: from the files of the command line to the profile that a
// report is about, in pprof's order: read, merge, subtract the base, demangle, drop frames
// (pa_session_load); then tag frames, the total, filters, granularity (pa_session_view).
#ifndef PA_CMD_SESSION_H
#define PA_CMD_SESSION_H

#include "analysis/total.h"
#include "cmd/binaries.h"
#include "cmd/command.h"
#include "input/format.h"
#include "profile/granularity.h"
#include "profile/tag_filter.h"

// Option tables with the structs they fill: put them into a command's table as groups.
struct pa_source_options {
    struct pa_words base, diff_base;
    bool normalize;
    const char *symbolize;
    const char *comment;
    const char *input_format;
    size_t max_size;
    bool keep_going;
    const char *program; // no option: set by who takes it off the files (cmd/binaries.h), or NULL
};
extern const struct pa_option pa_source_options[];
// Of these the ones that say how to read, for commands that subtract nothing.
extern const struct pa_option pa_reading_options[];

struct pa_filter_options {
    const char *focus, *ignore, *hide, *show, *show_from, *prune_from;
    const char *tag_focus, *tag_ignore, *tag_show, *tag_hide;
    const char *tag_root, *tag_leaf;
    bool relative;
};
extern const struct pa_option pa_filter_options[];

struct pa_value_options {
    const char *sample_index;
    int index_flag; // one of the legacy spellings, -inuse_space and so on
    bool mean;
    double divide_by;
    const char *unit;
};
extern const struct pa_option pa_value_options[];

struct pa_granularity_flags {
    int granularity; // enum pa_granularity
    bool no_inlines, columns;
    bool fold_recursion;
    int names; // enum pa_symbol_level
};
extern const struct pa_option pa_granularity_options[];
extern const struct pa_choice pa_names_choices[]; // enum pa_symbol_level

struct pa_session {
    struct pa_arena *arena;
    struct pa_strings strings;
    struct pa_warnings *warnings;
    bool skipped;                         // --keep-going left out an unreadable file
    const struct pa_input_format *format; // of the file that was read last
    struct pa_binaries binaries;
    // Set before loading: what is made of the profile adds up values at this granularity and looks
    // at no sample for itself, so that equal samples of several files need not become one, and
    // places that do not count are the same. NULL: all is looked at.
    const struct pa_granularity_options *only_sums;
};

// Registers its release with the context's arena.
struct pa_session *pa_session_new(struct pa_context *ctx);

// One file, as it is, into `arena`. Errors name the file.
PA_MUST_CHECK bool pa_session_read(struct pa_session *session, const char *path,
                                   const struct pa_source_options *options, struct pa_arena *arena,
                                   const struct pa_profile **profile, struct pa_error *err);

// One profile of all `files`, with the base subtracted. A folder stands for the files in it. Errors
// name the file.
PA_MUST_CHECK bool pa_session_load(struct pa_session *session, const struct pa_words *files,
                                   const struct pa_source_options *options,
                                   const struct pa_profile **profile, struct pa_error *err);

// The files of `words`, folders replaced by the files in them, sorted. In the session's arena.
PA_MUST_CHECK bool pa_session_expand(struct pa_session *session, const struct pa_words *words,
                                     struct pa_words *files, struct pa_error *err);

// What a report is about.
struct pa_view {
    const struct pa_profile *profile;  // filtered and aggregated
    const struct pa_profile *filtered; // before granularity
    const struct pa_profile *whole;    // before filters
    struct pa_measure measure;
    const char *type, *unit; // "cpu", "nanoseconds"; of means "mean_delay"
    int64_t total;           // what percentages are of
    double ratio;            // values are shown multiplied by it
    const char *output_unit; // "minimum", "auto", or a unit
    const char *filters;     // "focus=x\nignore=y", for the header; NULL: none
    const struct pa_label_units *label_units;
    struct pa_granularity_options granularity;
    bool fold_recursion;
};

// What the flags mean for pa_profile_aggregate().
struct pa_granularity_options pa_granularity_of(const struct pa_granularity_flags *flags);

struct pa_view_options {
    const struct pa_filter_options *filters;
    const struct pa_value_options *values;
    struct pa_granularity_options granularity;
    bool fold_recursion;
    bool label_units; // wanted, whether or not a filter needs them
};

PA_MUST_CHECK bool pa_session_view(struct pa_session *session, const struct pa_profile *profile,
                                   const struct pa_view_options *options, struct pa_view *view,
                                   struct pa_error *err);

// Makes the report be about `profile`, which was made of view->filtered, at the view's granularity.
void pa_view_show(struct pa_view *view, const struct pa_profile *profile, struct pa_arena *arena);

#endif
