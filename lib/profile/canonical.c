// SPDX-License-Identifier: Apache-2.0
#include "profile/canonical.h"

#include "base/memory.h"
#include "profile/canonical_sort.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

// ---- Names

struct string_key {
    struct pa_string string;
    pa_str id;
};

static int by_bytes(const void *x, const void *y)
{
    const struct pa_string *a = &((const struct string_key *)x)->string;
    const struct pa_string *b = &((const struct string_key *)y)->string;
    int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
    return order ? order : pa_compare_u64(a->size, b->size);
}

static void rank_strings(struct pa_canonical_sorter *s)
{
    size_t count = s->p->strings->list.count;
    struct string_key *keys = pa_xcalloc(count, sizeof *keys);
    s->rank = pa_xcalloc(count + 1, sizeof *s->rank);
    s->by_rank = pa_xcalloc(count + 1, sizeof *s->by_rank);
    for (size_t i = 0; i < count; i++)
        keys[i] = (struct string_key){s->p->strings->list.items[i], (pa_str)i};
    qsort(keys, count, sizeof *keys, by_bytes);
    for (size_t i = 0; i < count; i++) {
        s->rank[keys[i].id] = (uint32_t)i;
        s->by_rank[i] = keys[i].id;
    }
    free(keys);
}

static int by_rank(const void *a, const void *b)
{
    return pa_compare_u64(*(const uint32_t *)a, *(const uint32_t *)b);
}

static void add_header(struct pa_canonical_sorter *s)
{
    struct pa_profile head = *s->p;
    uint32_t *comments = pa_xcalloc(head.comment_count, sizeof *comments);
    for (uint32_t i = 0; i < head.comment_count; i++)
        comments[i] = s->rank[head.comments[i]];
    qsort(comments, head.comment_count, sizeof *comments, by_rank);
    for (uint32_t i = 0; i < head.comment_count; i++)
        comments[i] = s->by_rank[comments[i]];
    head.comments = comments;
    pa_profile_import_header(s->b, &head);
    free(comments);
}

// ---- Tables

struct mapping_key {
    uint32_t file, build_id;
    const struct pa_mapping *mapping;
    uint32_t index;
};

static int by_mapping(const void *x, const void *y)
{
    const struct mapping_key *a = x, *b = y;
    const struct pa_mapping *ma = a->mapping, *mb = b->mapping;
    int order = pa_compare_u64(a->file, b->file);
    order = order ? order : pa_compare_u64(a->build_id, b->build_id);
    order = order ? order : pa_compare_u64(ma->offset, mb->offset);
    order = order ? order : pa_compare_u64(ma->limit - ma->start, mb->limit - mb->start);
    return order ? order : pa_compare_u64(ma->start, mb->start);
}

static void add_mappings(struct pa_canonical_sorter *s)
{
    const struct pa_profile *p = s->p;
    struct mapping_key *keys = pa_xcalloc(p->mapping_count + 1, sizeof *keys);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        keys[i - 1] = (struct mapping_key){s->rank[m->file], s->rank[m->build_id], m, i};
    }
    if (p->mapping_count > 1)
        qsort(keys + 1, p->mapping_count - 1, sizeof *keys, by_mapping);
    for (uint32_t i = 0; i < p->mapping_count; i++)
        s->mapping[keys[i].index] = pa_profile_builder_mapping(s->b, keys[i].mapping);
    free(keys);
}

struct function_key {
    uint32_t name, system_name, file, index;
    int64_t start_line;
};

static int by_function(const void *x, const void *y)
{
    const struct function_key *a = x, *b = y;
    int order = pa_compare_u64(a->name, b->name);
    order = order ? order : pa_compare_u64(a->system_name, b->system_name);
    order = order ? order : pa_compare_u64(a->file, b->file);
    return order ? order : pa_compare_i64(a->start_line, b->start_line);
}

static struct pa_canonical_ranks new_ranks(uint32_t count)
{
    return (struct pa_canonical_ranks){
        .of = pa_xcalloc((size_t)count + 1, sizeof(uint32_t)),
        .at = pa_xcalloc((size_t)count + 1, sizeof(uint32_t)),
    };
}

// The next entry in order, by its index; `same`: it is equal to the one before.
static void give_rank(struct pa_canonical_ranks *ranks, uint32_t index, bool same)
{
    if (!same)
        ranks->at[++ranks->count] = index;
    ranks->of[index] = ranks->count;
}

static void rank_functions(struct pa_canonical_sorter *s)
{
    uint32_t count = s->p->function_count;
    struct function_key *keys = pa_xcalloc((size_t)count + 1, sizeof *keys);
    for (uint32_t i = 1; i <= count; i++) {
        const struct pa_function *f = &s->p->functions[i];
        keys[i - 1] = (struct function_key){s->rank[f->name], s->rank[f->system_name],
                                            s->rank[f->file], i, f->start_line};
    }
    qsort(keys, count, sizeof *keys, by_function);
    for (uint32_t i = 0; i < count; i++)
        give_rank(&s->functions, keys[i].index, i && by_function(&keys[i - 1], &keys[i]) == 0);
    free(keys);
}

struct location_key {
    uint32_t mapping, line_count, index;
    bool folded;
    uint64_t address;            // from the start of the mapping
    const struct pa_line *lines; // functions are ranks
};

static int by_lines(const struct pa_line *a, const struct pa_line *b, uint32_t count)
{
    int order = 0;
    for (uint32_t i = 0; i < count && !order; i++) {
        order = pa_compare_u64(a[i].function, b[i].function);
        order = order ? order : pa_compare_i64(a[i].line, b[i].line);
        order = order ? order : pa_compare_i64(a[i].column, b[i].column);
    }
    return order;
}

