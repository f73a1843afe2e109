// SPDX-License-Identifier: Apache-2.0
#include "pictures/graph_shapes.h"

#include "analysis/edge_list.h"
#include "analysis/tag_boxes.h"
#include "base/number.h"
#include "pictures/graph_loops.h"
#include "view/values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void pa_graph_shapes_release(struct pa_graph_shapes *s)
{
    pa_vec_release(&s->nodes);
    pa_vec_release(&s->edges);
}

// Returns "+" for differences that are positive, else "".
static const char *sign_of(const struct pa_graph_shapes *s, int64_t value)
{
    return s->diff && value > 0 ? "+" : "";
}

static const char *with_unit(const struct pa_graph_shapes *s, int64_t value)
{
    const char *text = pa_view_label(s->view, value, s->arena);
    return *sign_of(s, value) ? pa_arena_printf(s->arena, "+%s", text) : text;
}

static const char *with_share(const struct pa_graph_shapes *s, int64_t value)
{
    struct pa_arena *arena = s->arena;
    const char *share = pa_view_percentage(value, s->view->total, arena); // has no sign
    share += strspn(share, " ");                                          // meant for columns
    return pa_arena_printf(arena, "%s (%s%s)", with_unit(s, value),
                           s->diff && value < 0 ? "-" : sign_of(s, value), share);
}

static double finite_share(const struct pa_graph_shapes *s, int64_t value)
{
    double share = pa_view_share(value, s->view->total);
    return isfinite(share) ? share : 0;
}

static const char *place_of(const struct pa_graph_shapes *s, const struct pa_node_info *info)
{
    const char *file = pa_profile_text(s->view->profile, info->file);
    if (!*file || !info->line)
        return file;
    return pa_arena_printf(s->arena, "%s:%lld", file, (long long)info->line);
}

// Returns the place of the box.
static uint32_t add_node(struct pa_graph_shapes *s, struct pa_node_table *table, uint32_t node,
                         int64_t flat, int64_t cum)
{
    const char *name = pa_node_name(table, node);
    double share = finite_share(s, cum);
    bool proved =
        !s->gate || pa_noise_gate_direction(s->gate, pa_node_function(table, node)) * share > 0;
    struct pa_callgraph_node shown = {
        .name = pa_node_shown(table, node),
        .flat = with_share(s, flat),
        .cum = with_share(s, cum),
        .place = place_of(s, &table->infos.items[node]),
        .flat_share = finite_share(s, flat),
        .cum_share = share,
        .pale = !proved,
        .no_flat = flat == 0,
        .lit = s->highlight && pa_regex_match(s->highlight, name, strlen(name)),
    };
    s->proved += proved && share != 0;
    pa_vec_push(&s->nodes, shown);
    return (uint32_t)s->nodes.count - 1;
}

// The places of the table's nodes among the boxes, UINT32_MAX for those that have none.
static uint32_t *find_places(const struct pa_graph_shapes *s, const struct pa_graph *g)
{
    uint32_t *place = pa_arena_alloc(s->arena, g->table->infos.count * sizeof *place);
    memset(place, 0xff, g->table->infos.count * sizeof *place);
    for (size_t i = 0; i < g->order.count; i++)
        place[g->order.items[i]] = (uint32_t)i;
    return place;
}

static void add_edge(struct pa_graph_shapes *s, const uint32_t *place,
                     const struct pa_graph_edge *e)
{
    int64_t weight = pa_graph_weight(e);
    struct pa_callgraph_edge shown = {
        .from = place[e->source],
        .to = place[e->target],
        .value = with_unit(s, weight),
        .share = finite_share(s, weight),
        .residual = e->residual,
        .inlined = e->inlined,
    };
    pa_vec_push(&s->edges, shown);
}

// Adds the loops. Of means their values are not known, so they have none.
static void add_loops(struct pa_graph_shapes *s, const struct pa_graph *g, const uint32_t *place,
                      int64_t least)
{
    bool *shown = pa_arena_calloc(s->arena, g->table->infos.count, sizeof *shown);
    for (size_t i = 0; i < g->order.count; i++)
        shown[g->order.items[i]] = true;
    const struct pa_graph_loop *loops = pa_graph_loops_find(s->view, g->table, shown, s->arena);
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        const struct pa_graph_loop *loop = &loops[node];
        bool known = !loop->too_large && !s->view->measure.mean;
        if (!loop->exists || (known && pa_magnitude(loop->value) < least))
            continue;
        struct pa_callgraph_edge shown_edge = {
            .from = place[node],
            .to = place[node],
            .value = known ? with_unit(s, loop->value) : "",
            .share = known ? finite_share(s, loop->value) : 0,
            .residual = !loop->direct,
        };
        pa_vec_push(&s->edges, shown_edge);
    }
}

void pa_graph_shapes_add_graph(struct pa_graph_shapes *s, const struct pa_trimmed *trimmed)
{
    const struct pa_graph *g = trimmed->graph;
    const uint32_t *place = find_places(s, g);
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        add_node(s, g->table, node, pa_graph_flat(g, node), pa_graph_cum(g, node));
    }
    struct pa_edge_list list = {0};
    pa_edge_list_all(&list, g);
    for (size_t i = 0; i < list.edges.count; i++) {
        const struct pa_graph_edge *e = &g->edges.items[list.edges.items[i]];
        // Of a comparison a function may be left out whose differences are all 0.
        if (place[e->source] != UINT32_MAX && place[e->target] != UINT32_MAX)
            add_edge(s, place, e);
    }
    pa_edge_list_release(&list);
    if (!trimmed->is_tree)
        add_loops(s, g, place, trimmed->edge_cut);
}

// ---- Tags

static void add_tag(struct pa_graph_shapes *s, uint32_t from, const struct pa_tag_box *box)
{
    double share = finite_share(s, box->value);
    struct pa_callgraph_edge edge = {
        .from = from, .to = (uint32_t)s->nodes.count, .value = "", .share = share};
    struct pa_callgraph_node node = {.name = box->tag.text ? box->tag.text : box->tag.labels,
                                     .flat = "",
                                     .cum = with_share(s, box->value),
                                     .cum_share = share,
                                     .tag = true};
    pa_vec_push(&s->nodes, node);
    pa_vec_push(&s->edges, edge);
}

void pa_graph_shapes_add_tags(struct pa_graph_shapes *s, const struct pa_graph *g,
                              const struct pa_tags *tags, size_t most)
{
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i], first = (uint32_t)s->nodes.count;
        struct pa_tag_boxes boxes =
            pa_tag_boxes(tags, node, pa_graph_calls_others(g, node), most, s->arena);
        for (size_t k = 0; k < boxes.count; k++) {
            const struct pa_tag_box *box = &boxes.items[k];
            bool direct = box->below == PA_BELOW_NODE;
            add_tag(s, direct ? (uint32_t)i : first + (uint32_t)box->below, box);
        }
    }
}
