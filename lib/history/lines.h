// SPDX-License-Identifier: Apache-2.0
// A history as lines of JSON, as input/history_lines.c reads them: a line for each benchmark of
// each commit, oldest first.
#ifndef PA_HISTORY_LINES_H
#define PA_HISTORY_LINES_H

#include "base/strbuf.h"
#include "bench/record.h"

struct pa_history_lines {
    size_t first_new;   // sources from here on are added; those before are the history
    const char *commit; // of added results that name none; NULL: the name of their file
    const char *date;   // of added results that name none; NULL: by the name or the time of change
                        // of their file
    const char *now;    // RFC 3339, for results without a date; not NULL
    size_t keep;        // at most so many commits are written, the newest; 0: all
    // Results: samples added and those that were in the history already; commits written and left
    // out.
    size_t added, known, commits, dropped;
};

// Appends the history in `set`, the sources below lines->first_new, together with the new results
// as lines of JSON to `out`, and sets the counts of *lines. Results without commit or date get one
// (pa_history_say_points()). The samples of a unit that are new for a benchmark, configuration and
// commit are left out if they occur in the history in the same order: the same file added twice
// changes nothing. Values that are not finite are left out.
void pa_history_lines_write(struct pa_records *set, struct pa_history_lines *lines,
                            struct pa_strbuf *out);

#endif
