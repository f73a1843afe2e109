// SPDX-License-Identifier: Apache-2.0
// Stacks of an OTLP dictionary in a profile: what its samples use of the tables, and nothing else.
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

// Begins to make locations of a message. `samples` is how many there are, each of which has a
// stack.
void pa_otlp_tables_init(struct pa_otlp_tables *t, struct pa_otlp_dictionary *d,
                         struct pa_profile_builder *b, size_t samples);
void pa_otlp_tables_release(struct pa_otlp_tables *t); // frees what it holds

// All mappings of the dictionary, in their order, also those that no location has.
PA_MUST_CHECK bool pa_otlp_add_mappings(struct pa_otlp_tables *t, struct pa_error *err);

// Fills t->stack; how many locations from the root on are those of the stack before is *common.
PA_MUST_CHECK bool pa_otlp_find_stack(struct pa_otlp_tables *t, int32_t index, uint32_t *common,
                                      struct pa_error *err);

#endif
