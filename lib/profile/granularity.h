// SPDX-License-Identifier: Apache-2.0
// What of a frame a report tells apart: -functions, -lines and so on.
#ifndef PA_PROFILE_GRANULARITY_H
#define PA_PROFILE_GRANULARITY_H

#include "profile/profile.h"

// The finest thing that a report tells apart, as pprof's options of these names.
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
// Returns which parts of a place are kept: the address at the granularity of addresses, the line at
// that of lines or addresses, the column if it is asked for. At addresses with inlined frames
// everything is kept, as pprof does.
struct pa_kept_places pa_granularity_places(const struct pa_granularity_options *options);

// Returns a copy in `arena` without what the granularity does not tell apart: names, files, lines,
// columns and addresses are set to 0 in the tables, and with no_inlines only the physical frame of
// each location is left. Entries that become equal are not joined. Returns `profile` itself if
// there is nothing to remove; it must live as long as the copy.
const struct pa_profile *pa_profile_aggregate(const struct pa_profile *profile,
                                              const struct pa_granularity_options *options,
                                              struct pa_arena *arena);

#endif
