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

// A merged profile in the making.
struct pa_merger;

// Makes a merger, whose results live in `arena` and which is freed with it. All profiles have the
// table `strings`.
struct pa_merger *pa_merger_new(struct pa_arena *arena, struct pa_strings *strings);
// Makes the result independent of the order of the profiles (see the head of this file). To be
// called before the first profile.
void pa_merger_any_order(struct pa_merger *merger);
// Keeps equal samples apart instead of joining them: for a report that only adds up, or, with
// pa_merger_any_order(), for pa_profile_canonical(), which joins them. No sum is made then that may
// not fit into 64 bits. Without pa_merger_any_order() samples are joined after all if a value was
// negative, since samples that cancel each other out must not be in a report. To be called before
// the first profile.
void pa_merger_keep_apart(struct pa_merger *merger);
// Leaves out addresses, lines or columns that a report does not show, which makes many locations
// one. To be called before the first profile.
void pa_merger_keep_places(struct pa_merger *merger, struct pa_kept_places places);
// Adds a profile, which is copied. Values are multiplied by weights[type], an array by the
// profile's types, rounded to the nearest integer; NULL leaves all as they are, and -1 subtracts.
// Fails if no sample type is common with the profiles before, if units of types of one name or of
// the periods measure different things ("bytes" and "ms"), or if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_merger_add(struct pa_merger *merger, const struct pa_profile *profile,
                                 const double *weights, struct pa_error *err);
// Returns whether the last pa_merger_add() failed after adding a part of its profile: the merger
// can then not be finished. If it failed before, more profiles may be added.
bool pa_merger_broken(const struct pa_merger *merger);
// Sets `*profile` to the number, from 0, of the profile that sample `sample` (from 0) of the merged
// one comes from. Only where samples stay apart. Returns false if there is no such sample.
bool pa_merger_source(const struct pa_merger *merger, size_t sample, size_t *profile);
// Returns the merged profile, in the merger's arena; nothing may be added afterwards. Returns NULL
// with PA_ERROR_USAGE if nothing was added, with PA_ERROR_LIMIT if the merger is broken.
PA_MUST_CHECK const struct pa_profile *pa_merger_finish(struct pa_merger *merger,
                                                        struct pa_error *err);

#endif
