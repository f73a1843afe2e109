// SPDX-License-Identifier: Apache-2.0
#include "profile/symbolize.h"

#include "base/hash.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

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

// The profile's tables, growing, and what they grow from.
struct namer {
    struct pa_profile *p;
    PA_VEC(struct pa_function) functions;
    PA_VEC(struct pa_line) lines;
    struct pa_index index; // of the functions that were added
};

static uint32_t add_function(struct namer *n, const char *name, const char *file)
{
    struct pa_function f = {.name = pa_strings_adds(n->p->strings, name),
                            .file = file ? pa_strings_adds(n->p->strings, file) : 0};
    uint64_t hash = pa_hash_u64((uint64_t)f.name << 32 | f.file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&n->index, hash); pa_index_at(&n->index, slot, hash, &i);
         slot = pa_index_next(&n->index, slot)) {
        if (i != UINT32_MAX && n->functions.items[i].name == f.name &&
            n->functions.items[i].file == f.file)
            return i;
    }
    f.system_name = f.name;
    i = (uint32_t)n->functions.count;
    pa_index_add(&n->index, hash, i);
    pa_vec_push(&n->functions, f);
    return i;
}

static void add_line(struct namer *n, struct pa_location *location,
                     const struct pa_dwarf_frame *frame)
{
    uint32_t function = add_function(n, frame->name, frame->file);
    pa_vec_push(&n->lines, (struct pa_line){.function = function, .line = frame->line});
    location->line_count++;
}

// Of the function that the linker knows, debug information may have no more than a word.
static const char *longer(const char *name, const struct pa_elf_symbol *symbol)
{
    if (!name || (symbol && strlen(symbol->name) > strlen(name)))
        return symbol ? symbol->name : "";
    return name;
}

static bool add_names(struct namer *n, const struct pa_mapped_binary *binary,
                      struct pa_location *location)
{
    const struct pa_mapping *m = &n->p->mappings[location->mapping];
    uint64_t address;
    if (location->address < m->start || location->address >= m->limit ||
        !pa_elf_address(binary->elf, location->address - m->start + m->offset, &address))
        return false;
    const struct pa_elf_symbol *symbol = pa_elf_find(binary->elf, address);
    const struct pa_dwarf_frame *frames;
    size_t count = binary->dwarf ? pa_dwarf_find(binary->dwarf, address, &frames) : 0;
    location->first_line = (uint32_t)n->lines.count;
    for (size_t i = 0; i + 1 < count; i++) {
        if (frames[i].name)
            add_line(n, location, &frames[i]);
    }
    struct pa_dwarf_frame last = count ? frames[count - 1] : (struct pa_dwarf_frame){0};
    last.name = longer(last.name, symbol);
    if (*last.name)
        add_line(n, location, &last);
    return location->line_count > 0;
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
    pa_index_release(&n->index);
}

static void describe_mapping(struct pa_mapping *m, const struct pa_mapped_binary *binary)
{
    m->has_functions |= binary->named > 0;
    m->has_filenames |= binary->named > 0 && binary->dwarf;
    m->has_line_numbers |= binary->named > 0 && binary->dwarf;
    m->has_inline_frames |= binary->named > 0 && binary->dwarf;
}

struct pa_profile *pa_profile_add_functions(const struct pa_profile *profile,
                                            struct pa_mapped_binary *binaries,
                                            struct pa_arena *arena)
{
    struct namer n = {.p = pa_profile_copy(profile, arena)};
    pa_profile_own_locations(n.p, arena);
    n.p->mappings =
        pa_arena_memdup(arena, n.p->mappings, (n.p->mapping_count + 1) * sizeof *n.p->mappings);
    for (size_t i = 0; i <= profile->function_count; i++)
        pa_vec_push(&n.functions, profile->functions[i]);
    for (size_t i = 0; i < profile->line_count; i++)
        pa_vec_push(&n.lines, profile->lines[i]);
    for (uint32_t i = 0; i <= profile->mapping_count; i++)
        binaries[i].named = 0;
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        struct pa_location *l = &n.p->locations[i];
        struct pa_mapped_binary *binary = &binaries[l->mapping];
        if (binary->elf && l->line_count == 0)
            binary->named += add_names(&n, binary, l);
    }
    for (uint32_t i = 1; i <= profile->mapping_count; i++)
        describe_mapping(&n.p->mappings[i], &binaries[i]);
    keep_tables(&n, arena);
    return n.p;
}
