// SPDX-License-Identifier: Apache-2.0
// Makes locations and texts for a profile from the stack traces, threads and classes of a JFR
// chunk. Each constant is decoded once.
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
    struct pa_strings *strings;   // set by the caller, borrowed
    struct pa_profile_builder *b; // set by the caller, borrowed
    struct pa_jfr_chunk *chunk;   // whose constants the lists below are made of
    PA_VEC(struct pa_jfr_stack) stacks;
    PA_VEC(uint32_t) locations; // of the builder, for all stacks
    PA_VEC(pa_str) texts;
};

// Begins with an open chunk, which is borrowed and whose constants get marks (pa_jfr_constant.text
// and .stack). Stacks and texts of the chunk before are dropped, since each chunk numbers its
// constants anew.
void pa_jfr_stacks_begin(struct pa_jfr_stacks *s, struct pa_jfr_chunk *chunk);
// Frees the lists. Strings and the builder's locations stay.
void pa_jfr_stacks_release(struct pa_jfr_stacks *s);

// Returns the stack of an event, made at its first use: indices of locations in s->locations, the
// root first. Borrowed until the next call. NULL if the event has none; a stack that is malformed
// has the frames in front of the damage.
const struct pa_jfr_stack *pa_jfr_stack_of(struct pa_jfr_stacks *s,
                                           const struct pa_jfr_record *event);
// Returns the name, as in the source, of the class that the record's field of this role refers to:
// "java.util.ArrayList", "int[]". 0 if the field is null or not there.
pa_str pa_jfr_class_name(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                         enum pa_jfr_role role);
// Returns the name of the event's thread (sampledThread, else eventThread), that of Java or else
// that of the system, and sets *id to its number: the system's, or else that of Java. Both are 0 if
// the event has no thread.
pa_str pa_jfr_thread(struct pa_jfr_stacks *s, const struct pa_jfr_record *event, int64_t *id);
// Returns the text of the record's field of this role; 0 if it is null or not there. For texts that
// come again and again, such as states of threads: a constant is decoded once.
pa_str pa_jfr_word(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                   enum pa_jfr_role role);

#endif
