// SPDX-License-Identifier: Apache-2.0
// Which arcs to turn round so that no cycle is left: the lightest ones.
//
// Arcs are taken heaviest first; one that would close a cycle of heavier arcs is turned. The
// topological order is kept up to date as in Pearce and Kelly, "A Dynamic Topological Sort
// Algorithm for Directed Acyclic Graphs", 2006. Among equals an arc that a depth-first search from
// the entry points sees as leading back is taken last, so that recursion points upwards.
#ifndef PA_LAYOUT_CYCLES_H
#define PA_LAYOUT_CYCLES_H

#include "layout/dag.h"

#include <stdbool.h>

// Chooses arcs to be turned so that no cycle is left, as few as it can. `turned` holds one flag for
// each arc, all false at first. No arc is a self loop.
void pa_cycles_break(struct pa_arena *scratch, uint32_t node_count, const struct pa_dag_arc *arcs,
                     uint32_t arc_count, bool *turned);

#endif
