// SPDX-License-Identifier: Apache-2.0
#include "cmd/binaries.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct pa_binary {
    const char *path;
    struct pa_elf elf;
    struct pa_dwarf *dwarf; // NULL: there is no debug information
    struct pa_error err;    // its code is 0: it was read
    bool used;              // a name was found in it, or it was said that it is not used
    struct pa_binary *next;
};

const char *pa_binaries_take_program(struct pa_words *files)
{
    if (files->count < 2 || !pa_elf_is(files->items[0]))
        return NULL;
    files->count--;
    return *files->items++;
}

static struct pa_binary *read_once(struct pa_binaries *b, const char *path, struct pa_arena *keep)
{
    struct pa_binary *binary = b->read;
    while (binary && strcmp(binary->path, path) != 0)
        binary = binary->next;
    if (binary)
        return binary;
    binary = pa_arena_calloc(keep, 1, sizeof *binary);
    binary->path = pa_arena_strdup(keep, path);
    binary->next = b->read;
    b->read = binary;
    if (pa_elf_read(path, keep, &binary->elf, &binary->err)) {
        binary->err.code = PA_ERROR_NONE;
        binary->dwarf = b->fast ? NULL : pa_dwarf_open(path, keep);
    }
    return binary;
}

// Where a binary of this machine is, NULL if it is nowhere.
static const char *find_local(const char *file, const char *build_id, struct pa_arena *arena)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *folders = getenv("PPROF_BINARY_PATH");
    if (pa_elf_is(file))
        return file;
    for (size_t size; folders && *folders; folders += size + (folders[size] == ':')) {
        size = strcspn(folders, ":");
        const char *places[] = {
            pa_arena_printf(arena, "%.*s/%s/%s", (int)size, folders, build_id, name),
            pa_arena_printf(arena, "%.*s/%s", (int)size, folders, file),
            pa_arena_printf(arena, "%.*s/%s", (int)size, folders, name),
        };
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            if (pa_elf_is(places[i]))
                return places[i];
        }
    }
    return NULL;
}

static bool is_other_build(struct pa_binary *binary, const char *build_id,
                           struct pa_warnings *warnings)
{
    bool other = *build_id && *binary->elf.build_id && strcmp(build_id, binary->elf.build_id) != 0;
    if (other && !binary->used)
        pa_warnings_add(warnings, "%s: not used, its build id %s is not that of the profile, %s",
                        binary->path, binary->elf.build_id, build_id);
    binary->used |= other;
    return other;
}

// Whether some location of a mapping has no function.
static bool lacks_names(const struct pa_profile *p, uint32_t mapping)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        if (p->locations[i].mapping == mapping && p->locations[i].line_count == 0)
            return true;
    }
    return false;
}

static bool name_mapping(struct pa_binaries *b, uint32_t mapping, const char *path,
                         const struct pa_profile **profile, struct pa_arena *keep,
                         struct pa_arena *arena, struct pa_warnings *warnings, struct pa_error *err)
{
    const struct pa_mapping *m = &(*profile)->mappings[mapping];
    struct pa_binary *binary = read_once(b, path, keep);
    bool named = path == b->program;
    size_t count;
    if (binary->err.code) {
        *err = binary->err;
        pa_error_prefix(err, "%s", path);
        if (!named && !binary->used)
            pa_warnings_add(warnings, "%s", err->text);
        binary->used = true;
        return !named;
    }
    if (is_other_build(binary, pa_profile_text(*profile, m->build_id), warnings))
        return true;
    struct pa_profile *p =
        pa_profile_add_functions(*profile, mapping, &binary->elf, binary->dwarf, &count, arena);
    if (named && count)
        p->mappings[mapping].file = pa_strings_adds(p->strings, path);
    if (named && !count && !binary->used)
        pa_warnings_add(warnings, "%s: no address of the profile lies in a function of it", path);
    binary->used = true;
    *profile = p;
    return true;
}

bool pa_binaries_name(struct pa_binaries *b, bool local, const struct pa_profile **profile,
                      struct pa_arena *keep, struct pa_arena *arena, struct pa_warnings *warnings,
                      struct pa_error *err)
{
    for (uint32_t i = 1; (b->program || local) && i <= (*profile)->mapping_count; i++) {
        const struct pa_profile *p = *profile;
        const struct pa_mapping *m = &p->mappings[i];
        const char *path = i == 1 ? b->program : NULL;
        if (!lacks_names(p, i))
            continue;
        if (!path && local)
            path = find_local(pa_profile_text(p, m->file), pa_profile_text(p, m->build_id), arena);
        if (path && !name_mapping(b, i, path, profile, keep, arena, warnings, err))
            return false;
    }
    return true;
}
