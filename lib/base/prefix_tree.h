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

struct pa_prefix {
    uint32_t parent, item;
};

struct pa_prefix_tree {
    PA_VEC(struct pa_prefix) nodes;
    struct pa_index index; // of those that are not right behind their parents
};

// A tree of the root alone, to be released.
void pa_prefix_tree_init(struct pa_prefix_tree *tree);
void pa_prefix_tree_release(struct pa_prefix_tree *tree); // frees what it holds

// The node of the item behind `parent`, which is in the tree, or a new one.
uint32_t pa_prefix_tree_child(struct pa_prefix_tree *tree, uint32_t parent, uint32_t item);

#endif
