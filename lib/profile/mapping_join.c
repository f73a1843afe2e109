// SPDX-License-Identifier: Apache-2.0
#include "profile/mapping_join.h"

void pa_mapping_join_release(struct pa_mapping_join *join)
{
    pa_vec_release(&join->list);
}

// "" sorts last: a name is better than none.
static int compare_names(const struct pa_strings *strings, pa_str a, pa_str b)
{
    if (a == 0 || b == 0)
        return (a == 0) - (b == 0);
    return pa_strings_compare(strings, a, b);
}

static pa_str first_name(const struct pa_strings *strings, pa_str a, pa_str b)
{
    return compare_names(strings, a, b) <= 0 ? a : b;
}

static void join_mapping(struct pa_mapping *all, const struct pa_mapping *one,
                         const struct pa_strings *strings)
{
    uint64_t size = all->limit - all->start, other = one->limit - one->start;
    all->start = all->start < one->start ? all->start : one->start;
    all->limit = all->start + (size > other ? size : other);
    all->file = first_name(strings, all->file, one->file);
    all->build_id = first_name(strings, all->build_id, one->build_id);
    all->has_functions &= one->has_functions;
    all->has_filenames &= one->has_filenames;
    all->has_line_numbers &= one->has_line_numbers;
    all->has_inline_frames &= one->has_inline_frames;
}

// By what makes mappings equal, so that joining does not change the order.
static bool is_before(const struct pa_mapping *a, const struct pa_mapping *b,
                      const struct pa_strings *strings)
{
    int order = compare_names(strings, a->build_id ? a->build_id : a->file,
                              b->build_id ? b->build_id : b->file);
    if (order == 0 && a->offset != b->offset)
        return a->offset < b->offset;
    return order ? order < 0 : a->limit - a->start < b->limit - b->start;
}

void pa_mapping_join_add(struct pa_mapping_join *join, struct pa_profile_builder *b,
                         const struct pa_profile *p)
{
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        uint32_t at = pa_profile_builder_mapping(b, &p->mappings[i]);
        while (join->list.count < at) // 0 is none
            pa_vec_push(&join->list, (struct pa_mapping){0});
        if (join->list.count == at)
            pa_vec_push(&join->list, p->mappings[i]);
        else
            join_mapping(&join->list.items[at], &p->mappings[i], p->strings);
        bool better = i == 1 && at != join->main &&
                      (join->main == 0 ||
                       is_before(&p->mappings[1], &join->list.items[join->main], p->strings));
        if (better)
            join->main = at;
    }
}

void pa_mapping_join_apply(const struct pa_mapping_join *join, struct pa_profile *p)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        struct pa_location *l = &p->locations[i];
        if (!l->mapping)
            continue;
        l->address += join->list.items[l->mapping].start - p->mappings[l->mapping].start;
        if (l->mapping == 1 || l->mapping == join->main)
            l->mapping = l->mapping == 1 ? join->main : 1;
    }
    for (uint32_t i = 1; i <= p->mapping_count; i++)
        p->mappings[i] = join->list.items[i];
    if (join->main) {
        struct pa_mapping first = p->mappings[1];
        p->mappings[1] = p->mappings[join->main];
        p->mappings[join->main] = first;
    }
}

static bool is_blank(const struct pa_mapping *m)
{
    return !m->start && !m->limit && !m->offset && !m->file && !m->build_id;
}

const struct pa_profile *pa_mapping_drop_blank(const struct pa_profile *from,
                                               struct pa_arena *arena)
{
    uint32_t *index = pa_arena_calloc(arena, from->mapping_count + 1, sizeof *index), count = 0;
    for (uint32_t i = 1; i <= from->mapping_count; i++)
        index[i] = is_blank(&from->mappings[i]) ? 0 : ++count;
    if (count == from->mapping_count)
        return from;
    struct pa_profile *p = pa_profile_copy(from, arena);
    pa_profile_own_locations(p, arena);
    p->mappings = pa_arena_calloc(arena, count + 1, sizeof *p->mappings);
    p->mapping_count = count;
    for (uint32_t i = 1; i <= from->mapping_count; i++) {
        if (index[i])
            p->mappings[index[i]] = from->mappings[i];
    }
    for (uint32_t i = 1; i <= p->location_count; i++)
        p->locations[i].mapping = index[p->locations[i].mapping];
    return p;
}
