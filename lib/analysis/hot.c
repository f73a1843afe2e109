// SPDX-License-Identifier: Apache-2.0
#include "analysis/hot.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

struct finder {
    const struct pa_call_tree *tree;
    const struct pa_hot_options *options;
    int64_t *own, *cum;
    uint32_t *link, *children;
    uint32_t *first, *second; // the heaviest callees; 0: none
};

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static bool is_heavy(const struct finder *f, int64_t value)
{
    return value != 0 &&
           (double)magnitude(value) >= f->options->min_share * fabs((double)f->options->total);
}

static bool is_deep(const struct finder *f, uint32_t at)
{
    return f->options->max_depth && f->link[at] > f->options->max_depth;
}

static struct finder make_finder(const struct pa_call_tree *tree,
                                 const struct pa_hot_options *options, struct pa_arena *arena)
{
    size_t n = tree->count;
    return (struct finder){
        .tree = tree,
        .options = options,
        .own = pa_arena_calloc(arena, n, sizeof(int64_t)),
        .cum = pa_arena_calloc(arena, n, sizeof(int64_t)),
        .link = pa_arena_calloc(arena, n, sizeof(uint32_t)),
        .children = pa_arena_calloc(arena, n, sizeof(uint32_t)),
        .first = pa_arena_calloc(arena, n, sizeof(uint32_t)),
        .second = pa_arena_calloc(arena, n, sizeof(uint32_t)),
    };
}

// Callees with nothing but zeros below them are as if they were not there: a heap profile has many
// whose memory was freed.
static void count_links(struct finder *f)
{
    const struct pa_call_tree_node *nodes = f->tree->nodes;
    bool *used = pa_xcalloc(f->tree->count, sizeof *used);
    for (uint32_t i = f->tree->count - 1; i > 0; i--) {
        used[i] |= nodes[i].self || nodes[i].base;
        used[nodes[i].parent] |= used[i];
        f->children[nodes[i].parent] += used[i];
    }
    for (uint32_t i = 1; i < f->tree->count; i++) {
        uint32_t up = nodes[i].parent;
        bool same = up > 0 && f->children[up] == 1 && nodes[up].self == 0 && nodes[up].base == 0;
        f->link[i] = f->link[up] + !same;
    }
    free(used);
}

static bool add_up(struct finder *f)
{
    const struct pa_call_tree_node *nodes = f->tree->nodes;
    bool fits = true;
    for (uint32_t i = 0; i < f->tree->count; i++) {
        fits &=
            nodes[i].base != INT64_MIN && pa_add_int64(nodes[i].self, -nodes[i].base, &f->own[i]);
        f->cum[i] = f->own[i];
    }
    for (uint32_t i = f->tree->count - 1; fits && i > 0; i--) {
        uint32_t up = nodes[i].parent;
        fits = pa_add_int64(f->cum[up], f->cum[i], &f->cum[up]);
        if (is_deep(f, i)) // all that is below has come up to here by now
            fits &= pa_add_int64(f->own[up], f->own[i], &f->own[up]);
        if (is_deep(f, i))
            f->own[i] = 0;
    }
    return fits;
}

static void rank_callees(struct finder *f)
{
    for (uint32_t i = 1; i < f->tree->count; i++) {
        uint32_t up = f->tree->nodes[i].parent;
        uint64_t weight = magnitude(f->cum[i]);
        if (is_deep(f, i) || weight == 0)
            continue;
        if (!f->first[up] || weight > magnitude(f->cum[f->first[up]])) {
            f->second[up] = f->first[up];
            f->first[up] = i;
        } else if (!f->second[up] || weight > magnitude(f->cum[f->second[up]])) {
            f->second[up] = i;
        }
    }
}

// Differences of sums that fit may not: the parts can have different signs.
static bool add_step(const struct finder *f, struct pa_hot *hot, uint32_t at, uint32_t next)
{
    struct pa_hot_step step = {.at = at, .cum = f->cum[at], .own = f->own[at]};
    int64_t on_path = 0;
    step.leak = next ? f->second[at] : f->first[at];
    step.leak_cum = step.leak ? f->cum[step.leak] : 0;
    bool fits = pa_add_int64(step.own, next ? f->cum[next] : 0, &on_path) &&
                !__builtin_sub_overflow(step.cum, on_path, &step.elsewhere);
    pa_vec_push(&hot->steps, step);
    return fits;
}

static bool follow(const struct finder *f, struct pa_hot *hot)
{
    bool fits = true;
    uint32_t next = is_heavy(f, f->cum[f->first[0]]) ? f->first[0] : 0;
    for (uint32_t at; fits && (at = next) > 0;) {
        uint32_t callee = f->first[at];
        next = callee && is_heavy(f, f->cum[callee]) ? callee : 0;
        fits = add_step(f, hot, at, next);
    }
    return fits;
}

static int by_weight(const void *a, const void *b)
{
    const struct pa_hot_stack *x = a, *y = b;
    uint64_t u = magnitude(x->value), v = magnitude(y->value);
    return u != v ? (u < v) - (u > v) : (x->at > y->at) - (x->at < y->at);
}

static bool list_stacks(const struct finder *f, struct pa_hot *hot)
{
    bool fits = true;
    for (uint32_t i = 1; i < f->tree->count; i++) {
        hot->stack_count += f->own[i] != 0;
        if (is_heavy(f, f->own[i]))
            pa_vec_push(&hot->stacks, (struct pa_hot_stack){i, f->own[i]});
    }
    if (hot->stacks.count > 0)
        qsort(hot->stacks.items, hot->stacks.count, sizeof *hot->stacks.items, by_weight);
    if (f->options->max_stacks && hot->stacks.count > f->options->max_stacks)
        hot->stacks.count = f->options->max_stacks;
    for (size_t i = 0; i < hot->stacks.count; i++)
        fits &= pa_add_int64(hot->listed, hot->stacks.items[i].value, &hot->listed);
    return fits;
}

static void release(void *object)
{
    struct pa_hot *hot = object;
    pa_vec_release(&hot->steps);
    pa_vec_release(&hot->stacks);
}

bool pa_hot_find(const struct pa_call_tree *tree, const struct pa_hot_options *options,
                 struct pa_arena *arena, struct pa_hot **out, struct pa_error *err)
{
    struct pa_hot *hot = pa_arena_calloc(arena, 1, sizeof *hot);
    struct finder f = make_finder(tree, options, arena);
    pa_arena_defer(arena, release, hot);
    count_links(&f);
    bool fits = add_up(&f);
    if (fits) {
        rank_callees(&f);
        fits = follow(&f, hot) && list_stacks(&f, hot);
    }
    hot->link = f.link;
    *out = hot;
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
}
