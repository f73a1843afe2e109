// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison.h"

#include "analysis/comparison_pipeline.h"
#include "analysis/comparison_test.h"

#include <math.h>
#include <stdlib.h>

static int order(const struct pa_compared *a, const struct pa_compared *b,
                 const struct pa_change *of_a, const struct pa_change *of_b)
{
    double da = fabs(of_a->new_value - of_a->old_value);
    double db = fabs(of_b->new_value - of_b->old_value);
    if (da != db)
        return da > db ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static int by_flat(const void *pa, const void *pb)
{
    const struct pa_compared *a = pa, *b = pb;
    return order(a, b, &a->flat, &b->flat);
}

static int by_cum(const void *pa, const void *pb)
{
    const struct pa_compared *a = pa, *b = pb;
    return order(a, b, &a->cum, &b->cum);
}

// Durations in nanoseconds, amounts of work and sides, by run.
static struct pa_counted describe(struct pa_comparison_runs runs, const struct pa_counts *counts,
                                  struct pa_arena *arena)
{
    unsigned char *side = pa_arena_calloc(arena, runs.count, 1);
    double *work = pa_arena_calloc(arena, runs.count, sizeof *work);
    double *duration = pa_arena_calloc(arena, runs.count, sizeof *duration);
    for (size_t r = 0; r < runs.count; r++) {
        side[r] = runs.list[r].side;
        work[r] = runs.list[r].work;
        duration[r] = (double)runs.list[r].profile->duration_nanos;
    }
    return (struct pa_counted){counts, side, work, duration, 0};
}

bool pa_compare_profiles(struct pa_comparison_runs runs,
                         const struct pa_comparison_options *options, struct pa_arena *arena,
                         struct pa_profile_comparison **comparison, struct pa_error *err)
{
    struct pa_counts *counts = pa_counts_collect(runs, options->type, arena, err);
    if (!counts)
        return false;
    struct pa_counted counted = describe(runs, counts, arena);
    if (!pa_compare_counts(&counted, options, arena, comparison, err))
        return false;
    struct pa_profile_comparison *c = *comparison;
    if (c->count)
        qsort(c->functions, c->count, sizeof *c->functions, c->by_cum ? by_cum : by_flat);
    return true;
}

void pa_comparisons_pool(struct pa_profile_comparison *const *list, size_t count, double min_effect)
{
    for (int cum = 0; cum < 2; cum++)
        pa_comparison_judge(list, count, cum, min_effect);
}

double pa_comparison_profiles_needed(const struct pa_profile_comparison *c,
                                     const struct pa_change *ch)
{
    static const double least = 3; // a side, for a test of several runs
    double runs = 2 / (1 / (double)c->old_runs + 1 / (double)c->new_runs);
    double more = ch->detectable / fabs(ch->log_ratio);
    return isfinite(more) ? fmax(least, ceil(runs * more * more)) : INFINITY;
}
