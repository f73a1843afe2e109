// SPDX-License-Identifier: Apache-2.0
// Which rows of a comparison are shown, and in what order.
#ifndef PA_BENCH_COMPARE_ROWS_H
#define PA_BENCH_COMPARE_ROWS_H

#include "bench/effect.h"

enum pa_rows_order {
    PA_ROWS_AS_GIVEN,
    PA_ROWS_BY_DELTA, // the largest change first
    PA_ROWS_BY_NAME,
    PA_ROWS_BY_P, // the surest difference first
};

struct pa_rows_options {
    enum pa_rows_order order;
    bool changed_only; // rows with a significant difference
};

// Rearranges the tables; pa_effects_find() has been called, and what it gave stays as it was (the
// gate looks at all rows). The geometric means stay those of all
// rows. Tables may end up without rows. Returns how many rows were left out.
size_t pa_compare_rows(struct pa_comparison *comparison, const struct pa_rows_options *options,
                       struct pa_arena *arena);

#endif
