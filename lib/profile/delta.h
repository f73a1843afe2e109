// SPDX-License-Identifier: Apache-2.0
// What happened between two profiles of one process. Some values count from its start on and have
// to be subtracted (allocations, contentions); others say how things are at that moment (memory in
// use, goroutines), and there a difference would be no state of anything: they stay as they are in
// the newer one.
#ifndef PA_PROFILE_DELTA_H
#define PA_PROFILE_DELTA_H

#include "profile/profile.h"

// Whether a sample type of this name counts from the start of the process: "alloc_objects" and all
// other "alloc_…", "contentions", "delay".
bool pa_type_is_cumulative(const char *type);

// What is subtracted from what. Both profiles have the same strings and live as long as the result.
struct pa_delta {
    const struct pa_profile *newer, *older;
    const bool *cumulative; // by type of `newer`
};

// Cumulative types are newer - older, the others those of `newer`, and so is the header, but for
// the duration: the time between the two, 0 if that is not known. Where the two differ in a unit,
// values are in the finer one. The result lives in the arena.
//
// NULL if `older` lacks a type, was taken after `newer`, or has a cumulative value that is larger.
// In the last case *shrunk is set: the process was started again in between, or it is another one.
PA_MUST_CHECK const struct pa_profile *pa_profile_delta(const struct pa_delta *delta, bool *shrunk,
                                                        struct pa_arena *arena,
                                                        struct pa_error *err);

#endif
