// SPDX-License-Identifier: Apache-2.0
#include "flame/layout.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

static int64_t magnitude(int64_t value)
{
    return value == INT64_MIN ? INT64_MAX : value < 0 ? -value : value;
}

// Widths are sums of magnitudes, so children always fit into their parents.
static bool set_weights(struct pa_flame_layout *l, struct pa_error *err)
{
    bool fits = true;
    const struct pa_flame_node *nodes = l->tree->nodes;
    for (uint32_t i = 0; i < l->tree->node_count; i++) {
        l->weight[i] = magnitude(nodes[i].self);
        l->negative |= l->cum[i] < 0;
    }
    for (uint32_t i = l->tree->node_count - 1; i > 0; i--)
        fits &= pa_add_int64(l->weight[nodes[i].parent], l->weight[i], &l->weight[nodes[i].parent]);
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

struct sibling {
    int64_t weight;
    uint32_t name; // rank of the frame's name
    uint32_t node;
};

static int by_weight(const void *a, const void *b)
{
    const struct sibling *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static int by_name(const void *a, const void *b)
{
    const struct sibling *x = a, *y = b;
    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

struct named {
    const char *name;
    uint32_t frame;
};

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->frame > y->frame) - (x->frame < y->frame);
}

// The place of each frame in the order of names.
static uint32_t *rank_names(const struct pa_flame_tree *tree, struct pa_arena *arena)
{
    uint32_t *rank = pa_arena_calloc(arena, tree->frame_count + 1, sizeof *rank);
    struct named *list = pa_arena_calloc(arena, tree->frame_count + 1, sizeof *list);
    for (uint32_t i = 0; i < tree->frame_count; i++)
        list[i] = (struct named){tree->frames[i].name, i};
    qsort(list, tree->frame_count, sizeof *list, compare_named);
    for (uint32_t i = 0; i < tree->frame_count; i++)
        rank[list[i].frame] = i;
    return rank;
}

// Children with a width, grouped by parent: those of node i are [first[i], first[i+1]).
static struct sibling *group_children(const struct pa_flame_layout *l, struct pa_arena *arena,
                                      uint32_t *first)
{
    uint32_t count = l->tree->node_count;
    const struct pa_flame_node *nodes = l->tree->nodes;
    const uint32_t *rank = rank_names(l->tree, arena);
    struct sibling *children = pa_arena_calloc(arena, count, sizeof *children);
    uint32_t *next = pa_arena_calloc(arena, (size_t)count + 1, sizeof *next);
    for (uint32_t i = 1; i < count; i++)
        first[nodes[i].parent + 1] += l->weight[i] > 0;
    for (uint32_t i = 0; i < count; i++)
        first[i + 1] += first[i];
    memcpy(next, first, count * sizeof *next);
    for (uint32_t i = 1; i < count; i++)
        if (l->weight[i] > 0)
            children[next[nodes[i].parent]++] =
                (struct sibling){l->weight[i], rank[nodes[i].frame], i};
    return children;
}

// Breadth first: each node lays its children side by side from its own left edge.
static void set_places(struct pa_flame_layout *l, const struct pa_flame_options *options,
                       struct pa_arena *arena)
{
    uint32_t count = l->tree->node_count;
    uint32_t *first = pa_arena_calloc(arena, (size_t)count + 1, sizeof *first);
    struct sibling *children = group_children(l, arena, first);
    l->order[l->count++] = 0;
    l->row[l->rows++] = 0;
    for (uint32_t at = 0; at < l->count; at++) {
        uint32_t node = l->order[at];
        if (l->depth[node] == l->rows)
            l->row[l->rows++] = at;
        int64_t start = l->start[node];
        struct sibling *own = children + first[node];
        size_t size = first[node + 1] - first[node];
        if (size > 1)
            qsort(own, size, sizeof *own, options->sort == PA_FLAME_BY_NAME ? by_name : by_weight);
        for (size_t c = 0; c < size; c++) {
            l->start[own[c].node] = start;
            l->depth[own[c].node] = l->depth[node] + 1;
            l->order[l->count++] = own[c].node;
            start += own[c].weight;
        }
    }
    l->row[l->rows] = l->count;
}

bool pa_flame_lay_out(const struct pa_flame_tree *tree, const struct pa_flame_options *options,
                      struct pa_arena *arena, struct pa_flame_layout *out, struct pa_error *err)
{
    size_t count = tree->node_count;
    *out = (struct pa_flame_layout){
        .tree = tree,
        .old_scale = 1,
        .cum = pa_arena_calloc(arena, count, sizeof *out->cum),
        .old_cum = pa_arena_calloc(arena, count, sizeof *out->old_cum),
        .weight = pa_arena_calloc(arena, count, sizeof *out->weight),
        .start = pa_arena_calloc(arena, count, sizeof *out->start),
        .step = pa_arena_calloc(arena, count, sizeof *out->step),
        .depth = pa_arena_calloc(arena, count, sizeof *out->depth),
        .order = pa_arena_calloc(arena, count, sizeof *out->order),
        .row = pa_arena_calloc(arena, count + 1, sizeof *out->row),
    };
    if (!pa_flame_sums(tree, out->cum, out->old_cum, err) || !set_weights(out, err))
        return false;
    out->total = out->cum[0];
    out->old_total = out->old_cum[0];
    if (options->diff) {
        if (!pa_flame_compare(out, options, err))
            return false;
    } else if (out->negative) {
        pa_flame_color_signs(out);
    }
    set_places(out, options, arena);
    return true;
}
