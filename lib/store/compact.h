// SPDX-License-Identifier: Apache-2.0
// Compaction: segments whose first profiles are of the same day, week or month are merged into one.
// Any segments can be: rollups are by day and hour in each (cells.h), so every question has the
// same answer before and after.
#ifndef PA_STORE_COMPACT_H
#define PA_STORE_COMPACT_H

#include "store/keep.h"
#include "store/spans.h"

// The most bytes of files that are merged into one segment, beside PA_STORE_PENDING_PROFILES. They
// are held in memory meanwhile, where they take up to three times as much.
enum { PA_STORE_MERGED_BYTES = 32 << 20 };

// Merges the segments of each span into one, or into as few as the limits allow; segments of longer
// spans stay as they are. Names of profiles come into `strings`. One transaction: an error, such as
// a damaged segment, leaves the store as it was; the error names the segment.
PA_MUST_CHECK bool pa_store_compact(struct pa_catalog *c, enum pa_store_span span,
                                    struct pa_strings *strings, struct pa_store_kept *kept,
                                    struct pa_error *err);

struct pa_store_copy {
    struct pa_strings *strings;
    int64_t from; // profiles with an earlier time are left out, those without a time are not
};
// Adds the profiles of segment `s` to `w`. Errors name the segment.
PA_MUST_CHECK bool pa_store_copy_segment(struct pa_segment_writer *w,
                                         const struct pa_catalog_segment *s,
                                         const struct pa_store_copy *how, struct pa_error *err);

#endif
