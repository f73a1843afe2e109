// SPDX-License-Identifier: Apache-2.0
#include "profile/type_units.h"

#include "base/quantity.h"

double pa_unit_ratio(const struct pa_strings *strings, pa_str from, pa_str to)
{
    double ratio;
    const char *unit;
    pa_quantity_scale(1, pa_strings_text(strings, from), pa_strings_text(strings, to), &ratio,
                      &unit);
    return from == to ? 1 : ratio;
}

bool pa_unit_common(const struct pa_strings *strings, pa_str a, pa_str b, pa_str *unit)
{
    *unit = a;
    if (a == b)
        return true;
    if (!pa_units_compatible(pa_strings_text(strings, a), pa_strings_text(strings, b)))
        return false;
    double ratio = pa_unit_ratio(strings, b, a);
    if (ratio < 1 || (ratio == 1 && pa_strings_compare(strings, b, a) < 0))
        *unit = b;
    return true;
}
