// SPDX-License-Identifier: Apache-2.0
// What is odd in a profile that is valid: for `pa info --check`.
#ifndef PA_REPORT_ODDITIES_H
#define PA_REPORT_ODDITIES_H

#include "analysis/census.h"

struct pa_oddities {
    PA_VEC(const char *) list; // "3 samples without a stack"
};

// Adds a text for each kind of odd thing to the list: "3 samples without a stack". `census` is that
// of the profile. Texts live in `arena`; the caller releases the list.
void pa_oddities_find(const struct pa_profile *profile, const struct pa_census *census,
                      struct pa_arena *arena, struct pa_oddities *oddities);

#endif
