// SPDX-License-Identifier: Apache-2.0
#include "symbol/dwarf.h"

#include "base/module.h"

struct pa_dwarf {
    const struct pa_dwarf_calls *calls;
    void *handle;
};

static void release(void *object)
{
    struct pa_dwarf *dwarf = object;
    dwarf->calls->close(dwarf->handle);
}

static const struct pa_dwarf_calls *load(void)
{
    struct pa_error none; // without it the names of the symbol table are all there is
    const struct pa_dwarf_calls *calls = pa_module_symbol("libpa-dwarf.so", PA_DWARF_SYMBOL, &none);
    return calls && calls->version == PA_DWARF_VERSION ? calls : NULL;
}

struct pa_dwarf *pa_dwarf_open(const char *path, struct pa_arena *arena)
{
    const struct pa_dwarf_calls *calls = load();
    void *handle = calls ? calls->open(path) : NULL;
    if (!handle)
        return NULL;
    struct pa_dwarf *dwarf = pa_arena_calloc(arena, 1, sizeof *dwarf);
    *dwarf = (struct pa_dwarf){calls, handle};
    pa_arena_defer(arena, release, dwarf);
    return dwarf;
}

size_t pa_dwarf_find(struct pa_dwarf *dwarf, uint64_t address, const struct pa_dwarf_frame **frames)
{
    return dwarf->calls->find(dwarf->handle, address, frames);
}
