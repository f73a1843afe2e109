// SPDX-License-Identifier: Apache-2.0
// What happened between two profiles of one process. Some values count from its start on and have
// to be subtracted (allocations, contentions); others say how things are at that moment (memory in
// use, goroutines), and there a difference would be no state of anything: they stay as they are in
// the newer one.
#ifndef PA_PROFILE_DELTA_H
#define PA_PROFILE_DELTA_H

#include "profile/profile.h"

// Returns whether a sample type of this name counts from the start of the process: "alloc_objects"
// and all others that begin with "alloc_", "contentions", and "delay".
bool pa_type_is_cumulative(const char *type);

// What is subtracted from what. Both profiles have the same strings and live as long as the result.
struct pa_delta {
    const struct pa_profile *newer, *older;
    const bool *cumulative; // by type of `newer`
};

// Returns a profile, in the arena, of what happened between two profiles. Values of cumulative
// types are newer - older; those of other types are the newer one's. Header and comments are the
// newer one's, but the duration is the time between the two, 0 if not known. Where the two differ
// in a unit, values are in the finer one.
//
// Returns NULL with `err` set if `older` lacks a type of `newer`, was taken after it, or has a
// larger cumulative value. In the last case `*shrunk` is set to true: the process was started again
// in between, or it is another one. It is false otherwise.
PA_MUST_CHECK const struct pa_profile *pa_profile_delta(const struct pa_delta *delta, bool *shrunk,
                                                        struct pa_arena *arena,
                                                        struct pa_error *err);

#endif
