// SPDX-License-Identifier: Apache-2.0
// `pa diff` of profiles.
#ifndef PA_CMD_DIFF_PROFILES_H
#define PA_CMD_DIFF_PROFILES_H

#include "cmd/command.h"
#include "cmd/session.h"

struct pa_diff_profile_options {
    struct pa_filter_options filters; // some of them
    const char *sample_index;
    int norm; // enum pa_comparison_norm
    double fdr, min_effect;
    bool cum, noise;
    int64_t rows;
    const char *fail_on; // rules; NULL: no gate
};
extern const struct pa_option pa_diff_profile_table[];

// Whether a file (or the first of a folder) is a profile and no benchmark results. False if it
// cannot be read: whoever reads it then will say why.
bool pa_diff_is_profile(const char *path);

// The sides are `old` and `new`, or, if both are empty, the context's files: two files or folders,
// or old=FILE and new=FILE as often as wanted.
PA_MUST_CHECK bool pa_diff_profiles_run(struct pa_context *ctx, const struct pa_words *old,
                                        const struct pa_words *new,
                                        const struct pa_diff_profile_options *options,
                                        struct pa_error *err);

#endif
