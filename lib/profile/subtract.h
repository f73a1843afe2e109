// SPDX-License-Identifier: Apache-2.0
// Steps of subtracting a base that come before merging it with the weight -1: scaling the profile
// to the base's totals, labelling the base's samples.
#ifndef PA_PROFILE_SUBTRACT_H
#define PA_PROFILE_SUBTRACT_H

#include "profile/profile.h"

// Fills ratios[type], room for all types, with the factors by which the sums of `profile` become
// those of `base`: base sum / sum, 0 where the sum of `profile` is 0. Fails with PA_ERROR_FORMAT
// unless both have the same types with the same units.
PA_MUST_CHECK bool pa_profile_normalize_ratios(const struct pa_profile *profile,
                                               const struct pa_profile *base, double *ratios,
                                               struct pa_error *err);

// Returns a copy in `arena` whose samples all have the text label key=text and no other of that
// key. `profile` must live as long.
struct pa_profile *pa_profile_label_all(const struct pa_profile *profile, const char *key,
                                        const char *text, struct pa_arena *arena);

#endif
