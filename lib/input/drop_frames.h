// SPDX-License-Identifier: Apache-2.0
// What pprof hides in profiles from before profile.proto: the frames of the profiler itself, of the
// allocator in heap profiles, of lock release in contention profiles. The expressions are part of
// the format: pprof writes them into what it converts.
#ifndef PA_INPUT_DROP_FRAMES_H
#define PA_INPUT_DROP_FRAMES_H

#include "profile/profile.h"

enum pa_drop_frames { PA_DROP_PROFILER, PA_DROP_ALLOCATOR, PA_DROP_LOCKS, PA_DROP_JEMALLOC };

// Sets drop_frames and keep_frames of a profile's head.
void pa_drop_frames_set(struct pa_profile *head, enum pa_drop_frames kind);

#endif
