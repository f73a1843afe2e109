// SPDX-License-Identifier: Apache-2.0
// The row of each node: every arc leads down by at least one row, and the sum over all arcs of
// weight times rows is the smallest possible (Gansner et al., section 2). Nodes that may lie on
// several rows at the same cost go to the emptiest one.
#ifndef PA_LAYOUT_RANKS_H
#define PA_LAYOUT_RANKS_H

#include "layout/dag.h"

// Writes node_count rows, 0 at the top; returns the number of rows. dag is connected and not empty.
uint32_t pa_ranks_assign(struct pa_arena *scratch, const struct pa_dag *dag, uint32_t *rank);

#endif
