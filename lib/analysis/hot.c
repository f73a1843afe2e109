// SPDX-License-Identifier: Apache-2.0
#include "analysis/hot.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

struct callees {
    uint32_t first, second; // the heaviest; 0: none
};

// Arrays are by node of the tree, which has millions: there is one only for what is asked of every
// node. Own values are kept only where they differ from the tree's, see own_of(); callees are
// ranked only of heavy nodes.
struct finder {
    const struct pa_call_tree *tree;
    const struct pa_hot_options *options;
    double limit;   // less is not heavy
    int64_t *own;   // with a largest depth
    uint32_t *link; // with a largest depth: how many links it is away from the root
    int64_t *cum;
    unsigned char *used; // see struct pa_hot
    struct pa_index callees_of;
    PA_VEC(uint32_t) callers;
    PA_VEC(struct callees) callees; // by caller
};

static bool is_heavy(const struct finder *f, int64_t value)
{
    return value != 0 && fabs((double)value) >= f->limit;
}

static bool is_deep(const struct finder *f, uint32_t at)
{
    return f->link && f->link[at] > f->options->max_depth;
}

static int64_t own_of(const struct finder *f, uint32_t at)
{
    return f->own ? f->own[at] : f->tree->nodes[at].self - pa_call_tree_base(f->tree, at);
}

// Memory that is zero already is not cleared again: trees are large.
static void *by_node(struct pa_arena *arena, const struct pa_call_tree *tree, size_t size)
{
    void *items = pa_xcalloc(tree->count, size);
    pa_arena_defer(arena, free, items);
    return items;
}

static struct finder make_finder(const struct pa_call_tree *tree,
                                 const struct pa_hot_options *options, struct pa_arena *arena)
{
    bool cut = options->max_depth > 0;
    return (struct finder){
        .tree = tree,
        .options = options,
        .limit = options->min_share * fabs((double)options->total),
        .own = cut ? by_node(arena, tree, sizeof(int64_t)) : NULL,
        .link = cut ? by_node(arena, tree, sizeof(uint32_t)) : NULL,
        .cum = by_node(arena, tree, sizeof(int64_t)),
        .used = by_node(arena, tree, 1),
    };
}

static bool has_value(const struct pa_call_tree *tree, uint32_t at)
{
    return tree->nodes[at].self || pa_call_tree_base(tree, at);
}

// Adds a node's own value to what has come up from below.
static bool add_own(struct finder *f, uint32_t at)
{
    int64_t base = pa_call_tree_base(f->tree, at), own;
    if (base == INT64_MIN || !pa_add_int64(f->tree->nodes[at].self, -base, &own))
        return false;
    if (f->own)
        f->own[at] = own;
    return pa_add_int64(f->cum[at], own, &f->cum[at]);
}

// Callees with nothing but zeros below them are as if they were not there: a heap profile has many
// whose memory was freed.
static bool add_up(struct finder *f)
{
    enum { AHEAD = 16 }; // callers are all over the tree
    const struct pa_call_tree_node *nodes = f->tree->nodes;
    bool fits = true;
    for (uint32_t i = f->tree->count - 1; fits && i > 0; i--) {
        uint32_t up = nodes[i].parent;
        __builtin_prefetch(&f->cum[nodes[i > AHEAD ? i - AHEAD : 0].parent], 1);
        bool counts = f->used[up] < 2 && (f->used[i] || has_value(f->tree, i));
        f->used[up] = (unsigned char)(f->used[up] + counts);
        fits = add_own(f, i) && pa_add_int64(f->cum[up], f->cum[i], &f->cum[up]);
    }
    return fits && add_own(f, 0);
}

static bool same_link(const struct pa_call_tree *tree, const unsigned char *used, uint32_t at)
{
    uint32_t up = tree->nodes[at].parent;
    return up > 0 && used[up] == 1 && !has_value(tree, up);
}

bool pa_hot_same_link(const struct pa_hot *hot, uint32_t at)
{
    return same_link(hot->tree, hot->used, at);
}

static void count_links(struct finder *f)
{
    for (uint32_t i = 1; f->link && i < f->tree->count; i++)
        f->link[i] = f->link[f->tree->nodes[i].parent] + !same_link(f->tree, f->used, i);
}

// ---- Callees

static struct callees *find_callees(const struct finder *f, uint32_t caller, uint64_t hash)
{
    uint32_t i;
    for (uint32_t slot = pa_index_first(&f->callees_of, hash);
         pa_index_at(&f->callees_of, slot, hash, &i); slot = pa_index_next(&f->callees_of, slot)) {
        if (i != UINT32_MAX && f->callers.items[i] == caller)
            return &f->callees.items[i];
    }
    return NULL;
}

