// SPDX-License-Identifier: Apache-2.0
// Trees that stay small: what nobody could see in a picture is counted for its parent.
#ifndef PA_FLAME_FOLD_H
#define PA_FLAME_FOLD_H

#include "flame/tree.h"

// A tree of any kind, and how small it is to become.
struct pa_flame_folding {
    const void *tree;
    uint32_t count; // of its nodes; parents have smaller numbers
    struct pa_flame_node (*node)(const void *tree, uint32_t at);
    double share;
    uint32_t most;
};

// Leaves out the nodes that have, with all below them, less than `share` of everything; and, if
// more than `most` would be left, of twice that share, and so on. A node's weight is that of both
// sides, without signs. Their values become their parents' own. What is left are the nodes of `to`,
// in the arena. PA_ERROR_LIMIT if a value leaves 64 bits.
PA_MUST_CHECK bool pa_flame_fold_into(const struct pa_flame_folding *folding,
                                      struct pa_flame_tree *to, struct pa_arena *arena,
                                      struct pa_error *err);
// The same of a flame graph's own tree.
PA_MUST_CHECK bool pa_flame_fold(struct pa_flame_tree *tree, double share, uint32_t most,
                                 struct pa_arena *arena, struct pa_error *err);

#endif
