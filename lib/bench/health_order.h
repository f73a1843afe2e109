// SPDX-License-Identifier: Apache-2.0
// Were the sides measured one after the other, so that a drift of the machine looks like a
// difference? Private to lib/bench.
#ifndef PA_BENCH_HEALTH_ORDER_H
#define PA_BENCH_HEALTH_ORDER_H

#include "bench/health_samples.h"

struct pa_health_order {
    struct pa_health_place place; // the first base cell of which that is so
    bool in_one_file; // the file shows the order; else each side is a file of its own, without gaps
};

// False if the runs of the sides take turns, or may have. Of sides in files of their own only the
// rows in which a difference was found count.
bool pa_health_find_order(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                          struct pa_health_order *order);

#endif
