// SPDX-License-Identifier: Apache-2.0
#include "input/goroutine_known.h"

void pa_goroutines_known_release(struct pa_goroutines_known *k)
{
    pa_goroutine_shapes_release(&k->shapes);
    pa_vec_release(&k->frames);
    pa_vec_release(&k->list);
    pa_vec_release(&k->stacks);
    pa_vec_release(&k->labels);
    pa_strings_release(&k->heads);
    pa_index_release(&k->index);
}

struct pa_goroutine_block pa_goroutine_block_find(const struct pa_goroutines_known *k,
                                                  struct pa_text line, struct pa_text below)
{
    static const char WORD[] = "goroutine ";
    struct pa_goroutine_block block = {.shape = UINT32_MAX};
    int64_t number;
    if (!pa_text_starts(line, WORD))
        return block;
    line.next += sizeof WORD - 1;
    block.whole = pa_text_digits(&line, &number) && pa_text_size(below) &&
                  pa_goroutine_body_find(below, &block.body);
    if (!block.whole)
        return block;
    block.head = line;
    block.shape = pa_goroutine_shapes_find(&k->shapes, &block.body, NULL);
    return block;
}

// ---- Samples

static uint64_t known_hash(uint32_t head, uint32_t shape)
{
    return pa_hash_u64((uint64_t)head << 32 | shape);
}

struct pa_goroutine_known *pa_goroutines_known_find(const struct pa_goroutines_known *k,
                                                    const struct pa_goroutine_block *block)
{
    uint32_t head, i;
    if (block->shape == UINT32_MAX)
        return NULL;
    head = pa_strings_find(&k->heads, block->head.next, pa_text_size(block->head));
    uint64_t hash = known_hash(head, block->shape);
    for (uint32_t slot = pa_index_first(&k->index, hash); pa_index_at(&k->index, slot, hash, &i);
         slot = pa_index_next(&k->index, slot)) {
        if (i != UINT32_MAX && k->list.items[i].head == head &&
            k->list.items[i].shape == block->shape)
            return &k->list.items[i];
    }
    return NULL;
}

static void push_labels(struct pa_goroutines_known *k, const struct pa_label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&k->labels, labels[i]);
}

static void add_frames(struct pa_goroutines_known *k, const struct pa_sample *s, size_t of_head)
{
    pa_vec_push(&k->frames, (struct pa_goroutine_frames){.stack = k->stacks.count,
                                                         .depth = s->depth,
                                                         .label = k->labels.count,
                                                         .label_count = s->label_count - of_head});
    for (size_t i = 0; i < s->depth; i++)
        pa_vec_push(&k->stacks, s->location[i]);
    push_labels(k, s->label + of_head, s->label_count - of_head);
}

void pa_goroutines_known_add(struct pa_goroutines_known *k, struct pa_goroutine_block *block,
                             const struct pa_sample *s, size_t of_head)
{
    enum { MOST = 1 << 16 };
    if (k->list.count == MOST)
        return;
    if (block->shape == UINT32_MAX) {
        block->shape = pa_goroutine_shapes_add(&k->shapes, &block->body);
        if (block->shape == UINT32_MAX)
            return;
        add_frames(k, s, of_head);
    }
    pa_str head = pa_strings_add(&k->heads, block->head.next, pa_text_size(block->head));
    pa_index_add(&k->index, known_hash(head, block->shape), (uint32_t)k->list.count);
    pa_vec_push(&k->list, (struct pa_goroutine_known){.head = head,
                                                      .shape = block->shape,
                                                      .label = k->labels.count,
                                                      .label_count = s->label_count});
    push_labels(k, s->label, s->label_count);
}

void pa_goroutines_known_finish(const struct pa_goroutines_known *k, struct pa_profile_builder *b)
{
    for (size_t i = 0; i < k->list.count; i++) {
        const struct pa_goroutine_known *one = &k->list.items[i];
        const struct pa_goroutine_frames *f = &k->frames.items[one->shape];
        if (one->more)
            pa_profile_builder_sample(
                b, &(struct pa_sample){
                       .location = f->depth ? &k->stacks.items[f->stack] : NULL,
                       .depth = (uint32_t)f->depth,
                       .value = &one->more,
                       .label = one->label_count ? &k->labels.items[one->label] : NULL,
                       .label_count = (uint32_t)one->label_count,
                   });
    }
}
