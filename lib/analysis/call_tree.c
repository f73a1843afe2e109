// SPDX-License-Identifier: Apache-2.0
#include "analysis/call_tree.h"

#include "analysis/path_walk.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/thread.h"
#include "profile/sample.h"

#include <math.h>
#include <stdlib.h>

struct builder {
    const struct pa_profile *profile;
    const struct pa_node_table *table;
    PA_VEC(struct pa_call_tree_node) nodes;
    PA_VEC(int64_t) divisors, bases;
    PA_VEC(uint32_t) leaves;
    struct pa_index index;
    bool mean, may_have_base;
    uint32_t *path; // path[i]: the tree's node of the first i locations of the stack
    pa_str base_key, base_value;
    // Of a tree of heavy paths.
    const struct pa_heavy_paths *heavy; // NULL: the tree is of all paths
    uint64_t *hash;                     // hash[i]: of the path that the first i locations make
    uint32_t part;                      // that is walked, of heavy->parts
    uint32_t cut; // locations of the stack behind which there are no nodes; UINT32_MAX: none
};

static uint32_t add_node(struct builder *b, uint32_t parent, uint32_t node)
{
    uint32_t i = (uint32_t)b->nodes.count;
    pa_vec_push(&b->nodes, (struct pa_call_tree_node){
                               .parent = parent,
                               .node = node & INT32_MAX,
                               .inlined = true,
                           });
    if (b->mean)
        pa_vec_push(&b->divisors, 0);
    if (b->may_have_base)
        pa_vec_push(&b->bases, 0);
    return i;
}

static bool is_child(const struct builder *b, uint32_t i, uint32_t parent, uint32_t node)
{
    return b->nodes.items[i].parent == parent && b->nodes.items[i].node == node;
}

// The same as pa_prefix_tree_child(), but that a node is one piece of memory with its values:
// drawing a flame graph takes a tenth longer otherwise. A stack met for the first time puts callees
// right behind their callers. Most frames are found there; only those that are elsewhere, at most
// one a sample, need the index.
static uint32_t child(struct builder *b, uint32_t parent, uint32_t node)
{
    uint32_t slot, i = parent + 1;
    if (i == b->nodes.count)
        return add_node(b, parent, node);
    // Neither is in the caches when the tree is large: both are asked for at once.
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | node);
    if (b->index.slots)
        __builtin_prefetch(&b->index.slots[pa_index_first(&b->index, hash)]);
    if (is_child(b, i, parent, node))
        return i;
    for (slot = pa_index_first(&b->index, hash); pa_index_at(&b->index, slot, hash, &i);
         slot = pa_index_next(&b->index, slot))
        if (i != UINT32_MAX && is_child(b, i, parent, node))
            return i;
    i = add_node(b, parent, node);
    pa_index_add(&b->index, hash, i);
    return i;
}

// Only what differs from the stack walked before is looked up.
static uint32_t walk(struct builder *b, const struct pa_sample *s, uint32_t common)
{
    for (uint32_t i = common; i < s->depth; i++) {
        uint32_t at = b->path[i], first = b->table->first[s->location[i]];
        for (uint32_t n = first; n < b->table->first[s->location[i] + 1]; n++) {
            at = child(b, at, b->table->of_location[n]);
            b->nodes.items[at].inlined &= n > first;
        }
        b->path[i + 1] = at;
    }
    return b->path[s->depth];
}

// Stops where a path is light: then none that goes on from it is heavy. `at`, the node that stands
// for all of them, is also that of the next samples with this part of the stack.
static uint32_t walk_heavy(struct builder *b, const struct pa_sample *s, uint32_t common)
{
    if (common >= b->cut)
        return b->path[b->cut];
    for (uint32_t i = common; i < s->depth; i++) {
        uint32_t at = b->path[i], first = b->table->first[s->location[i]];
        uint64_t hash = b->hash[i];
        for (uint32_t n = first; n < b->table->first[s->location[i] + 1]; n++) {
            hash = pa_path_hash(hash, b->table->of_location[n]);
            bool heavy = pa_heavy_paths_has(b->heavy, hash);
            if (heavy || b->heavy->callees) {
                at = child(b, at, b->table->of_location[n]);
                b->nodes.items[at].inlined &= n > first;
            }
            if (!heavy) {
                b->cut = i + 1;
                return b->path[i + 1] = at;
            }
        }
        b->path[i + 1] = at;
        b->hash[i + 1] = hash;
    }
    b->cut = UINT32_MAX;
    return b->path[s->depth];
}

static bool is_base(const struct builder *b, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->label_count; i++)
        if (s->label[i].key == b->base_key && s->label[i].text == b->base_value)
            return true;
    return false;
}

// Adds a sample to its node `at`.
static bool add_values(struct builder *b, struct pa_call_tree *tree, const struct pa_sample *s,
                       uint32_t at, struct pa_measure measure)
{
    int64_t value = s->value[measure.type], *to;
    bool base = b->may_have_base && is_base(b, s);
    if (base && value == INT64_MIN)
        return false;
    to = base ? &b->bases.items[at] : &b->nodes.items[at].self;
    tree->has_base |= base;
    tree->sum += fabs((double)value);
    tree->squares += (double)value * (double)value;
    if (measure.mean && !pa_add_int64(b->divisors.items[at], s->value[0], &b->divisors.items[at]))
        return false;
    return pa_add_int64(*to, base ? -value : value, to);
}

