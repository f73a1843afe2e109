// SPDX-License-Identifier: Apache-2.0
// Counts what a profile holds (samples, frames, labels, incomplete entries), for `pa info`.
#ifndef PA_ANALYSIS_CENSUS_H
#define PA_ANALYSIS_CENSUS_H

#include "base/hash.h"
#include "base/vec.h"
#include "profile/profile.h"

struct pa_census_key {
    pa_str key;
    bool numeric;
    uint64_t samples; // that have it
};

struct pa_census {
    uint64_t samples, empty_stacks, zero_samples;
    uint64_t frames; // of all samples
    uint32_t deepest;
    double *sums; // by type
    bool *negative;
    PA_VEC(struct pa_census_key) keys; // in the order met
    struct pa_index by_key;            // of the keys
    // Of locations and functions:
    uint32_t unused_locations, without_lines, without_mapping, outside_mapping, inlined, folded;
    uint32_t without_name, without_file, mangled;
};

// Counts what a profile holds after its filters: reads all samples once. The result lives in
// `arena`. Never NULL.
struct pa_census *pa_census_take(const struct pa_profile *profile, struct pa_arena *arena);

#endif
