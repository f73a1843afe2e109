// SPDX-License-Identifier: Apache-2.0
// A picture of a trace of Go's collector: heap, pauses, share of CPU and rate of allocation over
// time.
#ifndef PA_PICTURES_GC_CHART_H
#define PA_PICTURES_GC_CHART_H

#include "evidence/gctrace.h"
#include "scene/scene.h"

// Draws the trace; where its log has no times the axis counts collections and only heap and pauses
// are drawn. The scene is initialised; the caller releases it also on failure. PA_ERROR_LIMIT if
// it is too large for a scene.
PA_MUST_CHECK bool pa_gc_chart(const struct pa_gctrace *trace, struct pa_scene *scene,
                               struct pa_error *err);

#endif
