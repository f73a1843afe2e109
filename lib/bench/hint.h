// SPDX-License-Identifier: Apache-2.0
// Of results that have nothing to be compared with: how they could be.
#ifndef PA_BENCH_HINT_H
#define PA_BENCH_HINT_H

#include "bench/record.h"

// For results of which no two stand in one table and row with the default layout: what keeps them
// apart, and the options that put them beside each other. One clause, in the arena or constant.
// NULL: there are no results.
const char *pa_bench_hint(const struct pa_records *set, struct pa_arena *arena);

// Whether all results are of commands that one file of hyperfine compares: two or more.
bool pa_bench_are_commands(const struct pa_records *set);

#endif
