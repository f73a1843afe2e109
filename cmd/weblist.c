// SPDX-License-Identifier: Apache-2.0
#include "report/weblist.h"

#include "flags/report_flags.h"
#include "flags/source_places.h"

struct weblist_options {
    const char *regex, *goroot;
    int spelling;
    bool intel;
    struct pa_report_flags report;
};

static const struct pa_choice spellings[] = {
    {"go", PA_SPELL_GO, "as go tool pprof does; of arm64 as ARM does"},
    {"intel", PA_SPELL_INTEL, "the destination first"},
    {"att", PA_SPELL_ATT, "the destination last, registers with %"},
    {0},
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "weblist", offsetof(struct weblist_options, regex), .argument = "REGEX",
     .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_STRING, "goroot", offsetof(struct weblist_options, goroot), .argument = "FOLDER",
     .help = "where Go's own sources are"},
    {PA_OPTION_CHOICE, "syntax", offsetof(struct weblist_options, spelling), .choices = spellings,
     .help = "how instructions are spelled"},
    {PA_OPTION_BOOL, "intel_syntax", offsetof(struct weblist_options, intel),
     .help = "the same as --syntax intel"},
    {PA_OPTION_GROUP, NULL, offsetof(struct weblist_options, report), .group = pa_report_options},
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
    struct pa_report_flags report = o->report;
    const struct pa_graph_flags *graph = &o->report.graph;
    const char *regex = pa_command_regex(ctx, o->regex, err);
    struct pa_view view;
    report.granularity.no_inlines = true; // a place for each address
    if (!regex ||
        !pa_command_view(ctx, &report, (struct pa_view_needs){.addresses = true, .only_sums = true},
                         &view, err))
        return false;
    struct pa_source_path sources = pa_source_path_of_environment(
        (struct pa_source_path){
            .folders = graph->source_path, .trim = graph->trim_path, .goroot = o->goroot},
        ctx->arena);
    pa_source_path_learn(&sources, view.profile, ctx->arena);
    const struct pa_routines_options routines = {regex, graph, pa_command_names(&o->report),
                                                 o->intel ? PA_SPELL_INTEL
                                                          : (enum pa_disasm_spelling)o->spelling};
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "weblist", 1);
    doc.title = pa_arena_printf(ctx->arena, "Source and instructions: %s", regex);
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
