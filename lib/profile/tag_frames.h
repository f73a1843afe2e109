// SPDX-License-Identifier: Apache-2.0
// tagroot and tagleaf: labels as frames.
#ifndef PA_PROFILE_TAG_FRAMES_H
#define PA_PROFILE_TAG_FRAMES_H

#include "base/warnings.h"
#include "profile/profile.h"

struct pa_tag_frames {
    const char *root, *leaf; // label keys separated by commas, NULL: none
    const char *unit;        // numbers are written in it ("minimum", "auto", "ms", …)
};

// Returns a new profile in `arena` whose stacks begin with a frame for each key of `root` (the
// first key is the outermost) and end with one for each of `leaf` (the last is the innermost). A
// frame is named by the sample's values of the key, joined by ","; its file is the key. Samples
// without the key get a frame without a name. Warns of lists of which no key occurs. Returns NULL
// with `err` set if the profile cannot be built (pa_profile_builder_check()).
const struct pa_profile *pa_profile_add_tag_frames(const struct pa_profile *profile,
                                                   const struct pa_tag_frames *frames,
                                                   struct pa_arena *arena,
                                                   struct pa_warnings *warnings,
                                                   struct pa_error *err);

#endif
