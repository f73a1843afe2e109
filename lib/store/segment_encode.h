// SPDX-License-Identifier: Apache-2.0
// Profiles as records of a segment's tables. Private to lib/store.
#ifndef PA_STORE_SEGMENT_ENCODE_H
#define PA_STORE_SEGMENT_ENCODE_H

#include "store/dict.h"
#include "store/samples.h"
#include "store/segment.h"
#include "store/stacks.h"

// What a segment knows of names as columns have them.
struct pa_segment_names {
    PA_VEC(uint32_t) of_function;  // by function: its name + 1; 0: not known
    PA_VEC(unsigned char) inlined; // by name: whether it is inlined somewhere
};

// What was last made of strings: most are those of the profile before. Strings are the session's.
struct pa_segment_known {
    uint32_t string, name; // their number in the segment + 1; 0: not yet
    uint32_t number;       // of a function of this name, + 1
    struct pa_function function;
};

// The tables of a segment that is being made.
struct pa_segment_making {
    struct pa_dict tables[PA_TABLE_COUNT]; // those of records
    struct pa_stacks stacks;
    struct pa_segment_names names;
    uint32_t no_labels;                    // the empty set of labels, its number + 1; 0: not yet
    const struct pa_strings *strings;      // of the profile before
    PA_VEC(struct pa_segment_known) known; // by string of those
};

// A profile on its way into a segment.
struct pa_segment_encoder {
    struct pa_segment_making *making;
    const struct pa_profile *profile;
    uint32_t *location; // by location of the profile, its number in the segment
    uint32_t *function; // by function its number + 1; 0: not yet
    struct pa_strbuf record;
};

// Encodes all locations. The arrays are in `arena`; release encoder->record.
void pa_segment_encode_begin(struct pa_segment_encoder *e, struct pa_segment_making *making,
                             const struct pa_profile *profile, struct pa_arena *arena);
// A number for a function's name as columns have it.
uint32_t pa_segment_encode_name(struct pa_segment_encoder *e, pa_str name);
// The number of a text in the segment's table.
uint32_t pa_segment_encode_string(struct pa_segment_encoder *e, pa_str text);
// The number of a function's record in the segment, which is added if it is new. `function` is
// its index in the encoder's profile.
uint32_t pa_segment_encode_function(struct pa_segment_encoder *e, uint32_t function);
// Encodes everything but the samples; returns the number of the record.
uint32_t pa_segment_encode_head(struct pa_segment_encoder *e);
// Appends all samples.
void pa_segment_encode_samples(struct pa_segment_encoder *e, struct pa_stored_samples *samples);

#endif
