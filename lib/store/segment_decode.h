// SPDX-License-Identifier: Apache-2.0
// Profiles from what a segment keeps of them. Private to lib/store.
#ifndef PA_STORE_SEGMENT_DECODE_H
#define PA_STORE_SEGMENT_DECODE_H

#include "store/segment_tables.h"

struct pa_segment_row {
    int64_t time, duration; // of the profile
    uint64_t head;
    struct pa_pack_reader samples;
};

PA_MUST_CHECK bool pa_segment_decode(const struct pa_segment_tables *t,
                                     const struct pa_segment_row *row, struct pa_arena *arena,
                                     const struct pa_profile **profile, struct pa_error *err);

#endif
