// SPDX-License-Identifier: Apache-2.0
// What tables, rows and columns of a comparison are called where people read them. The texts live
// in the arena, or are the records'.
#ifndef PA_BENCH_CAPTIONS_H
#define PA_BENCH_CAPTIONS_H

#include "bench/effect.h"

// What all results of a table have in common but for the key `without` (NULL: none): "goos: linux,
// pkg: example.com/codec". In `arena`.
const char *pa_captions_config(const struct pa_bench_comparison *comparison,
                               const struct pa_compare_table *table, const char *without,
                               struct pa_arena *arena);

// The head of a column: "new.txt".
const char *pa_captions_column(const struct pa_bench_comparison *comparison,
                               const struct pa_compare_table *table, size_t column,
                               struct pa_arena *arena);

// The row of an effect, and its column if there are several to choose from: "Encode in new.txt".
const char *pa_captions_row(const struct pa_bench_comparison *comparison,
                            const struct pa_effect *effect, struct pa_arena *arena);

#endif
