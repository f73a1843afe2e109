// SPDX-License-Identifier: Apache-2.0
#include "analysis/census.h"

#include "profile/sample.h"

#include <stdlib.h>

static void release(void *object)
{
    struct pa_census *c = object;
    pa_vec_release(&c->keys);
}

static void count_label(struct pa_census *c, const struct pa_label *label)
{
    for (size_t i = 0; i < c->keys.count; i++) {
        struct pa_census_key *k = &c->keys.items[i];
        if (k->key == label->key && k->numeric == label->numeric) {
            k->samples++;
            return;
        }
    }
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

static void count_tables(struct pa_census *c, const struct pa_profile *p, const bool *used)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        c->unused_locations += !used[i];
        c->without_lines += l->line_count == 0;
        c->without_mapping += l->mapping == 0;
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
