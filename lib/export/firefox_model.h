// SPDX-License-Identifier: Apache-2.0
// A profile as the Firefox profiler knows it: threads with samples, one tree of stacks for all of
// them, frames that have a category. Labels say which thread a sample is of.
#ifndef PA_EXPORT_FIREFOX_MODEL_H
#define PA_EXPORT_FIREFOX_MODEL_H

#include "base/prefix_tree.h"
#include "export/frames.h"

struct pa_firefox_model_frame {
    uint32_t frame;    // of frames->list; frames->count: pa_firefox_model_empty
    uint32_t category; // 0: that of its caller; else categories[category - 1]
};

struct pa_firefox_model_row {
    uint32_t stack; // a node of the tree
    int64_t value;
};

struct pa_firefox_model_thread {
    pa_str name, process, pid, tid; // 0: not known; pid and tid are of no other thread
    PA_VEC(struct pa_firefox_model_row) rows;
};

// The model; lists are its own.
struct pa_firefox_model {
    const struct pa_frames *frames;
    uint32_t function_count;                    // of frames, and the empty one if it is used
    PA_VEC(struct pa_firefox_model_frame) used; // items of the tree
    struct pa_prefix_tree stacks;
    PA_VEC(struct pa_firefox_model_thread) threads;
    PA_VEC(pa_str) categories;
    // private
    struct pa_index by_frame, by_thread;
};

// "<empty>", what a sample without a stack has: the front end shows no others.
extern const struct pa_frame pa_firefox_model_empty;

// Makes the model of the samples that have a value of the type, an index of the profile's types,
// other than 0. Names are borrowed from the profile, frames live in `arena`, the lists are to be
// released.
void pa_firefox_model_make(struct pa_firefox_model *m, const struct pa_profile *profile,
                           uint32_t type, struct pa_arena *arena);
// Frees the lists.
void pa_firefox_model_release(struct pa_firefox_model *m);

#endif
