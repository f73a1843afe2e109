// SPDX-License-Identifier: Apache-2.0
// Joins equal samples: those with the same stack and labels become one, in the place of the first,
// and their values add up.
//
//     struct pa_joiner j = {.type_count = 2};
//     for each sample
//         if (!pa_joiner_add(&j, &sample)) … j.bad_type …
//     pa_joiner_finish(&j, profile, arena);
#ifndef PA_PROFILE_JOINER_H
#define PA_PROFILE_JOINER_H

#include "base/hash.h"
#include "base/strbuf.h"
#include "profile/sample.h"

struct pa_joiner {
    uint32_t type_count;
    uint32_t bad_type; // the sum of this one did not fit
    bool full;         // the samples are more than memory should hold: no more are taken
    // private
    struct pa_strbuf keys;    // all samples' keys, one behind the other
    PA_VEC(uint64_t) key_end; // of each sample, in keys
    PA_VEC(int64_t) values;   // [sample][type]
    struct pa_index index;
    struct pa_strbuf key;           // scratch
    PA_VEC(struct pa_label) labels; // scratch
};

void pa_joiner_release(struct pa_joiner *joiner);

// Labels are ordered (label_order.h). False if a sum does not fit into 64 bits; it is then wrong.
bool pa_joiner_add(struct pa_joiner *joiner, const struct pa_sample *sample);

// Fills the profile's store, without samples whose values are all zero. Bytes are malloc'ed.
void pa_joiner_finish(struct pa_joiner *joiner, struct pa_profile *profile, struct pa_arena *arena);

#endif
