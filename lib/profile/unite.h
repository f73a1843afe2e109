// SPDX-License-Identifier: Apache-2.0
// The profiles of one file as the one that a report is about.
#ifndef PA_PROFILE_UNITE_H
#define PA_PROFILE_UNITE_H

#include "profile/profile.h"

// Returns one profile of the `count` (at least 1) profiles, in `arena`; a single profile is
// returned as it is, several are copied. It has the sample types of all, in the order in which they
// come. Samples of equal stack and labels become one with a value of each type, as pprof's own
// files have them; values of a type (one name; units that go together are scaled to the finest) add
// up. Types of one name whose units measure different things stay two.
//
// Time is the earliest, duration the time that the profiles cover together (overlaps counted once);
// comments are kept once; what else the header says comes from the first profile that says it.
// Returns NULL with PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK const struct pa_profile *pa_profile_unite(const struct pa_profile *const *profiles,
                                                        size_t count, struct pa_arena *arena,
                                                        struct pa_error *err);

#endif
