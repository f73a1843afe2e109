// SPDX-License-Identifier: Apache-2.0
#include "analysis/attribution.h"

#include <math.h>
#include <stdlib.h>

static double sum_side(const struct pa_profile_comparison *c, bool new)
{
    double sum = 0;
    for (size_t i = 0; i < c->count; i++)
        sum += new ? c->functions[i].flat.new_value : c->functions[i].flat.old_value;
    return sum;
}

// What a unit of the profile's values is worth in an operation.
static double worth(const struct pa_operation *operation, double total)
{
    return total > 0 ? operation->cost * operation->seen / total : 0;
}

static int by_change(const void *pa, const void *pb)
{
    const struct pa_attributed *a = pa, *b = pb;
    double da = fabs(a->new - a->old), db = fabs(b->new - b->old);
    if (da != db)
        return da > db ? -1 : 1;
    return (a->function->name > b->function->name) - (a->function->name < b->function->name);
}

void pa_attribute(const struct pa_profile_comparison *c, const struct pa_attribution_input *input,
                  struct pa_arena *arena, struct pa_attribution *out)
{
    double old = worth(&input->old, sum_side(c, false)),
           new = worth(&input->new, sum_side(c, true));
    *out = (struct pa_attribution){
        .rows = pa_arena_calloc(arena, c->count + 1, sizeof *out->rows),
        .old = input->old.cost,
        .new = input->new.cost,
        .old_off = input->old.cost,
        .new_off = input->new.cost,
    };
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *flat = &c->functions[i].flat;
        struct pa_attributed row = {&c->functions[i], flat->old_value * old, flat->new_value * new};
        out->old_off -= row.old;
        out->new_off -= row.new;
        if (row.old != 0 || row.new != 0)
            out->rows[out->count++] = row;
    }
    if (out->count)
        qsort(out->rows, out->count, sizeof *out->rows, by_change);
}
