// SPDX-License-Identifier: Apache-2.0
// The lines that stand above a report on a profile, as pprof has them: what the profile is, the
// filters, how much of it is shown.
#ifndef PA_VIEW_HEADER_LINES_H
#define PA_VIEW_HEADER_LINES_H

#include "analysis/trim.h"
#include "base/strbuf.h"
#include "view/view.h"

// Which of the lines are wanted.
struct pa_header_options {
    bool compact;                     // not what the profile is
    bool no_filters;                  // not the filters
    const struct pa_trimmed *trimmed; // NULL: no "Showing nodes…"
    const struct pa_trim_options *trim;
    bool count_edges; // say how many edges were dropped
};

// Appends the lines, each ended by '\n', as pprof writes them.
void pa_header_lines(struct pa_strbuf *out, const struct pa_view *view,
                     const struct pa_header_options *options);

// Returns the sum of the flat values of the nodes in the graph's order; INT64_MAX if it overflows.
int64_t pa_header_shown_total(const struct pa_graph *graph);

#endif
