// SPDX-License-Identifier: Apache-2.0
#include "dumps/sites.h"

#include "analysis/total.h"
#include "base/hash.h"
#include "profile/mine.h"
#include "profile/sample.h"

#include <string.h>

struct collector {
    struct pa_dumps *dumps;
    const struct pa_profile *all;
    struct pa_site_types types;
    struct pa_dump *dump;
    PA_VEC(struct pa_dump_cell) cells;
    struct pa_index index; // by site
};

struct place {
    pa_str name, file;
    int64_t line;
};

static struct place place_of(const struct pa_profile *p, uint32_t location)
{
    const struct pa_location *l = &p->locations[location];
    if (l->line_count == 0)
        return (struct place){0};
    const struct pa_line *line = &p->lines[l->first_line];
    const struct pa_function *f = &p->functions[line->function];
    return (struct place){f->name ? f->name : f->system_name, f->file, line->line};
}

// Of the physical frame: what a goroutine or thread was started with.
static struct place root_of(const struct pa_profile *p, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_location *l = &p->locations[s->location[i]];
        if (l->line_count == 0)
            continue;
        const struct pa_line *line = &p->lines[l->first_line + l->line_count - 1];
        const struct pa_function *f = &p->functions[line->function];
        const char *name = pa_profile_text(p, f->name);
        bool helper = strcmp(name, "runtime.mcall") == 0 || strcmp(name, "runtime.goexit") == 0 ||
                      strcmp(name, "runtime.systemstack") == 0;
        if (*name && (!helper || i + 1 == s->depth))
            return (struct place){f->name, f->file, line->line};
    }
    return (struct place){0};
}

static struct pa_dump_cell *cell_of(struct collector *c, pa_str site)
{
    uint64_t hash = pa_hash_u64(site);
    uint32_t slot, i;
    for (slot = pa_index_first(&c->index, hash); pa_index_at(&c->index, slot, hash, &i);
         slot = pa_index_next(&c->index, slot)) {
        if (i != UINT32_MAX && c->cells.items[i].site == site)
            return &c->cells.items[i];
    }
    pa_index_add(&c->index, hash, (uint32_t)c->cells.count);
    pa_vec_push(&c->cells, (struct pa_dump_cell){.site = site, .largest = -1});
    return &c->cells.items[c->cells.count - 1];
}

// `mine` is the same sample with frames of own code only.
static void add_sample(struct collector *c, const struct pa_profile *own,
                       const struct pa_sample *all, const struct pa_sample *mine)
{
    struct place leaf = {0}, at = {0};
    int64_t value = all->value[c->types.value];
    if (all->depth)
        leaf = place_of(c->all, all->location[all->depth - 1]);
    if (mine && mine->depth)
        at = place_of(own, mine->location[mine->depth - 1]);
    if (!at.name || strcmp(pa_profile_text(c->all, at.name), PA_MINE_NONE) == 0)
        at = root_of(c->all, all);
    if (!at.name)
        at.name = pa_strings_adds(c->all->strings, "<unknown>");
    struct pa_dump_cell *cell = cell_of(c, at.name);
    cell->value += value;
    cell->allocated += all->value[c->types.allocated];
    c->dump->total += value;
    c->dump->allocated += all->value[c->types.allocated];
    c->dump->samples++;
    if (value > cell->largest) {
        cell->largest = value;
        cell->file = at.file;
        cell->line = at.line;
        cell->inner = leaf.name == at.name ? 0 : leaf.name;
    }
}

static void walk(struct collector *c, const struct pa_profile *own)
{
    struct pa_sample_reader all, mine;
    pa_sample_reader_init(&all, c->all);
    all.skip_labels = true;
    if (own) {
        pa_sample_reader_init(&mine, own);
        mine.skip_labels = true;
    }
    while (pa_sample_next(&all)) {
        bool has = own && pa_sample_next(&mine);
        add_sample(c, own, &all.sample, has ? &mine.sample : NULL);
    }
    pa_sample_reader_release(&all);
    if (own)
        pa_sample_reader_release(&mine);
}

// Every sum of some values of a type fits into 64 bits if that of all absolute ones does.
static bool fits(const struct pa_profile *p, struct pa_site_types types, struct pa_error *err)
{
    return pa_measure_fits(p, (struct pa_measure){.type = types.value}, err) &&
           pa_measure_fits(p, (struct pa_measure){.type = types.allocated}, err);
}

bool pa_dump_sites(struct pa_dumps *dumps, const struct pa_profile *profile,
                   struct pa_site_types types, struct pa_dump *dump, struct pa_error *err)
{
    struct collector c = {.dumps = dumps, .all = profile, .types = types, .dump = dump};
    struct pa_mine_rule rule = {.pattern = dumps->options.mine};
    struct pa_arena arena = {0};
    const struct pa_profile *own = NULL;
    bool matched;
    if (!fits(profile, types, err))
        return false;
    if (!profile->calls_only && !(own = pa_filter_mine(profile, &rule, &matched, &arena, err))) {
        pa_arena_release(&arena);
        return pa_error_prefix(err, "--mine");
    }
    walk(&c, own);
    dump->cells =
        pa_arena_memdup(dumps->arena, c.cells.items, c.cells.count * sizeof *c.cells.items);
    dump->cell_count = c.cells.count;
    pa_vec_release(&c.cells);
    pa_index_release(&c.index);
    pa_arena_release(&arena);
    return true;
}
