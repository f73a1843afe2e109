// SPDX-License-Identifier: Apache-2.0
#include "profile/joiner.h"

#include "base/memory.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

// Of frames of different stacks, which take some 20 bytes each.
enum { MOST_NODES = 1 << 28 };

void pa_joiner_init(struct pa_joiner *j)
{
    *j = (struct pa_joiner){0};
    pa_prefix_tree_init(&j->stacks);
}

void pa_joiner_release(struct pa_joiner *j)
{
    pa_prefix_tree_release(&j->stacks);
    pa_vec_release(&j->path);
    pa_strings_release(&j->label_sets);
    pa_strbuf_release(&j->label_bytes);
    pa_vec_release(&j->labels);
    pa_vec_release(&j->samples);
    pa_vec_release(&j->values);
    pa_index_release(&j->index);
}

// ---- Labels

enum { WORDS_A_LABEL = 6 };

static uint32_t find_labels(struct pa_joiner *j, const struct pa_sample *s)
{
    pa_strbuf_clear(&j->label_bytes);
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        uint64_t num = (uint64_t)l->num;
        uint32_t words[WORDS_A_LABEL] = {l->key,     l->text,       l->unit,
                                         l->numeric, (uint32_t)num, (uint32_t)(num >> 32)};
        pa_strbuf_add(&j->label_bytes, words, sizeof words);
    }
    return pa_strings_add(&j->label_sets, pa_strbuf_text(&j->label_bytes), j->label_bytes.size);
}

static void read_labels(struct pa_joiner *j, uint32_t labels)
{
    uint32_t words[WORDS_A_LABEL];
    j->labels.count = 0;
    for (size_t at = 0; at < pa_strings_size(&j->label_sets, labels); at += sizeof words) {
        memcpy(words, pa_strings_text(&j->label_sets, labels) + at, sizeof words);
        pa_vec_push(&j->labels, (struct pa_label){
                                    .key = words[0],
                                    .text = words[1],
                                    .unit = words[2],
                                    .numeric = words[3],
                                    .num = (int64_t)(words[4] | (uint64_t)words[5] << 32),
                                });
    }
}

// ---- Samples

// What is as in the stack before is not looked up again.
static uint32_t find_stack(struct pa_joiner *j, const struct pa_sample *s)
{
    size_t common = s->common, most = j->path.count < s->depth ? j->path.count : s->depth;
    while (common < most &&
           j->stacks.nodes.items[j->path.items[common]].item == s->location[common])
        common++;
    j->path.count = common;
    pa_vec_reserve(&j->path, s->depth - common);
    uint32_t at = common ? j->path.items[common - 1] : 0;
    for (size_t i = common; i < s->depth; i++) {
        at = pa_prefix_tree_child(&j->stacks, at, s->location[i]);
        j->path.items[i] = at;
    }
    j->path.count = s->depth;
    return at;
}

static uint32_t add_sample(struct pa_joiner *j, struct pa_joined_sample key)
{
    uint32_t i = (uint32_t)j->samples.count;
    pa_vec_push(&j->samples, key);
    for (uint32_t t = 0; t < j->type_count; t++)
        pa_vec_push(&j->values, 0);
    return i;
}

// `fresh`: no sample has this stack, so there is none to be looked for in a table that is in no
// cache.
static uint32_t find_sample(struct pa_joiner *j, struct pa_joined_sample key, bool fresh)
{
    uint64_t hash = pa_hash_u64((uint64_t)key.stack << 32 | key.labels);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&j->index, hash);
         !fresh && pa_index_at(&j->index, slot, hash, &i); slot = pa_index_next(&j->index, slot)) {
        if (i != UINT32_MAX && j->samples.items[i].stack == key.stack &&
            j->samples.items[i].labels == key.labels)
            return i;
    }
    i = add_sample(j, key);
    pa_index_add(&j->index, hash, i);
    return i;
}

bool pa_joiner_add(struct pa_joiner *j, const struct pa_sample *sample)
{
    bool fits = true;
    j->full |= j->stacks.nodes.count + sample->depth > MOST_NODES;
    if (j->full)
        return true;
    size_t stacks = j->stacks.nodes.count;
    struct pa_joined_sample key = {find_stack(j, sample), find_labels(j, sample)};
    bool fresh = j->stacks.nodes.count > stacks;
    size_t at = (size_t)find_sample(j, key, fresh) * j->type_count; // may move the values
    int64_t *sum = j->values.items + at;
    for (uint32_t t = 0; t < j->type_count; t++) {
        if (pa_add_int64(sum[t], sample->value[t], &sum[t]))
            continue;
        j->bad_type = t;
        fits = false;
    }
    return fits;
}

void pa_joiner_set_types(struct pa_joiner *j, uint32_t type_count)
{
    uint32_t before = j->type_count, same = before < type_count ? before : type_count;
    size_t count = j->samples.count;
    j->type_count = type_count;
    if (before == type_count || count == 0)
        return;
    int64_t *values = pa_xcalloc(count * type_count, sizeof *values);
    for (size_t i = 0; i < count && same; i++)
        memcpy(values + i * type_count, j->values.items + i * before, same * sizeof *values);
    free(j->values.items);
    j->values.items = values;
    j->values.count = j->values.capacity = count * type_count;
}

// ---- The end

struct stack {
    PA_VEC(uint32_t) nodes, locations; // root first
    PA_VEC(uint32_t) fresh;            // scratch
    uint32_t common;
};

// Numbers grow along a path: what is larger than a node cannot be above it.
static void move_to(struct stack *stack, const struct pa_prefix *tree, uint32_t node)
{
    stack->fresh.count = 0;
    for (;; node = tree[node].parent) {
        while (stack->nodes.count && stack->nodes.items[stack->nodes.count - 1] > node)
            stack->nodes.count--;
        if (node == 0 || (stack->nodes.count && stack->nodes.items[stack->nodes.count - 1] == node))
            break;
        pa_vec_push(&stack->fresh, node);
    }
    stack->locations.count = stack->nodes.count;
    stack->common = (uint32_t)stack->nodes.count;
    for (size_t i = stack->fresh.count; i > 0; i--) {
        pa_vec_push(&stack->nodes, stack->fresh.items[i - 1]);
        pa_vec_push(&stack->locations, tree[stack->fresh.items[i - 1]].item);
    }
}

static bool all_zero(const int64_t *values, uint32_t count)
{
    while (count && values[count - 1] == 0)
        count--;
    return count == 0;
}

void pa_joiner_finish(struct pa_joiner *j, struct pa_profile *profile, struct pa_arena *arena)
{
    struct pa_sample_writer writer;
    struct stack stack = {0};
    pa_index_release(&j->index); // nothing is looked up any more
    pa_index_parts_release(&j->stacks.index);
    pa_sample_writer_init(&writer, j->type_count, arena);
    for (size_t i = 0; i < j->samples.count; i++) {
        const int64_t *values = j->values.items + i * j->type_count;
        if (all_zero(values, j->type_count))
            continue;
        move_to(&stack, j->stacks.nodes.items, j->samples.items[i].stack);
        read_labels(j, j->samples.items[i].labels);
        pa_sample_write(&writer, &(struct pa_sample){
                                     .location = stack.locations.items,
                                     .depth = (uint32_t)stack.locations.count,
                                     .common = stack.common,
                                     .value = values,
                                     .label = j->labels.items,
                                     .label_count = (uint32_t)j->labels.count,
                                 });
    }
    pa_vec_release(&stack.nodes);
    pa_vec_release(&stack.locations);
    pa_vec_release(&stack.fresh);
    pa_sample_writer_finish(&writer, profile);
}
