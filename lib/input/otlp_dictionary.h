// SPDX-License-Identifier: Apache-2.0
// The tables that the profiles of an OTLP message share, looked up by index. Nothing is made of an
// entry before it is asked for, and of each only once.
#ifndef PA_INPUT_OTLP_DICTIONARY_H
#define PA_INPUT_OTLP_DICTIONARY_H

#include "otlp/frames.h"
#include "profile/builder.h"

struct pa_otlp_labels {
    PA_VEC(struct pa_label) list;
};

struct pa_otlp_dictionary {
    const Pa__Otlp__ProfilesDictionary *tables;
    struct pa_strings *strings;
    struct pa_arena *arena; // as long as the message
    pa_str *text;           // by index of a string; UINT32_MAX: not asked for yet
    // Labels by index of an attribute: those from first[i] - 1 on in `labels`; 0: not made yet.
    uint32_t *first, *count;
    struct pa_otlp_labels labels;
};

// Begins with the tables of a message, which are borrowed; NULL: a message without a dictionary has
// empty tables.
void pa_otlp_dictionary_init(struct pa_otlp_dictionary *d,
                             const Pa__Otlp__ProfilesDictionary *tables, struct pa_strings *strings,
                             struct pa_arena *arena);
void pa_otlp_dictionary_release(struct pa_otlp_dictionary *d); // frees what it holds

// The text of an index. 0 is "" even without a table; any other that the table lacks is an error.
PA_MUST_CHECK bool pa_otlp_text(struct pa_otlp_dictionary *d, int32_t index, pa_str *text,
                                struct pa_error *err);

// What an attribute is; NULL and an error if there is none of this index.
const Pa__Otlp__KeyValueAndUnit *pa_otlp_attribute(const struct pa_otlp_dictionary *d,
                                                   int32_t index, struct pa_error *err);

// The attributes as labels, behind those in `labels`. An array of plain values is a label for each
// of them; what holds further values is one text, as JSON.
PA_MUST_CHECK bool pa_otlp_add_labels(struct pa_otlp_dictionary *d, const int32_t *indices,
                                      size_t count, struct pa_otlp_labels *labels,
                                      struct pa_error *err);
// The same for attributes that stand by themselves, outside of the dictionary.
PA_MUST_CHECK bool pa_otlp_add_key_values(struct pa_otlp_dictionary *d,
                                          Pa__Otlp__KeyValue *const *attributes, size_t count,
                                          struct pa_otlp_labels *labels, struct pa_error *err);

#endif
