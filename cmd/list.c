// SPDX-License-Identifier: Apache-2.0
#include "report/list.h"

#include "flags/report_flags.h"
#include "flags/source_places.h"

struct list_options {
    const char *regex, *goroot;
    struct pa_report_flags report;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "list", offsetof(struct list_options, regex), .argument = "REGEX",
     .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_STRING, "goroot", offsetof(struct list_options, goroot), .argument = "FOLDER",
     .help = "where Go's own sources are"},
    {PA_OPTION_GROUP, NULL, offsetof(struct list_options, report), .group = pa_report_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct list_options *o = ctx->options;
    const struct pa_graph_flags *graph = &o->report.graph;
    const char *regex = pa_command_regex(ctx, o->regex, err);
    struct pa_view view;
    if (!regex ||
        !pa_command_view(ctx, &o->report,
                         (struct pa_view_needs){.lines = true, .only_sums = true, .calls_do = true},
                         &view, err))
        return false;
    struct pa_source_path sources = pa_source_path_of(&view, graph, o->goroot, ctx->arena);
    const struct pa_list_options list = {
        .regex = regex, .graph = graph, .names = pa_command_names(&o->report), .sources = &sources};
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "list", 1);
    return pa_report_add_list(&doc, &view, &list, err) && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_list = {
    .name = "list",
    .summary = "the source of functions, with the cost of each line",
    .synopsis = "[OPTIONS] REGEX [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct list_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
