// SPDX-License-Identifier: Apache-2.0
// What `pa diff` of profiles begins with: what changed, in one sentence.
#ifndef PA_REPORT_DIFF_SENTENCE_H
#define PA_REPORT_DIFF_SENTENCE_H

#include "analysis/comparison.h"

// Returns what changed in one sentence with its full stop: "3 of 86 functions got worse, 6 better,
// 2 moved; of the rest no change is proved." `lists` tells that a list of functions follows, with
// those that are not proved. A constant or in `arena`.
const char *pa_diff_sentence(const struct pa_profile_comparison *comparison, bool lists,
                             struct pa_arena *arena);

// Returns the change of a function, by its index, that is judged: its flat or its cum. Points into
// the comparison.
const struct pa_change *pa_diff_judged(const struct pa_profile_comparison *comparison,
                                       size_t function);
// Returns whether the comparison's tests can prove a change: with several runs a side, or if
// everything was counted.
bool pa_diff_proves(const struct pa_profile_comparison *comparison);

#endif