static bool add_samples(struct builder *b, struct pa_call_tree *tree, struct pa_measure measure)
{
    struct pa_sample_reader reader;
    bool fits = true;
    uint32_t common = UINT32_MAX; // with the sample walked last
    pa_sample_reader_init_part(&reader, b->profile, b->part, b->heavy ? b->heavy->parts : 1);
    reader.skip_labels = !b->may_have_base;
    while (fits && pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        uint32_t at = 0;
        common = s->common < common ? s->common : common;
        if (s->value[measure.type] || (measure.mean && s->value[0])) {
            at = b->heavy ? walk_heavy(b, s, common) : walk(b, s, common);
            fits = add_values(b, tree, s, at, measure);
            common = UINT32_MAX;
        }
        if (!b->heavy)
            pa_vec_push(&b->leaves, at);
    }
    pa_sample_reader_release(&reader);
    return fits;
}

// A location that the stack before does not have takes a byte or two of the store, and at most a
// node of the tree; of real profiles a fourth has one. Memory that is not needed costs nothing, a
// tree that grows is copied.
static void expect(struct builder *b)
{
    pa_vec_reserve(&b->nodes, b->profile->store.size / 4);
    pa_vec_reserve(&b->leaves, b->profile->sample_count);
}

static struct builder make_builder(struct pa_node_table *table, struct pa_measure measure,
                                   const struct pa_heavy_paths *heavy)
{
    const struct pa_profile *p = table->profile;
    struct builder b = {.profile = p, .table = table, .mean = measure.mean, .heavy = heavy};
    b.base_key = pa_strings_find(p->strings, "pprof::base", 11);
    b.base_value = pa_strings_find(p->strings, "true", 4);
    b.path = pa_xcalloc((size_t)p->store.deepest + 2, sizeof *b.path);
    b.may_have_base = b.base_key != UINT32_MAX && b.base_value != UINT32_MAX;
    b.cut = UINT32_MAX;
    if (heavy) {
        b.hash = pa_xcalloc((size_t)p->store.deepest + 2, sizeof *b.hash);
        b.hash[0] = PA_PATH_ROOT;
        pa_vec_reserve(&b.nodes, (size_t)heavy->count + 1);
    } else {
        expect(&b);
    }
    add_node(&b, 0, 0);
    b.nodes.items[0].inlined = false;
    return b;
}

static void release_scratch(struct builder *b)
{
    free(b->path);
    free(b->hash);
    pa_index_release(&b->index);
}

// Moves what was built to the tree.
static void finish(struct builder *b, struct pa_arena *arena, struct pa_call_tree *tree)
{
    release_scratch(b);
    pa_arena_defer(arena, free, b->nodes.items);
    pa_arena_defer(arena, free, b->bases.items);
    pa_arena_defer(arena, free, b->divisors.items);
    pa_arena_defer(arena, free, b->leaves.items);
    tree->nodes = b->nodes.items;
    tree->count = (uint32_t)b->nodes.count;
    tree->bases = b->bases.items;
    tree->divisors = b->divisors.items;
    tree->leaves = b->leaves.items;
}

static bool fits_or_error(bool fits, struct pa_error *err)
{
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
}

bool pa_call_tree_build(struct pa_node_table *table, struct pa_measure measure,
                        struct pa_arena *arena, struct pa_call_tree **out, struct pa_error *err)
{
    struct builder b = make_builder(table, measure, NULL);
    struct pa_call_tree *tree = *out = pa_arena_calloc(arena, 1, sizeof *tree);
    bool fits = add_samples(&b, tree, measure);
    tree->table = table;
    finish(&b, arena, tree);
    return fits_or_error(fits, err);
}

// ---- Of heavy paths

// A tree of a share of the samples.
struct part {
    struct builder b;
    struct pa_call_tree tree; // of which only sums are used
    bool fits;
};

static void run_part(void *part)
{
    struct part *p = part;
    p->fits = add_samples(&p->b, &p->tree, p->b.heavy->measure);
}

// Adds a tree of later samples. Its nodes are in the order of these, so those that are new come in
// the order in which one tree of all would have them.
static bool append(struct part *to, const struct part *from)
{
    uint32_t *place = pa_xcalloc(from->b.nodes.count, sizeof *place); // in `to`, by node
    bool fits = from->fits;
    for (uint32_t i = 0; i < from->b.nodes.count; i++) {
        const struct pa_call_tree_node *n = &from->b.nodes.items[i];
        place[i] = i > 0 ? child(&to->b, place[n->parent], n->node) : 0;
        struct pa_call_tree_node *same = &to->b.nodes.items[place[i]];
        same->inlined &= n->inlined;
        fits &= pa_add_int64(same->self, n->self, &same->self);
    }
    to->tree.sum += from->tree.sum;
    to->tree.squares += from->tree.squares;
    free(place);
    return fits;
}

bool pa_call_tree_build_heavy(const struct pa_heavy_paths *heavy, struct pa_arena *arena,
                              struct pa_call_tree **out, struct pa_error *err)
{
    struct part *parts = pa_xcalloc(heavy->parts, sizeof *parts);
    struct pa_call_tree *tree = *out = pa_arena_calloc(arena, 1, sizeof *tree);
    for (uint32_t i = 0; i < heavy->parts; i++) {
        parts[i].b = make_builder(heavy->table, heavy->measure, heavy);
        parts[i].b.part = i;
    }
    pa_threads_run(run_part, parts, sizeof *parts, heavy->parts);
    bool fits = parts[0].fits;
    for (uint32_t i = 1; i < heavy->parts; i++) {
        fits &= append(&parts[0], &parts[i]);
        release_scratch(&parts[i].b);
        pa_vec_release(&parts[i].b.nodes);
    }
    *tree = parts[0].tree;
    tree->table = heavy->table;
    tree->heavy = heavy;
    finish(&parts[0].b, arena, tree);
    free(parts);
    return fits_or_error(fits, err);
}
