// SPDX-License-Identifier: Apache-2.0
#include "report/weblist.h"

#include "cmd/routine_flags.h"
#include "flags/source_places.h"

struct weblist_options {
    struct pa_routine_flags routines;
    const char *goroot;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "weblist", offsetof(struct weblist_options, routines.regex),
     .argument = "REGEX", .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_STRING, "goroot", offsetof(struct weblist_options, goroot), .argument = "FOLDER",
     .help = "where Go's own sources are"},
    {PA_OPTION_GROUP, NULL, offsetof(struct weblist_options, routines),
     .group = pa_routine_options},
    {0},
};

static const struct pa_choice formats[] = {
    {"html", PA_REPORT_html, "one self-contained page"},
    {"text", PA_REPORT_text, "lines for people"},
    {"json", PA_REPORT_json, "raw values with units, one object"},
    {"csv", PA_REPORT_csv, "tables of raw values, RFC 4180"},
    {"markdown", PA_REPORT_markdown, "for summaries and comments"},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct weblist_options *o = ctx->options;
    struct pa_view view;
    struct pa_routines_options routines;
    if (!pa_command_routines(ctx, &o->routines, &view, &routines, err))
        return false;
    struct pa_source_path sources =
        pa_source_path_of(&view, &o->routines.report.graph, o->goroot, ctx->arena);
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "weblist", 1);
    doc.title = pa_arena_printf(ctx->arena, "Source and instructions: %s", routines.regex);
    return pa_report_add_weblist(&doc, &view, &routines, &sources, err) &&
           pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_weblist = {
    .name = "weblist",
    .summary = "source and instructions of functions, one page",
    .synopsis = "[OPTIONS] REGEX [PROGRAM] FILE...",
    .description =
        "Writes a page with the source of every function that matches, and under each line its\n"
        "instructions, each with its cost.",
    .options = options,
    .options_size = sizeof(struct weblist_options),
    .min_files = 1,
    .formats = formats,
    .run = run,
};
