// SPDX-License-Identifier: Apache-2.0
// Makes call trees smaller for pictures: subtrees too small to be seen are counted as their
// callers' own.
#ifndef PA_FLAME_FOLD_H
#define PA_FLAME_FOLD_H

#include "flame/tree.h"

// A tree of any kind, and how small it is to become.
struct pa_flame_folding {
    const void *tree;
    uint32_t count; // of its nodes; a parent's number is smaller than its children's
    struct pa_flame_node (*node)(const void *tree, uint32_t at); // node number `at`, by value
    double share;  // 0 to 1: nodes of less than this share of everything are left out
    uint32_t most; // nodes that may be left
};

// Sets nodes and node_count of `to` to the folded tree, in the arena; its frames are the caller's.
// A node's weight is the magnitude of all values, old and new, of it and below it; nodes of less
// than the share are left out, and if more than `most` are left, those of less than twice the
// share, and so on. Values that are left out become the flat of the nearest caller that stays.
// PA_ERROR_LIMIT if a value does not fit into 64 bits.
PA_MUST_CHECK bool pa_flame_fold_into(const struct pa_flame_folding *folding,
                                      struct pa_flame_tree *to, struct pa_arena *arena,
                                      struct pa_error *err);
// Does the same with a flame graph's tree, in place: nodes are replaced by those in the arena.
PA_MUST_CHECK bool pa_flame_fold(struct pa_flame_tree *tree, double share, uint32_t most,
                                 struct pa_arena *arena, struct pa_error *err);

#endif
