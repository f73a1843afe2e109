// SPDX-License-Identifier: Apache-2.0
// Stack traces, threads and classes of a JFR chunk in a profile. Each constant is looked at once.
#ifndef PA_INPUT_JFR_STACKS_H
#define PA_INPUT_JFR_STACKS_H

#include "jfr/chunk.h"
#include "profile/builder.h"

struct pa_jfr_stack {
    size_t first; // in the list of locations, root first
    uint32_t depth;
    bool truncated; // the recorder left out what is nearer to the root
};

struct pa_jfr_stacks {
    struct pa_strings *strings;
    struct pa_profile_builder *b;
    struct pa_jfr_chunk *chunk; // what was made of its constants is forgotten with it
    PA_VEC(struct pa_jfr_stack) stacks;
    PA_VEC(uint32_t) locations;
    PA_VEC(pa_str) texts;
};

// Goes to another chunk, whose constants are numbered anew: what was made of the last one's is
// forgotten.
void pa_jfr_stacks_begin(struct pa_jfr_stacks *s, struct pa_jfr_chunk *chunk);
void pa_jfr_stacks_release(struct pa_jfr_stacks *s); // frees what it holds

// The stack of an event; NULL if it has none.
const struct pa_jfr_stack *pa_jfr_stack_of(struct pa_jfr_stacks *s,
                                           const struct pa_jfr_record *event);
// "java.util.ArrayList", of a field whose constant is a class; 0: null.
pa_str pa_jfr_class_name(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                         enum pa_jfr_role role);
// The name of the event's thread, and its number; 0 if it has none.
pa_str pa_jfr_thread(struct pa_jfr_stacks *s, const struct pa_jfr_record *event, int64_t *id);
// A text, of which there are few: the same one is made once.
pa_str pa_jfr_word(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                   enum pa_jfr_role role);

#endif
