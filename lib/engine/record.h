// SPDX-License-Identifier: Apache-2.0
// What a text column of an engine holds of a profile so that it comes back as it was: its head, a
// location with its mapping and functions, the labels of a sample. Numbers and texts are written as
// in RowBinary. Private to lib/engine.
#ifndef PA_ENGINE_RECORD_H
#define PA_ENGINE_RECORD_H

#include "engine/rows.h"
#include "profile/builder.h"
#include "profile/sample.h"
#include "store/dict.h"

// Appends the record of a profile's head: types, time, duration, period, comments, mappings.
void pa_record_head(struct pa_strbuf *out, const struct pa_profile *profile);
// Appends the record of a location, by its index in the profile.
void pa_record_place(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t location);
// Appends the record of a sample's labels, in the order they have there.
void pa_record_labels(struct pa_strbuf *out, const struct pa_profile *profile,
                      const struct pa_sample *sample);

// A profile that is made of records. Equal mappings are one, others stay apart, as those of a store
// do, wherever they were loaded.
struct pa_record_profile {
    struct pa_profile_builder *b;
    struct pa_strings *strings;
    struct pa_dict mappings;
    PA_VEC(uint32_t) mapping; // of the profile, by number in the dict
    PA_VEC(struct pa_line) lines;
    PA_VEC(struct pa_label) labels;
    uint32_t type_count;
};

// Begins a profile in `arena` with names in `strings`. Its head is read first.
void pa_record_begin(struct pa_record_profile *p, struct pa_strings *strings,
                     struct pa_arena *arena);
void pa_record_release(struct pa_record_profile *p); // frees what it holds
// With `samples_only` time, duration, comments and mappings are left out.
PA_MUST_CHECK bool pa_record_read_head(struct pa_record_profile *p, struct pa_rows *in,
                                       bool samples_only, struct pa_error *err);
// The location in the profile; 0 and in->bad if the record is damaged.
uint32_t pa_record_read_place(struct pa_record_profile *p, struct pa_rows *in);
// Into p->labels.
bool pa_record_read_labels(struct pa_record_profile *p, struct pa_rows *in);

#endif
