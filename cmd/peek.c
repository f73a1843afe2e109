// SPDX-License-Identifier: Apache-2.0
#include "cmd/tree_report.h"

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
    const char *regex = o->regex;
    if (!regex) {
        regex = ctx->files.items[0];
        ctx->files.items++;
        ctx->files.count--;
    }
    if (ctx->files.count == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "no file: pa peek REGEX FILE...");
    return pa_tree_report(ctx, &o->report, "peek", regex, err);
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
