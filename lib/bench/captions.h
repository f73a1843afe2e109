// SPDX-License-Identifier: Apache-2.0
// Captions of the tables, rows and columns of a comparison, for output that people read. All texts
// are NUL-terminated; they live in the arena passed in, or are borrowed from the comparison.
#ifndef PA_BENCH_CAPTIONS_H
#define PA_BENCH_CAPTIONS_H

#include "bench/effect.h"

// Returns the configuration that all results of a table have in common, without the unit and
// without the key `without` (NULL: no key is left out): "goos: linux, pkg: example.com/codec". ""
// if there is none. In `arena`.
const char *pa_captions_config(const struct pa_bench_comparison *comparison,
                               const struct pa_compare_table *table, const char *without,
                               struct pa_arena *arena);

// Returns the head of a column of the table, `column` being its position from 0: "new.txt". In
// `arena`.
const char *pa_captions_column(const struct pa_bench_comparison *comparison,
                               const struct pa_compare_table *table, size_t column,
                               struct pa_arena *arena);

// Returns the label of the row of an effect, with its column if the table has more than two:
// "Encode in new.txt". In `arena`, or effect->row.
const char *pa_captions_row(const struct pa_bench_comparison *comparison,
                            const struct pa_effect *effect, struct pa_arena *arena);

#endif
