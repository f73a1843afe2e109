// SPDX-License-Identifier: Apache-2.0
// The same graph, drawn by graphviz' dot as a separate program.
#ifndef PA_BENCH_LAYOUT_DOT_H
#define PA_BENCH_LAYOUT_DOT_H

#include "layout_measure.h"

// False if dot did not run. `base_ms` is subtracted from its CPU time.
bool bench_dot_draw(struct pa_arena *arena, const struct pa_layout_graph *graph, double base_ms,
                    struct bench_drawing *out);

#endif
