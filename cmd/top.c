// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cmd/top_mine.h"
#include "report/graph_tables.h"
#include "report/report_header.h"
#include "view/values.h"

static const struct pa_option options[] = {
    {PA_OPTION_GROUP, NULL, offsetof(struct pa_top_flags, mine), .group = pa_mine_options},
    {PA_OPTION_GROUP, NULL, offsetof(struct pa_top_flags, report), .group = pa_report_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_top_flags *all = ctx->options;
    const struct pa_report_flags *flags = &all->report;
    struct pa_view view;
    if (!pa_report_view(ctx, flags, (struct pa_report_needs){.only_sums = true}, &view, err))
        return false;
    if (all->mine.mine)
        return pa_top_mine(ctx, all, &view, err);
    struct pa_trim_options trim = {.measure = view.measure, .marks_only = true};
    struct pa_node_options nodes = pa_report_nodes(flags);
    struct pa_trimmed trimmed;
    struct pa_node_table *table = pa_node_table_new(view.profile, &nodes, ctx->arena);
    if (!pa_graph_flags_resolve(&flags->graph, 0, &trim, err) ||
        !pa_graph_trimmed(table, &trim, ctx->arena, &trimmed, err))
        return false;
    pa_view_choose_unit(&view, trimmed.graph, false);
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "top", 1);
    pa_report_header_add(&doc, &view,
                         &(struct pa_header_options){.compact = flags->graph.compact_labels,
                                                     .trimmed = &trimmed,
                                                     .trim = &trim});
    pa_graph_tables_nodes(&doc, &view, trimmed.graph);
    ctx->output.print.marker = "top";
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_top = {
    .name = "top",
    .alias = "text",
    .summary = "where the cost goes: the hottest functions",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct pa_top_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
