// SPDX-License-Identifier: Apache-2.0
#include "report/raw.h"

#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_view view;
    struct pa_doc doc;
    if (!pa_command_view(ctx, ctx->options, (struct pa_view_needs){.addresses = true}, &view, err))
        return false;
    bool text = ctx->output.printer && ctx->output.printer->audience == PA_FOR_TEXT;
    pa_doc_init(&doc, ctx->arena, "raw", 1);
    pa_report_add_raw(&doc, view.profile, !text);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_raw = {
    .name = "raw",
    .summary = "everything in a profile, as text",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
