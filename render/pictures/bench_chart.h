// SPDX-License-Identifier: Apache-2.0
// A picture of the samples of compared benchmarks.
#ifndef PA_PICTURES_BENCH_CHART_H
#define PA_PICTURES_BENCH_CHART_H

#include "base/warnings.h"
#include "bench/compare.h"
#include "scene/scene.h"

// The most rows a picture has; what is more is left out with a warning.
enum { PA_BENCH_CHART_ROWS = 300 };

// Draws a dot for each sample, with medians and intervals. pa_effects_find() has been called for
// the comparison. The scene is initialised if anything is drawn and must be zeroed before; the
// caller releases it also on failure. Rows beyond PA_BENCH_CHART_ROWS are left out with a warning.
// PA_ERROR_FORMAT if there is no measurement. Texts live in `arena`.
PA_MUST_CHECK bool pa_bench_chart(const struct pa_bench_comparison *comparison,
                                  struct pa_arena *arena, struct pa_warnings *warnings,
                                  struct pa_scene *scene, struct pa_error *err);

#endif
