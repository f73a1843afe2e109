// SPDX-License-Identifier: Apache-2.0
// What `pa history` reads besides benchmark results, made into results: functions of a store,
// logs of the collector, metrics.
#ifndef PA_CMD_HISTORY_INPUTS_H
#define PA_CMD_HISTORY_INPUTS_H

#include "bench/record.h"
#include "cli/command.h"

// Takes the words that are none of benchmark results out of *files.
//
// - A store: for each service and sample type the share that a function has of flat, of functions
//   with 1 % on the average. A point is a release if there are more of them than days, else a day,
//   or an hour if there are fewer than eight days.
// - A log of gctrace is a point, or if it is the only one each of its stretches.
// - A file of metrics is a point; counters are left out.
PA_MUST_CHECK bool pa_history_inputs_read(struct pa_context *ctx, struct pa_words *files,
                                          struct pa_records *set, struct pa_error *err);
// cmd/history_store.c
PA_MUST_CHECK bool pa_history_store_read(struct pa_context *ctx, const char *store,
                                         struct pa_records *set, struct pa_error *err);

#endif