static int by_location(const void *x, const void *y)
{
    const struct location_key *a = x, *b = y;
    uint32_t common = a->line_count < b->line_count ? a->line_count : b->line_count;
    int order = pa_compare_u64(a->mapping, b->mapping);
    order = order ? order : pa_compare_u64(a->address, b->address);
    order = order ? order : by_lines(a->lines, b->lines, common);
    order = order ? order : pa_compare_u64(a->line_count, b->line_count);
    return order ? order : (int)a->folded - (int)b->folded;
}

static void rank_locations(struct pa_canonical_sorter *s)
{
    const struct pa_profile *p = s->p;
    uint32_t count = p->location_count;
    struct location_key *keys = pa_xcalloc((size_t)count + 1, sizeof *keys);
    struct pa_line *lines = pa_xcalloc(p->line_count, sizeof *lines);
    for (uint32_t i = 1; i <= count; i++) {
        const struct pa_location *l = &p->locations[i];
        for (uint32_t k = l->first_line; k < l->first_line + l->line_count; k++) {
            lines[k] = p->lines[k];
            lines[k].function = s->functions.of[lines[k].function];
        }
        keys[i - 1] = (struct location_key){s->mapping[l->mapping],
                                            l->line_count,
                                            i,
                                            l->folded,
                                            l->address - p->mappings[l->mapping].start,
                                            lines + l->first_line};
    }
    qsort(keys, count, sizeof *keys, by_location);
    for (uint32_t i = 0; i < count; i++)
        give_rank(&s->locations, keys[i].index, i && by_location(&keys[i - 1], &keys[i]) == 0);
    free(keys);
    free(lines);
}

// ---- What is used, in order

// function[]: the builder's indexes by rank.
static void add_functions(struct pa_canonical_sorter *s, uint32_t *function)
{
    const struct pa_profile *p = s->p;
    for (uint32_t rank = 1; rank <= s->locations.count; rank++) {
        const struct pa_location *l = &p->locations[s->locations.at[rank]];
        for (uint32_t k = 0; s->location_used[rank] && k < l->line_count; k++)
            function[s->functions.of[p->lines[l->first_line + k].function]] = 1;
    }
    for (uint32_t rank = 1; rank <= s->functions.count; rank++) {
        if (function[rank])
            function[rank] =
                pa_profile_builder_function(s->b, &p->functions[s->functions.at[rank]]);
    }
}

// location[]: the builder's indexes by rank.
static void add_locations(struct pa_canonical_sorter *s, const uint32_t *function,
                          uint32_t *location)
{
    const struct pa_profile *p = s->p;
    PA_VEC(struct pa_line) lines = {0};
    for (uint32_t rank = 1; rank <= s->locations.count; rank++) {
        if (!s->location_used[rank])
            continue;
        const struct pa_location *from = &p->locations[s->locations.at[rank]];
        struct pa_location l = {
            .mapping = s->mapping[from->mapping], .address = from->address, .folded = from->folded};
        if (l.mapping)
            l.address += pa_profile_builder_mapping_start(s->b, l.mapping) -
                         p->mappings[from->mapping].start;
        lines.count = 0;
        for (uint32_t k = 0; k < from->line_count; k++) {
            struct pa_line line = p->lines[from->first_line + k];
            line.function = function[s->functions.of[line.function]];
            pa_vec_push(&lines, line);
        }
        location[rank] = pa_profile_builder_location(s->b, &l, lines.items, from->line_count);
    }
    pa_vec_release(&lines);
}

static void add_used(struct pa_canonical_sorter *s, struct pa_canonical_samples *samples)
{
    uint32_t *function = pa_xcalloc((size_t)s->functions.count + 1, sizeof *function);
    uint32_t *location = pa_xcalloc((size_t)s->locations.count + 1, sizeof *location);
    add_functions(s, function);
    add_locations(s, function, location);
    pa_canonical_add_samples(s, samples, location);
    free(function);
    free(location);
}

static void sorter_init(struct pa_canonical_sorter *s, const struct pa_profile *p,
                        struct pa_arena *arena)
{
    *s = (struct pa_canonical_sorter){.p = p, .b = pa_profile_builder_new(arena, p->strings)};
    pa_profile_builder_keep_apart(s->b);
    s->mapping = pa_xcalloc((size_t)p->mapping_count + 1, sizeof *s->mapping);
    s->functions = new_ranks(p->function_count);
    s->locations = new_ranks(p->location_count);
    s->location_used = pa_xcalloc((size_t)p->location_count + 1, sizeof *s->location_used);
    rank_strings(s);
}

static void sorter_release(struct pa_canonical_sorter *s)
{
    free(s->rank);
    free(s->by_rank);
    free(s->mapping);
    free(s->functions.of);
    free(s->functions.at);
    free(s->locations.of);
    free(s->locations.at);
    free(s->location_used);
}

const struct pa_profile *pa_profile_canonical(const struct pa_profile *p, struct pa_arena *arena,
                                              size_t *sample, struct pa_error *err)
{
    struct pa_canonical_sorter s;
    struct pa_canonical_samples samples;
    size_t ignored;
    if (sample)
        *sample = SIZE_MAX;
    if (!pa_samples_can_be_listed(p, err))
        return NULL;
    sorter_init(&s, p, arena);
    add_header(&s);
    add_mappings(&s);
    rank_functions(&s);
    rank_locations(&s);
    bool ok = pa_canonical_sort_samples(&s, &samples, sample ? sample : &ignored, err);
    if (ok)
        add_used(&s, &samples);
    pa_canonical_release_samples(&samples);
    sorter_release(&s);
    return ok ? pa_profile_builder_finish(s.b, err) : NULL;
}
