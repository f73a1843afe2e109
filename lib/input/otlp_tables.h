// SPDX-License-Identifier: Apache-2.0
// Adds the stacks of an OTLP dictionary to a profile: only those functions, mappings and locations
// that its samples use.
#ifndef PA_INPUT_OTLP_TABLES_H
#define PA_INPUT_OTLP_TABLES_H

#include "input/otlp_dictionary.h"

struct pa_otlp_tables {
    struct pa_otlp_dictionary *d;
    struct pa_profile_builder *b;
    uint32_t *mapping, *function, *location; // builder's index by the dictionary's; 0: not yet
    PA_VEC(struct pa_line) lines;            // scratch
    PA_VEC(uint32_t) stack;                  // root first, of the stack found last
    int32_t last;                            // its index; -1: none yet
    uint64_t frames, most_frames;            // of all stacks found, and allowed
};

// Begins to add locations of the dictionary to the builder, one pair for each profile; both are
// borrowed. `samples` is the number of samples of the profile, which sets t->most_frames: stacks
// are shared, so a small file could stand for any number of frames.
void pa_otlp_tables_init(struct pa_otlp_tables *t, struct pa_otlp_dictionary *d,
                         struct pa_profile_builder *b, size_t samples);
// Frees the arrays. What was added to the builder stays.
void pa_otlp_tables_release(struct pa_otlp_tables *t);

// Adds all mappings of the dictionary to the builder, in their order, also those that no location
// uses. Entry 0 is none, as in all tables of OTLP. False (PA_ERROR_FORMAT, with the mapping) for an
// index that a table does not have.
PA_MUST_CHECK bool pa_otlp_add_mappings(struct pa_otlp_tables *t, struct pa_error *err);

// Fills t->stack with the builder's locations, root first, of the stack with this index in
// stack_table, and makes those that are used for the first time. *common is the number of locations
// from the root on that are known to be those of the call before: all or none. False for an index
// that a table does not have (PA_ERROR_FORMAT, with the place), or if all stacks together exceed
// t->most_frames (PA_ERROR_LIMIT).
PA_MUST_CHECK bool pa_otlp_find_stack(struct pa_otlp_tables *t, int32_t index, uint32_t *common,
                                      struct pa_error *err);

#endif
