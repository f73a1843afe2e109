// SPDX-License-Identifier: Apache-2.0
// Trees that stay small: what nobody could see in a picture is counted for its parent.
#ifndef PA_FLAME_FOLD_H
#define PA_FLAME_FOLD_H

#include "flame/tree.h"

// Leaves out the nodes that have, with all below them, less than `share` of everything; and, if
// more than `most` would be left, of twice that share, and so on. A node's weight is that of both
// sides, without signs. Their values become their parents' own. The new nodes are in the arena.
// PA_ERROR_LIMIT if a value leaves 64 bits.
PA_MUST_CHECK bool pa_flame_fold(struct pa_flame_tree *tree, double share, uint32_t most,
                                 struct pa_arena *arena, struct pa_error *err);

#endif
