// SPDX-License-Identifier: Apache-2.0
// What speaks against the samples of a unit, looked at together: outliers, second modes, values
// that depend on the one before, drift. Private to lib/bench.
#ifndef PA_BENCH_HEALTH_SAMPLES_H
#define PA_BENCH_HEALTH_SAMPLES_H

#include "bench/compare.h"
#include "stats/serial.h"
#include "stats/shape.h"
#include "stats/trend.h"

// Where a thing was seen first.
struct pa_health_place {
    const struct pa_compare_table *table;
    const struct pa_pivot_cell *cell; // NULL: nowhere
};

// All samples of a unit, in every table.
struct pa_health_unit {
    const char *unit;
    struct pa_shapes shapes;
    struct pa_serial serial;
    double trend, trend_samples; // sum of the standard scores of Mann and Kendall; their number
    struct pa_health_place two_modes, wide_apart;
};

// The trend in run order of every cell's samples: an array a table, with an element a cell, in the
// arena.
struct pa_trend **pa_health_trends(const struct pa_bench_comparison *comparison,
                                   struct pa_arena *arena);

// The samples of each unit over all tables, in the arena; returns the number of units. `trends` are
// those of pa_health_trends() for the same comparison.
size_t pa_health_units(const struct pa_bench_comparison *comparison, struct pa_trend *const *trends,
                       struct pa_arena *arena, struct pa_health_unit **units);

// p of the unit's trend in run order over all samples: two-sided, normal approximation of the sum
// of their standard scores. 1 with fewer than two samples.
double pa_health_trend_p(const struct pa_health_unit *unit);

#endif
