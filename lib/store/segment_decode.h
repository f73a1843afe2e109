// SPDX-License-Identifier: Apache-2.0
// Makes profiles of a segment's records and samples. Private to lib/store.
#ifndef PA_STORE_SEGMENT_DECODE_H
#define PA_STORE_SEGMENT_DECODE_H

#include "store/segment_tables.h"

// A profile as a segment keeps it.
struct pa_stored_profile {
    int64_t time, duration;                  // nanoseconds
    uint64_t head;                           // number of its record
    const struct pa_stored_samples *samples; // with as many types as the head; NULL: no samples
};

// Sets *count to the number of sample types of that head. PA_ERROR_FORMAT if there is no such head
// or it is damaged; *count may be 0 or unset then.
PA_MUST_CHECK bool pa_segment_head_types(const struct pa_segment_tables *t, uint64_t head,
                                         uint32_t *count, struct pa_error *err);
// Makes a profile in `arena`. Nodes and sets of labels of row->samples must be below the tables'
// counts, as pa_stored_samples_unpack() makes sure. PA_ERROR_FORMAT if a record is damaged, or if
// the stacks have more than 2^30 frames; *profile is NULL then.
PA_MUST_CHECK bool pa_segment_decode(const struct pa_segment_tables *t,
                                     const struct pa_stored_profile *row, struct pa_arena *arena,
                                     const struct pa_profile **profile, struct pa_error *err);

#endif
