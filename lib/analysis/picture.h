// SPDX-License-Identifier: Apache-2.0
// What only pictures of a graph need: which nodes are worth a place, and which edges are only
// noise.
#ifndef PA_ANALYSIS_PICTURE_H
#define PA_ANALYSIS_PICTURE_H

#include "analysis/graph.h"
#include "analysis/tags.h"

enum { PA_PICTURE_TAGS = 4 }; // tags of a kind that are shown for a node at most

// Sorts graph->order as pprof does for graphs: a node through which all passes to one callee comes
// late, one where ways fork or meet, or which costs itself, comes early. Score = cum * (entropy of
// the edges in + entropy of the edges out and flat) + flat, by its absolute value. In differences
// it means little, since edges that lost are missing from what the entropy is of.
void pa_picture_sort(struct pa_graph *graph);

// How many of the first nodes of the order fit into so many places: a node takes one, and one for
// each of its tags with a flat value, up to PA_PICTURE_TAGS. `tags` may be NULL.
size_t pa_picture_fitting(const struct pa_graph *graph, const struct pa_tags *tags, int64_t places);

// Drops residual edges (over nodes left out) whose source reaches their target another way.
void pa_picture_drop_redundant(struct pa_graph *graph, struct pa_arena *scratch);

#endif
