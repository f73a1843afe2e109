// SPDX-License-Identifier: Apache-2.0
#include "profile/restring.h"

#include <assert.h>

static void add_strings(struct pa_restring *r, size_t count)
{
    for (size_t i = r->ids.count; i < count; i++) {
        const struct pa_string *s = &r->from->list.items[i];
        pa_vec_push(&r->ids, pa_strings_add(r->to, s->text, s->size));
    }
}

static void header(struct pa_profile *p, const pa_str *ids, struct pa_arena *arena)
{
    pa_str *single[] = {&p->default_type, &p->period_type.type, &p->period_type.unit,
                        &p->drop_frames,  &p->keep_frames,      &p->doc_url};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        *single[i] = ids[*single[i]];
    p->types = pa_arena_memdup(arena, p->types, p->type_count * sizeof *p->types);
    for (uint32_t i = 0; i < p->type_count; i++)
        p->types[i] = (struct pa_value_type){ids[p->types[i].type], ids[p->types[i].unit]};
    p->comments = pa_arena_memdup(arena, p->comments, p->comment_count * sizeof *p->comments);
    for (uint32_t i = 0; i < p->comment_count; i++)
        p->comments[i] = ids[p->comments[i]];
}

static void tables(struct pa_profile *p, const pa_str *ids, struct pa_arena *arena)
{
    p->mappings =
        pa_arena_memdup(arena, p->mappings, ((size_t)p->mapping_count + 1) * sizeof *p->mappings);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        p->mappings[i].file = ids[p->mappings[i].file];
        p->mappings[i].build_id = ids[p->mappings[i].build_id];
    }
    p->functions = pa_arena_memdup(arena, p->functions,
                                   ((size_t)p->function_count + 1) * sizeof *p->functions);
    for (uint32_t i = 1; i <= p->function_count; i++) {
        struct pa_function *f = &p->functions[i];
        f->name = ids[f->name];
        f->system_name = ids[f->system_name];
        f->file = ids[f->file];
    }
}

// Samples hold ids, or numbers of a list of ids.
static void labels(struct pa_profile *p, const struct pa_restring *r, struct pa_arena *arena)
{
    const pa_str *ids = r->ids.items, *old = p->store.strings;
    size_t count = old ? p->store.string_count : r->ids.count;
    pa_str *list = pa_arena_memdup(arena, old ? old : ids, count * sizeof *list);
    for (size_t i = 0; old && i < count; i++)
        list[i] = ids[list[i]];
    p->store.strings = list;
    p->store.string_count = count;
}

struct pa_profile *pa_profile_restring(const struct pa_profile *profile, struct pa_restring *r,
                                       size_t count, struct pa_arena *arena)
{
    assert(profile->filter_count == 0 && profile->strings == r->from);
    struct pa_profile *p = pa_profile_copy(profile, arena);
    add_strings(r, count);
    p->strings = r->to;
    header(p, r->ids.items, arena);
    tables(p, r->ids.items, arena);
    labels(p, r, arena);
    return p;
}

void pa_restring_release(struct pa_restring *r)
{
    pa_vec_release(&r->ids);
}
