// SPDX-License-Identifier: Apache-2.0
// What stands above the graph: title, totals, the header lines of the report, and what the colours
// of a comparison mean.
#ifndef PA_CALLGRAPH_LEGEND_H
#define PA_CALLGRAPH_LEGEND_H

#include "callgraph/callgraph.h"

// Room for a viewer's search box is left at the right end. Returns the height.
double pa_legend_height(const struct pa_callgraph *graph);
void pa_legend_draw(const struct pa_callgraph *graph, double width, struct pa_scene *scene);

#endif
