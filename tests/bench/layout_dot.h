// SPDX-License-Identifier: Apache-2.0
// The same graph, drawn by graphviz' dot as a separate program.
#ifndef PA_BENCH_LAYOUT_DOT_H
#define PA_BENCH_LAYOUT_DOT_H

#include "layout_measure.h"

enum { BENCH_DOT_SECONDS = 600 }; // of CPU time, after which dot is stopped

// False if dot did not run or was stopped (out->gave_up). One run lays out so many copies of the
// graph; out->ms is its CPU time without `base_ms`, that of starting dot, for one of them.
bool bench_dot_draw(struct pa_arena *arena, const struct pa_layout_graph *graph, int copies,
                    double base_ms, struct bench_drawing *out);

#endif
