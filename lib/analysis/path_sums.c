// SPDX-License-Identifier: Apache-2.0
#include "analysis/path_sums.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

// ---- Adding up a set

// Returns the place of a path, or the free one where it belongs.
static inline uint32_t *find(const struct pa_path_sums *s, uint64_t hash)
{
    uint32_t mask = (UINT32_C(1) << s->bits) - 1, at = (uint32_t)(hash >> 24) & mask;
    while (s->places[at] && s->set.items[s->places[at] - 1].hash != hash)
        at = (at + 1) & mask;
    return &s->places[at];
}

static void grow(struct pa_path_sums *s)
{
    enum { FIRST = 12 };
    s->bits = s->places ? s->bits + 1 : FIRST;
    free(s->places);
    s->places = pa_xcalloc((size_t)1 << s->bits, sizeof *s->places);
    for (size_t i = 0; i < s->set.count; i++)
        *find(s, s->set.items[i].hash) = (uint32_t)i + 1;
}

static inline void add(struct pa_path_sums *s, uint64_t hash, uint64_t sum)
{
    uint32_t *place = find(s, hash);
    if (*place) {
        uint64_t *old = &s->set.items[*place - 1].sum;
        *old = (*old + (sum & ~UINT64_C(1))) | (sum & 1);
    } else {
        s->set.items[s->set.count++] = (struct pa_path_entry){hash, sum};
        *place = (uint32_t)s->set.count;
    }
}

static void add_words(struct pa_path_sums *s, const uint64_t *word, size_t count, uint64_t set)
{
    uint64_t unit = s->walks->unit;
    const uint64_t *end = word + count;
    while (s->set.count + count > ((size_t)1 << s->bits) / 4)
        grow(s);
    pa_vec_reserve(&s->set, count);
    while (word < end) {
        uint64_t hash = set << 56 | *word >> 8, sum = pa_path_short_sum(*word++, unit);
        add(s, hash, sum ? sum : *word++);
    }
}

static void add_set(struct pa_path_sums *s, const struct pa_path_walk *walk, uint32_t set)
{
    const struct pa_path_block *b = walk->sets[set].last;
    add_words(s, b->words, (size_t)(walk->sets[set].next - b->words), set);
    while ((b = b->before))
        add_words(s, b->words, b->used, set);
}

// ---- Keeping what is heavy

static bool reaches(const struct pa_path_entry *e, double least)
{
    return (double)(e->sum / 2) >= least;
}

// Which paths are light is as good as random: nothing branches on it.
static void drop_lighter(struct pa_path_sums *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->heavy.count; i++) {
        const struct pa_path_entry e = s->heavy.items[i];
        s->heavy.items[kept] = e;
        kept += reaches(&e, s->least);
    }
    s->heavy.count = kept;
}

// Once there are too many, those that come are measured by the new least.
static void limit(struct pa_path_sums *s)
{
    while (s->most && s->heavy.count > s->most) {
        s->least *= 2;
        drop_lighter(s);
    }
}

// Takes the paths of a set, which was added up, and makes room for the next.
static void take(struct pa_path_sums *s)
{
    size_t count = s->set.count, heavy = s->heavy.count;
    pa_vec_reserve(&s->heavy, count);
    for (size_t i = 0; i < count; i++) {
        const struct pa_path_entry e = s->set.items[i];
        s->stacks += e.sum & 1;
        s->heavy.items[heavy] = e;
        heavy += reaches(&e, s->least);
    }
    s->heavy.count = heavy;
    s->paths += count;
    memset(s->places, 0, sizeof *s->places << s->bits);
    s->set.count = 0;
    limit(s);
}

void pa_path_sums_run(struct pa_path_sums *s)
{
    grow(s);
    pa_vec_reserve(&s->heavy, s->most);
    for (uint32_t i = s->part; i < PA_PATH_SETS; i += s->walk_count) {
        for (uint32_t w = 0; w < s->walk_count; w++)
            add_set(s, &s->walks[w], i);
        take(s);
    }
}

// What is too light where some sets alone have too many heavy paths is too light for all.
void pa_path_sums_join(struct pa_path_sums *to, const struct pa_path_sums *from)
{
    to->paths += from->paths;
    to->stacks += from->stacks;
    to->least = from->least > to->least ? from->least : to->least;
    pa_vec_reserve(&to->heavy, from->heavy.count);
    for (size_t i = 0; i < from->heavy.count; i++)
        to->heavy.items[to->heavy.count++] = from->heavy.items[i];
    drop_lighter(to);
    limit(to);
}

void pa_path_sums_release(struct pa_path_sums *s)
{
    free(s->places);
    pa_vec_release(&s->set);
    pa_vec_release(&s->heavy);
}
