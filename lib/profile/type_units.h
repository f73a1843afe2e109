// SPDX-License-Identifier: Apache-2.0
// Conversion of units of value types, for merging profiles.
#ifndef PA_PROFILE_TYPE_UNITS_H
#define PA_PROFILE_TYPE_UNITS_H

#include "base/intern.h"

#include <stdbool.h>

// Returns the factor by which a value in `from` is multiplied to be in `to`. Both must measure the
// same (pa_unit_common()).
double pa_unit_ratio(const struct pa_strings *strings, pa_str from, pa_str to);

// Sets `*unit` to the finer of two units or, of two names for the same one, to the name that sorts
// first, and returns true. Returns false, and sets it to `a`, if they measure different things
// ("bytes" and "ms").
bool pa_unit_common(const struct pa_strings *strings, pa_str a, pa_str b, pa_str *unit);

#endif
