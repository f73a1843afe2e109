// SPDX-License-Identifier: Apache-2.0
#include "analysis/path_walk.h"

#include "base/attributes.h"
#include "base/memory.h"
#include "profile/sample.h"

#include <stdlib.h>

static const uint64_t MOST = UINT64_C(1) << 52; // whole numbers up to it are exact in doubles

static void add_block(struct pa_path_walk *w, struct pa_path_set *set)
{
    struct pa_path_block *block = pa_arena_alloc(&w->arena, sizeof *block);
    if (set->last)
        set->last->used = (uint64_t)(set->next - set->last->words);
    block->before = set->last;
    set->last = block;
    set->next = block->words;
    w->refused |= ++w->block_count > w->most_blocks;
}

// Returns how many units a sum is, 0 if it is no small multiple of them.
static inline uint64_t units_of(const struct pa_path_walk *w, uint64_t sum)
{
    uint64_t value = sum / 2, units;
    if (value >= 128 * w->unit)
        return 0;
    units = (uint64_t)((double)value * w->per_unit + 0.5); // division takes ten times as long
    return units * w->unit == value ? units : 0;
}

static inline void add_entry(struct pa_path_walk *w, uint64_t hash, uint64_t sum)
{
    struct pa_path_set *set = &w->sets[hash >> 56];
    uint64_t units = units_of(w, sum);
    if (set->next + 2 > set->last->words + PA_PATH_BLOCK)
        add_block(w, set);
    *set->next++ = hash << 8 | units << 1 | (sum & 1);
    if (units == 0)
        *set->next++ = sum;
    __builtin_prefetch(set->next + 8, 1);
}

// Leaves behind all frames but the first `count`.
static PA_ALWAYS_INLINE void pop_frames(struct pa_path_walk *w, uint32_t count, bool every)
{
    struct pa_path_entry *frames = w->frames.items;
    size_t n = w->frames.count;
    uint64_t sum = 0; // of the frames left behind already
    while (n > count) {
        struct pa_path_entry f = frames[--n];
        if (every || (f.sum & 1))
            add_entry(w, f.hash, f.sum + sum);
        sum += f.sum & ~UINT64_C(1);
        if (!every)
            w->buckets[f.hash >> (64 - PA_PATH_BUCKET_BITS)] += sum;
    }
    w->frames.count = n;
    if (n > 0)
        frames[n - 1].sum += sum;
}

// Enters the frames of the locations behind the common ones.
static PA_ALWAYS_INLINE void push_frames(struct pa_path_walk *w, const struct pa_sample *s,
                                         uint32_t common)
{
    const uint32_t *first = w->table->first, *of_location = w->table->of_location;
    size_t n = w->frames.count;
    uint64_t hash = n > 0 ? w->frames.items[n - 1].hash : PA_PATH_ROOT;
    for (uint32_t i = common; i < s->depth; i++) {
        uint32_t at = first[s->location[i]], end = first[s->location[i] + 1];
        pa_vec_reserve(&w->frames, end - at);
        for (; at < end; at++) {
            hash = pa_path_hash(hash, of_location[at]);
            w->frames.items[n++] = (struct pa_path_entry){hash, 0};
        }
        w->frames.count = n;
        w->marks[i] = (uint32_t)n;
    }
}

static PA_ALWAYS_INLINE void add_sample(struct pa_path_walk *w, const struct pa_sample *s,
                                        uint32_t common, bool every)
{
    int64_t value = s->value[w->type];
    w->refused |= value < 0 || (uint64_t)value > MOST - w->total;
    if (w->refused)
        return;
    w->total += (uint64_t)value;
    pop_frames(w, common > 0 ? w->marks[common - 1] : 0, every);
    push_frames(w, s, common);
    if (w->frames.count > 0) {
        uint64_t *leaf = &w->frames.items[w->frames.count - 1].sum;
        *leaf = (*leaf + 2 * (uint64_t)value) | 1;
    }
}

static PA_ALWAYS_INLINE void add_samples(struct pa_path_walk *w, bool every)
{
    struct pa_sample_reader reader;
    uint32_t common = UINT32_MAX; // with the sample added last
    pa_sample_reader_init_part(&reader, w->table->profile, w->part, w->parts);
    reader.skip_labels = true;
    while (!w->refused && pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        common = s->common < common ? s->common : common;
        if (s->value[w->type] == 0)
            continue;
        add_sample(w, s, common, every);
        common = UINT32_MAX;
    }
    pop_frames(w, 0, every);
    pa_sample_reader_release(&reader);
}

void pa_path_walk_run(struct pa_path_walk *w)
{
    w->marks = pa_xcalloc((size_t)w->table->profile->store.deepest + 1, sizeof *w->marks);
    w->per_unit = 1 / (double)w->unit;
    for (uint32_t i = 0; i < PA_PATH_SETS; i++)
        add_block(w, &w->sets[i]);
    if (w->every) {
        add_samples(w, true);
    } else {
        w->buckets = pa_xcalloc(PA_PATH_BUCKETS, sizeof *w->buckets);
        add_samples(w, false);
    }
}

void pa_path_walk_release(struct pa_path_walk *w)
{
    pa_arena_release(&w->arena);
    pa_vec_release(&w->frames);
    free(w->marks);
    free(w->buckets);
}
