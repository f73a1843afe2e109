// SPDX-License-Identifier: Apache-2.0
// Joins equal samples: those with the same stack and labels become one, in the place of the first,
// and their values add up. Stacks are kept as one tree of their prefixes, so that memory and time
// are those of the frames in which a stack differs from the ones before.
//
//     struct pa_joiner j;
//     pa_joiner_init(&j);
//     j.type_count = 2;
//     for each sample
//         if (!pa_joiner_add(&j, &sample)) … j.bad_type …
//     pa_joiner_finish(&j, profile, arena);
#ifndef PA_PROFILE_JOINER_H
#define PA_PROFILE_JOINER_H

#include "base/hash.h"
#include "base/intern.h"
#include "base/prefix_tree.h"
#include "base/strbuf.h"
#include "profile/sample.h"

// What makes a sample the same as another.
struct pa_joined_sample {
    uint32_t stack;  // node of the tree
    uint32_t labels; // in label_sets
};

struct pa_joiner {
    uint32_t type_count; // of all samples; set before the first, or by pa_joiner_set_types()
    uint32_t bad_type;   // the sum of this one did not fit
    bool full;           // the samples are more than memory should hold: no more are taken
    // private
    struct pa_prefix_tree stacks;   // of locations, from the root
    PA_VEC(uint32_t) path;          // of the stack added last: its nodes, the root's first
    struct pa_strings label_sets;   // the labels of a sample, as bytes
    struct pa_strbuf label_bytes;   // scratch
    PA_VEC(struct pa_label) labels; // scratch
    PA_VEC(struct pa_joined_sample) samples;
    PA_VEC(int64_t) values; // [sample][type]
    struct pa_index index;  // of samples
};

// An empty joiner, to be released.
void pa_joiner_init(struct pa_joiner *joiner);
void pa_joiner_release(struct pa_joiner *joiner); // frees what it holds

// Labels are ordered (label_order.h); sample->common locations at least are those of the sample
// added before. False if a sum does not fit into 64 bits; it is then wrong.
bool pa_joiner_add(struct pa_joiner *joiner, const struct pa_sample *sample);

// Changes the number of types: samples so far have 0 of new ones, and lose the values of those that
// go.
void pa_joiner_set_types(struct pa_joiner *joiner, uint32_t type_count);

// Fills the profile's store, without samples whose values are all zero. Bytes are malloc'ed.
// Nothing can be added afterwards.
void pa_joiner_finish(struct pa_joiner *joiner, struct pa_profile *profile, struct pa_arena *arena);

#endif
