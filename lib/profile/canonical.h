// SPDX-License-Identifier: Apache-2.0
// One order for everything: profiles that hold the same are the same, whatever way they were made,
// and are written as the same bytes.
#ifndef PA_PROFILE_CANONICAL_H
#define PA_PROFILE_CANONICAL_H

#include "profile/profile.h"

// A copy in `arena`: equal samples joined, samples of zeros left out; functions and locations that
// no sample uses left out; comments, tables and samples sorted by what they say (bytes, not ids),
// samples by their stacks from the root. The first mapping, the main binary, stays the first. Types
// keep their order. NULL if a sum does not fit into 64 bits: *sample, if asked for, is then the
// last of the samples that it is of, counted from 0; or if the stacks are too many to list: it is
// SIZE_MAX.
PA_MUST_CHECK const struct pa_profile *pa_profile_canonical(const struct pa_profile *profile,
                                                            struct pa_arena *arena, size_t *sample,
                                                            struct pa_error *err);

#endif
