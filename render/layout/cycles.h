// SPDX-License-Identifier: Apache-2.0
// Chooses which arcs to turn round so that no cycle is left: light ones, if possible.
//
// Arcs are taken heaviest first; one that would close a cycle of arcs taken before is turned. The
// topological order is kept up to date as in Pearce and Kelly, "A Dynamic Topological Sort
// Algorithm for Directed Acyclic Graphs", 2006. Among equals, an arc that a depth-first search
// from the entry points finds to lead back is taken last, so that recursion points upwards.
#ifndef PA_LAYOUT_CYCLES_H
#define PA_LAYOUT_CYCLES_H

#include "layout/dag.h"

#include <stdbool.h>

// Sets turned[i] for each arc that is to be turned round; all are false at first. No arc may be a
// self loop. `scratch` is for working memory.
void pa_cycles_break(struct pa_arena *scratch, uint32_t node_count, const struct pa_dag_arc *arcs,
                     uint32_t arc_count, bool *turned);

#endif
