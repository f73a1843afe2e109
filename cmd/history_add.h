// SPDX-License-Identifier: Apache-2.0
// `pa history add HISTORY FILE…`.
#ifndef PA_CMD_HISTORY_ADD_H
#define PA_CMD_HISTORY_ADD_H

#include "cli/command.h"
#include "flags/bench_files.h"

struct pa_history_add {
    const char *commit, *date; // of results that name none; NULL: not given
    int64_t keep;              // most commits that stay, the newest ones
};
extern const struct pa_option pa_history_add_options[];

// Adds results to a history. The context's files are those after `add`: first the history, then
// the files with results. The new history replaces the old one when all of it is written; then a
// report of what was added is printed. PA_ERROR_USAGE if there are less than two files or the date
// is none.
PA_MUST_CHECK bool pa_history_add_run(struct pa_context *ctx, const struct pa_history_add *options,
                                      const struct pa_bench_reading *reading, struct pa_error *err);

#endif
