// SPDX-License-Identifier: Apache-2.0
#include "report/top.h"

#include "flags/mine_options.h"
#include "flags/report_flags.h"

struct top_flags {
    struct pa_report_flags report;
    struct pa_mine_flags mine;
};

static const struct pa_option options[] = {
    {PA_OPTION_GROUP, NULL, offsetof(struct top_flags, mine), .group = pa_mine_options},
    {PA_OPTION_GROUP, NULL, offsetof(struct top_flags, report), .group = pa_report_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct top_flags *flags = ctx->options;
    const struct pa_top_options top = {&flags->report.graph, pa_command_names(&flags->report),
                                       flags->mine.mine, NULL};
    struct pa_view view;
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, flags->mine.mine ? "top-mine" : "top", 1);
    ctx->output.print.marker = "top";
    return pa_command_view(ctx, &flags->report,
                           (struct pa_view_needs){.only_sums = true, .calls_do = true}, &view,
                           err) &&
           pa_report_add_top(&doc, &view, &top, err) && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_top = {
    .name = "top",
    .alias = "text",
    .summary = "where the cost goes: the hottest functions",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct top_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
