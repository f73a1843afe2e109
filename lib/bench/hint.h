// SPDX-License-Identifier: Apache-2.0
// Hints for results that have nothing to be compared with: the options that would compare them.
#ifndef PA_BENCH_HINT_H
#define PA_BENCH_HINT_H

#include "bench/record.h"

// Returns one clause that says what keeps the results of a set apart, and the options that would
// compare them, when no two of them stand in one table and row with the default layout. In `arena`
// or constant, without a full stop; NULL if there are no results.
const char *pa_bench_hint(const struct pa_records *set, struct pa_arena *arena);

// Returns whether all results are of one file of hyperfine that has two or more commands, so that
// they can be compared with each other.
bool pa_bench_are_commands(const struct pa_records *set);

#endif
