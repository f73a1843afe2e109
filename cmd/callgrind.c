// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "export/callgrind_text.h"
#include "flags/report_flags.h"
#include "report/graph_tables.h"

static const struct pa_choice formats[] = {
    {"callgrind", PA_FORMAT_CALLGRIND, "for KCachegrind and callgrind_annotate"},
    {0},
};

static bool print(struct pa_context *ctx, const struct pa_view *view,
                  const struct pa_trimmed *trimmed, struct pa_error *err)
{
    struct pa_doc doc;
    struct pa_writer text = {0};
    pa_doc_init(&doc, ctx->arena, "callgrind", 1);
    pa_callgrind_write(&text, view, trimmed->graph);
    pa_graph_tables_report(&doc, view, trimmed, pa_strbuf_keep(&text.text, ctx->arena));
    return pa_output_print(&ctx->output, &doc, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view_graph g = {.flags = &flags->graph,
                              .names = pa_command_names(flags),
                              .trim = {.call_tree = flags->graph.call_tree}};
    struct pa_view view;
    if (!pa_command_view(
            ctx, flags,
            (struct pa_view_needs){.addresses = true, .only_sums = true, .calls_do = true}, &view,
            err) ||
        !pa_callgrind_graph(&view, &g, err))
        return false;
    if (ctx->output.format != PA_FORMAT_CALLGRIND)
        return print(ctx, &view, &g.trimmed, err);
    struct pa_writer out = {.file = ctx->output.stream};
    pa_callgrind_write(&out, &view, g.trimmed.graph);
    return pa_writer_finish(&out, err) ||
           pa_error_prefix(err, "%s", ctx->output.path ? ctx->output.path : "standard output");
}

const struct pa_command pa_cmd_callgrind = {
    .name = "callgrind",
    .alias = "kcachegrind",
    .summary = "the call graph as pprof -callgrind writes it",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = formats,
    .more_formats = pa_output_reports,
    .run = run,
};
