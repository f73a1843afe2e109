// SPDX-License-Identifier: Apache-2.0
// A comparison of benchmarks as a picture of its samples.
#ifndef PA_PICTURES_BENCH_CHART_H
#define PA_PICTURES_BENCH_CHART_H

#include "base/warnings.h"
#include "bench/compare.h"
#include "scene/scene.h"

// The most rows a picture has; what is more is left out with a warning.
enum { PA_BENCH_CHART_ROWS = 300 };

// Initialises the scene, also on failure. pa_effects_find() has been called.
PA_MUST_CHECK bool pa_bench_chart(const struct pa_bench_comparison *comparison,
                                  struct pa_arena *arena, struct pa_warnings *warnings,
                                  struct pa_scene *scene, struct pa_error *err);

#endif
