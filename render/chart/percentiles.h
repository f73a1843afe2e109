// SPDX-License-Identifier: Apache-2.0
// Latencies of load tests: a curve a run, percentiles to the right on a scale that gives each
// further nine the same room, latency upwards, logarithmic.
#ifndef PA_CHART_PERCENTILES_H
#define PA_CHART_PERCENTILES_H

#include "scene/scene.h"

struct pa_chart_percentile {
    double share;   // .5, .99; 1: the maximum
    double seconds; // > 0
};

struct pa_chart_curve {
    const char *label;                        // the tooltip
    const struct pa_chart_percentile *points; // ascending
    size_t count;
    bool old; // of the side that the other is held against: grey
};

// Initialises and fills the scene; the caller finishes it. Curves with fewer than two points are
// left out. `labels`: what the sides are called, old and new; NULL: one side.
void pa_chart_percentiles(struct pa_scene *scene, const char *const labels[2],
                          const struct pa_chart_curve *curves, size_t count);

#endif
