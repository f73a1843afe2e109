// SPDX-License-Identifier: Apache-2.0
// A comparison of many columns, cut into tables that are not too wide. Inside lib/bench.
#ifndef PA_BENCH_PART_H
#define PA_BENCH_PART_H

#include "base/arena.h"
#include "bench/compare.h"

// The table's first column, with which the others are compared, and those of [first, last), 1 <=
// first <= last <= its col_count; rows without a cell in these are left out. Numbers are those of
// the whole table: the cells are copies in `arena`, all they point to is borrowed from `table`.
struct pa_compare_table pa_compare_part(const struct pa_compare_table *table, size_t first,
                                        size_t last, struct pa_arena *arena);

#endif
