// SPDX-License-Identifier: Apache-2.0
// The second half of a pivot: cells in order of appearance become tables in the order asked for.
// Private to pivot.c.
#ifndef PA_BENCH_PIVOT_SORT_H
#define PA_BENCH_PIVOT_SORT_H

#include "bench/pivot.h"

#define PA_PIVOT_NONE UINT32_MAX

struct pa_pivot_raw_cell {
    uint32_t table, row, col; // keys
    uint32_t residue;         // key of its first result
    pa_str unit;
    size_t count; // of samples
};

// A cell with results whose residue is not that of its first one.
struct pa_pivot_varying {
    uint32_t cell, residue;
};

struct pa_pivot_cells {
    PA_VEC(struct pa_pivot_raw_cell) list;
    PA_VEC(struct pa_pivot_varying) varying; // any order, repetitions allowed
};

// Fills pivot->tables. `value_cells` is the cell of each value of the set, or PA_PIVOT_NONE.
void pa_pivot_arrange(struct pa_pivot *pivot, const struct pa_records *set,
                      const struct pa_pivot_cells *cells, const uint32_t *value_cells);

#endif
