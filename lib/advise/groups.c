// SPDX-License-Identifier: Apache-2.0
#include "advise/groups.h"

#include <string.h>

static void release(void *object)
{
    struct pa_groups *g = object;
    pa_vec_release(&g->groups);
}

static uint64_t key_of(const struct pa_profile *p, const struct pa_advise_stack *s)
{
    uint64_t key = pa_hash_u64(s->frames.count);
    for (size_t i = 0; i < s->frames.count; i++)
        key = pa_hash_combine(key, p->functions[s->frames.items[i].function].name);
    return key;
}

static struct pa_group *group_of(struct pa_groups *g, struct pa_index *index, uint64_t key)
{
    uint32_t slot, item;
    for (slot = pa_index_first(index, key); pa_index_at(index, slot, key, &item);
         slot = pa_index_next(index, slot))
        if (item != UINT32_MAX && g->groups.items[item].key == key)
            return &g->groups.items[item];
    pa_index_add(index, key, (uint32_t)g->groups.count);
    pa_vec_push(&g->groups, (struct pa_group){.key = key});
    return &g->groups.items[g->groups.count - 1];
}

static void add(struct pa_group *group, const struct pa_profile *p, const struct pa_advise_stack *s,
                int64_t count)
{
    const struct pa_advise_frame *site = pa_advise_site(s);
    group->count = count > INT64_MAX - group->count ? INT64_MAX : group->count + count;
    group->sets = s->tail;
    if (!site)
        return;
    group->function = p->functions[site->function].name;
    group->file = p->functions[site->function].file;
    group->line = site->line;
}

struct pa_groups *pa_groups_count(const struct pa_known_functions *known, struct pa_arena *arena)
{
    const struct pa_profile *p = known->profile;
    struct pa_groups *g = pa_arena_calloc(arena, 1, sizeof *g);
    struct pa_advise_stack stack = {0};
    struct pa_index index = {0};
    struct pa_sample_reader reader;
    pa_arena_defer(arena, release, g);
    g->proved =
        p->type_count && strncmp(pa_profile_text(p, p->types[0].type), "goroutineleak", 13) == 0;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        int64_t count = reader.sample.value[0];
        pa_advise_stack_take(&stack, known, &reader.sample);
        if (count <= 0)
            continue;
        add(group_of(g, &index, key_of(p, &stack)), p, &stack, count);
        g->count = count > INT64_MAX - g->count ? INT64_MAX : g->count + count;
    }
    pa_sample_reader_release(&reader);
    pa_advise_stack_release(&stack);
    pa_index_release(&index);
    return g;
}

int64_t pa_groups_of(const struct pa_groups *g, uint64_t key)
{
    for (size_t i = 0; i < g->groups.count; i++)
        if (g->groups.items[i].key == key)
            return g->groups.items[i].count;
    return 0;
}
