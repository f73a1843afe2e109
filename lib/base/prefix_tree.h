// SPDX-License-Identifier: Apache-2.0
// Sequences as a tree of their prefixes: stacks that share their callers share their nodes. A node
// is an item behind a parent; node 0 is the empty sequence. A parent's number is smaller than its
// children's.
//
//     struct pa_prefix_tree t;
//     uint32_t at = 0;
//     pa_prefix_tree_init(&t);
//     for (i = 0; i < n; i++)
//         at = pa_prefix_tree_child(&t, at, items[i]);
//     … equal sequences end in the same node …
//     pa_prefix_tree_release(&t);
#ifndef PA_BASE_PREFIX_TREE_H
#define PA_BASE_PREFIX_TREE_H

#include "base/hash.h"
#include "base/vec.h"

// A node: the node of the sequence without its last item, and that item.
struct pa_prefix {
    uint32_t parent, item;
};

// `nodes` may be read directly; the number of a node is its index.
struct pa_prefix_tree {
    PA_VEC(struct pa_prefix) nodes;
    struct pa_index_parts index; // of those that are not right behind their parents
};

// Makes a tree of the root alone (node 0, the empty sequence), to be released with
// pa_prefix_tree_release().
void pa_prefix_tree_init(struct pa_prefix_tree *tree);
// Frees the nodes and the index; the tree itself is the caller's.
void pa_prefix_tree_release(struct pa_prefix_tree *tree);

// Returns the node of the sequence that is that of node `parent` with `item` behind it, adding it
// if it is new. `parent` is the number of a node of this tree. Adding moves `nodes`.
uint32_t pa_prefix_tree_child(struct pa_prefix_tree *tree, uint32_t parent, uint32_t item);

#endif
