// SPDX-License-Identifier: Apache-2.0
#include "report/diff_names.h"

#include "symbol/distinct.h"

struct pa_diff_names pa_diff_names_at(const struct pa_profile_comparison *c,
                                      const struct pa_strings *strings, enum pa_symbol_level level,
                                      struct pa_arena *arena)
{
    struct pa_diff_names names = {.strings = strings};
    if (level == PA_SYMBOL_LEVEL_FULL)
        return names;
    struct pa_string *texts = pa_arena_calloc(arena, c->count + 1, sizeof *texts);
    for (size_t i = 0; i < c->count; i++) {
        pa_str name = c->functions[i].name;
        texts[i] =
            (struct pa_string){pa_strings_text(strings, name), pa_strings_size(strings, name)};
    }
    const char *const *distinct = pa_symbol_distinct(texts, c->count, level, arena);
    const char **shown = pa_arena_calloc(arena, strings->list.count + 1, sizeof *shown);
    for (size_t i = 0; i < c->count; i++)
        shown[c->functions[i].name] = distinct[i];
    names.shown = shown;
    names.count = strings->list.count;
    return names;
}

const char *pa_diff_name(const struct pa_diff_names *names, pa_str name)
{
    return pa_strings_text(names->strings, name);
}

const char *pa_diff_name_shown(const struct pa_diff_names *names, pa_str name)
{
    const char *shown = name < names->count ? names->shown[name] : NULL;
    return shown ? shown : pa_diff_name(names, name);
}

struct pa_cell pa_diff_name_cell(const struct pa_diff_names *names, pa_str name)
{
    return pa_cell_shown(pa_cell_text(pa_diff_name(names, name)), pa_diff_name_shown(names, name));
}
