// SPDX-License-Identifier: Apache-2.0
#include "profile/dilute.h"

#include "profile/sample.h"

#include <assert.h>
#include <math.h>

struct dilution {
    struct pa_sample_filter base;
    const bool *concerned; // by location: its innermost line, or any, is of the function
    bool within;
    double factor;
};

static bool concerns(const struct dilution *d, const struct pa_sample_edit *edit)
{
    if (!d->within)
        return edit->depth > 0 && d->concerned[edit->location[edit->depth - 1]];
    for (uint32_t i = 0; i < edit->depth; i++) {
        if (d->concerned[edit->location[i]])
            return true;
    }
    return false;
}

static bool apply(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct dilution *d = (const struct dilution *)base;
    for (uint32_t t = 0; concerns(d, edit) && t < edit->type_count; t++)
        edit->value[t] = (int64_t)round((double)edit->value[t] / d->factor);
    return true;
}

struct pa_profile *pa_profile_dilute(const struct pa_profile *p, pa_str name, bool within,
                                     double factor, struct pa_arena *arena)
{
    assert(factor >= 1);
    struct dilution *d = pa_arena_calloc(arena, 1, sizeof *d);
    bool *flags = pa_arena_calloc(arena, (size_t)p->location_count + 1, sizeof *flags);
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const struct pa_location *location = &p->locations[l];
        uint32_t lines = within || !location->line_count ? location->line_count : 1;
        for (uint32_t i = 0; i < lines; i++)
            flags[l] |= p->functions[p->lines[location->first_line + i].function].name == name;
    }
    *d = (struct dilution){{apply}, flags, within, factor};
    struct pa_profile *copy = pa_profile_copy(p, arena);
    pa_profile_add_filter(copy, &d->base, arena);
    return copy;
}
