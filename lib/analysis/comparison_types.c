// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_types.h"

#include "analysis/comparison_basis.h"
#include "base/quantity.h"

#include <math.h>

static const char *type_name(const struct pa_profile *p, uint32_t index)
{
    return pa_profile_text(p, p->types[index].type);
}

static const char *unit_name(const struct pa_profile *p, uint32_t index)
{
    return pa_profile_text(p, p->types[index].unit);
}

static bool has_type(const struct pa_profile *p, const char *name, uint32_t *index)
{
    struct pa_error ignored = {0};
    return pa_profile_type_index(p, name, index, &ignored);
}

static size_t count_with(struct pa_comparison_runs runs, const char *name)
{
    size_t have = 0;
    uint32_t index;
    for (size_t r = 0; r < runs.count; r++)
        have += has_type(runs.list[r].profile, name, &index);
    return have;
}

// The default type of the first run whose default all runs have; else that of the first run.
static bool common_default(struct pa_comparison_runs runs, const char **name, struct pa_error *err)
{
    for (size_t r = 0; r < runs.count; r++) {
        uint32_t index;
        if (!pa_profile_type_index(runs.list[r].profile, NULL, &index, err))
            return false;
        const char *of_run = type_name(runs.list[r].profile, index);
        if (r == 0 || count_with(runs, of_run) == runs.count)
            *name = of_run;
        if (count_with(runs, *name) == runs.count)
            return true;
    }
    return true;
}

static const char *side_name(const struct pa_comparison_run *run)
{
    return run->side ? "new" : "old";
}

// Both kinds, and which profiles they are of.
static bool refuse(const struct pa_comparison_run *first, uint32_t first_index,
                   const struct pa_comparison_run *other, uint32_t index, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_USAGE,
                        "the profiles hold different things: %s in %s (%s), %s in %s (%s); "
                        "--sample-index names a type that all have",
                        type_name(first->profile, first_index),
                        unit_name(first->profile, first_index), side_name(first),
                        type_name(other->profile, index), unit_name(other->profile, index),
                        side_name(other));
}

static double scale_of(const char *from, const char *to)
{
    double scaled;
    const char *unit;
    pa_quantity_scale_double(1, from, to, &scaled, &unit);
    return scaled;
}

static bool fit_run(const struct pa_comparison_run *runs, size_t r, const char *name,
                    struct pa_run_type *types, struct pa_error *err)
{
    const struct pa_profile *first = runs[0].profile, *p = runs[r].profile;
    uint32_t otherwise;
    if (!has_type(p, name, &types[r].index))
        return pa_profile_type_index(p, NULL, &otherwise, err) &&
               refuse(&runs[0], types[0].index, &runs[r], otherwise, err);
    const char *from = unit_name(p, types[r].index), *to = unit_name(first, types[0].index);
    if (!pa_units_compatible(from, to))
        return refuse(&runs[0], types[0].index, &runs[r], types[r].index, err);
    types[r].scale = scale_of(from, to);
    return true;
}

// Runs that were sampled at different rates are counted in samples of the slowest one, so that
// counts are to each other as values are. A faster one is taken to know less than it does.
static void weigh_samples(struct pa_comparison_runs runs, struct pa_run_type *types)
{
    double most = 0;
    for (size_t r = 0; r < runs.count; r++) {
        const struct pa_profile *p = runs.list[r].profile;
        struct pa_basis basis = pa_basis_find(p, types[r].index);
        types[r].weight = pa_basis_sample_value(&basis, p) * types[r].scale;
        most = fmax(most, types[r].weight);
    }
    for (size_t r = 0; r < runs.count; r++)
        types[r].weight = types[r].weight > 0 ? types[r].weight / most : 1;
}

const struct pa_run_type *pa_run_types_find(struct pa_comparison_runs runs, const char *type,
                                            struct pa_arena *arena, struct pa_error *err)
{
    struct pa_run_type *types = pa_arena_calloc(arena, runs.count + 1, sizeof *types);
    if (runs.count == 0) {
        pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
        return NULL;
    }
    if ((!type || !*type) && !common_default(runs, &type, err))
        return NULL;
    if (!pa_profile_type_index(runs.list[0].profile, type, &types[0].index, err))
        return NULL;
    types[0].scale = 1;
    const char *name = type_name(runs.list[0].profile, types[0].index);
    for (size_t r = 1; r < runs.count; r++) {
        if (!fit_run(runs.list, r, name, types, err))
            return NULL;
    }
    weigh_samples(runs, types);
    return types;
}
