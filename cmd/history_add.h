// SPDX-License-Identifier: Apache-2.0
// `pa history add HISTORY FILE…`.
#ifndef PA_CMD_HISTORY_ADD_H
#define PA_CMD_HISTORY_ADD_H

#include "cli/command.h"
#include "flags/bench_files.h"

struct pa_history_add {
    const char *commit, *date;
    int64_t keep;
};
extern const struct pa_option pa_history_add_options[];

// The context's files are those behind `add`: the history, and what is added to it. The history
// takes its place when all of it is written.
PA_MUST_CHECK bool pa_history_add_run(struct pa_context *ctx, const struct pa_history_add *options,
                                      const struct pa_bench_reading *reading, struct pa_error *err);

#endif
