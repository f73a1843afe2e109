// SPDX-License-Identifier: Apache-2.0
// Housekeeping of a store: removal of old profiles, and how each change of segments ends. compact.h
// merges segments.
#ifndef PA_STORE_KEEP_H
#define PA_STORE_KEEP_H

#include "store/catalog.h"

// What was done: segments that were removed, segments that were made, and the profiles that were
// in the removed ones.
struct pa_store_kept {
    size_t removed, made, profiles;
};

// Commits the open transaction if `ok`, and removes the files of segments that were taken out; else
// rolls it back. Returns false unless it was committed.
bool pa_store_finish(struct pa_catalog *c, bool ok, struct pa_error *err);
// Removes every segment whose profiles are all older than the newest profile of the store by more
// than `span` nanoseconds. Segments with a profile that has no time stay. A segment of a week or
// month with profiles of older days is written again without these. Names of profiles come into
// `strings`. One transaction: after an error the store is as it was.
PA_MUST_CHECK bool pa_store_prune(struct pa_catalog *c, int64_t span, struct pa_strings *strings,
                                  struct pa_store_kept *kept, struct pa_error *err);

#endif
