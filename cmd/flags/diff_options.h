// SPDX-License-Identifier: Apache-2.0
// The options of `pa diff`, and what they mean for the library.
#ifndef PA_FLAGS_DIFF_OPTIONS_H
#define PA_FLAGS_DIFF_OPTIONS_H

#include "flags/bench_files.h"
#include "flags/bench_options.h"
#include "flags/diff_gate.h"
#include "flags/mine_options.h"
#include "flags/session_options.h"
#include "gate/bench.h"

struct pa_diff_profile_options {
    struct pa_filter_options filters; // focus, ignore and the like; not all have an option
    struct pa_mine_flags mine;
    const char *sample_index;
    int norm;  // enum pa_comparison_norm
    int names; // enum pa_symbol_level
    bool cum, noise, tree, shares;
    const char *by_label;  // key of a label; NULL: not asked for
    struct pa_words bench; // benchmark results of both sides, two files
    struct pa_words ops;   // operations that a profile of each side measured, two numbers
    int64_t rows;
};

struct pa_diff_options {
    struct pa_bench_options bench; // fdr, min_effect and paired are used for profiles as well
    struct pa_bench_reading reading;
    struct pa_words old, new;
    struct pa_diff_gate gate;
    struct pa_words exact;  // units
    struct pa_words better; // UNIT=higher, UNIT=lower
    int sort;               // enum pa_rows_order
    bool all;               // every table, not only what changed
    bool interval;
    bool noise_checks;
    bool pool; // all files of a side are one sample
    const char *summary_file;
    const struct pa_gate_bench *more; // comparisons that the rules for benchmarks judge as well
    size_t more_count;
    struct pa_diff_profile_options profiles;
};
extern const struct pa_option pa_diff_table[];

#endif
