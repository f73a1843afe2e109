// SPDX-License-Identifier: Apache-2.0
// Two passes. The first finds out which different sets of labels there are, what tags each makes,
// and what absolute values each tag has in all: most tags of a profile with many labels cannot
// reach the limit in any node. The second adds the samples of the others to the nodes of their
// stacks, and need not decode labels again.
#include "analysis/tags.h"

#include "analysis/tag_sets.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/number.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

struct collector {
    const struct pa_tag_nodes *nodes;
    const struct pa_profile *profile;
    struct pa_measure measure;
    struct pa_tag_sets sets;
    PA_VEC(struct pa_tag) tags;
    PA_VEC(uint32_t) name_of; // by tag
    struct pa_index index;    // of tags by node and name
    bool overflow;
};

// ---- Sums

// Of numbers that look the same, 16 B and 24 B in kB, the one met first at the node counts, as in
// pprof.
static struct pa_tag *find_tag(struct collector *c, uint32_t node, const struct pa_tag_of_set *tag)
{
    uint32_t name = tag->name;
    uint64_t hash = pa_hash_u64((uint64_t)node << 32 | name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->index, hash); pa_index_at(&c->index, slot, hash, &i);
         slot = pa_index_next(&c->index, slot))
        if (i != UINT32_MAX && c->tags.items[i].node == node && c->name_of.items[i] == name)
            return &c->tags.items[i];
    const struct pa_tag_name *n = &c->sets.names.items[name];
    i = (uint32_t)c->tags.count;
    pa_vec_push(&c->tags, (struct pa_tag){
                              .node = node,
                              .labels = pa_strings_text(&c->sets.labels, n->labels),
                              .text = n->text,
                              .number = tag->number,
                          });
    pa_vec_push(&c->name_of, name);
    pa_index_add(&c->index, hash, i);
    return &c->tags.items[i];
}

static void add(struct collector *c, int64_t value, int64_t *to)
{
    c->overflow |= !pa_add_int64(*to, value, to);
}

static void add_to_node(struct collector *c, const struct pa_sample *s, pa_str set, uint32_t node,
                        bool flat)
{
    int64_t value = s->value[c->measure.type], divisor = c->measure.mean ? s->value[0] : 0;
    for (size_t i = 0; i < c->sets.list.items[set].count; i++) {
        struct pa_tag *t =
            find_tag(c, node, &c->sets.of_set.items[c->sets.list.items[set].first + i]);
        add(c, value, flat ? &t->flat : &t->cum);
        add(c, divisor, flat ? &t->flat_divisor : &t->cum_divisor);
    }
}

// The kept nodes of the current stack, each once.
struct path {
    PA_VEC(uint32_t) nodes;
    uint32_t *counts; // [i]: how many of them are in the first i locations
    bool *on_path;    // by node
};

static void follow(struct path *path, const struct pa_tag_nodes *nodes, const struct pa_sample *s,
                   uint32_t common)
{
    const struct pa_node_table *t = nodes->table;
    while (path->nodes.count > path->counts[common])
        path->on_path[path->nodes.items[--path->nodes.count]] = false;
    for (uint32_t i = common; i < s->depth; i++) {
        for (uint32_t n = t->first[s->location[i]]; n < t->first[s->location[i] + 1]; n++) {
            uint32_t node = t->of_location[n];
            if (path->on_path[node] || (nodes->keep && !nodes->keep[node]))
                continue;
            path->on_path[node] = true;
            pa_vec_push(&path->nodes, node);
        }
        path->counts[i + 1] = (uint32_t)path->nodes.count;
    }
}

static void add_path(struct collector *c, const struct path *path, const struct pa_sample *s,
                     pa_str set)
{
    const struct pa_node_table *t = c->nodes->table;
    for (size_t i = 0; i < path->nodes.count; i++)
        add_to_node(c, s, set, path->nodes.items[i], false);
    if (s->depth == 0)
        return;
    uint32_t leaf = t->of_location[t->first[s->location[s->depth - 1] + 1] - 1];
    if (path->on_path[leaf])
        add_to_node(c, s, set, leaf, true);
}

static void add_branch(struct collector *c, const struct pa_sample *s, size_t sample, pa_str set)
{
    const struct pa_call_tree *tree = c->nodes->tree;
    uint32_t leaf = tree->leaves[sample];
    for (uint32_t at = leaf; at != 0; at = tree->nodes[at].parent)
        if (c->nodes->place[at] != UINT32_MAX)
            add_to_node(c, s, set, c->nodes->place[at], false);
    if (leaf != 0 && c->nodes->place[leaf] != UINT32_MAX)
        add_to_node(c, s, set, c->nodes->place[leaf], true);
}

