// SPDX-License-Identifier: Apache-2.0
// Records: what text columns of an engine hold of a profile so that it can be made again exactly.
// There is a record of a profile's head, of a location with its mapping and functions, and of the
// labels of a sample. Numbers and texts are written as in RowBinary (rows.h). Private to
// lib/engine.
#ifndef PA_ENGINE_RECORD_H
#define PA_ENGINE_RECORD_H

#include "engine/rows.h"
#include "profile/builder.h"
#include "profile/sample.h"
#include "store/dict.h"

// Appends the record of a profile's head: sample types, default type, period, filters of frames,
// time, duration, comments, mappings.
void pa_record_head(struct pa_strbuf *out, const struct pa_profile *profile);
// Appends the record of a location, by its index in the profile (from 1), with its mapping, lines
// and functions.
void pa_record_place(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t location);
// Appends the record of a sample's labels, in their order; nothing if it has none.
void pa_record_labels(struct pa_strbuf *out, const struct pa_profile *profile,
                      const struct pa_sample *sample);

// A profile that is being made of records. Mappings with equal records are one; others stay apart,
// as in a store, even if only their addresses differ.
struct pa_record_profile {
    struct pa_profile_builder *b;
    struct pa_strings *strings;
    struct pa_dict mappings;        // their records
    PA_VEC(uint32_t) mapping;       // index in the profile, by number in `mappings`
    PA_VEC(struct pa_line) lines;   // scratch
    PA_VEC(struct pa_label) labels; // those read last
    uint32_t type_count;            // set by pa_record_read_head()
};

// Begins a profile in `arena`, with names in `strings`. Release it when p->b has been finished.
void pa_record_begin(struct pa_record_profile *p, struct pa_strings *strings,
                     struct pa_arena *arena);
// Frees what is needed while the profile is made; the profile itself stays in its arena.
void pa_record_release(struct pa_record_profile *p);
// Reads the head, which comes first. With `samples_only` time, duration, comments and mappings are
// left out. PA_ERROR_FORMAT if the record is damaged.
PA_MUST_CHECK bool pa_record_read_head(struct pa_record_profile *p, struct pa_rows *in,
                                       bool samples_only, struct pa_error *err);
// Reads a location's record and returns the index of the location in the profile; 0, with in->bad
// set, if the record is damaged.
uint32_t pa_record_read_place(struct pa_record_profile *p, struct pa_rows *in);
// Reads the record of a sample's labels into p->labels, replacing those before. No bytes mean no
// labels. False if the record is damaged.
bool pa_record_read_labels(struct pa_record_profile *p, struct pa_rows *in);

#endif
