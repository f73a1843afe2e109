// SPDX-License-Identifier: Apache-2.0
// Frames that the sampler put on stacks itself: the entry of its signal handler on top of the code
// that it interrupted. They cost nothing of their own and show up by chance, so what compares
// profiles charges them to the code below.
#ifndef PA_PROFILE_INJECTED_H
#define PA_PROFILE_INJECTED_H

#include "profile/profile.h"

// Returns a copy in `arena` whose stacks do not end (at the leaf) in frames that the sampler put
// there, or `profile` itself if it has none; the copy shares its tables, so `profile` must live as
// long. The same functions nearer to the root are a handler of the program at work and stay, as
// does the outermost frame. "[vdso]" is where time is read; it is cut only below a frame of a
// signal, whose return goes through it.
const struct pa_profile *pa_profile_drop_injected(const struct pa_profile *profile,
                                                  struct pa_arena *arena);

#endif
