// SPDX-License-Identifier: Apache-2.0
#include "report/diff_compare.h"

#include "analysis/comparison_moved.h"

static bool check_pairs(const struct pa_sides *sides, struct pa_error *err)
{
    size_t of_side[2] = {0, 0};
    for (size_t r = 0; r < sides->runs.count; r++)
        of_side[sides->runs.items[r].side]++;
    return of_side[0] == of_side[1] ||
           pa_error_set(err, PA_ERROR_USAGE,
                        "--paired: the old side has %zu profiles and the new one %zu", of_side[0],
                        of_side[1]);
}

static bool compare_runs(struct pa_diff_compared *d, struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_comparison_runs runs = {d->sides->runs.items, d->sides->runs.count};
    return pa_compare_profiles(runs, &d->how, arena, &d->comparison, err) &&
           pa_comparison_find_moved(d->comparison, runs, err);
}

// Of one's own code there may be few functions: how much each run measured, all of them tell.
static bool compare_mine(struct pa_diff_compared *d, struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_sides *sides = d->sides;
    const struct pa_comparison_runs whole = {sides->whole.items, sides->whole.count};
    struct pa_profile_comparison *all;
    if (!pa_compare_profiles(whole, &d->how, arena, &all, err))
        return false;
    d->how.like = all;
    if (!compare_runs(d, arena, err))
        return false;
    d->comparison->total = all->total;
    return true;
}

bool pa_diff_compare(struct pa_sides *sides, const struct pa_diff_how *how, struct pa_arena *arena,
                     struct pa_diff_compared *d, struct pa_error *err)
{
    bool mine = sides->whole.count > 0;
    *d = (struct pa_diff_compared){.sides = sides, .how = how->comparison};
    if ((how->comparison.paired && !check_pairs(sides, err)) ||
        !pa_diff_find_work(&how->work, &d->how, sides, arena, err) ||
        !(mine ? compare_mine(d, arena, err) : compare_runs(d, arena, err)))
        return false;
    d->operations =
        pa_diff_operations(d->comparison, mine ? sides->whole.items : sides->runs.items);
    return true;
}
