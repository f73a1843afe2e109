// SPDX-License-Identifier: Apache-2.0
// Part of the columns of a table, for tables that are too wide for the terminal. Inside lib/bench.
#ifndef PA_BENCH_PART_H
#define PA_BENCH_PART_H

#include "base/arena.h"
#include "bench/compare.h"

// Returns the part of a table that consists of its first column, with which the others are
// compared, and the columns [first, last), 1 <= first <= last <= its col_count; rows without a
// cell in these are left out. Statistics are those of the whole table: the cells are copies in
// `arena`, everything that they point to is borrowed from `table`.
struct pa_compare_table pa_compare_part(const struct pa_compare_table *table, size_t first,
                                        size_t last, struct pa_arena *arena);

#endif
