// SPDX-License-Identifier: Apache-2.0
// What only pictures of a graph need: which nodes are worth a place, and which edges are only
// noise.
#ifndef PA_ANALYSIS_PICTURE_H
#define PA_ANALYSIS_PICTURE_H

#include "analysis/graph.h"
#include "analysis/tags.h"

enum { PA_PICTURE_TAGS = 4 }; // tags of a kind that are shown for a node at most

// Sorts graph->order as pprof does for graphs, by |score|: score = cum * (entropy of the edges in +
// entropy of the edges out and flat) + flat. A node through which all passes to one callee comes
// late; one where ways fork or meet, or which has cost of its own, comes early. In differences the
// score means little, since edges that lost are missing from the entropy.
void pa_picture_sort(struct pa_graph *graph);

// Returns how many of the first nodes of graph->order fit into `places`, pprof's node count: a node
// takes one place, and one for each of its tags with a flat value, up to PA_PICTURE_TAGS. `tags`
// may be NULL.
size_t pa_picture_fitting(const struct pa_graph *graph, const struct pa_tags *tags, int64_t places);

// Marks as dropped the residual edges (over nodes left out) whose source reaches their target
// another way, as pprof does: of the edges into each node from the lightest up to the first that is
// not residual. `scratch` is memory for the search.
void pa_picture_drop_redundant(struct pa_graph *graph, struct pa_arena *scratch);

#endif
