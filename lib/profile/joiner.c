// SPDX-License-Identifier: Apache-2.0
#include "profile/joiner.h"

#include "base/number.h"

#include <string.h>

// Readers make stacks of trees: a file of a megabyte can stand for more than any memory holds.
static const uint64_t MOST_KEYS = (uint64_t)4 << 30;

void pa_joiner_release(struct pa_joiner *j)
{
    pa_strbuf_release(&j->keys);
    pa_vec_release(&j->key_end);
    pa_vec_release(&j->values);
    pa_index_release(&j->index);
    pa_strbuf_release(&j->key);
    pa_vec_release(&j->labels);
}

static void add_u32(struct pa_strbuf *key, const uint32_t *numbers, size_t count)
{
    pa_strbuf_add(key, numbers, count * sizeof *numbers);
}

// The number of labels, the labels, then the stack: equal keys are equal samples.
static void make_key(struct pa_joiner *j, const struct pa_sample *s)
{
    pa_strbuf_clear(&j->key);
    add_u32(&j->key, &s->label_count, 1);
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        uint64_t num = (uint64_t)l->num;
        add_u32(&j->key,
                (uint32_t[]){l->key, l->text, l->unit, l->numeric, (uint32_t)num,
                             (uint32_t)(num >> 32)},
                6);
    }
    add_u32(&j->key, s->location, s->depth);
}

static bool same_key(const struct pa_joiner *j, uint32_t sample)
{
    uint64_t begin = sample ? j->key_end.items[sample - 1] : 0;
    return j->key_end.items[sample] - begin == j->key.size &&
           memcmp(j->keys.text + begin, j->key.text, j->key.size) == 0;
}

static uint32_t add_key(struct pa_joiner *j)
{
    uint32_t i = (uint32_t)j->key_end.count;
    pa_strbuf_add(&j->keys, j->key.text, j->key.size);
    pa_vec_push(&j->key_end, j->keys.size);
    pa_vec_reserve(&j->values, j->type_count);
    if (j->type_count)
        memset(j->values.items + j->values.count, 0, j->type_count * sizeof *j->values.items);
    j->values.count += j->type_count;
    return i;
}

// The sample whose key is j->key.
static uint32_t find_sample(struct pa_joiner *j)
{
    uint64_t hash = pa_hash_bytes(j->key.text, j->key.size);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&j->index, hash); pa_index_at(&j->index, slot, hash, &i);
         slot = pa_index_next(&j->index, slot)) {
        if (i != UINT32_MAX && same_key(j, i))
            return i;
    }
    i = add_key(j);
    pa_index_add(&j->index, hash, i);
    return i;
}

bool pa_joiner_add(struct pa_joiner *j, const struct pa_sample *sample)
{
    bool fits = true;
    make_key(j, sample);
    j->full |= j->keys.size + j->key.size > MOST_KEYS;
    if (j->full)
        return true;
    size_t at = (size_t)find_sample(j) * j->type_count; // may move the values
    int64_t *sum = j->values.items + at;
    for (uint32_t t = 0; t < j->type_count; t++) {
        if (pa_add_int64(sum[t], sample->value[t], &sum[t]))
            continue;
        j->bad_type = t;
        fits = false;
    }
    return fits;
}

// ---- The end

// A key as it was made; the stack stays in the key.
static struct pa_sample read_key(struct pa_joiner *j, size_t sample)
{
    uint64_t begin = sample ? j->key_end.items[sample - 1] : 0;
    const uint32_t *key = (const uint32_t *)(const void *)(j->keys.text + begin);
    const uint32_t *end = (const uint32_t *)(const void *)(j->keys.text + j->key_end.items[sample]);
    uint32_t label_count = *key++;
    j->labels.count = 0;
    for (uint32_t i = 0; i < label_count; i++, key += 6)
        pa_vec_push(&j->labels, (struct pa_label){
                                    .key = key[0],
                                    .text = key[1],
                                    .unit = key[2],
                                    .numeric = key[3],
                                    .num = (int64_t)(key[4] | (uint64_t)key[5] << 32),
                                });
    return (struct pa_sample){
        .location = key,
        .depth = (uint32_t)(end - key),
        .value = j->values.items + sample * j->type_count,
        .label = j->labels.items,
        .label_count = label_count,
    };
}

static uint32_t common_depth(const struct pa_sample *a, const struct pa_sample *b)
{
    uint32_t most = a->depth < b->depth ? a->depth : b->depth, n = 0;
    while (n < most && a->location[n] == b->location[n])
        n++;
    return n;
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
    pa_sample_writer_init(&writer, j->type_count, arena);
    struct pa_sample before = {0};
    for (size_t i = 0; i < j->key_end.count; i++) {
        struct pa_sample s = read_key(j, i);
        if (all_zero(s.value, j->type_count))
            continue;
        s.common = common_depth(&before, &s);
        pa_sample_write(&writer, &s);
        before = s;
    }
    pa_sample_writer_finish(&writer, profile);
}
