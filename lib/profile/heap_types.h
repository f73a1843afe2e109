// SPDX-License-Identifier: Apache-2.0
// Dumps of one heap profiler as one series. gperftools writes what is in use and what was
// allocated, but as long as nothing was freed the two are equal, and pprof reads such a dump with
// the types objects and space, a later one with alloc_objects, alloc_space, inuse_objects and
// inuse_space.
#ifndef PA_PROFILE_HEAP_TYPES_H
#define PA_PROFILE_HEAP_TYPES_H

#include "profile/profile.h"

#include <stddef.h>

// The sets of sample types of such dumps.
enum pa_heap_types {
    PA_HEAP_TYPES_NONE, // no heap of that kind
    PA_HEAP_TYPES_TWO,  // objects/count, space/bytes
    PA_HEAP_TYPES_FOUR  // alloc_objects, alloc_space, inuse_objects, inuse_space
};

// Returns which of these sets the `count` types are, in this order, with these units.
enum pa_heap_types pa_heap_types_of(const struct pa_strings *strings,
                                    const struct pa_value_type *types, size_t count);

// Returns whether `type`, the name of a sample type of a dump with two types ("objects", "space"),
// has a counterpart in `profile`: whether this is a dump with four types.
bool pa_heap_types_has(const struct pa_profile *profile, pa_str type);

// Returns a profile with the four types, in `arena`, of a profile with two: all that is in use
// counts as allocated as well, so type i of the four has the values of type i % 2. Returns NULL
// with `err` set if a sum does not fit into 64 bits.
const struct pa_profile *pa_heap_types_widen(const struct pa_profile *profile,
                                             struct pa_arena *arena, struct pa_error *err);

// Replaces the one of `*a` and `*b` that has the two types by its widened copy if the other has the
// four; leaves both alone otherwise. Returns false if widening fails; the one that failed is then
// NULL.
PA_MUST_CHECK bool pa_heap_types_match(const struct pa_profile **a, const struct pa_profile **b,
                                       struct pa_arena *arena, struct pa_error *err);

#endif
