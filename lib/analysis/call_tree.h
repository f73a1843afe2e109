// SPDX-License-Identifier: Apache-2.0
// All stacks of a profile as one tree: equal paths from the root share nodes, inlined calls are
// frames of their own. A node's parent has a smaller index than the node; node 0 is the root and
// stands for no frame. Values are a node's own; a subtree's sum is one loop backwards.
//
//     struct pa_call_tree *tree;
//     if (!pa_call_tree_build(table, measure, arena, &tree, err)) …
//     for (uint32_t i = tree->count - 1; i > 0; i--)
//         cum[tree->nodes[i].parent] += cum[i];
//
// In a comparison samples of the base (label pprof::base=true, subtracted, so negative) have a
// column of their own. Samples whose value (and divisor) is 0 add nothing, not even nodes.
#ifndef PA_ANALYSIS_CALL_TREE_H
#define PA_ANALYSIS_CALL_TREE_H

#include "analysis/heavy_paths.h"
#include "analysis/node.h"
#include "analysis/total.h"

struct pa_call_tree_node {
    uint32_t parent;      // 0 for the root itself
    uint32_t node : 31;   // of the table; of the root: 0, without meaning
    uint32_t inlined : 1; // every call was inlined
    int64_t self;         // of samples that are not of a base
};

struct pa_call_tree {
    struct pa_node_table *table;
    struct pa_call_tree_node *nodes;
    uint32_t count;    // at least 1
    int64_t *bases;    // by node: of the base, its sign turned back; NULL: there is none
    int64_t *divisors; // by node: what a mean's own value is divided by; NULL: no means
    uint32_t *leaves;  // by sample, in the order they are read: its node; NULL: not of all paths
    const struct pa_heavy_paths *heavy; // that have nodes; NULL: all have
    bool has_base;                      // some sample is of a base
    double squares, sum; // of the absolute values of all samples: squares / sum is what one
                         // sample is worth for the noise of a sum
};

// Builds the tree of all stacks of the table's profile, whose values are those of measure.type.
// Means do not add up, so with measure.mean the divisors (values of type 0) are summed beside them.
// `*tree` lives in `arena`. Fails with PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_call_tree_build(struct pa_node_table *table, struct pa_measure measure,
                                      struct pa_arena *arena, struct pa_call_tree **tree,
                                      struct pa_error *err);

// Builds the tree of heavy paths alone, its nodes in the same order; with heavy->callees those that
// they call, and those at the root, are leaves of it. Values of paths without a node are those of
// the nearest caller that has one. `heavy` is borrowed, and of no use for what looks at all
// stacks: the number of nodes, `leaves`, and what a light node's own values are.
PA_MUST_CHECK bool pa_call_tree_build_heavy(const struct pa_heavy_paths *heavy,
                                            struct pa_arena *arena, struct pa_call_tree **tree,
                                            struct pa_error *err);

// Returns what the base (--base, --diff_base) spent in node `at` itself, with its sign turned back;
// 0 if there is no base.
static inline int64_t pa_call_tree_base(const struct pa_call_tree *tree, uint32_t at)
{
    return tree->bases ? tree->bases[at] : 0;
}

#endif
