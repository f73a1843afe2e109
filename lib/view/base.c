// SPDX-License-Identifier: Apache-2.0
#include "view/base.h"

#include "profile/heap_types.h"
#include "profile/merge.h"
#include "profile/subtract.h"

bool pa_base_subtract(struct pa_session *s, const struct pa_base *base,
                      const struct pa_profile **profile, struct pa_error *err)
{
    const struct pa_profile *off = base->profile;
    if (!pa_heap_types_match(profile, &off, s->arena, err))
        return false;
    if (base->compare)
        off = pa_profile_label_all(off, "pprof::base", "true", s->arena);
    double *weights = pa_arena_calloc(s->arena, (*profile)->type_count + 1, sizeof *weights);
    double *minus = pa_arena_calloc(s->arena, off->type_count + 1, sizeof *minus);
    if (base->normalize && !pa_profile_normalize_ratios(*profile, off, weights, err))
        return false;
    for (uint32_t i = 0; i < off->type_count; i++)
        minus[i] = -1;
    struct pa_merger *merger = pa_merger_new(s->arena, s->strings);
    if (!pa_merger_add(merger, *profile, base->normalize ? weights : NULL, err) ||
        !pa_merger_add(merger, off, minus, err))
        return false;
    *profile = pa_merger_finish(merger, err);
    return *profile != NULL;
}
