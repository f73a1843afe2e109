// SPDX-License-Identifier: Apache-2.0
// Readable function names for the names of the linker.
#ifndef PA_PROFILE_SYMBOLIZE_H
#define PA_PROFILE_SYMBOLIZE_H

#include "profile/profile.h"
#include "symbol/demangle.h"

// A copy in `arena` whose C++ and Rust functions have demangled names. A function whose name
// already differs from its system name keeps it, unless `again`. Never PA_DEMANGLE_NONE's job:
// pprof then, too, puts the system name where the name was.
const struct pa_profile *pa_profile_demangle(const struct pa_profile *profile,
                                             enum pa_demangle_mode mode, bool again,
                                             struct pa_arena *arena);

#endif
