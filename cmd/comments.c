// SPDX-License-Identifier: Apache-2.0
#include "report/comments.h"

#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_view view;
    struct pa_doc doc;
    if (!pa_command_view(ctx, ctx->options, (struct pa_view_needs){0}, &view, err))
        return false;
    pa_doc_init(&doc, ctx->arena, "comments", 1);
    pa_report_add_comments(&doc, view.profile);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_comments = {
    .name = "comments",
    .summary = "the comments in a profile",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
