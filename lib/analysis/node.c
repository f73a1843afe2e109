// SPDX-License-Identifier: Apache-2.0
#include "analysis/node.h"

#include "base/hash.h"
#include "base/strbuf.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// ---- Files

// A trimmed and cleaned path for each function's file, by function.
static pa_str *clean_files(const struct pa_profile *p, const struct pa_path_options *paths,
                           struct pa_arena *arena)
{
    pa_str *files = pa_arena_calloc(arena, p->function_count + 1, sizeof *files);
    struct pa_strbuf buf = {0};
    pa_str last = 0, last_clean = 0; // neighbours often share a file
    for (uint32_t i = 1; i <= p->function_count; i++) {
        pa_str file = p->functions[i].file;
        if (file && file != last) {
            const char *path = pa_path_trim(pa_profile_text(p, file), paths);
            last = file;
            last_clean = 0;
            if (*path) {
                pa_path_clean(&buf, path);
                last_clean = pa_strings_add(p->strings, buf.text, buf.size);
            }
        }
        files[i] = file ? last_clean : 0;
    }
    pa_strbuf_release(&buf);
    return files;
}

// ---- The table

struct node_maker {
    struct pa_node_table *table;
    struct pa_index index;
    const pa_str *files;
    bool objects;
};

static uint64_t hash_info(const struct pa_node_info *n)
{
    uint64_t hash = pa_hash_combine((uint64_t)n->name << 32 | n->file, n->address);
    if (n->line | n->column | n->start_line | n->object)
        hash = pa_hash_combine(hash + (uint64_t)n->line, ((uint64_t)n->column << 40) ^
                                                             ((uint64_t)n->start_line << 20) ^
                                                             n->object);
    return hash;
}

static bool same_info(const struct pa_node_info *a, const struct pa_node_info *b)
{
    return a->name == b->name && a->file == b->file && a->object == b->object &&
           a->address == b->address && a->line == b->line && a->column == b->column &&
           a->start_line == b->start_line;
}

static uint32_t find_or_add(struct node_maker *m, const struct pa_node_info *info)
{
    uint64_t hash = hash_info(info);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i != UINT32_MAX && same_info(&m->table->infos.items[i], info))
            return i;
    }
    i = (uint32_t)m->table->infos.count;
    pa_vec_push(&m->table->infos, *info);
    pa_index_add(&m->index, hash, i);
    return i;
}

static struct pa_node_info info_of(const struct node_maker *m, const struct pa_location *l,
                                   const struct pa_line *line)
{
    const struct pa_profile *p = m->table->profile;
    pa_str object = p->mappings[l->mapping].file;
    if (!line)
        return (struct pa_node_info){.address = l->address, .object = object};
    const struct pa_function *f = &p->functions[line->function];
    struct pa_node_info info = {
        .name = f->name,
        .file = m->files[line->function],
        .address = l->address,
        .line = line->line,
        .column = line->column,
    };
    if (m->objects || !f->name) {
        info.object = object;
        info.start_line = f->start_line;
    }
    return info;
}

static void add_location(struct node_maker *m, const struct pa_location *l, uint32_t *nodes)
{
    const struct pa_line *lines = m->table->profile->lines + l->first_line;
    struct pa_node_info info;
    if (l->line_count == 0) {
        info = info_of(m, l, NULL);
        nodes[0] = find_or_add(m, &info);
    }
    for (uint32_t i = l->line_count; i > 0; i--) {
        info = info_of(m, l, &lines[i - 1]);
        *nodes++ = find_or_add(m, &info);
    }
}

static void release(void *object)
{
    struct pa_node_table *t = object;
    pa_vec_release(&t->infos);
}

static struct pa_node_table *empty_table(const struct pa_profile *p, struct pa_arena *arena)
{
    struct pa_node_table *t = pa_arena_calloc(arena, 1, sizeof *t);
    pa_arena_defer(arena, release, t);
    t->profile = p;
    t->arena = arena;
    return t;
}

