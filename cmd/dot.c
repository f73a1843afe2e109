// SPDX-License-Identifier: Apache-2.0
#include "export/dot_text.h"
#include "flags/report_flags.h"
#include "report/graph_tables.h"
#include "view/view_graph.h"

static const struct pa_choice formats[] = {
    {"dot", PA_FORMAT_DOT, "the DOT language, for graphviz and others"},
    {0},
};

enum { DOT_NODES = 80 }; // pprof's limit if none is given

static bool print(struct pa_context *ctx, const struct pa_view *view,
                  const struct pa_trimmed *trimmed, const char *text, struct pa_error *err)
{
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "dot", 1);
    pa_graph_tables_report(&doc, view, trimmed, text);
    return pa_output_print(&ctx->output, &doc, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view view;
    struct pa_view_graph g = {
        .flags = &flags->graph, .names = pa_command_names(flags), .default_count = DOT_NODES};
    if (!pa_command_view(
            ctx, flags,
            (struct pa_view_needs){.label_units = true, .only_sums = true, .calls_do = true}, &view,
            err))
        return false;
    struct pa_tag_options tags = {.units = view.label_units, .output_unit = view.output_unit};
    g.trim = (struct pa_trim_options){.order = PA_ORDER_PICTURE,
                                      .no_redundant_edges = true,
                                      .call_tree = flags->graph.call_tree,
                                      .tags = &tags};
    if (!pa_view_graph(&view, &g, err))
        return false;
    struct pa_strbuf text = {0};
    pa_dot_write(&text, &view, &g.trim, &g.trimmed);
    bool ok = true;
    if (ctx->output.format == PA_FORMAT_DOT)
        fwrite(text.text, 1, text.size, ctx->output.stream);
    else
        ok = print(ctx, &view, &g.trimmed, text.text, err);
    pa_strbuf_release(&text);
    return ok;
}

const struct pa_command pa_cmd_dot = {
    .name = "dot",
    .summary = "the call graph in the DOT language, as pprof -dot writes it",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = formats,
    .more_formats = pa_output_reports,
    .run = run,
};
