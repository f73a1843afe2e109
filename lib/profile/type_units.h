// SPDX-License-Identifier: Apache-2.0
// Units of value types when values of several profiles come together.
#ifndef PA_PROFILE_TYPE_UNITS_H
#define PA_PROFILE_TYPE_UNITS_H

#include "base/intern.h"

#include <stdbool.h>

// What a value in `from` is multiplied by to be in `to`; both measure the same.
double pa_unit_ratio(const struct pa_strings *strings, pa_str from, pa_str to);

// The finer of two units, of two names for one the one that sorts first; false, and `a`, if they
// measure different things ("bytes" and "ms").
bool pa_unit_common(const struct pa_strings *strings, pa_str a, pa_str b, pa_str *unit);

#endif
