// SPDX-License-Identifier: Apache-2.0
// What stands above the graph: title, totals, the header lines of the report, and what the numbers,
// lines and colours mean.
#ifndef PA_CALLGRAPH_LEGEND_H
#define PA_CALLGRAPH_LEGEND_H

#include "callgraph/callgraph.h"

// Adds title and legend in lines of this width; returns where they end, in pixels.
double pa_legend_draw(const struct pa_callgraph *graph, double width, struct pa_scene *scene);

#endif
