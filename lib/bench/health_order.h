// SPDX-License-Identifier: Apache-2.0
// Whether all runs of one side were measured before those of the other, so that a drift of the
// machine looks like a difference. Private to lib/bench.
#ifndef PA_BENCH_HEALTH_ORDER_H
#define PA_BENCH_HEALTH_ORDER_H

#include "bench/health_samples.h"

struct pa_health_order {
    struct pa_health_place place; // the first base cell whose row was measured so
    bool in_one_file; // one file holds both sides and shows the order; else each side has a file of
                      // its own in which its runs are consecutive lines
};

// Returns whether the sides of some row were measured one after the other, and fills *order with
// the first such row; false, with *order untouched, if the runs of the sides take turns or may
// have. Rows whose sides are in files of their own count only if a difference was found in them.
// pa_effects_find() must have been called. `arena` is for scratch memory.
bool pa_health_find_order(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                          struct pa_health_order *order);

#endif
