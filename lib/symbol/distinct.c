// SPDX-License-Identifier: Apache-2.0
#include "symbol/distinct.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct chooser {
    const struct pa_string *names;
    size_t count;
    const char **shown;          // by name
    enum pa_symbol_level *level; // by name
    struct pa_arena *arena;
    struct pa_strbuf scratch;
};

static void show(struct chooser *c, size_t i, enum pa_symbol_level level)
{
    struct pa_string name = c->names[i];
    pa_symbol_at_level(name.text, name.size, level, &c->scratch);
    c->level[i] = level;
    c->shown[i] = pa_arena_strndup(c->arena, pa_strbuf_text(&c->scratch), c->scratch.size);
}

// Shows names that look the same at the next finer level; returns whether there were any that
// could be.
static bool refine(struct chooser *c)
{
    struct pa_strings texts = {0};
    pa_str *text = pa_xcalloc(c->count, sizeof *text);
    bool changed = false;
    for (size_t i = 0; i < c->count; i++)
        text[i] = pa_strings_adds(&texts, c->shown[i]);
    uint32_t *uses = pa_xcalloc(texts.list.count + 1, sizeof *uses);
    for (size_t i = 0; i < c->count; i++)
        uses[text[i]]++;
    for (size_t i = 0; i < c->count; i++) {
        if (uses[text[i]] < 2 || c->level[i] == PA_SYMBOL_LEVEL_FULL)
            continue;
        show(c, i, (enum pa_symbol_level)(c->level[i] - 1));
        changed = true;
    }
    free(uses);
    free(text);
    pa_strings_release(&texts);
    return changed;
}

const char *const *pa_symbol_distinct(const struct pa_string *names, size_t count,
                                      enum pa_symbol_level level, struct pa_arena *arena)
{
    struct chooser c = {
        .names = names,
        .count = count,
        .shown = pa_arena_calloc(arena, count, sizeof *c.shown),
        .level = pa_arena_calloc(arena, count, sizeof *c.level),
        .arena = arena,
    };
    for (size_t i = 0; i < count; i++)
        show(&c, i, level);
    while (refine(&c))
        continue;
    pa_strbuf_release(&c.scratch);
    return c.shown;
}
