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
    // Of each row: it comes before what it called, and all that it called before what follows. To
    // be released when it is not needed any more.
    PA_VEC(uint32_t) order;
    // private
    PA_VEC(uint32_t) locations, categories; // of frames
};

struct pa_firefox_frames_input {
    const struct pa_firefox_tables *tables;
    const struct pa_firefox_lib *libs;
    size_t lib_count;
    struct pa_strings *strings;
    struct pa_profile_builder *b;
};

void pa_firefox_frames_release(struct pa_firefox_frames *f); // frees what it holds
// Makes the frames of a thread's tables. Errors name the table and the row.
PA_MUST_CHECK bool pa_firefox_frames_make(struct pa_firefox_frames *f,
                                          const struct pa_firefox_frames_input *in,
                                          struct pa_error *err);

#endif
