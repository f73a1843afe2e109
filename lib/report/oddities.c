// SPDX-License-Identifier: Apache-2.0
#include "report/oddities.h"

#include "analysis/total.h"

#include <inttypes.h>

static void odd(struct pa_oddities *oddities, struct pa_arena *arena, uint64_t count,
                const char *what)
{
    if (count)
        pa_vec_push(&oddities->list, pa_arena_printf(arena, "%" PRIu64 " %s", count, what));
}

static uint64_t repeated_types(const struct pa_profile *p)
{
    uint64_t count = 0;
    for (uint32_t i = 1; i < p->type_count; i++) {
        uint32_t k = 0;
        while (k < i && p->types[k].type != p->types[i].type)
            k++;
        count += k < i;
    }
    return count;
}

static uint64_t negative_types(const struct pa_profile *p, const struct pa_census *c)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < p->type_count; i++)
        count += c->negative[i];
    return count;
}

static bool is_default_missing(const struct pa_profile *p)
{
    uint32_t type;
    struct pa_error none = {0};
    return p->default_type &&
           !pa_profile_type_index(p, pa_profile_text(p, p->default_type), &type, &none);
}

void pa_oddities_find(const struct pa_profile *p, const struct pa_census *c, struct pa_arena *arena,
                      struct pa_oddities *o)
{
    odd(o, arena, c->samples == 0, "profile without any sample");
    odd(o, arena, c->empty_stacks, "samples without a stack");
    odd(o, arena, c->zero_samples, "samples whose values are all 0");
    odd(o, arena, repeated_types(p), "sample types with the name of one before");
    odd(o, arena, c->unused_locations, "locations that no sample uses");
    if (p->mapping_count > 0) // a format that knows of none is not odd
        odd(o, arena, c->without_mapping, "locations without a mapping");
    odd(o, arena, c->outside_mapping, "locations whose address is outside of their mapping");
    odd(o, arena, c->without_lines, "locations without a function: addresses only");
    odd(o, arena, c->folded, "locations shared by several functions (identical code folding)");
    odd(o, arena, c->without_name, "functions without a name");
    odd(o, arena, negative_types(p, c), "sample types with negative values: a difference");
    odd(o, arena, is_default_missing(p), "default sample type that is none of the types");
}
