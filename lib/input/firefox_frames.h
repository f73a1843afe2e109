// SPDX-License-Identifier: Apache-2.0
// From the tables of a Firefox profile to locations: those of a thread, or those that all share.
#ifndef PA_INPUT_FIREFOX_FRAMES_H
#define PA_INPUT_FIREFOX_FRAMES_H

#include "input/firefox_profile.h"
#include "profile/builder.h"

// A row of stackTable.
struct pa_firefox_stack {
    uint32_t parent; // UINT32_MAX: none; else a row in front of this one
    uint32_t location;
    uint32_t category; // of this frame or the nearest one around it that has one; UINT32_MAX: none
};

struct pa_firefox_frames {
    PA_VEC(struct pa_firefox_stack) stacks;
    // The place of each row in a depth-first walk through the tree of stacks, from 0: a row comes
    // before its children, and all below it before its next sibling. Users may release it early.
    PA_VEC(uint32_t) order;
    // private
    PA_VEC(uint32_t) locations, categories; // of frames
};

// All borrowed for the call.
struct pa_firefox_frames_input {
    const struct pa_firefox_tables *tables;
    const struct pa_firefox_lib *libs;
    size_t lib_count;
    struct pa_strings *strings;
    struct pa_profile_builder *b;
};

// Frees the lists. The locations stay in the builder.
void pa_firefox_frames_release(struct pa_firefox_frames *f);
// Adds a location to in->b for each row of frameTable, and fills f->stacks (one for each row of
// stackTable) and f->order; `f` is zeroed. False, with an error that names the table and the row,
// for a missing table, an index beyond its table, or a stack whose parent does not stand in front
// of it (PA_ERROR_FORMAT), and for tables of over 4 billion rows (PA_ERROR_LIMIT). `f` is to be
// released in any case.
PA_MUST_CHECK bool pa_firefox_frames_make(struct pa_firefox_frames *f,
                                          const struct pa_firefox_frames_input *in,
                                          struct pa_error *err);

#endif
