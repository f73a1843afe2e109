// SPDX-License-Identifier: Apache-2.0
#include "export/topproto.h"

#include "profile/builder.h"
#include "view/values.h"

struct top_writer {
    struct pa_profile_builder *builder;
    const struct pa_view *view;
    struct pa_graph *graph;
};

// One sample of one frame for each node.
static void add_node(struct top_writer *w, uint32_t node)
{
    const struct pa_node_info *info = &w->graph->table->infos.items[node];
    struct pa_function f = {.name = info->name, .file = info->file, .start_line = info->start_line};
    struct pa_line line = {pa_profile_builder_function(w->builder, &f), info->line, info->column};
    struct pa_location l = {.address = info->address};
    uint32_t location = pa_profile_builder_location(w->builder, &l, &line, 1);
    int64_t values[] = {pa_view_scaled(w->view, pa_graph_cum(w->graph, node)),
                        pa_view_scaled(w->view, pa_graph_flat(w->graph, node))};
    pa_profile_builder_sample(
        w->builder, &(struct pa_sample){.location = &location, .depth = 1, .value = values});
}

static struct pa_profile_builder *new_builder(const struct pa_view *view)
{
    const struct pa_profile *p = view->profile;
    struct pa_profile_builder *b = pa_profile_builder_new(view->session->arena, p->strings);
    struct pa_profile *head = pa_profile_builder_head(b);
    pa_profile_builder_keep_all(b);
    head->time_nanos = p->time_nanos;
    head->duration_nanos = p->duration_nanos;
    head->period_type = p->period_type;
    head->period = p->period;
    pa_str unit = pa_strings_adds(p->strings, view->output_unit);
    pa_profile_builder_add_type(b, pa_strings_adds(p->strings, "cum"), unit);
    pa_profile_builder_add_type(b, pa_strings_adds(p->strings, "flat"), unit);
    return b;
}

const struct pa_profile *pa_topproto_profile(const struct pa_view *view, struct pa_graph *graph,
                                             struct pa_error *err)
{
    struct top_writer w = {new_builder(view), view, graph};
    for (size_t i = 0; i < graph->order.count; i++)
        add_node(&w, graph->order.items[i]);
    return pa_profile_builder_finish(w.builder, err);
}
