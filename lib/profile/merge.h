// SPDX-License-Identifier: Apache-2.0
// Several profiles as one. Sample types are those that all have, in the first one's order; units
// are scaled to the finest; equal samples add up. Duration is the sum, period the largest, time the
// earliest, comments are kept once; what else the header says comes from the first that says it.
//
// That is pprof's way. After pa_merger_any_order() nothing depends on which profile is the first,
// or on what was merged before with what:
//
// - types are in the order of the profiles if that is the same in all, else counts first, then by
//   name;
// - the default type stays if all say the same;
// - of the texts of the header (documentation; drop_frames with keep_frames), and of the names of a
//   mapping, the one that sorts first counts; mappings start at their lowest address.
//
// pa_profile_canonical() then puts the result into one order.
//
//     struct pa_merger *m = pa_merger_new(&arena, strings);
//     for each file
//         if (!pa_merger_add(m, profile, 1, err)) …
//     const struct pa_profile *p = pa_merger_finish(m, err);
//
// A profile that was added is not needed any more and its arena may be released.
#ifndef PA_PROFILE_MERGE_H
#define PA_PROFILE_MERGE_H

#include "profile/granularity.h"

struct pa_merger;

// A merger whose results live in `arena`, which releases it as well. All profiles have `strings`.
struct pa_merger *pa_merger_new(struct pa_arena *arena, struct pa_strings *strings);
// The result is not to depend on the order of profiles. Before the first one.
void pa_merger_any_order(struct pa_merger *merger);
// Before the first profile: equal samples stay apart, for a report that only adds up, or in any
// order for pa_profile_canonical(), which joins them. No sum is made then that may not fit. For
// reports they are joined after all if values are negative: samples that cancel each other out are
// none.
void pa_merger_keep_apart(struct pa_merger *merger);
// Before the first profile: addresses, lines and columns that a report does not show are left out
// now, which makes many locations one.
void pa_merger_keep_places(struct pa_merger *merger, struct pa_kept_places places);
// Multiplies values by the weight of their type (NULL: all as they are; -1 subtracts). Fails if no
// sample type is common, or types of one name or the period types do not go together ("bytes" and
// "ms"), or if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_merger_add(struct pa_merger *merger, const struct pa_profile *profile,
                                 const double *weights, struct pa_error *err);
// Whether some of the profile that failed was added: what was merged so far is of no use.
bool pa_merger_broken(const struct pa_merger *merger);
// Of which profile a sample of the merged one is (both from 0), if samples stay apart; false if
// there is no such sample.
bool pa_merger_source(const struct pa_merger *merger, size_t sample, size_t *profile);
// The merged profile, in the merger's arena. NULL if nothing was added or the merger is broken.
PA_MUST_CHECK const struct pa_profile *pa_merger_finish(struct pa_merger *merger,
                                                        struct pa_error *err);

#endif
