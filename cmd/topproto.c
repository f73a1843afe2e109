// SPDX-License-Identifier: Apache-2.0
#include "export/topproto.h"

#include "cmd/write_profile.h"
#include "flags/report_flags.h"
#include "view/view_graph.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view_graph g = {
        .flags = &flags->graph, .names = pa_command_names(flags), .trim = {.marks_only = true}};
    struct pa_view view;
    if (!pa_command_view(ctx, flags,
                         (struct pa_view_needs){.only_sums = true, .calls_do = true, .exact = true},
                         &view, err) ||
        !pa_view_graph(&view, &g, err))
        return false;
    const struct pa_profile *p = pa_topproto_profile(&view, g.trimmed.graph, err);
    return p && pa_write_profile(ctx, p, err);
}

const struct pa_command pa_cmd_topproto = {
    .name = "topproto",
    .summary = "write the hottest functions as profile.proto",
    .synopsis = "[OPTIONS] -o OUT.pb.gz [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_profile_formats,
    .run = run,
};
