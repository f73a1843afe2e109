// SPDX-License-Identifier: Apache-2.0
// Compares the two sides of profiles as a report on them needs it: functions, what only moved, and
// with `mine` by the work that all functions tell.
#ifndef PA_REPORT_DIFF_COMPARE_H
#define PA_REPORT_DIFF_COMPARE_H

#include "analysis/comparison.h"
#include "report/diff_work.h"
#include "view/sides.h"

// How profiles are compared.
struct pa_diff_how {
    struct pa_comparison_options comparison;
    struct pa_diff_work work;
};

// A comparison, with what it was made of and how.
struct pa_diff_compared {
    const struct pa_sides *sides; // borrowed
    struct pa_comparison_options how;
    struct pa_profile_comparison *comparison;
    double operations; // of pa_diff_operations()
};

// Sets the work of the sides' runs, compares them, and finds what only moved. `*compared` lives in
// `arena` and borrows `sides`. Fails if pairs are asked for and the sides have not as many runs, if
// the work cannot be known (pa_diff_find_work()), and as pa_compare_profiles() does.
PA_MUST_CHECK bool pa_diff_compare(struct pa_sides *sides, const struct pa_diff_how *how,
                                   struct pa_arena *arena, struct pa_diff_compared *compared,
                                   struct pa_error *err);

#endif
