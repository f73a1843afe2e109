// SPDX-License-Identifier: Apache-2.0
// A load test and what the program said of itself meanwhile, on one axis of time: rate and latency,
// goroutines and threads, frequency of collections, stop-the-world, heap; of one version or two.
#ifndef PA_PICTURES_LOAD_CHART_H
#define PA_PICTURES_LOAD_CHART_H

#include "bench/record.h"
#include "evidence/gctrace.h"
#include "evidence/metrics.h"
#include "scene/scene.h"

// What there is of a side. Metrics and dumps are taken to be spread evenly over the time of the
// log, since they do not say when they were taken.
struct pa_load_chart_side {
    const char *label;              // "new"
    const struct pa_gctrace *trace; // NULL: none
    const struct pa_metrics *metrics;
    const int64_t *goroutines; // by dump
    size_t dumps;
    double rate, p50, p99; // of the load test: requests a second, seconds; NaN: not known
    // How the load test was over time; 0: it tells only how it was altogether.
    const struct pa_record_moment *moments;
    size_t moment_count;
};

struct pa_load_chart {
    const struct pa_load_chart_side *sides;
    size_t count; // 1 or 2
    struct pa_arena *arena;
};

// Whether there is anything over time: a load test or a log with times, or metrics or dumps of two
// moments.
bool pa_load_chart_has_time(const struct pa_load_chart *chart);

// Initialises the scene, also on failure.
PA_MUST_CHECK bool pa_load_chart(const struct pa_load_chart *chart, struct pa_scene *scene,
                                 struct pa_error *err);

#endif
