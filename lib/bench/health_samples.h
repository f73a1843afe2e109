// SPDX-License-Identifier: Apache-2.0
// Quality of all samples of a unit together: outliers, second modes, autocorrelation, drift.
// Private to lib/bench.
#ifndef PA_BENCH_HEALTH_SAMPLES_H
#define PA_BENCH_HEALTH_SAMPLES_H

#include "bench/compare.h"
#include "stats/serial.h"
#include "stats/shape.h"
#include "stats/trend.h"

// The first cell that shows something.
struct pa_health_place {
    const struct pa_compare_table *table;
    const struct pa_pivot_cell *cell; // NULL: nowhere
};

// All samples of a unit, in every table.
struct pa_health_unit {
    const char *unit;
    struct pa_shapes shapes;
    struct pa_serial serial;
    double trend, trend_samples; // sum of the standard scores of Mann-Kendall tests; their number
    struct pa_health_place two_modes, wide_apart;
};

// Makes the Mann-Kendall test of every cell's samples in the order of measurement. Returns an
// array by table of arrays by cell, in `arena`.
struct pa_trend **pa_health_trends(const struct pa_bench_comparison *comparison,
                                   struct pa_arena *arena);

// Collects the samples of each unit over all tables: *units is an array in `arena`, whose length
// is returned. `trends` is the result of pa_health_trends() for the same comparison. Cells with
// fewer than five samples do not count for the trend.
size_t pa_health_units(const struct pa_bench_comparison *comparison, struct pa_trend *const *trends,
                       struct pa_arena *arena, struct pa_health_unit **units);

// Returns the two-sided p of the hypothesis that the samples of the unit have no common trend in
// the order of measurement: normal approximation of the sum of their standard scores (Stouffer). 1
// with fewer than two samples.
double pa_health_trend_p(const struct pa_health_unit *unit);

#endif
