// SPDX-License-Identifier: Apache-2.0
// The input of a flame graph: a call tree as plain arrays, and what may be done to it before it is
// drawn. A node's parent has a smaller index than the node; node 0 is the root and stands for
// everything ("all"), whatever its frame says. Values are a node's own ("self"); what is in a
// subtree is summed here. A comparison has a second value a node, the old side's.
//
//     struct pa_flame_tree inverted;
//     ok = pa_flame_invert(tree, &arena, &inverted, err); // who spends, then who calls
//
// The transforms make a new tree in the arena and leave the frames shared with the old one.
#ifndef PA_FLAME_TREE_H
#define PA_FLAME_TREE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/regex.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_flame_frame {
    const char *name;    // full, as in the profile; may be hostile
    const char *shown;   // instead of it in the picture; NULL: the name
    const char *package; // NULL: taken from the name
    const char *file;    // may be NULL
    int64_t line;        // 0: unknown
};

// The text to draw in the frame.
static inline const char *pa_flame_shown(const struct pa_flame_frame *frame)
{
    return frame->shown ? frame->shown : frame->name;
}

struct pa_flame_node {
    uint32_t parent; // 0 for the root itself
    uint32_t frame;
    int64_t self, old_self; // may be negative (a profile minus its base)
};

struct pa_flame_tree {
    const struct pa_flame_frame *frames;
    const struct pa_flame_node *nodes; // at least the root
    uint32_t frame_count, node_count;
};

// Sums over subtrees: cum[i] and old_cum[i] hold node i and all below it. PA_ERROR_LIMIT if a sum
// leaves 64 bits. Both arrays have node_count elements; old_cum may be NULL.
PA_MUST_CHECK bool pa_flame_sums(const struct pa_flame_tree *tree, int64_t *cum, int64_t *old_cum,
                                 struct pa_error *err);

// All three fail with PA_ERROR_LIMIT if the new tree would have more than 2^25 nodes.
//
// Stacks from the leaf: below the root the functions that spend, below those their callers.
PA_MUST_CHECK bool pa_flame_invert(const struct pa_flame_tree *tree, struct pa_arena *arena,
                                   struct pa_flame_tree *out, struct pa_error *err);
// Only what is below the outermost frames that match: those follow the root.
PA_MUST_CHECK bool pa_flame_callees(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                                    struct pa_arena *arena, struct pa_flame_tree *out,
                                    struct pa_error *err);
// How many children of the root have a value somewhere below them: after pa_flame_callees() the
// functions that matched.
uint32_t pa_flame_count_top(const struct pa_flame_tree *tree);

// The other half: below the root the callers of the outermost matching frames, then theirs. Values
// are those of the matching subtrees, so both halves have the same total.
PA_MUST_CHECK bool pa_flame_callers(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                                    struct pa_arena *arena, struct pa_flame_tree *out,
                                    struct pa_error *err);

#endif
