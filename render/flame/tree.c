// SPDX-License-Identifier: Apache-2.0
#include "flame/tree.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/vec.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool pa_flame_sums(const struct pa_flame_tree *tree, int64_t *cum, int64_t *old_cum,
                   struct pa_error *err)
{
    bool fits = true;
    for (uint32_t i = 0; i < tree->node_count; i++) {
        cum[i] = tree->nodes[i].self;
        if (old_cum)
            old_cum[i] = tree->nodes[i].old_self;
    }
    for (uint32_t i = tree->node_count - 1; i > 0; i--) {
        uint32_t parent = tree->nodes[i].parent;
        assert(parent < i);
        fits &= pa_add_int64(cum[parent], cum[i], &cum[parent]);
        if (old_cum)
            fits &= pa_add_int64(old_cum[parent], old_cum[i], &old_cum[parent]);
    }
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

// ---- Building a tree where equal paths share nodes ----

// The most nodes of a tree. Inverted stacks share little: n nested calls that each have a value
// become about n²/2 nodes.
enum { MOST_NODES = 1 << 25 };

struct builder {
    PA_VEC(struct pa_flame_node) nodes;
    struct pa_index index;
    bool full; // nodes are missing
};

static void builder_init(struct builder *b, uint32_t root_frame)
{
    *b = (struct builder){0};
    pa_vec_push(&b->nodes, (struct pa_flame_node){.frame = root_frame});
}

static uint32_t child_of(struct builder *b, uint32_t parent, uint32_t frame)
{
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | frame);
    uint32_t slot, i;
    for (slot = pa_index_first(&b->index, hash); pa_index_at(&b->index, slot, hash, &i);
         slot = pa_index_next(&b->index, slot))
        if (i != UINT32_MAX && b->nodes.items[i].parent == parent &&
            b->nodes.items[i].frame == frame)
            return i;
    i = (uint32_t)b->nodes.count;
    if (i == MOST_NODES) {
        b->full = true;
        return parent;
    }
    pa_vec_push(&b->nodes, (struct pa_flame_node){.parent = parent, .frame = frame});
    pa_index_add(&b->index, hash, i);
    return i;
}

// Sums were checked for the whole tree before; parts of it may still exceed it when signs differ.
static void add_values(struct builder *b, uint32_t node, int64_t value, int64_t old)
{
    struct pa_flame_node *n = &b->nodes.items[node];
    if (!pa_add_int64(n->self, value, &n->self))
        n->self = value > 0 ? INT64_MAX : INT64_MIN;
    if (!pa_add_int64(n->old_self, old, &n->old_self))
        n->old_self = old > 0 ? INT64_MAX : INT64_MIN;
}

static bool builder_finish(struct builder *b, const struct pa_flame_tree *from,
                           struct pa_arena *arena, struct pa_flame_tree *out, struct pa_error *err)
{
    pa_index_release(&b->index);
    pa_arena_defer(arena, free, b->nodes.items);
    *out = (struct pa_flame_tree){.frames = from->frames,
                                  .frame_count = from->frame_count,
                                  .nodes = b->nodes.items,
                                  .node_count = (uint32_t)b->nodes.count};
    return !b->full ||
           pa_error_set(err, PA_ERROR_LIMIT,
                        "turned around, the stacks have more than %d different frames", MOST_NODES);
}

// Adds the path from `node` up to the root, `node` first, below `to`; gives its last node.
static uint32_t add_upwards(struct builder *b, const struct pa_flame_tree *tree, uint32_t node,
                            uint32_t to)
{
    for (; node > 0 && !b->full; node = tree->nodes[node].parent)
        to = child_of(b, to, tree->nodes[node].frame);
    return to;
}

bool pa_flame_invert(const struct pa_flame_tree *tree, struct pa_arena *arena,
                     struct pa_flame_tree *out, struct pa_error *err)
{
    struct builder b;
    builder_init(&b, tree->nodes[0].frame);
    for (uint32_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].self || tree->nodes[i].old_self)
            add_values(&b, add_upwards(&b, tree, i, 0), tree->nodes[i].self,
                       tree->nodes[i].old_self);
    return builder_finish(&b, tree, arena, out, err);
}

// Returns by frame whether it matches; NULL, with `err` set, if the regular expression meets its
// limits.
static bool *match_frames(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                          struct pa_error *err)
{
    bool *matched = pa_xcalloc(tree->frame_count + 1, sizeof *matched);
    for (uint32_t i = 0; i < tree->frame_count; i++)
        matched[i] = pa_regex_match(regex, tree->frames[i].name, strlen(tree->frames[i].name));
    if (pa_regex_check(regex, err))
        return matched;
    free(matched);
    return NULL;
}

uint32_t pa_flame_count_top(const struct pa_flame_tree *tree)
{
    uint32_t count = 0;
    bool *used = pa_xcalloc(tree->node_count, sizeof *used);
    for (uint32_t i = tree->node_count - 1; i > 0; i--) {
        const struct pa_flame_node *n = &tree->nodes[i];
        used[i] |= n->self || n->old_self;
        used[n->parent] |= used[i];
        count += used[i] && n->parent == 0;
    }
    free(used);
    return count;
}

bool pa_flame_callees(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                      struct pa_arena *arena, struct pa_flame_tree *out, struct pa_error *err)
{
    struct builder b;
    bool *matched = match_frames(tree, regex, err);
    if (!matched)
        return false;
    uint32_t *where = pa_xcalloc(tree->node_count, sizeof *where); // 0: outside
    builder_init(&b, tree->nodes[0].frame);
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct pa_flame_node *n = &tree->nodes[i];
        uint32_t to = where[n->parent];
        if (to == 0 && !matched[n->frame])
            continue;
        where[i] = child_of(&b, to, n->frame);
        add_values(&b, where[i], n->self, n->old_self);
    }
    free(matched);
    free(where);
    return builder_finish(&b, tree, arena, out, err);
}

bool pa_flame_callers(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                      struct pa_arena *arena, struct pa_flame_tree *out, struct pa_error *err)
{
    struct builder b;
    bool *matched = match_frames(tree, regex, err);
    if (!matched)
        return false;
    uint32_t *outermost = pa_xcalloc(tree->node_count, sizeof *outermost); // 0: outside
    uint32_t *where = pa_xcalloc(tree->node_count, sizeof *where);
    builder_init(&b, tree->nodes[0].frame);
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct pa_flame_node *n = &tree->nodes[i];
        outermost[i] = outermost[n->parent];
        if (outermost[i] == 0 && matched[n->frame]) {
            outermost[i] = i;
            where[i] = add_upwards(&b, tree, n->parent, 0);
        }
        if (outermost[i])
            add_values(&b, where[outermost[i]], n->self, n->old_self);
    }
    free(matched);
    free(outermost);
    free(where);
    return builder_finish(&b, tree, arena, out, err);
}
