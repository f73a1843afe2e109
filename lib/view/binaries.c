// SPDX-License-Identifier: Apache-2.0
#include "view/binaries.h"

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

static struct pa_binary *read_once(struct pa_binaries *b, const char *path)
{
    struct pa_binary *binary = b->read;
    while (binary && strcmp(binary->path, path) != 0)
        binary = binary->next;
    if (binary)
        return binary;
    binary = pa_arena_calloc(b->arena, 1, sizeof *binary);
    binary->path = pa_arena_strdup(b->arena, path);
    binary->next = b->read;
    b->read = binary;
    if (pa_elf_read(path, b->arena, &binary->elf, &binary->err)) {
        binary->err.code = PA_ERROR_NONE;
        binary->dwarf = b->fast ? NULL : pa_dwarf_open(path, b->arena);
    }
    return binary;
}

// Where a binary of this machine is, NULL if it is nowhere.
static const char *find_local(const char *folders, const char *file, const char *build_id,
                              struct pa_arena *arena)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
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

// Gives *binary; NULL if it is not to be used. Only a program that cannot be read is an error.
static bool find_binary(struct pa_binaries *b, const char *path, const char *build_id,
                        struct pa_binary **binary, struct pa_error *err)
{
    struct pa_binary *found = read_once(b, path);
    bool program = path == b->program;
    *binary = NULL;
    if (found->err.code) {
        *err = found->err;
        pa_error_prefix(err, "%s", path);
        if (!program && !found->used)
            pa_warnings_add(b->warnings, "%s", err->text);
        found->used = true;
        return !program;
    }
    if (!is_other_build(found, build_id, b->warnings))
        *binary = found;
    return true;
}

// By mapping: whether some location of it has no function.
static const bool *lack_names(const struct pa_profile *p, struct pa_arena *arena)
{
    bool *lack = pa_arena_calloc(arena, p->mapping_count + 1, sizeof *lack);
    for (uint32_t i = 1; i <= p->location_count; i++)
        lack[p->locations[i].mapping] |= p->locations[i].line_count == 0;
    return lack;
}

// The first mapping is the program's, in which there are names now, or should be.
static void note_program(struct pa_profile *p, const struct pa_binary *program, bool named,
                         struct pa_warnings *warnings)
{
    if (named)
        p->mappings[1].file = pa_strings_adds(p->strings, program->path);
    else if (!program->used)
        pa_warnings_add(warnings, "%s: no address of the profile lies in a function of it",
                        program->path);
}

bool pa_binaries_name(struct pa_binaries *b, const struct pa_profile **profile,
                      struct pa_arena *arena, struct pa_error *err)
{
    if (!b->program && !b->local)
        return true;
    const struct pa_profile *p = *profile;
    const bool *lack = lack_names(p, arena);
    struct pa_binary **of = pa_arena_calloc(arena, p->mapping_count + 1, sizeof *of);
    struct pa_mapped_binary *mapped = pa_arena_calloc(arena, p->mapping_count + 1, sizeof *mapped);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const char *build_id = pa_profile_text(p, p->mappings[i].build_id);
        const char *path = lack[i] && i == 1 ? b->program : NULL;
        if (lack[i] && !path && b->local)
            path = find_local(b->folders, pa_profile_text(p, p->mappings[i].file), build_id, arena);
        if (path && !find_binary(b, path, build_id, &of[i], err))
            return false;
        if (of[i])
            mapped[i] = (struct pa_mapped_binary){.elf = &of[i]->elf, .dwarf = of[i]->dwarf};
    }
    struct pa_profile *named = pa_profile_add_functions(p, mapped, arena);
    if (b->program && p->mapping_count && of[1])
        note_program(named, of[1], mapped[1].named > 0, b->warnings);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        if (of[i])
            of[i]->used = true;
    }
    *profile = named;
    return true;
}