static struct callees callees_of(const struct finder *f, uint32_t caller)
{
    const struct callees *c = find_callees(f, caller, pa_hash_u64(caller));
    return c ? *c : (struct callees){0};
}

static void rank(struct finder *f, uint32_t at)
{
    uint32_t caller = f->tree->nodes[at].parent;
    int64_t weight = pa_magnitude(f->cum[at]);
    uint64_t hash = pa_hash_u64(caller);
    if (weight == 0 || is_deep(f, at))
        return;
    struct callees *c = find_callees(f, caller, hash);
    if (!c) {
        pa_index_add(&f->callees_of, hash, (uint32_t)f->callers.count);
        pa_vec_push(&f->callers, caller);
        pa_vec_push(&f->callees, (struct callees){at, 0});
    } else if (weight > pa_magnitude(f->cum[c->first])) {
        *c = (struct callees){at, c->first};
    } else if (!c->second || weight > pa_magnitude(f->cum[c->second])) {
        c->second = at;
    }
}

// Only from a heavy node does the path go on.
static void rank_callees(struct finder *f)
{
    for (uint32_t i = 1; i < f->tree->count; i++) {
        uint32_t up = f->tree->nodes[i].parent;
        if (up == 0 || is_heavy(f, f->cum[up]))
            rank(f, i);
    }
}

// What is too deep counts for the last frame that is not.
static bool cut(struct finder *f)
{
    bool fits = true;
    for (uint32_t i = f->tree->count - 1; f->own && fits && i > 0; i--) {
        uint32_t up = f->tree->nodes[i].parent;
        if (!is_deep(f, i))
            continue;
        fits = pa_add_int64(f->own[up], f->own[i], &f->own[up]);
        f->own[i] = 0;
    }
    return fits;
}

// Differences of sums that fit may not: the parts can have different signs.
static bool add_step(const struct finder *f, struct pa_hot *hot, uint32_t at, uint32_t next)
{
    struct pa_hot_step step = {.at = at, .cum = f->cum[at], .own = own_of(f, at)};
    struct callees callees = callees_of(f, at);
    int64_t on_path = 0;
    step.leak = next ? callees.second : callees.first;
    step.leak_cum = step.leak ? f->cum[step.leak] : 0;
    bool fits = pa_add_int64(step.own, next ? f->cum[next] : 0, &on_path) &&
                !__builtin_sub_overflow(step.cum, on_path, &step.elsewhere);
    pa_vec_push(&hot->steps, step);
    return fits;
}

static bool follow(const struct finder *f, struct pa_hot *hot)
{
    bool fits = true;
    uint32_t top = callees_of(f, 0).first, next = is_heavy(f, f->cum[top]) ? top : 0;
    for (uint32_t at; fits && (at = next) > 0;) {
        uint32_t callee = callees_of(f, at).first;
        next = callee && is_heavy(f, f->cum[callee]) ? callee : 0;
        fits = add_step(f, hot, at, next);
    }
    return fits;
}

static int by_weight(const void *a, const void *b)
{
    const struct pa_hot_stack *x = a, *y = b;
    int64_t u = pa_magnitude(x->value), v = pa_magnitude(y->value);
    return u != v ? (u < v) - (u > v) : (x->at > y->at) - (x->at < y->at);
}

static bool list_stacks(const struct finder *f, struct pa_hot *hot)
{
    bool fits = true;
    for (uint32_t i = 1; i < f->tree->count; i++) {
        int64_t own = own_of(f, i);
        hot->stack_count += own != 0;
        if (is_heavy(f, own))
            pa_vec_push(&hot->stacks, (struct pa_hot_stack){i, own});
    }
    if (hot->stacks.count > 0)
        qsort(hot->stacks.items, hot->stacks.count, sizeof *hot->stacks.items, by_weight);
    if (f->options->max_stacks && hot->stacks.count > f->options->max_stacks)
        hot->stacks.count = f->options->max_stacks;
    for (size_t i = 0; i < hot->stacks.count; i++)
        fits &= pa_add_int64(hot->listed, hot->stacks.items[i].value, &hot->listed);
    if (f->tree->heavy)
        hot->stack_count = f->tree->heavy->stacks;
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
    bool fits = add_up(&f);
    if (fits) {
        count_links(&f);
        rank_callees(&f);
        fits = cut(&f) && follow(&f, hot) && list_stacks(&f, hot);
    }
    pa_index_release(&f.callees_of);
    pa_vec_release(&f.callers);
    pa_vec_release(&f.callees);
    hot->tree = tree;
    hot->used = f.used;
    *out = hot;
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
}
