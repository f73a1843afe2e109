// SPDX-License-Identifier: Apache-2.0
#include "analysis/census.h"

#include "profile/sample.h"

#include <stdlib.h>

static void release(void *object)
{
    struct pa_census *c = object;
    pa_vec_release(&c->keys);
    pa_index_release(&c->by_key);
}

static void count_label(struct pa_census *c, const struct pa_label *label)
{
    uint64_t hash = pa_hash_u64((uint64_t)label->key << 1 | label->numeric);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->by_key, hash); pa_index_at(&c->by_key, slot, hash, &i);
         slot = pa_index_next(&c->by_key, slot)) {
        struct pa_census_key *k = &c->keys.items[i == UINT32_MAX ? 0 : i];
        if (i != UINT32_MAX && k->key == label->key && k->numeric == label->numeric) {
            k->samples++;
            return;
        }
    }
    pa_index_add(&c->by_key, hash, (uint32_t)c->keys.count);
    pa_vec_push(&c->keys, (struct pa_census_key){label->key, label->numeric, 1});
}

static void count_sample(struct pa_census *c, const struct pa_profile *p, const struct pa_sample *s,
                         bool *used)
{
    bool zero = true;
    c->samples++;
    c->frames += s->depth;
    c->empty_stacks += s->depth == 0;
    if (s->depth > c->deepest)
        c->deepest = s->depth;
    for (uint32_t i = 0; i < p->type_count; i++) {
        c->sums[i] += (double)s->value[i];
        c->negative[i] |= s->value[i] < 0;
        zero &= s->value[i] == 0;
    }
    c->zero_samples += zero;
    for (uint32_t i = s->common; i < s->depth; i++)
        used[s->location[i]] = true;
    for (uint32_t i = 0; i < s->label_count; i++)
        count_label(c, &s->label[i]);
}

// An address that is not given is no wrong one.
static bool is_outside(const struct pa_profile *p, const struct pa_location *l)
{
    const struct pa_mapping *m = &p->mappings[l->mapping];
    return l->mapping && l->address && m->limit &&
           (l->address < m->start || l->address >= m->limit);
}

static void count_tables(struct pa_census *c, const struct pa_profile *p, const bool *used)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        c->unused_locations += !used[i];
        c->without_lines += l->line_count == 0;
        c->without_mapping += l->mapping == 0;
        c->outside_mapping += is_outside(p, l);
        c->inlined += l->line_count > 1;
        c->folded += l->folded;
    }
    for (uint32_t i = 1; i <= p->function_count; i++) {
        const struct pa_function *f = &p->functions[i];
        c->without_name += f->name == 0;
        c->without_file += f->file == 0;
        c->mangled += f->name != f->system_name && f->system_name != 0;
    }
}

struct pa_census *pa_census_take(const struct pa_profile *p, struct pa_arena *arena)
{
    struct pa_census *c = pa_arena_calloc(arena, 1, sizeof *c);
    pa_arena_defer(arena, release, c);
    c->sums = pa_arena_calloc(arena, p->type_count, sizeof *c->sums);
    c->negative = pa_arena_calloc(arena, p->type_count, sizeof *c->negative);
    bool *used = pa_arena_calloc(arena, p->location_count + 1, sizeof *used);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r))
        count_sample(c, p, &r.sample, used);
    pa_sample_reader_release(&r);
    count_tables(c, p, used);
    return c;
}
