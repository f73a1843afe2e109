// SPDX-License-Identifier: Apache-2.0
// A picture of metrics over several moments: a panel each, counters as rates. Metrics that do not
// change are left out.
#ifndef PA_PICTURES_METRICS_CHART_H
#define PA_PICTURES_METRICS_CHART_H

#include "evidence/metrics.h"
#include "scene/scene.h"

// The most panels; those that rise or fall come first.
enum { PA_METRICS_CHART_PANELS = 30 };

// Draws the metrics that change, those that rise or fall steadily first. Where times are not known
// the axis counts files. The scene is set in any case; the caller releases it. PA_ERROR_UNSUPPORTED
// if no metric changes. Texts live in the metrics' arena.
PA_MUST_CHECK bool pa_metrics_chart(const struct pa_metrics *metrics, struct pa_scene *scene,
                                    struct pa_error *err);

#endif
