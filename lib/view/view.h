// SPDX-License-Identifier: Apache-2.0
// What a report is about: a profile with filters applied, at one granularity, and one of its
// values. Steps in pprof's order: labels as frames, the total, filters, granularity.
#ifndef PA_VIEW_VIEW_H
#define PA_VIEW_VIEW_H

#include "analysis/total.h"
#include "profile/name_filter.h"
#include "profile/tag_filter.h"
#include "symbol/level.h"
#include "view/session.h"

// Regular expressions and label filters, as pprof has them; NULL and "": none.
struct pa_filter_options {
    const char *focus, *ignore, *hide, *show, *show_from, *prune_from;
    const char *tag_focus, *tag_ignore, *tag_show, *tag_hide;
    const char *tag_root, *tag_leaf;
    bool relative; // percentages of what the filters left
};

// Which value is shown, and how.
struct pa_value_options {
    const char *sample_index; // name or number of a sample type; NULL: the profile's default
    int index_flag;           // one of the legacy spellings, -inuse_space and so on
    bool mean;
    double divide_by;
    const char *unit; // "minimum", "auto" or a unit
};

// Returns the name or number of the sample type that is asked for by either option, sample_index
// first; NULL if by none.
const char *pa_value_type(const struct pa_value_options *options);

struct pa_granularity_flags {
    int granularity; // enum pa_granularity
    bool no_inlines, columns;
    bool fold_recursion;
    int names; // enum pa_symbol_level
};

// Translates flags into options of pa_profile_aggregate().
struct pa_granularity_options pa_granularity_of(const struct pa_granularity_flags *flags);

// What reports read. Everything that it points to lives in the session's arena.
struct pa_view {
    struct pa_session *session;        // that it was made in
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
    struct pa_name_matches matched; // which expressions did
};

struct pa_view_options {
    const struct pa_filter_options *filters;
    const struct pa_value_options *values;
    struct pa_granularity_options granularity;
    bool fold_recursion;
    bool label_units; // wanted, whether or not a filter needs them
    bool exact;       // strings as the file has them, bytes that cannot be shown included
    bool utf8;        // strings without bytes that are no UTF-8, for pictures
    bool quiet;       // no warnings: the caller looks at `matched` of several views
    bool later;       // view->profile stays NULL: the caller will call pa_view_show()
};

// Makes a view of a profile of the session: labels as frames, the total, filters, granularity.
// Warns, unless `quiet`, of expressions that match nothing. Fails on an expression that is not
// valid, an unknown sample type, or a total that does not fit into 64 bits.
PA_MUST_CHECK bool pa_view_make(struct pa_session *session, const struct pa_profile *profile,
                                const struct pa_view_options *options, struct pa_view *view,
                                struct pa_error *err);

// Makes the view show `profile`, which was made of view->filtered, at the view's granularity.
// Copies live in `arena`. Several threads may do so for views of the same session, each with an
// arena of its own.
void pa_view_show(struct pa_view *view, const struct pa_profile *profile, struct pa_arena *arena);

#endif
