// SPDX-License-Identifier: Apache-2.0
#include "view/binaries.h"

const char *pa_binaries_take_program(struct pa_words *files)
{
    if (files->count < 2 || !pa_elf_is(files->items[0]))
        return NULL;
    files->count--;
    return *files->items++;
}

static void reject(struct pa_binaries *b, struct pa_binary *binary, const char *build_id)
{
    if (binary->err.code)
        pa_warnings_add(b->warnings, "%s: %s", binary->path, binary->err.text);
    else if (!binary->used)
        pa_warnings_add(b->warnings, "%s: not used, its build id %s is not that of the profile, %s",
                        binary->path, binary->elf.build_id, build_id);
    binary->used = true;
}

// The program that was named: only that it cannot be read is an error. NULL: it is of another
// build.
static bool find_program(struct pa_binaries *b, const char *build_id, struct pa_binary **binary,
                         struct pa_error *err)
{
    struct pa_binary *found = pa_binary_at(&b->reader, b->program);
    *binary = NULL;
    if (found->err.code) {
        *err = found->err;
        return pa_error_prefix(err, "%s", b->program);
    }
    if (pa_binary_ids_differ(found->elf.build_id, build_id))
        reject(b, found, build_id);
    else
        *binary = found;
    return true;
}

static struct pa_binary *find_local(struct pa_binaries *b, const struct pa_profile *p,
                                    const struct pa_mapping *m)
{
    struct pa_binary *other, *found = pa_binary_of(&b->reader, m, p->strings, &other);
    if (!found && other && !b->unasked)
        reject(b, other, pa_profile_text(p, m->build_id));
    return found;
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

// What nobody asked for is not found silently, but one line is enough.
static void note_missing(struct pa_binaries *b, const struct pa_profile *p, const bool *lack,
                         struct pa_binary *const *of)
{
    size_t missing = 0;
    const char *first = NULL;
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        if (!lack[i] || of[i])
            continue;
        first = missing++ ? first : pa_profile_text(p, p->mappings[i].file);
    }
    if (missing && b->unasked)
        pa_warnings_add(
            b->warnings,
            "%zu of %u binaries are not here, or of another build than was recorded (%s%s): "
            "their functions have no names (PPROF_BINARY_PATH says where to look)",
            missing, (unsigned)p->mapping_count, first, missing > 1 ? ", …" : "");
}

static bool find_all(struct pa_binaries *b, const struct pa_profile *p, const bool *lack,
                     struct pa_binary **of, struct pa_error *err)
{
    b->reader.places = &b->places;
    b->reader.fast = b->fast;
    b->reader.arena = b->arena;
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        if (!lack[i])
            continue;
        if (i == 1 && b->program) {
            if (!find_program(b, pa_profile_text(p, m->build_id), &of[i], err))
                return false;
        } else if (b->local) {
            of[i] = find_local(b, p, m);
        }
    }
    note_missing(b, p, lack, of);
    return true;
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
    if (!find_all(b, p, lack, of, err))
        return false;
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        if (of[i])
            mapped[i] = (struct pa_mapped_binary){.elf = &of[i]->elf,
                                                  .symbols = of[i]->symbols,
                                                  .dwarf = of[i]->dwarf,
                                                  .plain = of[i]->plain};
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
