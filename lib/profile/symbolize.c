// SPDX-License-Identifier: Apache-2.0
#include "profile/symbolize.h"

#include "base/vec.h"

#include <stdlib.h>

static pa_str readable(const struct pa_profile *p, pa_str system_name, enum pa_demangle_mode mode,
                       struct pa_strbuf *buf)
{
    if (!pa_demangle(pa_profile_text(p, system_name), pa_strings_size(p->strings, system_name),
                     mode, buf))
        return system_name;
    return pa_strings_add(p->strings, pa_strbuf_text(buf), buf->size);
}

const struct pa_profile *pa_profile_demangle(const struct pa_profile *profile,
                                             enum pa_demangle_mode mode, bool again,
                                             struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    p->functions =
        pa_arena_memdup(arena, p->functions, (p->function_count + 1) * sizeof *p->functions);
    struct pa_strbuf buf = {0};
    for (uint32_t i = 1; i <= p->function_count; i++) {
        struct pa_function *f = &p->functions[i];
        if (again && f->name && f->system_name)
            f->name = f->system_name;
        if (f->name == 0 || f->name == f->system_name)
            f->name = readable(p, f->system_name, mode, &buf);
    }
    pa_strbuf_release(&buf);
    return p;
}

// ---- Functions of a binary

// The profile's tables, growing.
struct namer {
    struct pa_profile *p;
    PA_VEC(struct pa_function) functions;
    PA_VEC(struct pa_line) lines;
    uint32_t *function_of; // by symbol; 0: not yet
};

static uint32_t add_function(struct namer *n, const struct pa_elf *elf,
                             const struct pa_elf_symbol *symbol)
{
    uint32_t *function = &n->function_of[symbol - elf->symbols];
    if (!*function) {
        pa_str name = pa_strings_adds(n->p->strings, symbol->name);
        *function = (uint32_t)n->functions.count;
        pa_vec_push(&n->functions, (struct pa_function){.name = name, .system_name = name});
    }
    return *function;
}

static bool add_name(struct namer *n, const struct pa_elf *elf, struct pa_location *location)
{
    const struct pa_mapping *m = &n->p->mappings[location->mapping];
    if (location->address < m->start || location->address >= m->limit)
        return false;
    const struct pa_elf_symbol *symbol = pa_elf_find(elf, location->address - m->start + m->offset);
    if (!symbol)
        return false;
    location->first_line = (uint32_t)n->lines.count;
    location->line_count = 1;
    pa_vec_push(&n->lines, (struct pa_line){.function = add_function(n, elf, symbol)});
    return true;
}

// Passes the tables into the arena's care.
static void keep_tables(struct namer *n, struct pa_arena *arena)
{
    n->p->function_count = (uint32_t)n->functions.count - 1;
    n->p->functions = n->functions.items;
    n->p->line_count = n->lines.count;
    n->p->lines = n->lines.items;
    pa_arena_defer(arena, free, n->functions.items);
    pa_arena_defer(arena, free, n->lines.items);
}

struct pa_profile *pa_profile_add_functions(const struct pa_profile *profile, uint32_t mapping,
                                            const struct pa_elf *elf, size_t *named,
                                            struct pa_arena *arena)
{
    struct namer n = {.p = pa_profile_copy(profile, arena)};
    pa_profile_own_locations(n.p, arena);
    n.p->mappings =
        pa_arena_memdup(arena, n.p->mappings, (n.p->mapping_count + 1) * sizeof *n.p->mappings);
    n.function_of = pa_arena_calloc(arena, elf->symbol_count, sizeof *n.function_of);
    for (size_t i = 0; i <= profile->function_count; i++)
        pa_vec_push(&n.functions, profile->functions[i]);
    for (size_t i = 0; i < profile->line_count; i++)
        pa_vec_push(&n.lines, profile->lines[i]);
    *named = 0;
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        struct pa_location *l = &n.p->locations[i];
        if (l->mapping == mapping && l->line_count == 0)
            *named += add_name(&n, elf, l);
    }
    n.p->mappings[mapping].has_functions |= *named > 0;
    keep_tables(&n, arena);
    return n.p;
}
