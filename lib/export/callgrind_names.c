// SPDX-License-Identifier: Apache-2.0
#include "export/callgrind_names.h"

#include "base/intern.h"

struct namer {
    struct pa_graph *graph;
    struct pa_strings functions, names; // by what makes them one, as bytes
    PA_VEC(uint32_t) place;             // of a function among those of its name, from 1
    PA_VEC(uint32_t) count;             // of functions, by name
};

// A file and a name, and what tells functions of these apart.
struct identity {
    pa_str name, file;
    pa_str object;
    uint32_t caller; // in a tree, else PA_NO_EDGE
    int64_t start_line;
};

static struct identity identify(const struct pa_graph *g, uint32_t node)
{
    const struct pa_node_info *n = &g->table->infos.items[node];
    uint32_t in = g->nodes[node].first_in;
    bool tree = g->table->first == NULL && in != PA_NO_EDGE;
    uint32_t caller = tree ? g->edges.items[in].source : PA_NO_EDGE;
    return (struct identity){n->name, n->file, n->object, caller, n->start_line};
}

static pa_str name_of(struct namer *n, const struct identity *i)
{
    const pa_str pair[] = {i->name, i->file};
    return pa_strings_add(&n->names, (const char *)pair, sizeof pair);
}

static void number(struct namer *n, uint32_t node)
{
    struct identity i = identify(n->graph, node);
    pa_str function = pa_strings_add(&n->functions, (const char *)&i, sizeof i);
    pa_str name = name_of(n, &i);
    while (n->place.count <= function)
        pa_vec_push(&n->place, 0);
    while (n->count.count <= name)
        pa_vec_push(&n->count, 0);
    if (n->place.items[function] == 0)
        n->place.items[function] = ++n->count.items[name];
}

static const char *text(struct namer *n, uint32_t node, struct pa_arena *arena)
{
    struct identity i = identify(n->graph, node);
    pa_str function = pa_strings_add(&n->functions, (const char *)&i, sizeof i);
    const char *name = pa_node_shown_function(n->graph->table, node);
    uint32_t count = n->count.items[name_of(n, &i)];
    return count < 2 ? name
                     : pa_arena_printf(arena, "%s [%u/%u]", name, n->place.items[function], count);
}

const char *const *pa_callgrind_names(struct pa_graph *g, struct pa_arena *arena)
{
    struct namer n = {.graph = g};
    const char **names = pa_arena_calloc(arena, g->table->infos.count + 1, sizeof *names);
    // Those that are not shown, for costs of nothing, may be called.
    for (uint32_t i = 0; i < g->table->infos.count; i++)
        names[i] = pa_node_shown_function(g->table, i);
    for (size_t i = 0; i < g->order.count; i++)
        number(&n, g->order.items[i]);
    for (size_t i = 0; i < g->order.count; i++)
        names[g->order.items[i]] = text(&n, g->order.items[i], arena);
    pa_strings_release(&n.functions);
    pa_strings_release(&n.names);
    pa_vec_release(&n.place);
    pa_vec_release(&n.count);
    return names;
}
