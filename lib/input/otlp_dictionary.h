// SPDX-License-Identifier: Apache-2.0
// The tables that the profiles of an OTLP message share, looked up by index. Nothing is made of an
// entry before it is asked for, and of each only once.
#ifndef PA_INPUT_OTLP_DICTIONARY_H
#define PA_INPUT_OTLP_DICTIONARY_H

#include "otlp/frames.h"
#include "profile/builder.h"

struct pa_otlp_labels {
    PA_VEC(struct pa_label) list; // to be released by whom it belongs to
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

// Begins with the tables of one message, which are borrowed, as are `strings` and `arena`, where
// memory in proportion to the tables is taken. `tables` may be NULL: a message without a dictionary
// has empty tables.
void pa_otlp_dictionary_init(struct pa_otlp_dictionary *d,
                             const Pa__Otlp__ProfilesDictionary *tables, struct pa_strings *strings,
                             struct pa_arena *arena);
// Frees the list of labels; the rest goes with the arena.
void pa_otlp_dictionary_release(struct pa_otlp_dictionary *d);

// Gives the string with this index in string_table. Index 0 is "" even without a table. False
// (PA_ERROR_FORMAT), with *text 0, if the table has no such index.
PA_MUST_CHECK bool pa_otlp_text(struct pa_otlp_dictionary *d, int32_t index, pa_str *text,
                                struct pa_error *err);

// Returns the attribute with this index in attribute_table, borrowed from the message; NULL with
// PA_ERROR_FORMAT if there is none.
const Pa__Otlp__KeyValueAndUnit *pa_otlp_attribute(const struct pa_otlp_dictionary *d,
                                                   int32_t index, struct pa_error *err);

// Appends the `count` attributes with these indices in attribute_table to `labels`, each as
// pa_otlp_value_labels() makes of its value; one with the key "" is left out. False
// (PA_ERROR_FORMAT, which names the attribute) for an index that a table does not have; labels of
// the attributes before it have been appended.
PA_MUST_CHECK bool pa_otlp_add_labels(struct pa_otlp_dictionary *d, const int32_t *indices,
                                      size_t count, struct pa_otlp_labels *labels,
                                      struct pa_error *err);
// Appends `count` attributes that the message has outside of the dictionary, such as those of a
// resource, to `labels`. Errors are those of pa_otlp_add_labels(), with the place in the array.
PA_MUST_CHECK bool pa_otlp_add_key_values(struct pa_otlp_dictionary *d,
                                          Pa__Otlp__KeyValue *const *attributes, size_t count,
                                          struct pa_otlp_labels *labels, struct pa_error *err);

#endif
