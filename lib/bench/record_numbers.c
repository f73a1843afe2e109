// SPDX-License-Identifier: Apache-2.0
#include "bench/record_numbers.h"

#include <math.h>

enum { MOST_WARNINGS = 20 };

static void warn(struct pa_records *set, const struct pa_record *r, const struct pa_record_value *v)
{
    const char *path = set->sources.items[r->source].path;
    const char *unit = pa_records_text(set, set->units.items[v->unit].name);
    pa_vec_push(&set->warnings,
                r->line
                    ? pa_arena_printf(&set->arena, "%s:%u: NaN %s: left out", path, r->line, unit)
                    : pa_arena_printf(&set->arena, "%s: NaN %s of %s: left out", path, unit,
                                      pa_records_text(set, r->name)));
}

void pa_records_drop_nan(struct pa_records *set)
{
    size_t dropped = 0, kept = 0;
    uint32_t at = 0; // values that stay
    for (size_t i = 0; i < set->results.count; i++) {
        struct pa_record r = set->results.items[i];
        uint32_t first = at;
        for (uint32_t v = r.first_value; v < r.first_value + r.value_count; v++) {
            struct pa_record_value value = set->values.items[v];
            if (!isnan(value.measured))
                set->values.items[at++] = value;
            else if (++dropped <= MOST_WARNINGS)
                warn(set, &r, &value);
        }
        r.first_value = first;
        r.value_count = at - first;
        if (r.value_count)
            set->results.items[kept++] = r;
    }
    set->results.count = kept;
    set->values.count = at;
    if (dropped > MOST_WARNINGS)
        pa_vec_push(&set->warnings,
                    pa_arena_printf(&set->arena, "%zu more values are NaN: left out",
                                    dropped - MOST_WARNINGS));
}
