// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "export/callgrind_text.h"
#include "flags/report_flags.h"
#include "report/graph_tables.h"

static const struct pa_choice formats[] = {
    {"callgrind", PA_FORMAT_CALLGRIND, "for KCachegrind and callgrind_annotate"},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view view;
    struct pa_trim_options trim = {0};
    struct pa_trimmed trimmed;
    struct pa_node_options nodes = pa_report_nodes(flags);
    if (!pa_report_view(ctx, flags, (struct pa_report_needs){.addresses = true, .only_sums = true},
                        &view, err) ||
        !pa_graph_flags_resolve(&flags->graph, 0, &trim, err))
        return false;
    trim.call_tree = flags->graph.call_tree;
    if (!pa_callgrind_graph(&view, &nodes, &trim, ctx->arena, &trimmed, err))
        return false;
    if (ctx->output.format == PA_FORMAT_CALLGRIND) {
        struct pa_writer out = {.file = ctx->output.stream};
        pa_callgrind_write(&out, &view, trimmed.graph);
        return pa_writer_finish(&out, err) ||
               pa_error_prefix(err, "%s", ctx->output.path ? ctx->output.path : "standard output");
    }
    struct pa_writer text = {0};
    pa_callgrind_write(&text, &view, trimmed.graph);
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "callgrind", 1);
    pa_graph_tables_report(&doc, &view, &trimmed, pa_strbuf_text(&text.text));
    bool ok = pa_output_print(&ctx->output, &doc, err);
    pa_strbuf_release(&text.text);
    return ok;
}

const struct pa_command pa_cmd_callgrind = {
    .name = "callgrind",
    .alias = "kcachegrind",
    .summary = "the call graph in callgrind's format, as pprof -callgrind writes it",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = formats,
    .more_formats = pa_output_reports,
    .run = run,
};
