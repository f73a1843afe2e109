// SPDX-License-Identifier: Apache-2.0
// A profile in which one function costs less: to plant a change of known size.
#ifndef PA_PROFILE_DILUTE_H
#define PA_PROFILE_DILUTE_H

#include "profile/profile.h"

// A copy in `arena` whose samples at a function of that name (`within`: with it anywhere in the
// stack) have their values divided by `factor`, which is at least 1: no sum can grow.
struct pa_profile *pa_profile_dilute(const struct pa_profile *profile, pa_str name, bool within,
                                     double factor, struct pa_arena *arena);

#endif
