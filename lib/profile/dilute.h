// SPDX-License-Identifier: Apache-2.0
// A profile in which one function costs less: to plant a change of known size.
#ifndef PA_PROFILE_DILUTE_H
#define PA_PROFILE_DILUTE_H

#include "profile/profile.h"

// Returns a copy in `arena` in which all values of samples at a function of that name are divided
// by `factor`, which is at least 1, so no sum can grow. Samples are at the function if it is their
// leaf or, with `within`, anywhere in the stack. `profile` must live as long as the copy. Never
// NULL.
struct pa_profile *pa_profile_dilute(const struct pa_profile *profile, pa_str name, bool within,
                                     double factor, struct pa_arena *arena);

#endif
