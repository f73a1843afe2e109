// SPDX-License-Identifier: Apache-2.0
#include "view/view_graph.h"

#include "view/values.h"

struct pa_node_table *pa_view_nodes(const struct pa_view *view, const struct pa_view_graph *g)
{
    struct pa_node_options nodes = pa_graph_flags_nodes(g->flags);
    nodes.names = g->names;
    nodes.objects = g->objects;
    return pa_node_table_new(view->profile, &nodes, view->session->arena);
}

bool pa_view_graph_of(struct pa_view *view, struct pa_node_table *table, struct pa_view_graph *g,
                      struct pa_error *err)
{
    enum pa_node_order order = g->trim.order;
    g->trim.measure = view->measure;
    if (g->trim.call_tree && !pa_profile_needs_stacks(view->profile, "--call-tree", err))
        return false;
    if (!pa_graph_flags_resolve(g->flags, g->default_count, &g->trim, err))
        return false;
    if (order != PA_ORDER_FLAT)
        g->trim.order = order;
    if (!pa_graph_trimmed(table, &g->trim, view->session->arena, &g->trimmed, err))
        return false;
    pa_view_choose_unit(view, g->trimmed.graph, g->whole_numbers);
    return true;
}

bool pa_view_graph(struct pa_view *view, struct pa_view_graph *g, struct pa_error *err)
{
    return pa_view_graph_of(view, pa_view_nodes(view, g), g, err);
}
