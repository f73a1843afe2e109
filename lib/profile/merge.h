// SPDX-License-Identifier: Apache-2.0
// Several profiles as one. Sample types are those that all have, in the first one's order; units
// are scaled to the finest; equal samples add up. Duration is the sum, period the largest, time the
// earliest, comments are kept once; what else the header says comes from the first that says it.
//
//     struct pa_merger *m = pa_merger_new(&arena, strings);
//     for each file
//         if (!pa_merger_add(m, profile, 1, err)) …
//     const struct pa_profile *p = pa_merger_finish(m, err);
//
// A profile that was added is not needed any more and its arena may be released.
#ifndef PA_PROFILE_MERGE_H
#define PA_PROFILE_MERGE_H

#include "profile/profile.h"

struct pa_merger;

struct pa_merger *pa_merger_new(struct pa_arena *arena, struct pa_strings *strings);
// Multiplies all values by `weight` (1: as they are; -1 subtracts). Fails if no sample type is
// common, or types of one name or the period types do not go together ("bytes" and "ms").
PA_MUST_CHECK bool pa_merger_add(struct pa_merger *merger, const struct pa_profile *profile,
                                 const double *weights, struct pa_error *err);
// NULL if nothing was added or a sum overflows.
PA_MUST_CHECK const struct pa_profile *pa_merger_finish(struct pa_merger *merger,
                                                        struct pa_error *err);

// Ratios by type that make the sums of `profile` those of `base`; 0 where the sum is 0. Types must
// be the same, units included. `ratios` has room for all types.
PA_MUST_CHECK bool pa_profile_normalize_ratios(const struct pa_profile *profile,
                                               const struct pa_profile *base, double *ratios,
                                               struct pa_error *err);

// A copy in `arena` whose samples all have the text label key=text.
struct pa_profile *pa_profile_label_all(const struct pa_profile *profile, const char *key,
                                        const char *text, struct pa_arena *arena);

#endif
