// SPDX-License-Identifier: Apache-2.0
#include "export/dot_text.h"
#include "flags/report_flags.h"
#include "report/graph_tables.h"
#include "report/report_header.h"
#include "view/values.h"

static const struct pa_choice formats[] = {
    {"dot", PA_FORMAT_DOT, "the DOT language, for graphviz and others"},
    {0},
};

enum { DOT_NODES = 80 }; // pprof's limit if none is given

// `trim` will point at `tags`.
static bool load(struct pa_context *ctx, struct pa_view *view, struct pa_tag_options *tags,
                 struct pa_trim_options *trim, struct pa_trimmed *trimmed, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    if (!pa_report_view(ctx, flags,
                        (struct pa_report_needs){.label_units = true, .only_sums = true}, view,
                        err) ||
        !pa_graph_flags_resolve(&flags->graph, DOT_NODES, trim, err))
        return false;
    *tags = (struct pa_tag_options){view->label_units, view->output_unit};
    struct pa_node_options nodes = pa_report_nodes(flags);
    trim->measure = view->measure;
    trim->order = PA_ORDER_PICTURE;
    trim->no_redundant_edges = true;
    trim->call_tree = flags->graph.call_tree;
    trim->tags = tags;
    struct pa_node_table *table = pa_node_table_new(view->profile, &nodes, ctx->arena);
    if (!pa_graph_trimmed(table, trim, ctx->arena, trimmed, err))
        return false;
    pa_view_choose_unit(view, trimmed->graph, false);
    return true;
}

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
    struct pa_view view;
    struct pa_tag_options tags;
    struct pa_trim_options trim = {0};
    struct pa_trimmed trimmed;
    if (!load(ctx, &view, &tags, &trim, &trimmed, err))
        return false;
    struct pa_strbuf text = {0};
    pa_dot_write(&text, &view, &trim, &trimmed);
    bool ok = true;
    if (ctx->output.format == PA_FORMAT_DOT)
        fwrite(text.text, 1, text.size, ctx->output.stream);
    else
        ok = print(ctx, &view, &trimmed, text.text, err);
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
