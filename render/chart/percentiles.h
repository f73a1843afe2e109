// SPDX-License-Identifier: Apache-2.0
// Latencies of load tests: a curve for each run. Percentiles grow to the right on a scale where
// each further nine (90 %, 99 %, 99.9 %) takes the same room, as in HdrHistogram's plots; latency
// grows upwards, logarithmically.
#ifndef PA_CHART_PERCENTILES_H
#define PA_CHART_PERCENTILES_H

#include "scene/scene.h"

struct pa_chart_percentile {
    double share;   // .5, .99; 1: the maximum
    double seconds; // > 0
};

struct pa_chart_curve {
    const char *label;                        // the tooltip
    const struct pa_chart_percentile *points; // ascending by share
    size_t count;
    bool old; // of the old side: grey
};

// Initialises the scene and draws the curves; the caller finishes and releases it. Curves with
// fewer than two points are left out. `labels` are the names of the old and the new side, for the
// legend; NULL if there is one side only.
void pa_chart_percentiles(struct pa_scene *scene, const char *const labels[2],
                          const struct pa_chart_curve *curves, size_t count);

#endif
