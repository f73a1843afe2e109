// SPDX-License-Identifier: Apache-2.0
#include "input/v8_tree.h"

#include "base/number.h"

#include <inttypes.h>

void pa_v8_tree_release(struct pa_v8_tree *t)
{
    pa_vec_release(&t->nodes);
    pa_packed_release(&t->children);
    pa_index_release(&t->by_id);
}

void pa_v8_tree_clear(struct pa_v8_tree *t)
{
    t->nodes.count = 0;
    t->children.bytes.count = t->children.count = 0;
}

void pa_v8_tree_append(struct pa_v8_tree *t, const struct pa_v8_tree *from)
{
    uint32_t before = (uint32_t)t->nodes.count;
    for (size_t i = 0; i < from->nodes.count; i++) {
        struct pa_v8_node n = from->nodes.items[i];
        if (n.parent != PA_V8_NONE)
            n.parent += before;
        pa_vec_push(&t->nodes, n);
    }
    struct pa_packed_cursor c = pa_packed_start(&from->children);
    int64_t node, child;
    while (pa_packed_next(&c, &node) && pa_packed_next(&c, &child)) {
        pa_packed_push(&t->children, node + before);
        pa_packed_push(&t->children, child);
    }
}

uint32_t pa_v8_tree_find(const struct pa_v8_tree *t, int64_t id)
{
    uint64_t hash = pa_hash_u64((uint64_t)id);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&t->by_id, hash); pa_index_at(&t->by_id, slot, hash, &i);
         slot = pa_index_next(&t->by_id, slot)) {
        if (i != UINT32_MAX && t->nodes.items[i].id == id)
            return i;
    }
    return PA_V8_NONE;
}

// ---- Linking

static bool index_node(struct pa_v8_tree *t, uint32_t i, struct pa_error *err)
{
    const struct pa_v8_node *n = &t->nodes.items[i];
    bool nested = n->parent != PA_V8_NONE || t->nodes.count == 1;
    if (!n->location || (n->id == PA_PACKED_NONE && !nested && i > 0))
        return pa_error_set(err, PA_ERROR_FORMAT, "no callFrame or no id");
    if (n->id == PA_PACKED_NONE)
        return true;
    if (pa_v8_tree_find(t, n->id) != PA_V8_NONE)
        return pa_error_set(err, PA_ERROR_FORMAT, "an id that was there before");
    pa_index_add(&t->by_id, pa_hash_u64((uint64_t)n->id), i);
    return true;
}

static bool set_parent(struct pa_v8_tree *t, uint32_t child, uint32_t parent, struct pa_error *err)
{
    if (child == PA_V8_NONE || parent == PA_V8_NONE)
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown node");
    if (t->nodes.items[child].parent != PA_V8_NONE)
        return pa_error_set(err, PA_ERROR_FORMAT, "a node with two parents");
    t->nodes.items[child].parent = parent;
    return true;
}

static bool link_children(struct pa_v8_tree *t, struct pa_error *err)
{
    struct pa_packed_cursor c = pa_packed_start(&t->children);
    int64_t node, child;
    while (pa_packed_next(&c, &node) && pa_packed_next(&c, &child)) {
        if (!set_parent(t, pa_v8_tree_find(t, child), (uint32_t)node, err))
            return pa_error_prefix(err, "node %" PRId64, node);
    }
    return true;
}

bool pa_v8_tree_link(struct pa_v8_tree *t, struct pa_error *err)
{
    for (uint32_t i = 0; i < t->nodes.count; i++) {
        if (!index_node(t, i, err))
            return pa_error_prefix(err, "node %" PRIu32, i);
    }
    for (uint32_t i = 0; i < t->nodes.count; i++) {
        int64_t parent = t->nodes.items[i].parent_id;
        if (parent != PA_PACKED_NONE && !set_parent(t, i, pa_v8_tree_find(t, parent), err))
            return pa_error_prefix(err, "node %" PRIu32, i);
    }
    return link_children(t, err);
}

// ---- Samples

// What hangs below a node; in the order of the file, as the lists are made from their ends.
static uint32_t link_siblings(const struct pa_v8_tree *t)
{
    struct pa_v8_node *nodes = t->nodes.items;
    uint32_t first_root = PA_V8_NONE;
    for (uint32_t i = (uint32_t)t->nodes.count; i-- > 0;)
        nodes[i].first_child = PA_V8_NONE;
    for (uint32_t i = (uint32_t)t->nodes.count; i-- > 0;) {
        uint32_t parent = nodes[i].parent;
        uint32_t *first = parent == PA_V8_NONE ? &first_root : &nodes[parent].first_child;
        nodes[i].next_sibling = *first;
        *first = i;
    }
    return first_root;
}

struct writing {
    struct pa_profile_builder *b;
    const struct pa_v8_values *values;
    PA_VEC(uint32_t) stack; // locations, root first
    size_t kept;            // how many of them are as in the sample before
};

static bool add_sample(struct writing *w, const struct pa_v8_node *n, struct pa_error *err)
{
    const struct pa_v8_values *v = w->values;
    int64_t value[2] = {0}, amount;
    if (!pa_mul_int64(n->amount, v->factor, &amount))
        return pa_error_set(err, PA_ERROR_LIMIT, "a value over 64 bits");
    if (v->count_column >= 0)
        value[v->count_column] = n->count;
    if (v->amount_column >= 0)
        value[v->amount_column] = amount;
    if (value[0] == 0 && value[1] == 0)
        return true;
    pa_profile_builder_sample(w->b, &(struct pa_sample){.location = w->stack.items,
                                                        .depth = (uint32_t)w->stack.count,
                                                        .common = (uint32_t)w->kept,
                                                        .value = value,
                                                        .label = v->labels,
                                                        .label_count = v->label_count});
    w->kept = w->stack.count;
    return true;
}

static void leave(struct writing *w, const struct pa_v8_node *n)
{
    w->stack.count -= !n->is_root;
    w->kept = w->stack.count < w->kept ? w->stack.count : w->kept;
}

// *met: the nodes that were reached; those that are their own ancestors are not.
static bool write_all(struct writing *w, const struct pa_v8_tree *t, size_t *met,
                      struct pa_error *err)
{
    const struct pa_v8_node *nodes = t->nodes.items;
    for (uint32_t n = link_siblings(t), next; n != PA_V8_NONE; n = next, ++*met) {
        if (!nodes[n].is_root)
            pa_vec_push(&w->stack, nodes[n].location);
        if (!add_sample(w, &nodes[n], err))
            return false;
        next = nodes[n].first_child;
        for (; n != PA_V8_NONE && next == PA_V8_NONE; n = nodes[n].parent) {
            leave(w, &nodes[n]);
            next = nodes[n].next_sibling;
        }
    }
    return true;
}

bool pa_v8_tree_write(const struct pa_v8_tree *t, struct pa_profile_builder *b,
                      const struct pa_v8_values *values, struct pa_error *err)
{
    struct writing w = {.b = b, .values = values};
    size_t met = 0;
    bool ok = write_all(&w, t, &met, err);
    pa_vec_release(&w.stack);
    if (ok && met != t->nodes.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "the nodes are no tree");
    return ok;
}
