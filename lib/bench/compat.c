// SPDX-License-Identifier: Apache-2.0
#include "bench/compat.h"

#include "base/memory.h"

#include <stdlib.h>

// Adds a unit that is not tidied, with the metadata of its tidied unit, and returns its index.
static uint32_t add_kept(struct pa_records *set, struct pa_record_unit unit)
{
    size_t metas = set->meta.count;
    pa_vec_push(&set->units, (struct pa_record_unit){unit.name, unit.name, 1});
    for (size_t i = 0; i < metas; i++) {
        struct pa_record_meta meta = set->meta.items[i];
        if (meta.unit == unit.tidy) {
            meta.unit = unit.name;
            pa_records_meta_add(set, meta);
        }
    }
    return (uint32_t)set->units.count - 1;
}

void pa_compat_keep_units(struct pa_records *set)
{
    size_t count = set->units.count;
    uint32_t *kept = pa_xcalloc(count + 1, sizeof *kept); // 0: not needed so far
    for (size_t i = 0; i < set->values.count; i++) {
        struct pa_record_value *value = &set->values.items[i];
        struct pa_record_unit unit = set->units.items[value->unit];
        if (unit.name == unit.tidy || value->measured * unit.factor != value->measured)
            continue;
        if (!kept[value->unit])
            kept[value->unit] = add_kept(set, unit);
        value->unit = kept[value->unit];
    }
    free(kept);
}
