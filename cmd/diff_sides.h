// SPDX-License-Identifier: Apache-2.0
// The two sides of a comparison of profiles: which files they are, and reading them.
#ifndef PA_CMD_DIFF_SIDES_H
#define PA_CMD_DIFF_SIDES_H

#include "analysis/comparison.h"
#include "base/vec.h"
#include "cmd/diff_profiles.h"
#include "input/identify.h"
#include "view/mine.h"

struct pa_diff_sides {
    struct pa_words words[2];
    bool in_one_file; // both words are the same file, which has a column for each side
};

struct pa_diff_runs {
    PA_VEC(struct pa_comparison_run) list;
    PA_VEC(struct pa_comparison_run) whole; // with --mine: the same with all frames
    struct pa_mine_rule mine;               // with --mine; a guess is of the first profile
    const struct pa_profile *in_one_file;   // read once for both sides; NULL: not yet, or not so
    bool mine_matched;                      // some profile has a frame of the user's own code
};

// What a file (or the first of a folder) is; it stays open as ctx->opened, for who reads it.
// PA_INPUT_UNKNOWN if it cannot be read: whoever reads it then will say why.
enum pa_input_kind pa_diff_kind(struct pa_context *ctx, const char *path);

// The sides are `old` and `new`, or, if both are empty, the context's files: two files or folders,
// or old=FILE and new=FILE as often as wanted, or one file of folded stacks with two columns.
PA_MUST_CHECK bool pa_diff_sides_find(struct pa_context *ctx, const struct pa_words *old,
                                      const struct pa_words *new, struct pa_diff_sides *sides,
                                      struct pa_error *err);

// Every file is a run, filtered and aggregated by function, in the session's arena. Frames that a
// runtime injects are left out. The list is to be released, also after an error.
PA_MUST_CHECK bool pa_diff_sides_load(struct pa_session *session, const struct pa_diff_sides *sides,
                                      const struct pa_diff_profile_options *options,
                                      struct pa_diff_runs *runs, struct pa_error *err);

#endif
