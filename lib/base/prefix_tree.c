// SPDX-License-Identifier: Apache-2.0
#include "base/prefix_tree.h"

void pa_prefix_tree_init(struct pa_prefix_tree *t)
{
    *t = (struct pa_prefix_tree){0};
    pa_vec_push(&t->nodes, (struct pa_prefix){0});
}

void pa_prefix_tree_release(struct pa_prefix_tree *t)
{
    pa_vec_release(&t->nodes);
    pa_index_parts_release(&t->index);
}

static bool is_child(const struct pa_prefix_tree *t, uint32_t i, struct pa_prefix node)
{
    return t->nodes.items[i].parent == node.parent && t->nodes.items[i].item == node.item;
}

// Nodes that were made one after another are mostly looked at together: the children of so many of
// them are a part of the index.
enum { PARENTS_A_PART = 1 << 14 };

// A sequence met for the first time puts children right behind their parents. Most are found there;
// the index is for those that are elsewhere.
uint32_t pa_prefix_tree_child(struct pa_prefix_tree *t, uint32_t parent, uint32_t item)
{
    struct pa_prefix node = {parent, item};
    uint32_t slot, i = parent + 1;
    if (i == t->nodes.count) {
        pa_vec_push(&t->nodes, node);
        return i;
    }
    // Neither is in the caches when the tree is large: both are asked for at once.
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | item);
    struct pa_index *index = pa_index_part(&t->index, parent / PARENTS_A_PART);
    pa_index_prefetch(index, hash);
    if (is_child(t, i, node))
        return i;
    for (slot = pa_index_first(index, hash); pa_index_at(index, slot, hash, &i);
         slot = pa_index_next(index, slot))
        if (i != UINT32_MAX && is_child(t, i, node))
            return i;
    i = (uint32_t)t->nodes.count;
    pa_vec_push(&t->nodes, node);
    pa_index_add(index, hash, i);
    return i;
}
