// SPDX-License-Identifier: Apache-2.0
// What pprof hides in profiles from before profile.proto: the frames of the profiler itself, of the
// allocator in heap profiles, of lock release in contention profiles. The expressions are part of
// the format: pprof writes them into what it converts.
#ifndef PA_INPUT_DROP_FRAMES_H
#define PA_INPUT_DROP_FRAMES_H

#include "profile/profile.h"

enum pa_drop_frames {
    PA_DROP_PROFILER,  // CPU profiles of gperftools: the profiler's signal handler
    PA_DROP_ALLOCATOR, // heap profiles: malloc, operator new, the Go runtime …
    PA_DROP_LOCKS,     // contention profiles: the release of the lock
    PA_DROP_JEMALLOC,  // heap profiles of jemalloc, which pprof does not read
};

// Sets drop_frames of a profile's head, which is still being built, to the regular expression that
// pprof uses for this kind of profile (for PA_DROP_JEMALLOC one of ours), and for PA_DROP_ALLOCATOR
// keep_frames, too. The texts are added to head->strings.
void pa_drop_frames_set(struct pa_profile *head, enum pa_drop_frames kind);

#endif
