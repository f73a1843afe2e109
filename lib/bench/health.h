// SPDX-License-Identifier: Apache-2.0
// Warnings about the quality of measurements: other machines, rows that one side lacks, drift while
// measuring, autocorrelation, two modes, outliers, sides measured one after the other. Each is a
// line for the reader; none removes a value. Drift, autocorrelation, modes and outliers are tested
// over all samples of a unit together, so that clean data gives no line in at least 97 of 100
// reports.
#ifndef PA_BENCH_HEALTH_H
#define PA_BENCH_HEALTH_H

#include "bench/compare.h"

struct pa_health {
    const char **list; // lines without line feed, in the arena
    size_t count;
    bool two_modes, outliers; // there is a line about them
};

// Finds the warnings about a comparison whose effects were found (pa_effects_find()). The list of
// *health and its texts live in `arena`.
void pa_health_check(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_health *health);

#endif
