// SPDX-License-Identifier: Apache-2.0
#include "cmd/tree_report.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    return pa_tree_report(ctx, ctx->options, "tree", NULL, err);
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
