// SPDX-License-Identifier: Apache-2.0
// Connected components of a graph, largest first.
#ifndef PA_LAYOUT_COMPONENTS_H
#define PA_LAYOUT_COMPONENTS_H

#include "base/arena.h"
#include "layout/layout.h"

// Component c has the nodes nodes[node_start[c]] .. nodes[node_start[c+1]-1] and likewise edges,
// both ascending. `local` is a node's index within its component.
struct pa_components {
    uint32_t count;
    uint32_t *node_start, *nodes, *local;
    uint32_t *edge_start, *edges;
};

// Finds the connected components of a graph, ordered by number of nodes, largest first, then by
// their first node. The arrays are in `arena`.
struct pa_components pa_components_find(struct pa_arena *arena,
                                        const struct pa_layout_graph *graph);

#endif
