// SPDX-License-Identifier: Apache-2.0
// `pa diff` of profiles.
#ifndef PA_CMD_DIFF_PROFILES_H
#define PA_CMD_DIFF_PROFILES_H

#include "flags/diff_gate.h"
#include "flags/mine_options.h"
#include "flags/session_options.h"

struct pa_diff_profile_options {
    struct pa_filter_options filters; // some of them
    struct pa_mine_flags mine;
    const char *sample_index;
    int norm;  // enum pa_comparison_norm
    int names; // enum pa_symbol_level
    double min_effect;
    bool cum, noise, tree, shares;
    const char *by_label;  // a key
    struct pa_words bench; // two files
    struct pa_words ops;   // two numbers
    int64_t rows;
    // Shared with benchmarks: the command fills them in.
    double fdr;
    bool paired;
    struct pa_diff_gate gate;
    const char *summary_file;
};
extern const struct pa_option pa_diff_profile_table[];

// The sides are found as pa_diff_sides_find() does.
PA_MUST_CHECK bool pa_diff_profiles_run(struct pa_context *ctx, const struct pa_words *old,
                                        const struct pa_words *new,
                                        const struct pa_diff_profile_options *options,
                                        struct pa_error *err);

#endif
