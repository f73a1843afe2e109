// SPDX-License-Identifier: Apache-2.0
#include "report/tree.h"

#include "flags/report_flags.h"

struct peek_options {
    const char *regex;
    struct pa_report_flags report;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "peek", offsetof(struct peek_options, regex), .argument = "REGEX",
     .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_GROUP, NULL, offsetof(struct peek_options, report), .group = pa_report_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct peek_options *o = ctx->options;
    const char *regex = pa_command_regex(ctx, o->regex, err);
    const struct pa_tree_options tree = {
        &o->report.graph, pa_command_names(&o->report), regex,
        pa_output_is_for(&ctx->output, PA_FOR_PAGES | PA_FOR_DATA)};
    struct pa_view view;
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "peek", 1);
    ctx->output.print.marker = "peek";
    return regex &&
           pa_command_view(ctx, &o->report,
                           (struct pa_view_needs){.only_sums = true, .calls_do = true}, &view,
                           err) &&
           pa_report_add_tree(&doc, &view, &tree, err) && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_peek = {
    .name = "peek",
    .summary = "who calls a function, and what it calls",
    .synopsis = "[OPTIONS] REGEX [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct peek_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
