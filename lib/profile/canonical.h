// SPDX-License-Identifier: Apache-2.0
// The canonical order of a profile: profiles with the same contents are equal, whatever way they
// were made, and are written as the same bytes.
#ifndef PA_PROFILE_CANONICAL_H
#define PA_PROFILE_CANONICAL_H

#include "profile/profile.h"

// Returns a copy in `arena` in canonical order. Equal samples are joined, samples of zeros left
// out, as are functions and locations that no sample uses; comments, tables and samples are sorted
// by what they say (bytes, not ids), samples by their stacks from the root. The first mapping, the
// main binary, stays the first; types keep their order. Returns NULL if a sum does not fit into 64
// bits, `*sample` (unless `sample` is NULL) then being the number, from 0, of the last of the
// samples that add up to it; or if the stacks have more frames than can be listed, `*sample` then
// being SIZE_MAX.
PA_MUST_CHECK const struct pa_profile *pa_profile_canonical(const struct pa_profile *profile,
                                                            struct pa_arena *arena, size_t *sample,
                                                            struct pa_error *err);

#endif
