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

// Keeps samples with a location that matches focus and none that matches ignore (ignore wins within
// a location), then removes the lines that match hide or do not match show. A sample of which
// nothing is left is dropped.
struct pa_profile *pa_filter_names(const struct pa_profile *profile,
                                   const struct pa_name_patterns *patterns,
                                   struct pa_name_matches *matches, struct pa_arena *arena,
                                   struct pa_error *err);

// Cuts what is above the match nearest to the root; drops samples without a match.
struct pa_profile *pa_filter_show_from(const struct pa_profile *profile, const char *pattern,
                                       bool *matched, struct pa_arena *arena, struct pa_error *err);

// Cuts what is below the match nearest to the leaf; the match stays.
struct pa_profile *pa_filter_prune_from(const struct pa_profile *profile, const char *pattern,
                                        struct pa_arena *arena, struct pa_error *err);

// Cuts the first frame from the root that matches the profile's drop_frames and not its
// keep_frames, with all below, but never before an ordinary frame was seen. The profile itself if
// it has no drop_frames.
const struct pa_profile *pa_filter_drop_frames(const struct pa_profile *profile,
                                               struct pa_arena *arena, struct pa_error *err);

#endif
