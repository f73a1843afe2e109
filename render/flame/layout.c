// SPDX-License-Identifier: Apache-2.0
#include "flame/layout.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/vec.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool has_negative(const struct pa_flame_tree *tree)
{
    for (uint32_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].self < 0)
            return true;
    return false;
}

// Widths are sums of magnitudes, so children always fit into their parents.
static bool set_weights(struct pa_flame_layout *l, bool diff, struct pa_arena *arena,
                        struct pa_error *err)
{
    bool fits = true;
    const struct pa_flame_node *nodes = l->tree->nodes;
    if (!diff && !has_negative(l->tree)) {
        l->weight = l->cum;
        return true;
    }
    l->weight = pa_arena_calloc(arena, l->tree->node_count, sizeof *l->weight);
    for (uint32_t i = 0; i < l->tree->node_count; i++) {
        l->weight[i] = pa_magnitude(nodes[i].self);
        l->negative |= l->cum[i] < 0;
    }
    for (uint32_t i = l->tree->node_count - 1; i > 0; i--)
        fits &= pa_add_int64(l->weight[nodes[i].parent], l->weight[i], &l->weight[nodes[i].parent]);
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

struct sibling {
    int64_t weight;
    const struct pa_flame_frame *frame;
    uint32_t node;
};

static int compare_names(const struct sibling *x, const struct sibling *y)
{
    int order = x->frame == y->frame ? 0 : strcmp(x->frame->name, y->frame->name);
    if (order)
        return order;
    if (x->frame != y->frame)
        return x->frame < y->frame ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static int by_weight(const void *a, const void *b)
{
    const struct sibling *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return compare_names(x, y);
}

static int by_name(const void *a, const void *b)
{
    return compare_names(a, b);
}

struct placer {
    struct pa_flame_layout *l;
    int (*compare)(const void *a, const void *b);
    uint32_t *child, *next;         // by node: the first of its children, its next sibling; 0: none
    PA_VEC(struct sibling) sibling; // of the node at hand
};

// Links the children of each node that have a width.
static void chain_children(struct placer *p)
{
    const struct pa_flame_layout *l = p->l;
    for (uint32_t i = l->tree->node_count - 1; i > 0; i--)
        if (l->weight[i] > 0) {
            uint32_t parent = l->tree->nodes[i].parent;
            p->next[i] = p->child[parent];
            p->child[parent] = i;
        }
}

// Places the children of a node side by side, from its left edge.
static void place_children(struct placer *p, uint32_t node)
{
    struct pa_flame_layout *l = p->l;
    int64_t start = l->start[node];
    p->sibling.count = 0;
    for (uint32_t i = p->child[node]; i; i = p->next[i]) {
        const struct pa_flame_frame *frame = &l->tree->frames[l->tree->nodes[i].frame];
        pa_vec_push(&p->sibling, (struct sibling){l->weight[i], frame, i});
    }
    if (p->sibling.count > 1)
        qsort(p->sibling.items, p->sibling.count, sizeof *p->sibling.items, p->compare);
    for (size_t c = 0; c < p->sibling.count; c++) {
        l->start[p->sibling.items[c].node] = start;
        l->order[l->count++] = p->sibling.items[c].node;
        start += p->sibling.items[c].weight;
    }
}

// Sets start, order, child and row of all nodes, breadth first.
static void set_places(struct pa_flame_layout *l, const struct pa_flame_options *options,
                       struct pa_arena *arena)
{
    size_t count = l->tree->node_count;
    struct placer p = {.l = l,
                       .compare = options->sort == PA_FLAME_BY_NAME ? by_name : by_weight,
                       .child = pa_xcalloc(count, sizeof *p.child),
                       .next = pa_xcalloc(count, sizeof *p.next)};
    PA_VEC(uint32_t) row = {0};
    chain_children(&p);
    double pitch = options->pitch > 0 ? options->pitch : 18;
    size_t most = (size_t)fmin(PA_FLAME_MOST_ROWS, PA_SCENE_LIMIT * 0.45 / pitch);
    l->order[l->count++] = 0;
    for (uint32_t at = 0, end = 0; at < l->count; at++) {
        if (at == end) { // all of the next row is there
            pa_vec_push(&row, at);
            end = l->count;
        }
        l->child[at] = l->count;
        if (row.count < most)
            place_children(&p, l->order[at]);
        else
            l->cut |= p.child[l->order[at]] != 0;
    }
    l->child[l->count] = l->count;
    l->rows = (uint32_t)row.count;
    pa_vec_push(&row, l->count);
    l->row = pa_arena_memdup(arena, row.items, row.count * sizeof *row.items);
    pa_vec_release(&row);
    pa_vec_release(&p.sibling);
    free(p.child);
    free(p.next);
}

bool pa_flame_lay_out(const struct pa_flame_tree *tree, const struct pa_flame_options *options,
                      struct pa_arena *arena, struct pa_flame_layout *out, struct pa_error *err)
{
    size_t count = tree->node_count;
    *out = (struct pa_flame_layout){
        .tree = tree,
        .old_scale = 1,
        .cum = pa_arena_calloc(arena, count, sizeof *out->cum),
        .old_cum = options->diff ? pa_arena_calloc(arena, count, sizeof *out->old_cum) : NULL,
        .start = pa_arena_calloc(arena, count, sizeof *out->start),
        .step = pa_arena_calloc(arena, count, sizeof *out->step),
        .order = pa_arena_calloc(arena, count, sizeof *out->order),
        .child = pa_arena_calloc(arena, count + 1, sizeof *out->child),
    };
    if (!pa_flame_sums(tree, out->cum, out->old_cum, err) ||
        !set_weights(out, options->diff, arena, err))
        return false;
    out->total = out->cum[0];
    out->old_total = options->diff ? out->old_cum[0] : 0;
    if (options->diff) {
        if (!pa_flame_compare(out, options, err))
            return false;
    } else if (out->negative) {
        pa_flame_color_signs(out);
    }
    set_places(out, options, arena);
    return true;
}
