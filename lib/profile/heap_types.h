// SPDX-License-Identifier: Apache-2.0
// Dumps of one heap profiler as one series. gperftools writes what is in use and what was
// allocated, but as long as nothing was freed the two are equal, and pprof reads such a dump with
// the types objects and space, a later one with alloc_objects, alloc_space, inuse_objects and
// inuse_space.
#ifndef PA_PROFILE_HEAP_TYPES_H
#define PA_PROFILE_HEAP_TYPES_H

#include "profile/profile.h"

#include <stddef.h>

enum pa_heap_types {
    PA_HEAP_TYPES_NONE, // no heap of that kind
    PA_HEAP_TYPES_TWO,  // objects/count, space/bytes
    PA_HEAP_TYPES_FOUR  // alloc_objects, alloc_space, inuse_objects, inuse_space
};

// Which of these sets the `count` types are, in their order.
enum pa_heap_types pa_heap_types_of(const struct pa_strings *strings,
                                    const struct pa_value_type *types, size_t count);

// Whether values of this type of a profile of two types are in the profile, which has four.
bool pa_heap_types_has(const struct pa_profile *profile, pa_str type);

// The profile of two types with four, in `arena`: all that is in use was allocated. Type i of the
// four has the values of type i % 2. NULL if it fails.
const struct pa_profile *pa_heap_types_widen(const struct pa_profile *profile,
                                             struct pa_arena *arena, struct pa_error *err);

// Widens the one of the two profiles that has two types where the other one has four.
PA_MUST_CHECK bool pa_heap_types_match(const struct pa_profile **a, const struct pa_profile **b,
                                       struct pa_arena *arena, struct pa_error *err);

#endif