bool *pa_node_inlined(const struct pa_node_table *t, struct pa_arena *arena)
{
    bool *inlined = pa_arena_calloc(arena, t->infos.count, sizeof *inlined);
    for (size_t i = 0; t->sums && i < t->infos.count; i++)
        inlined[i] = t->sums->inlined[i];
    if (t->sums)
        return inlined;
    for (uint32_t l = 1; l <= t->profile->location_count; l++) {
        for (uint32_t i = t->first[l] + 1; i < t->first[l + 1]; i++)
            inlined[t->of_location[i]] = true;
    }
    return inlined;
}

struct pa_node_table *pa_node_table_select(const struct pa_node_table *table, const uint32_t *nodes,
                                           size_t count, struct pa_arena *arena)
{
    struct pa_node_table *t = empty_table(table->profile, arena);
    t->level = table->level;
    pa_vec_reserve(&t->infos, count);
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&t->infos, table->infos.items[nodes[i]]);
    return t;
}

struct pa_node_table *pa_node_table_of_names(const struct pa_profile *profile, const pa_str *names,
                                             size_t count, const struct pa_node_sums *sums,
                                             struct pa_arena *arena)
{
    struct pa_node_table *t = empty_table(profile, arena);
    t->sums = sums;
    pa_vec_reserve(&t->infos, count);
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&t->infos, (struct pa_node_info){.name = names[i]});
    return t;
}

struct pa_node_table *pa_node_table_new(const struct pa_profile *p,
                                        const struct pa_node_options *options,
                                        struct pa_arena *arena)
{
    struct pa_node_options o = options ? *options : (struct pa_node_options){0};
    struct pa_node_table *t = empty_table(p, arena);
    t->level = o.names;
    size_t count = 0;
    t->first = pa_arena_calloc(arena, (size_t)p->location_count + 2, sizeof *t->first);
    for (uint32_t i = 1; i <= p->location_count; i++) {
        t->first[i] = (uint32_t)count;
        count += p->locations[i].line_count ? p->locations[i].line_count : 1;
    }
    t->first[p->location_count + 1] = (uint32_t)count;
    t->of_location = pa_arena_alloc(arena, count * sizeof *t->of_location);
    struct node_maker m = {
        .table = t, .files = clean_files(p, &o.paths, arena), .objects = o.objects};
    for (uint32_t i = 1; i <= p->location_count; i++)
        add_location(&m, &p->locations[i], t->of_location + t->first[i]);
    pa_index_release(&m.index);
    return t;
}

// ---- Order

pa_str pa_node_function(struct pa_node_table *t, uint32_t node)
{
    pa_str name = t->infos.items[node].name;
    return name ? name : pa_strings_adds(t->profile->strings, pa_node_name(t, node));
}

int pa_node_compare(struct pa_node_table *t, uint32_t a, uint32_t b)
{
    const struct pa_node_info *na = &t->infos.items[a], *nb = &t->infos.items[b];
    if (na->address && nb->address && na->address != nb->address)
        return na->address < nb->address ? -1 : 1;
    int order = strcmp(pa_node_name(t, a), pa_node_name(t, b));
    return (order > 0) - (order < 0);
}

// pprof compares texts: start line 10 comes before 9.
static int compare_as_text(int64_t a, int64_t b)
{
    char ta[24], tb[24];
    snprintf(ta, sizeof ta, "%" PRId64 " ", a);
    snprintf(tb, sizeof tb, "%" PRId64 " ", b);
    return strcmp(ta, tb);
}

int pa_node_compare_hidden(const struct pa_node_table *t, uint32_t a, uint32_t b)
{
    const struct pa_node_info *na = &t->infos.items[a], *nb = &t->infos.items[b];
    const struct pa_profile *p = t->profile;
    int order = strcmp(pa_profile_text(p, na->file), pa_profile_text(p, nb->file));
    if (order == 0)
        order = compare_as_text(na->start_line, nb->start_line);
    if (order == 0)
        order = compare_as_text(na->line, nb->line);
    if (order == 0)
        order = strcmp(pa_profile_text(p, na->object), pa_profile_text(p, nb->object));
    return order ? order : (a > b) - (a < b);
}
