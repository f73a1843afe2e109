// SPDX-License-Identifier: Apache-2.0
// Metrics over several moments as a picture: a panel each, counters as rates. What does not move is
// left out.
#ifndef PA_PICTURES_METRICS_CHART_H
#define PA_PICTURES_METRICS_CHART_H

#include "evidence/metrics.h"
#include "scene/scene.h"

// The most panels; those that rise or fall come first.
enum { PA_METRICS_CHART_PANELS = 30 };

// Initialises the scene, also on failure. `interval`: seconds between moments; 0: the axis counts
// files. An error if nothing moves.
PA_MUST_CHECK bool pa_metrics_chart(const struct pa_metrics *metrics, double interval,
                                    struct pa_scene *scene, struct pa_error *err);

#endif
