// SPDX-License-Identifier: Apache-2.0
// Profiles from what a segment keeps of them. Private to lib/store.
#ifndef PA_STORE_SEGMENT_DECODE_H
#define PA_STORE_SEGMENT_DECODE_H

#include "store/segment_tables.h"

struct pa_stored_profile {
    int64_t time, duration; // of the profile
    uint64_t head;
    const struct pa_stored_samples *samples; // of as many types as the head; NULL: none
};

// How many types a head has.
PA_MUST_CHECK bool pa_segment_head_types(const struct pa_segment_tables *t, uint64_t head,
                                         uint32_t *count, struct pa_error *err);
// Makes the profile of a row, in `arena`. PA_ERROR_FORMAT if what is kept of it is broken.
PA_MUST_CHECK bool pa_segment_decode(const struct pa_segment_tables *t,
                                     const struct pa_stored_profile *row, struct pa_arena *arena,
                                     const struct pa_profile **profile, struct pa_error *err);

#endif
