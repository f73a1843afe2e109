// SPDX-License-Identifier: Apache-2.0
// Signs that the measurements are less than they look: other machines, rows that one side lacks,
// drift while measuring, two modes, outliers, sides measured one after the other. Each is a line
// for the reader; none removes a value.
#ifndef PA_BENCH_HEALTH_H
#define PA_BENCH_HEALTH_H

#include "bench/compare.h"

struct pa_health {
    const char **list; // in the arena
    size_t count;
};

void pa_health_check(const struct pa_comparison *comparison, struct pa_arena *arena,
                     struct pa_health *health);

#endif
