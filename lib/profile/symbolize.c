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

// ---- Functions of locations

// The profile's tables, growing, and what they grow from.
struct namer {
    struct pa_profile *p;
    PA_VEC(struct pa_function) functions;
    PA_VEC(struct pa_line) lines;
    struct pa_index index; // of the functions that were added
    bool plain;            // the names that come are not the linker's
};

// What is no linker's name is left as it is, which having no system name says, unless it is
// mangled.
static bool is_mangled(const char *name)
{
    return strncmp(name, "_Z", 2) == 0 || strncmp(name, "_R", 2) == 0;
}

static uint32_t add_function(struct namer *n, const char *name, const char *file)
{
    struct pa_function f = {.name = pa_strings_adds(n->p->strings, name),
                            .file = file ? pa_strings_adds(n->p->strings, file) : 0};
    f.system_name = n->plain && !is_mangled(name) ? 0 : f.name;
    uint64_t hash = pa_hash_u64((uint64_t)f.name << 32 | f.file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&n->index, hash); pa_index_at(&n->index, slot, hash, &i);
         slot = pa_index_next(&n->index, slot)) {
        if (i != UINT32_MAX && n->functions.items[i].name == f.name &&
            n->functions.items[i].file == f.file &&
            n->functions.items[i].system_name == f.system_name)
            return i;
    }
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

static bool add_names(struct namer *n, const struct pa_location_names *source,
                      struct pa_location *location)
{
    const struct pa_dwarf_frame *frames;
    size_t count = source->find(source, location, &frames);
    n->plain = source->plain && source->plain(source, location);
    location->first_line = (uint32_t)n->lines.count;
    for (size_t i = 0; i < count; i++) {
        if (frames[i].name && *frames[i].name)
            add_line(n, location, &frames[i]);
    }
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

static void start_tables(struct namer *n, const struct pa_profile *profile, struct pa_arena *arena)
{
    n->p = pa_profile_copy(profile, arena);
    pa_profile_own_locations(n->p, arena);
    n->p->mappings =
        pa_arena_memdup(arena, n->p->mappings, (n->p->mapping_count + 1) * sizeof *n->p->mappings);
    for (size_t i = 0; i <= profile->function_count; i++)
        pa_vec_push(&n->functions, profile->functions[i]);
    for (size_t i = 0; i < profile->line_count; i++)
        pa_vec_push(&n->lines, profile->lines[i]);
}

struct pa_profile *pa_profile_name_locations(const struct pa_profile *profile,
                                             const struct pa_location_names *source,
                                             struct pa_arena *arena)
{
    struct namer n = {0};
    start_tables(&n, profile, arena);
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        struct pa_location *l = &n.p->locations[i];
        if (l->line_count == 0 && add_names(&n, source, l))
            n.p->mappings[l->mapping].has_functions |= l->mapping > 0;
    }
    keep_tables(&n, arena);
    return n.p;
}

// ---- Functions of binaries

struct binary_names {
    struct pa_location_names names;
    const struct pa_profile *profile;
    struct pa_mapped_binary *binaries;
    PA_VEC(struct pa_dwarf_frame) frames; // the last answer
};

// Of the function that the linker knows, debug information may have no more than a word.
static const char *longer(const char *name, const struct pa_elf_symbol *symbol)
{
    if (!name || (symbol && strlen(symbol->name) > strlen(name)))
        return symbol ? symbol->name : "";
    return name;
}

static size_t find_in_binary(const struct pa_location_names *names, const struct pa_location *l,
                             const struct pa_dwarf_frame **frames)
{
    struct binary_names *b = (struct binary_names *)(uintptr_t)names;
    const struct pa_mapping *m = &b->profile->mappings[l->mapping];
    struct pa_mapped_binary *binary = &b->binaries[l->mapping];
    uint64_t address;
    b->frames.count = 0;
    if (!binary->elf || l->address < m->start || l->address >= m->limit ||
        !pa_elf_address(binary->elf, l->address - m->start + m->offset, &address))
        return 0;
    const struct pa_elf *table = binary->symbols ? binary->symbols : binary->elf;
    const struct pa_elf_symbol *symbol = pa_elf_find(table, address);
    const struct pa_dwarf_frame *known;
    size_t count = binary->dwarf ? pa_dwarf_find(binary->dwarf, address, &known) : 0;
    for (size_t i = 0; i + 1 < count; i++)
        pa_vec_push(&b->frames, known[i]);
    struct pa_dwarf_frame last = count ? known[count - 1] : (struct pa_dwarf_frame){0};
    last.name = longer(last.name, symbol);
    if (*last.name)
        pa_vec_push(&b->frames, last);
    binary->named += b->frames.count > 0;
    *frames = b->frames.items;
    return b->frames.count;
}

static bool is_plain(const struct pa_location_names *names, const struct pa_location *l)
{
    const struct binary_names *b = (const struct binary_names *)names;
    return b->binaries[l->mapping].plain;
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
    struct binary_names b = {
        .names = {find_in_binary, is_plain}, .profile = profile, .binaries = binaries};
    for (uint32_t i = 0; i <= profile->mapping_count; i++)
        binaries[i].named = 0;
    struct pa_profile *p = pa_profile_name_locations(profile, &b.names, arena);
    for (uint32_t i = 1; i <= profile->mapping_count; i++)
        describe_mapping(&p->mappings[i], &binaries[i]);
    pa_vec_release(&b.frames);
    return p;
}
