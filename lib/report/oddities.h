// SPDX-License-Identifier: Apache-2.0
// What is odd in a profile that is valid: for `pa info --check`.
#ifndef PA_REPORT_ODDITIES_H
#define PA_REPORT_ODDITIES_H

#include "analysis/census.h"

struct pa_oddities {
    PA_VEC(const char *) list; // "3 samples without a stack"
};

// Adds to the list, whose texts live in `arena`; the caller releases it.
void pa_oddities_find(const struct pa_profile *profile, const struct pa_census *census,
                      struct pa_arena *arena, struct pa_oddities *oddities);

#endif
