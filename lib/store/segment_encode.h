// SPDX-License-Identifier: Apache-2.0
// Profiles as records of a segment's tables. Private to lib/store.
#ifndef PA_STORE_SEGMENT_ENCODE_H
#define PA_STORE_SEGMENT_ENCODE_H

#include "store/dict.h"
#include "store/segment.h"

// A profile on its way into a segment.
struct pa_segment_encoder {
    struct pa_dict *tables; // PA_TABLE_COUNT of them
    const struct pa_profile *profile;
    uint32_t *location; // by location of the profile, its number in the segment + 1; 0: not yet
    struct pa_strbuf record;
};

uint32_t pa_segment_encode_string(struct pa_segment_encoder *e, pa_str text);
uint32_t pa_segment_encode_head(struct pa_segment_encoder *e);
// Appends all samples.
void pa_segment_encode_samples(struct pa_segment_encoder *e, struct pa_strbuf *out);

#endif
