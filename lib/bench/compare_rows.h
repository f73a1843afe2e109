// SPDX-License-Identifier: Apache-2.0
// The order of the rows of a comparison.
#ifndef PA_BENCH_COMPARE_ROWS_H
#define PA_BENCH_COMPARE_ROWS_H

#include "bench/effect.h"

enum pa_rows_order {
    PA_ROWS_WORST_FIRST, // what got worse, largest change first; of whole tables: as given
    PA_ROWS_AS_GIVEN,
    PA_ROWS_BY_DELTA, // the largest change first
    PA_ROWS_BY_NAME,
    PA_ROWS_BY_P, // the smallest p first
};

// Sorts the rows of every table of the comparison; the new tables live in `arena` and replace
// comparison->tables' contents. pa_effects_find() must have been called before: its effects stay
// as they are, in their order, and the cells of the new tables have copies of them. Equal rows
// keep their order. PA_ROWS_WORST_FIRST leaves tables as given; only lists of effects sort by it.
void pa_compare_rows(struct pa_bench_comparison *comparison, enum pa_rows_order order,
                     struct pa_arena *arena);

#endif
