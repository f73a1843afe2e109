// SPDX-License-Identifier: Apache-2.0
// What `pa diff` of profiles begins with: what changed, in one sentence.
#ifndef PA_REPORT_DIFF_SENTENCE_H
#define PA_REPORT_DIFF_SENTENCE_H

#include "analysis/comparison.h"

// "3 of 86 functions got worse, 6 better, 2 moved; of the rest no change is proved." In `arena`.
// `lists`: below it stand functions, also what is not proved.
const char *pa_diff_sentence(const struct pa_profile_comparison *comparison, bool lists,
                             struct pa_arena *arena);

// The change that is judged, flat or cum.
const struct pa_change *pa_diff_judged(const struct pa_profile_comparison *comparison,
                                       size_t function);
// Whether tests prove anything: not without repeats, nor without an estimate of noise.
bool pa_diff_proves(const struct pa_profile_comparison *comparison);

#endif
