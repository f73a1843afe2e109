// SPDX-License-Identifier: Apache-2.0
#include "report/tree.h"

#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    const struct pa_tree_options tree = {
        &flags->graph, pa_command_names(flags), NULL,
        pa_output_is_for(&ctx->output, PA_FOR_PAGES | PA_FOR_DATA)};
    struct pa_view view;
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "tree", 1);
    ctx->output.print.marker = "tree";
    return pa_command_view(ctx, flags, (struct pa_view_needs){.only_sums = true, .calls_do = true},
                           &view, err) &&
           pa_report_add_tree(&doc, &view, &tree, err) && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_tree = {
    .name = "tree",
    .summary = "every hot function between its callers and its callees",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
