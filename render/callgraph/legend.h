// SPDX-License-Identifier: Apache-2.0
// What stands above the graph: title, totals, header lines of the report, and what numbers, lines
// and colours mean.
#ifndef PA_CALLGRAPH_LEGEND_H
#define PA_CALLGRAPH_LEGEND_H

#include "callgraph/callgraph.h"

// Adds title and legend at the top of a page of this width, in pixels. Returns where they end, the
// y of their lower edge.
double pa_legend_draw(const struct pa_callgraph *graph, double width, struct pa_scene *scene);

#endif
