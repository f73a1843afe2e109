// SPDX-License-Identifier: Apache-2.0
#include "report/tags.h"

#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_view view;
    struct pa_doc doc;
    if (!pa_command_view(ctx, ctx->options, (struct pa_view_needs){.label_units = true}, &view,
                         err))
        return false;
    pa_doc_init(&doc, ctx->arena, "tags", 1);
    pa_report_add_tags(&doc, &view);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_tags = {
    .name = "tags",
    .summary = "how values spread over labels",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
