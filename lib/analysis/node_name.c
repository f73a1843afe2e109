// SPDX-License-Identifier: Apache-2.0
// What nodes are called.
#include "analysis/node.h"

#include "base/memory.h"
#include "base/path_end.h"
#include "base/strbuf.h"
#include "symbol/distinct.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void pa_node_add_place(struct pa_strbuf *out, const struct pa_node_table *t, uint32_t node,
                       bool base)
{
    const struct pa_node_info *n = &t->infos.items[node];
    const char *file = pa_profile_text(t->profile, n->file);
    file = base ? pa_path_end(file, 1) : file;
    if (n->line) {
        pa_strbuf_printf(out, "%s:%" PRId64, file, n->line);
        if (n->column)
            pa_strbuf_printf(out, ":%" PRId64, n->column);
    } else if (n->file) {
        pa_strbuf_adds(out, file);
    } else if (!n->name && n->object) {
        pa_strbuf_printf(out, "[%s]", pa_path_end(pa_profile_text(t->profile, n->object), 1));
    } else if (!n->name) {
        pa_strbuf_adds(out, "<unknown>");
    }
}

// With `name` for the function's name.
static const char *compose(const struct pa_node_table *t, uint32_t node, const char *name)
{
    const struct pa_node_info *n = &t->infos.items[node];
    if (!n->address && !n->line && !n->file && n->name)
        return name;
    struct pa_strbuf out = {0};
    if (n->address)
        pa_strbuf_printf(&out, "%016" PRIx64, n->address);
    if (n->name)
        pa_strbuf_printf(&out, "%s%s", out.size ? " " : "", name);
    if (n->line || n->file || !n->name)
        pa_strbuf_adds(&out, out.size ? " " : "");
    pa_node_add_place(&out, t, node, false);
    return pa_strbuf_keep(&out, t->arena);
}

const char *pa_node_name(struct pa_node_table *t, uint32_t node)
{
    if (!t->names)
        t->names = pa_arena_calloc(t->arena, t->infos.count, sizeof *t->names);
    if (!t->names[node])
        t->names[node] = compose(t, node, pa_profile_text(t->profile, t->infos.items[node].name));
    return t->names[node];
}

// ---- As they are shown

// The different names of the nodes, and by node which it is.
static struct pa_string *collect_names(const struct pa_node_table *t, uint32_t *which,
                                       size_t *count)
{
    struct pa_strings *strings = t->profile->strings;
    struct pa_string *names = pa_arena_calloc(t->arena, t->infos.count, sizeof *names);
    uint32_t *index_of = pa_xcalloc(strings->list.count + 1, sizeof *index_of); // index + 1
    *count = 0;
    for (uint32_t i = 0; i < t->infos.count; i++) {
        pa_str name = t->infos.items[i].name;
        if (!index_of[name]) {
            names[(*count)++] =
                (struct pa_string){pa_strings_text(strings, name), pa_strings_size(strings, name)};
            index_of[name] = (uint32_t)*count;
        }
        which[i] = index_of[name] - 1;
    }
    free(index_of);
    return names;
}

static void choose_functions(struct pa_node_table *t)
{
    size_t count;
    uint32_t *which = pa_xcalloc(t->infos.count, sizeof *which);
    const struct pa_string *names = collect_names(t, which, &count);
    const char *const *shown = pa_symbol_distinct(names, count, t->level, t->arena);
    t->functions = pa_arena_calloc(t->arena, t->infos.count, sizeof *t->functions);
    for (uint32_t i = 0; i < t->infos.count; i++)
        t->functions[i] = shown[which[i]];
    free(which);
}

const char *pa_node_shown_function(struct pa_node_table *t, uint32_t node)
{
    if (t->level == PA_SYMBOL_LEVEL_FULL)
        return pa_profile_text(t->profile, t->infos.items[node].name);
    if (!t->functions)
        choose_functions(t);
    return t->functions[node];
}

const char *pa_node_shown(struct pa_node_table *t, uint32_t node)
{
    if (t->level == PA_SYMBOL_LEVEL_FULL)
        return pa_node_name(t, node);
    if (!t->shown)
        t->shown = pa_arena_calloc(t->arena, t->infos.count, sizeof *t->shown);
    if (!t->shown[node])
        t->shown[node] = compose(t, node, pa_node_shown_function(t, node));
    return t->shown[node];
}
