// SPDX-License-Identifier: Apache-2.0
// focus, ignore, hide, show, show_from, prune_from and drop_frames: filters by the names of
// functions, files and binaries, with pprof's semantics. All decide by location; one matching
// inlined frame makes its whole location match focus, ignore and drop_frames.
//
// Each call returns a filtered copy in `arena`, or NULL with `err` set for a bad expression.
#ifndef PA_PROFILE_NAME_FILTER_H
#define PA_PROFILE_NAME_FILTER_H

#include "profile/profile.h"

struct pa_name_patterns {
    const char *focus, *ignore, *hide, *show; // regular expressions, NULL: not asked for
};

// Which of the expressions that were given matched something.
struct pa_name_matches {
    bool focus, ignore, hide, show;
};

// Returns a copy in `arena` that keeps the samples with a location that matches focus and none that
// matches ignore (ignore wins within a location), then without the lines that match hide or do not
// match show. A sample of which no frame is left is dropped. `*matches` tells which expressions
// matched something in the profile, which must live as long as the copy. NULL with `err` set on a
// bad expression.
struct pa_profile *pa_filter_names(const struct pa_profile *profile,
                                   const struct pa_name_patterns *patterns,
                                   struct pa_name_matches *matches, struct pa_arena *arena,
                                   struct pa_error *err);

// Returns a copy in `arena` without the frames nearer to the root than the first match from the
// root, and without samples that have no match. `*matched` tells whether any function or binary of
// the profile matches. `pattern` is not NULL. The profile must live as long as the copy. NULL with
// `err` set on a bad expression.
struct pa_profile *pa_filter_show_from(const struct pa_profile *profile, const char *pattern,
                                       bool *matched, struct pa_arena *arena, struct pa_error *err);

// Returns a copy in `arena` without the frames nearer to the leaf than the match nearest to the
// leaf, which stays; samples without a match stay whole. `pattern`, not NULL, is matched against
// names without parameters. The profile must live as long as the copy. NULL with `err` set on a bad
// expression.
struct pa_profile *pa_filter_prune_from(const struct pa_profile *profile, const char *pattern,
                                        struct pa_arena *arena, struct pa_error *err);

// Finds the first frame from the root whose name without parameters matches the profile's
// drop_frames as a whole and not its keep_frames, and cuts it with all frames nearer to the leaf;
// but only behind a frame that does not match. Returns a copy in `arena`, which the profile must
// outlive, or the profile itself if it has no drop_frames. NULL with `err` set on a bad expression.
const struct pa_profile *pa_filter_drop_frames(const struct pa_profile *profile,
                                               struct pa_arena *arena, struct pa_error *err);

#endif
