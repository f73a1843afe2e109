// SPDX-License-Identifier: Apache-2.0
// A trace of the Go collector as a picture: heap, pauses, CPU and allocation over time.
#ifndef PA_PICTURES_GC_CHART_H
#define PA_PICTURES_GC_CHART_H

#include "evidence/gctrace.h"
#include "scene/scene.h"

// Initialises the scene, also on failure. Without times the axis counts collections.
PA_MUST_CHECK bool pa_gc_chart(const struct pa_gctrace *trace, struct pa_scene *scene,
                               struct pa_error *err);

#endif
