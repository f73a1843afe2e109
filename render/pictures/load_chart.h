// SPDX-License-Identifier: Apache-2.0
// A load test and what the program said of itself meanwhile, on one axis of time: rate and latency,
// goroutines and threads, frequency of collections, stop-the-world, heap; of one version or two.
#ifndef PA_PICTURES_LOAD_CHART_H
#define PA_PICTURES_LOAD_CHART_H

#include "bench/record.h"
#include "evidence/gctrace.h"
#include "evidence/goroutines.h"
#include "evidence/metrics.h"
#include "scene/scene.h"

// What is known of one side. Times are in seconds since the first request of the load test. A log
// whose time is not known is drawn from its own start on, metrics and dumps evenly spread over the
// time of the log.
struct pa_load_chart_side {
    const char *label;              // "new"
    const struct pa_gctrace *trace; // NULL: none
    const struct pa_metrics *metrics;
    const struct pa_goroutines *goroutines; // of dumps; NULL: none
    double trace_at;                        // time of the axis's begin; NaN: not known
    bool cut;                               // the trace is of the time of the test alone
    const double *metric_at;                // by moment; NULL: not known
    const double *dump_at;                  // by dump; NULL: not known
    double rate, p50, p99; // of the load test: requests a second, seconds; NaN: not known
    // Values of the load test over time; 0: it has only those of the whole run.
    const struct pa_record_moment *moments;
    size_t moment_count;
};

struct pa_load_chart {
    const struct pa_load_chart_side *sides;
    size_t count; // 1 or 2
    struct pa_arena *arena;
};

// Returns whether there is anything to draw over time: a load test or a log with times, or metrics
// or dumps of two moments.
bool pa_load_chart_has_time(const struct pa_load_chart *chart);

// Draws panels for what there is of the sides, in chart->arena. The scene is initialised; the
// caller releases it also on failure. PA_ERROR_LIMIT if it is too large for a scene.
PA_MUST_CHECK bool pa_load_chart(const struct pa_load_chart *chart, struct pa_scene *scene,
                                 struct pa_error *err);

#endif
