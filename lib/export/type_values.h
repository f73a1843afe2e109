// SPDX-License-Identifier: Apache-2.0
// The values of one type after the other, for formats that have a part of the file for each type.
//
// Few types are read off the samples, once for each. Of many types, of which a sample has few as a
// rule, the values other than 0 are sorted by type first: that takes two passes over the samples,
// whatever the number of types.
//
//     const struct pa_type_values *values = pa_type_values_of(profile, &arena);
//     struct pa_type_walk walk = pa_type_walk(values, type);
//     while (pa_type_walk_next(&walk))
//         … walk.locations, walk.depth, walk.value …
#ifndef PA_EXPORT_TYPE_VALUES_H
#define PA_EXPORT_TYPE_VALUES_H

#include "base/arena.h"
#include "profile/sample.h"

// A value other than 0 and its sample.
struct pa_type_value {
    uint32_t sample; // from 0
    int64_t value;
};

struct pa_type_values {
    const struct pa_profile *profile;
    // Of many types only:
    const struct pa_type_value *list; // those of type t: list[first[t]] .. list[first[t + 1] - 1]
    const size_t *first;
    const uint32_t *locations; // those of sample s: locations[start[s]] .. , root first
    const size_t *start;
};

// Prepares a profile, which is borrowed, for walks by type: with more than 16 types its values are
// sorted by type, in `arena`. Never NULL.
const struct pa_type_values *pa_type_values_of(const struct pa_profile *profile,
                                               struct pa_arena *arena);

// A walk over the samples with a value of one type other than 0, in the samples' order.
struct pa_type_walk {
    const uint32_t *locations; // root first
    uint32_t depth;
    int64_t value;
    // private
    const struct pa_type_values *values;
    uint32_t type;
    size_t at;
    struct pa_sample_reader reader;
};

// Starts a walk for an index of the profile's types. It must be run until pa_type_walk_next()
// returns false, which frees what it holds.
struct pa_type_walk pa_type_walk(const struct pa_type_values *values, uint32_t type);
// Sets locations, depth and value of the walk to the next sample's, valid until the next call.
// Returns false at the end, having freed what the walk held.
bool pa_type_walk_next(struct pa_type_walk *walk);

#endif
