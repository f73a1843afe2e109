// SPDX-License-Identifier: Apache-2.0
#include "view/binary_file.h"

#include "base/vec.h"
#include "symbol/symbol_text.h"

#include <string.h>
#include <unistd.h>

struct candidates {
    struct pa_arena *arena;
    PA_VEC(const char *) paths;
};

static void add(struct candidates *c, const char *path)
{
    pa_vec_push(&c->paths, path);
}

bool pa_binary_ids_differ(const char *a, const char *b)
{
    return *a && *b && strcmp(a, b) != 0;
}

// FOLDER/xx/yyyy…: where files of a build id are.
static const char *id_folder(const char *folder, const char *id, struct pa_arena *arena)
{
    return pa_arena_printf(arena, "%s/.build-id/%.2s/%s", folder, id, id + 2);
}

static bool is_id(const char *id)
{
    return strlen(id) > 2;
}

static void add_folders(struct candidates *c, const char *folders, const char *file, const char *id)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    for (size_t size; folders && *folders; folders += size + (folders[size] == ':')) {
        size = strcspn(folders, ":");
        add(c, pa_arena_printf(c->arena, "%.*s/%s/%s", (int)size, folders, id, name));
        add(c, pa_arena_printf(c->arena, "%.*s/%s", (int)size, folders, file));
        add(c, pa_arena_printf(c->arena, "%.*s/%s", (int)size, folders, name));
    }
}

// ---- ELF files

static struct pa_binary *new_binary(struct pa_binary_reader *r, const char *path)
{
    struct pa_binary *b = pa_arena_calloc(r->arena, 1, sizeof *b);
    b->path = pa_arena_strdup(r->arena, path);
    b->next = r->read;
    r->read = b;
    return b;
}

static struct pa_binary *find_read(const struct pa_binary_reader *r, const char *path)
{
    struct pa_binary *b = r->read;
    while (b && strcmp(b->path, path) != 0)
        b = b->next;
    return b;
}

// The symbols of a stripped file, by its build id or by the name that it tells.
static void add_debug_files(struct candidates *c, const struct pa_binary_places *places,
                            const struct pa_binary *b)
{
    const char *slash = strrchr(b->path, '/'), *link = b->elf.debug_link, *id = b->elf.build_id;
    int folder = slash ? (int)(slash - b->path) : 1;
    const char *at = slash ? b->path : ".";
    if (is_id(id) && places->debug)
        add(c, pa_arena_printf(c->arena, "%s.debug", id_folder(places->debug, id, c->arena)));
    if (is_id(id) && places->cache)
        add(c, pa_arena_printf(c->arena, "%s/debug", id_folder(places->cache, id, c->arena)));
    if (!*link || strchr(link, '/'))
        return;
    add(c, pa_arena_printf(c->arena, "%.*s/%s", folder, at, link));
    add(c, pa_arena_printf(c->arena, "%.*s/.debug/%s", folder, at, link));
    if (places->debug)
        add(c, pa_arena_printf(c->arena, "%s/%.*s/%s", places->debug, folder, at, link));
}

static void read_debug_file(struct pa_binary_reader *r, struct pa_binary *b)
{
    struct candidates c = {.arena = r->arena};
    add_debug_files(&c, r->places, b);
    for (size_t i = 0; i < c.paths.count && !b->symbols; i++) {
        const char *path = c.paths.items[i];
        struct pa_elf *elf = pa_arena_calloc(r->arena, 1, sizeof *elf);
        struct pa_error err;
        if (!pa_elf_is(path) || !pa_elf_read(path, r->arena, elf, &err) || elf->stripped ||
            pa_binary_ids_differ(elf->build_id, b->elf.build_id))
            continue;
        b->symbols = elf;
        b->dwarf = r->fast ? NULL : pa_dwarf_open(path, r->arena);
    }
    pa_vec_release(&c.paths);
}

struct pa_binary *pa_binary_at(struct pa_binary_reader *r, const char *path)
{
    struct pa_binary *b = find_read(r, path);
    if (b)
        return b;
    b = new_binary(r, path);
    if (!pa_elf_read(path, r->arena, &b->elf, &b->err))
        return b;
    b->err.code = PA_OK;
    b->dwarf = r->fast ? NULL : pa_dwarf_open(path, r->arena);
    if (b->elf.stripped)
        read_debug_file(r, b);
    return b;
}

static struct pa_binary *first_that_fits(struct pa_binary_reader *r, const struct candidates *c,
                                         const char *id, struct pa_binary **other)
{
    for (size_t i = 0; i < c->paths.count; i++) {
        if (!pa_elf_is(c->paths.items[i]))
            continue;
        struct pa_binary *b = pa_binary_at(r, c->paths.items[i]);
        if (b->err.code == PA_OK && !pa_binary_ids_differ(b->elf.build_id, id))
            return b;
        if (!*other)
            *other = b;
    }
    return NULL;
}

