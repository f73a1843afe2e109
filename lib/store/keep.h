// SPDX-License-Identifier: Apache-2.0
// Fewer segments of the same profiles, and fewer profiles.
#ifndef PA_STORE_KEEP_H
#define PA_STORE_KEEP_H

#include "store/catalog.h"

struct pa_store_kept {
    size_t removed, made,
        profiles; // segments that went, that are new, and the profiles in those that went
};

// The segments of each day become one, or as many as memory allows. A day with a segment that is
// damaged is an error, and stays as it is.
PA_MUST_CHECK bool pa_store_compact(struct pa_catalog *c, struct pa_strings *strings,
                                    struct pa_store_kept *kept, struct pa_error *err);
// Segments go all of whose profiles are older than the newest of the store by more than `span`
// nanoseconds; those that have one without a time stay.
PA_MUST_CHECK bool pa_store_prune(struct pa_catalog *c, int64_t span, struct pa_store_kept *kept,
                                  struct pa_error *err);

#endif
