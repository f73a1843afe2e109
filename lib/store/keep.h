// SPDX-License-Identifier: Apache-2.0
// Housekeeping of a store: fewer segments for the same profiles, and removal of old profiles.
#ifndef PA_STORE_KEEP_H
#define PA_STORE_KEEP_H

#include "store/catalog.h"

// What was done: segments that were removed, segments that were made, and the profiles that were
// in the removed ones.
struct pa_store_kept {
    size_t removed, made, profiles;
};

// Writes the profiles of each day that has two or more segments into one new segment, or into as
// few as fit into memory, and removes the old ones, all in one transaction. Names of profiles come
// into `strings`. An error, such as a damaged segment, leaves the store as it was; the error names
// the segment.
PA_MUST_CHECK bool pa_store_compact(struct pa_catalog *c, struct pa_strings *strings,
                                    struct pa_store_kept *kept, struct pa_error *err);
// Removes every segment whose profiles are all older than the newest profile of the store by more
// than `span` nanoseconds. Segments with a profile that has no time stay. One transaction: after
// an error the store is as it was.
PA_MUST_CHECK bool pa_store_prune(struct pa_catalog *c, int64_t span, struct pa_store_kept *kept,
                                  struct pa_error *err);

#endif
