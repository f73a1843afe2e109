// SPDX-License-Identifier: Apache-2.0
// The row (rank) of each node: every arc leads down by at least its own number of rows, and the
// sum over all arcs of weight times rows is the smallest possible (Gansner et al., section 2,
// solved by network simplex). Nodes that may lie in several rows at the same cost go to the
// emptiest one.
#ifndef PA_LAYOUT_RANKS_H
#define PA_LAYOUT_RANKS_H

#include "layout/dag.h"

// Fills rank[v] for each node, 0 for the top row, and returns the number of rows. The dag is
// connected and not empty. `scratch` is for working memory.
uint32_t pa_ranks_assign(struct pa_arena *scratch, const struct pa_dag *dag, uint32_t *rank);

#endif
