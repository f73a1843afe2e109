// SPDX-License-Identifier: Apache-2.0
// What only pictures of a graph need: which nodes are worth a place, and which edges are only
// noise.
#ifndef PA_ANALYSIS_PICTURE_H
#define PA_ANALYSIS_PICTURE_H

#include "analysis/graph.h"

// Sorts graph->order as pprof does for graphs: a node through which all passes to one callee comes
// late, one where ways fork or meet, or which costs itself, comes early. Score = cum * (entropy of
// the edges in + entropy of the edges out and flat) + flat. Values below 0 have no meaning here:
// graphs of differences are sorted by |cum|.
void pa_picture_sort(struct pa_graph *graph);

// Drops residual edges (over nodes left out) whose source reaches their target another way.
void pa_picture_drop_redundant(struct pa_graph *graph, struct pa_arena *scratch);

#endif
