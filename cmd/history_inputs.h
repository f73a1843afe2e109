// SPDX-License-Identifier: Apache-2.0
// What `pa history` reads besides benchmark results, turned into results: functions of a store,
// logs of the collector, metrics.
#ifndef PA_CMD_HISTORY_INPUTS_H
#define PA_CMD_HISTORY_INPUTS_H

#include "bench/record.h"
#include "cli/command.h"

// Takes the words out of *files that are not files of benchmark results, and adds what they say to
// `set`:
//
// - a store: for each service and sample type the share of flat that a function has, for functions
//   of 1 % or more on average. A point is a release if there are more of them than days, else a
//   day, or an hour if there are fewer than eight days;
// - a log of gctrace: one point, or, if it is the only one, a point for each of its parts;
// - a file of metrics: one point. Counters are left out with a warning.
//
// The words that are left are in ctx->arena. Errors name the file.
PA_MUST_CHECK bool pa_history_inputs_read(struct pa_context *ctx, struct pa_words *files,
                                          struct pa_records *set, struct pa_error *err);
// Adds the results of the store in the folder `store`, as pa_history_inputs_read() does, to `set`.
// Defined in cmd/history_store.c. The error names the folder.
PA_MUST_CHECK bool pa_history_store_read(struct pa_context *ctx, const char *store,
                                         struct pa_records *set, struct pa_error *err);

#endif
