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
    PA_ROWS_BY_P, // the surest difference first
};

// Rearranges the tables; pa_effects_find() has been called, and what it gave stays as it was (the
// gate looks at all rows).
void pa_compare_rows(struct pa_bench_comparison *comparison, enum pa_rows_order order,
                     struct pa_arena *arena);

#endif
