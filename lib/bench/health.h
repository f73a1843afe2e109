// SPDX-License-Identifier: Apache-2.0
// Signs that the measurements are less than they look: other machines, rows that one side lacks,
// drift while measuring, samples that resemble the one before, two modes, outliers, sides measured
// one after the other. Each is a line for the reader; none removes a value. Drift, dependence,
// modes and outliers are judged over all samples of a unit together, so that clean data is silent
// in 97 of 100 reports or more.
#ifndef PA_BENCH_HEALTH_H
#define PA_BENCH_HEALTH_H

#include "bench/compare.h"

struct pa_health {
    const char **list; // in the arena
    size_t count;
    bool two_modes, outliers; // said of some unit
};

// What speaks against the numbers of a comparison whose effects were found (pa_effects_find()):
// machines that differ, an order of runs, drift, odd samples. *health lives in the arena.
void pa_health_check(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_health *health);

#endif
