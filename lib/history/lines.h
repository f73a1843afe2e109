// SPDX-License-Identifier: Apache-2.0
// A history as lines of JSON, as input/history_lines.c reads them: a line for each benchmark of
// each commit, oldest first.
#ifndef PA_HISTORY_LINES_H
#define PA_HISTORY_LINES_H

#include "base/strbuf.h"
#include "bench/record.h"

struct pa_history_lines {
    size_t first_new;   // sources from here on are added; those before are the history
    const char *commit; // of added results that name none; NULL: their file
    const char *date;   // the same; NULL: by the name or the time of change of their file
    const char *now;    // of what has neither
    size_t keep;        // the most commits, the newest; 0: all
    // What became of it.
    size_t added, known, commits, dropped; // samples: added, there before; commits left, let go
};

// Appends the lines to `out`. Samples that are in the history already, all of a file's for a
// benchmark of one commit, are not added again.
void pa_history_lines_write(struct pa_records *set, struct pa_history_lines *lines,
                            struct pa_strbuf *out);

#endif
