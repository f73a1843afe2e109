// SPDX-License-Identifier: Apache-2.0
// The second half of a pivot: cells, in the order of their first appearance, are sorted into
// tables in the order of the projections. Private to pivot.c.
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

// Fills pivot->tables and table_count from the cells, in pivot->arena. value_cells[v] is the index
// in cells->list of the cell of set->values.items[v], or PA_PIVOT_NONE if the value was filtered
// out.
void pa_pivot_arrange(struct pa_pivot *pivot, const struct pa_records *set,
                      const struct pa_pivot_cells *cells, const uint32_t *value_cells);

#endif
