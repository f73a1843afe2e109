// SPDX-License-Identifier: Apache-2.0
// The graphs of the layout yardstick: made by generators that imitate sampled call stacks, and real
// ones, kept as node sizes and edges only (graphs/*.graph: lines "n WIDTH HEIGHT" in pixels and
// "e FROM TO WEIGHT ROWS", ROWS being dot's minlen).
#ifndef PA_BENCH_LAYOUT_GRAPHS_H
#define PA_BENCH_LAYOUT_GRAPHS_H

#include "layout/layout.h"

struct bench_graph {
    char name[48];
    struct pa_layout_graph graph;
    bool skip_dot; // dot takes minutes
};

enum { BENCH_MAX_GRAPHS = 64 };

// Fills `list`, returns how many.
int bench_graphs_make(struct pa_arena *arena, struct bench_graph *list);
int bench_graphs_read(struct pa_arena *arena, const char *folder, struct bench_graph *list);

#endif
