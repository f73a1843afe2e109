// SPDX-License-Identifier: Apache-2.0
// The options that `pa bench` and `pa diff` share: benchstat's.
#ifndef PA_FLAGS_BENCH_OPTIONS_H
#define PA_FLAGS_BENCH_OPTIONS_H

#include "base/error.h"
#include "bench/compare.h"
#include "cli/options.h"

struct pa_bench_options {
    struct pa_pivot_options layout;
    struct pa_compare_options statistics;
};
extern const struct pa_option pa_bench_options[];

// Returns whether tables, rows and columns are those of a command line without -table, -row and
// -col.
bool pa_bench_options_plain_layout(const struct pa_bench_options *options);

#endif
