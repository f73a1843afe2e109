// SPDX-License-Identifier: Apache-2.0
#include "report/traces.h"

#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_node_options nodes = pa_graph_flags_nodes(&flags->graph);
    struct pa_view view;
    struct pa_doc doc;
    nodes.names = pa_command_names(flags);
    if (!pa_command_view(ctx, flags, (struct pa_view_needs){.label_units = true}, &view, err))
        return false;
    pa_doc_init(&doc, ctx->arena, "traces", 1);
    pa_report_add_traces(&doc, &view, &nodes);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_traces = {
    .name = "traces",
    .summary = "every sample with its stack and labels",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
