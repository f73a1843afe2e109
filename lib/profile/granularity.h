// SPDX-License-Identifier: Apache-2.0
// What of a frame a report tells apart: -functions, -lines and so on.
#ifndef PA_PROFILE_GRANULARITY_H
#define PA_PROFILE_GRANULARITY_H

#include "profile/profile.h"

enum pa_granularity {
    PA_GRANULARITY_FUNCTIONS,
    PA_GRANULARITY_FILEFUNCTIONS,
    PA_GRANULARITY_FILES,
    PA_GRANULARITY_LINES,
    PA_GRANULARITY_ADDRESSES,
};

struct pa_granularity_options {
    enum pa_granularity granularity;
    bool no_inlines; // keep the physical frame of a location only
    bool columns;
};

// What of a frame's place is kept.
struct pa_kept_places {
    bool address, line, column;
};
// Addresses at the granularity of addresses, lines at that of lines, columns if they are asked for.
struct pa_kept_places pa_granularity_places(const struct pa_granularity_options *options);

// A copy in `arena` from whose tables the rest is gone (names, files, lines, columns, addresses set
// to nothing). `profile` itself if there is nothing to remove.
const struct pa_profile *pa_profile_aggregate(const struct pa_profile *profile,
                                              const struct pa_granularity_options *options,
                                              struct pa_arena *arena);

#endif
