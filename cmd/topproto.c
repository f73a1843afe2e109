// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cmd/write_profile.h"
#include "flags/report_flags.h"
#include "profile/builder.h"
#include "report/report_header.h"
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

static struct pa_profile_builder *new_builder(struct pa_context *ctx, const struct pa_view *view)
{
    const struct pa_profile *p = view->profile;
    struct pa_profile_builder *b = pa_profile_builder_new(ctx->arena, p->strings);
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

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view view;
    if (!pa_report_view(ctx, flags, (struct pa_report_needs){.only_sums = true}, &view, err))
        return false;
    struct pa_trim_options trim = {.measure = view.measure, .marks_only = true};
    struct pa_node_options nodes = pa_report_nodes(flags);
    struct pa_trimmed trimmed;
    struct pa_node_table *table = pa_node_table_new(view.profile, &nodes, ctx->arena);
    if (!pa_graph_flags_resolve(&flags->graph, 0, &trim, err) ||
        !pa_graph_trimmed(table, &trim, ctx->arena, &trimmed, err))
        return false;
    pa_view_choose_unit(&view, trimmed.graph, false);
    struct top_writer w = {new_builder(ctx, &view), &view, trimmed.graph};
    for (size_t i = 0; i < trimmed.graph->order.count; i++)
        add_node(&w, trimmed.graph->order.items[i]);
    const struct pa_profile *p = pa_profile_builder_finish(w.builder, err);
    return p && pa_write_profile(ctx, p, err);
}

const struct pa_command pa_cmd_topproto = {
    .name = "topproto",
    .summary = "write the hottest functions as profile.proto",
    .synopsis = "[OPTIONS] -o OUT.pb.gz [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_profile_formats,
    .run = run,
};
