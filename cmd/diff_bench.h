// SPDX-License-Identifier: Apache-2.0
// `pa diff` of benchmark files.
#ifndef PA_CMD_DIFF_BENCH_H
#define PA_CMD_DIFF_BENCH_H

#include "cli/command.h"
#include "cmd/bench_files.h"
#include "cmd/diff_profiles.h"
#include "flags/bench_options.h"
#include "flags/diff_gate.h"

struct pa_diff_options {
    struct pa_bench_options bench;
    struct pa_bench_reading reading;
    struct pa_words old, new;
    struct pa_diff_gate gate;
    struct pa_words exact; // units
    int sort;              // enum pa_rows_order
    int only;
    bool interval;
    bool noise_checks;
    const char *summary_file;
    struct pa_diff_profile_options profiles;
};
extern const struct pa_option pa_diff_table[];

PA_MUST_CHECK bool pa_diff_bench_run(struct pa_context *ctx, const struct pa_diff_options *options,
                                     struct pa_error *err);

#endif
