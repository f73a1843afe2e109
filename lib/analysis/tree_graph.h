// SPDX-License-Identifier: Apache-2.0
// A call tree as a graph: a node for each way to call a function. Every node has at most one edge
// in, and callers come before what they call.
#ifndef PA_ANALYSIS_TREE_GRAPH_H
#define PA_ANALYSIS_TREE_GRAPH_H

#include "analysis/call_tree.h"
#include "analysis/graph.h"

// The tree's nodes, the root left out, with their sums; in the arena it was made in.
struct pa_tree_sums {
    const struct pa_call_tree *tree;
    struct pa_graph_node *nodes; // by node of the tree, without edges
    bool drop_negative;
    int64_t flat; // of all nodes that pa_graph_shows()
};

// Adds up the call tree: flat and cum of every node, in `arena`. The sum of the absolute values of
// all samples must fit into 64 bits (pa_measure_fits()).
struct pa_tree_sums pa_tree_sums_of(const struct pa_call_tree *tree, bool drop_negative,
                                    struct pa_arena *arena);

// Returns the graph of the tree's nodes with |cum| >= `least`, in `arena`, with a table of its own;
// nodes that pa_graph_shows() does not show are in the graph but not in its order, as with
// pa_graph_build(). `*place` is an array by node of the tree: the graph's node, PA_NO_NODE for one
// left out. `*all` is how many nodes would be shown without the limit.
struct pa_graph *pa_tree_graph_build(const struct pa_tree_sums *sums, int64_t least,
                                     struct pa_arena *arena, const uint32_t **place, size_t *all);
// A node of the tree that is not in the graph.
enum { PA_NO_NODE = UINT32_MAX };

// Takes nodes out of a graph of pa_tree_graph_build(): those of graph->order whose flag in `keep`,
// by node, is not set. What they called is then called by their nearest caller that is kept, over a
// residual edge; a node whose caller was a root, or was cut off by a dropped edge, becomes a root.
// `scratch` is working memory.
void pa_tree_graph_trim(struct pa_graph *graph, const bool *keep, struct pa_arena *scratch);

#endif