static struct pa_binary *elf_of(struct pa_binary_reader *r, const char *file, const char *id,
                                struct pa_binary **other)
{
    struct candidates c = {.arena = r->arena};
    if (*file)
        add(&c, file);
    add_folders(&c, r->places->folders, file, id);
    if (is_id(id) && r->places->cache) {
        const char *folder = id_folder(r->places->cache, id, r->arena);
        add(&c, pa_arena_printf(r->arena, "%s/elf", folder));
        add(&c, pa_arena_printf(r->arena, "%s/vdso", folder));
    }
    struct pa_binary *b = first_that_fits(r, &c, id, other);
    pa_vec_release(&c.paths);
    return b;
}

// ---- Tables of symbols as text

typedef bool read_text(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                       struct pa_error *err);

static struct pa_binary *text_at(struct pa_binary_reader *r, const char *path, read_text *read)
{
    struct pa_binary *b = find_read(r, path);
    if (b)
        return b->err.code ? NULL : b;
    b = new_binary(r, path);
    if (!read(path, r->arena, &b->elf, &b->err))
        return NULL;
    b->err.code = PA_OK;
    return b;
}

static struct pa_binary *text_of(struct pa_binary_reader *r, struct candidates *c, read_text *read)
{
    struct pa_binary *b = NULL;
    for (size_t i = 0; i < c->paths.count && !b; i++) {
        if (access(c->paths.items[i], R_OK) == 0)
            b = text_at(r, c->paths.items[i], read);
    }
    pa_vec_release(&c->paths);
    return b;
}

// A kernel lies elsewhere after each start: by how much it moved shows in where it begins. Where
// its modules moved to does not.
static struct pa_binary *moved(struct pa_binary_reader *r, struct pa_binary *kernel,
                               const struct pa_mapping *m)
{
    enum { ALIGNMENT = 0x10000 };
    uint64_t text;
    if (!kernel || !pa_symbol_text_address(&kernel->elf, "_text", &text) || text == m->start ||
        (text - m->start) % ALIGNMENT)
        return kernel;
    struct pa_binary *b = pa_arena_memdup(r->arena, kernel, sizeof *b);
    struct pa_elf_segment *segment = pa_arena_memdup(r->arena, b->elf.segments, sizeof *segment);
    segment->address = text - m->start;
    b->elf.segments = segment;
    return b;
}

static struct pa_binary *kernel_of(struct pa_binary_reader *r, const struct pa_mapping *m,
                                   const char *file, const char *id)
{
    const struct pa_binary_places *p = r->places;
    struct candidates c = {.arena = r->arena};
    add_folders(&c, p->folders, "kallsyms", id);
    if (is_id(id) && p->cache)
        add(&c, pa_arena_printf(r->arena, "%s/kallsyms", id_folder(p->cache, id, r->arena)));
    bool whole = strncmp(file, "[kernel", 7) == 0;
    bool running = p->kernel && p->notes &&
                   (!whole || !pa_binary_ids_differ(pa_elf_notes_build_id(p->notes, r->arena), id));
    if (running)
        add(&c, p->kernel);
    struct pa_binary *b = text_of(r, &c, pa_symbol_text_kernel);
    return whole ? moved(r, b, m) : b;
}

static struct pa_binary *compiled_of(struct pa_binary_reader *r, const char *file)
{
    struct candidates c = {.arena = r->arena};
    add(&c, file);
    add_folders(&c, r->places->folders, file, "");
    struct pa_binary *b = text_of(r, &c, pa_symbol_text_compiled);
    if (b)
        b->plain = true;
    return b;
}

// "/tmp/perf-123.map"
static bool is_compiled(const char *file)
{
    static const char START[] = "/tmp/perf-";
    if (strncmp(file, START, sizeof START - 1) != 0)
        return false;
    file += sizeof START - 1;
    size_t digits = strspn(file, "0123456789");
    return digits && strcmp(file + digits, ".map") == 0;
}

struct pa_binary *pa_binary_of(struct pa_binary_reader *r, const struct pa_mapping *m,
                               const struct pa_strings *strings, struct pa_binary **other)
{
    const char *file = pa_strings_text(strings, m->file);
    const char *id = pa_strings_text(strings, m->build_id);
    *other = NULL;
    if (is_compiled(file))
        return compiled_of(r, file);
    if (m->start >> 63)
        return kernel_of(r, m, file, id);
    return elf_of(r, file, id, other);
}