static void add_samples(struct collector *c)
{
    struct path path = {0};
    struct pa_sample_reader r;
    uint32_t common = UINT32_MAX; // with the sample that was followed last
    path.counts = pa_xcalloc((size_t)c->profile->store.deepest + 1, sizeof *path.counts);
    path.on_path = pa_xcalloc(c->nodes->table->infos.count + 1, sizeof *path.on_path);
    pa_sample_reader_init(&r, c->profile);
    r.skip_labels = true;
    for (size_t i = 0; pa_sample_next(&r); i++) {
        const struct pa_sample *s = &r.sample;
        pa_str set = c->sets.set_of.items[i];
        common = s->common < common ? s->common : common;
        if (!set || c->sets.list.items[set].count == 0 ||
            (s->value[c->measure.type] == 0 && !(c->measure.mean && s->value[0])))
            continue;
        if (c->nodes->tree) {
            add_branch(c, s, i, set);
        } else {
            follow(&path, c->nodes, s, common);
            add_path(c, &path, s, set);
            common = UINT32_MAX;
        }
    }
    pa_sample_reader_release(&r);
    pa_vec_release(&path.nodes);
    free(path.counts);
    free(path.on_path);
}

// ---- The result

static bool is_large(const struct pa_tag *t, int64_t least)
{
    return pa_magnitude(t->flat) >= least || pa_magnitude(t->cum) >= least;
}

static void release_labels(void *labels)
{
    pa_strings_release(labels);
}

// Sorted by node; those of a node stay in the order they were met.
static struct pa_tags *make_result(struct collector *c, int64_t least, struct pa_arena *arena)
{
    size_t nodes = c->nodes->table->infos.count, kept = 0;
    struct pa_tags *result = pa_arena_calloc(arena, 1, sizeof *result);
    result->unit = c->sets.unit;
    result->first = pa_arena_calloc(arena, nodes + 2, sizeof *result->first);
    for (size_t i = 0; i < c->tags.count; i++)
        if (is_large(&c->tags.items[i], least))
            c->tags.items[kept++] = c->tags.items[i];
    for (size_t i = 0; i < kept; i++)
        result->first[c->tags.items[i].node + 2]++;
    for (size_t n = 2; n < nodes + 2; n++)
        result->first[n] += result->first[n - 1];
    result->items = pa_arena_alloc(arena, (kept + 1) * sizeof *result->items);
    for (size_t i = 0; i < kept; i++)
        result->items[result->first[c->tags.items[i].node + 1]++] = c->tags.items[i];
    result->label_table = c->sets.labels;
    c->sets.labels = (struct pa_strings){0};
    pa_arena_defer(arena, release_labels, &result->label_table);
    return result;
}

struct pa_tags *pa_tags_collect(const struct pa_tag_nodes *nodes, struct pa_measure measure,
                                const struct pa_tag_options *options, struct pa_arena *arena,
                                struct pa_error *err)
{
    const struct pa_profile *p = nodes->table->profile;
    struct collector c = {.nodes = nodes, .profile = p, .measure = measure};
    pa_tag_sets_find(&c.sets, p, measure.type, options, arena);
    if (pa_tag_sets_drop_small(&c.sets, (uint64_t)options->least))
        add_samples(&c);
    struct pa_tags *tags = make_result(&c, options->least, arena);
    pa_tag_sets_release(&c.sets);
    pa_vec_release(&c.tags);
    pa_vec_release(&c.name_of);
    pa_index_release(&c.index);
    if (!c.overflow)
        return tags;
    pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
    return NULL;
}

int64_t pa_tag_flat(const struct pa_tag *t)
{
    return t->flat_divisor ? t->flat / t->flat_divisor : t->flat;
}

int64_t pa_tag_cum(const struct pa_tag *t)
{
    return t->cum_divisor ? t->cum / t->cum_divisor : t->cum;
}

uint32_t pa_tags_count_flat(const struct pa_tags *tags, uint32_t node)
{
    uint32_t count = 0;
    for (uint32_t i = tags->first[node]; i < tags->first[node + 1]; i++)
        count += tags->items[i].flat != 0;
    return count;
}

static int compare_sizes(int64_t a, int64_t b)
{
    return (pa_magnitude(a) < pa_magnitude(b)) - (pa_magnitude(a) > pa_magnitude(b));
}

// pprof writes the two characters "\\n" between labels, and sorts by that.
static unsigned char as_pprof(char c)
{
    return (unsigned char)(c == '\n' ? '\\' : c);
}

static int compare_texts(const struct pa_tag *left, const struct pa_tag *right)
{
    const char *a = left->text ? left->text : left->labels;
    const char *b = right->text ? right->text : right->labels;
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return as_pprof(*a) - as_pprof(*b);
}

static int compare_by_flat(const void *left, const void *right)
{
    const struct pa_tag *a = left, *b = right;
    int order = compare_sizes(a->flat, b->flat);
    return order ? order : compare_texts(a, b);
}

static int compare_by_cum(const void *left, const void *right)
{
    const struct pa_tag *a = left, *b = right;
    int order = compare_sizes(a->cum, b->cum);
    return order ? order : compare_by_flat(left, right);
}

void pa_tags_sort(struct pa_tag *tags, size_t count, bool by_flat)
{
    if (count > 0)
        qsort(tags, count, sizeof *tags, by_flat ? compare_by_flat : compare_by_cum);
}
