// SPDX-License-Identifier: Apache-2.0
// What subtracting a base takes beside merging with the weight -1.
#ifndef PA_PROFILE_SUBTRACT_H
#define PA_PROFILE_SUBTRACT_H

#include "profile/profile.h"

// Ratios by type that make the sums of `profile` those of `base`; 0 where the sum is 0. Types must
// be the same, units included. `ratios` has room for all types.
PA_MUST_CHECK bool pa_profile_normalize_ratios(const struct pa_profile *profile,
                                               const struct pa_profile *base, double *ratios,
                                               struct pa_error *err);

// A copy in `arena` whose samples all have the text label key=text, and no other of that key.
struct pa_profile *pa_profile_label_all(const struct pa_profile *profile, const char *key,
                                        const char *text, struct pa_arena *arena);

#endif
