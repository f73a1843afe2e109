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

// Makes an empty joiner, to be released with pa_joiner_release().
void pa_joiner_init(struct pa_joiner *joiner);
// Frees what the joiner holds.
void pa_joiner_release(struct pa_joiner *joiner);

// Adds a sample with `type_count` values. Its labels must be ordered (label_order.h), and
// sample->common at most the locations that it shares, from the root, with the sample added before.
// Returns false if a sum does not fit into 64 bits; bad_type is then its type, and the sum is of no
// use. Beyond 2^28 different frames the sample is ignored and `full` set.
bool pa_joiner_add(struct pa_joiner *joiner, const struct pa_sample *sample);

// Changes the number of types: samples so far get 0 for new ones and lose the values of those that
// go.
void pa_joiner_set_types(struct pa_joiner *joiner, uint32_t type_count);

// Writes the samples into profile->store, in the order of their first occurrence, without those
// whose values are all zero. The store's bytes are malloc'ed and the caller's to free, the rest is
// in the arena. Nothing may be added afterwards; the joiner is still to be released.
void pa_joiner_finish(struct pa_joiner *joiner, struct pa_profile *profile, struct pa_arena *arena);

#endif
