// SPDX-License-Identifier: Apache-2.0
// The input of a flame graph: a call tree as plain arrays, and what may be done to it before it is
// drawn. A node's parent has a smaller index than the node; node 0 is the root and stands for
// everything ("all"), whatever its frame says. Values are a node's flat ("self"); cum is summed
// when it is needed. In a comparison nodes have a second value, the old side's.
//
//     struct pa_flame_tree inverted;
//     ok = pa_flame_invert(tree, &arena, &inverted, err); // who spends, then who calls
//
// The transforms make a new tree in the arena that shares the frames of the old one.
#ifndef PA_FLAME_TREE_H
#define PA_FLAME_TREE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/regex.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_flame_frame {
    const char *name;    // as in the profile; any bytes
    const char *shown;   // the text in the picture; NULL: the name
    const char *package; // NULL: taken from the name
    const char *file;    // may be NULL
    int64_t line;        // 0: unknown
};

// Returns the text to draw in the frame.
static inline const char *pa_flame_shown(const struct pa_flame_frame *frame)
{
    return frame->shown ? frame->shown : frame->name;
}

struct pa_flame_node {
    uint32_t parent;        // index of a node; 0 for the root itself
    uint32_t frame;         // index of a frame
    int64_t self, old_self; // may be negative (a profile minus its base)
};

struct pa_flame_tree {
    const struct pa_flame_frame *frames;
    const struct pa_flame_node *nodes; // at least the root
    uint32_t frame_count, node_count;
};

// Fills cum[i] and old_cum[i] with the sums over node i and all below it. Both arrays have
// node_count items; old_cum may be NULL. PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_flame_sums(const struct pa_flame_tree *tree, int64_t *cum, int64_t *old_cum,
                                 struct pa_error *err);

// ---- Transforms
//
// Each fails with PA_ERROR_LIMIT if the new tree would have more than 2^25 nodes, and if a regular
// expression meets its limits. Sums that do not fit into 64 bits, which is possible only where
// signs differ, stay at the largest number.

// Makes the tree of stacks from the leaf: below the root the functions with flat values, below
// those their callers.
PA_MUST_CHECK bool pa_flame_invert(const struct pa_flame_tree *tree, struct pa_arena *arena,
                                   struct pa_flame_tree *out, struct pa_error *err);
// Makes the tree of what is below the outermost frames that match, with these frames as children
// of the root. Other values are left out.
PA_MUST_CHECK bool pa_flame_callees(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                                    struct pa_arena *arena, struct pa_flame_tree *out,
                                    struct pa_error *err);
// Returns how many children of the root have a value somewhere below them: after
// pa_flame_callees() the number of functions that matched.
uint32_t pa_flame_count_top(const struct pa_flame_tree *tree);

// Makes the other half: below the root the callers of the outermost matching frames, then their
// callers. Values are the sums of the matching subtrees, so both halves have the same total.
PA_MUST_CHECK bool pa_flame_callers(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                                    struct pa_arena *arena, struct pa_flame_tree *out,
                                    struct pa_error *err);

#endif
