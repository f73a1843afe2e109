// SPDX-License-Identifier: Apache-2.0
#include "report/disasm.h"

#include "flags/report_flags.h"

struct disasm_options {
    const char *regex;
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
    {PA_OPTION_STRING, "disasm", offsetof(struct disasm_options, regex), .argument = "REGEX",
     .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_CHOICE, "syntax", offsetof(struct disasm_options, spelling), .choices = spellings,
     .help = "how instructions are spelled"},
    {PA_OPTION_BOOL, "intel_syntax", offsetof(struct disasm_options, intel),
     .help = "the same as --syntax intel"},
    {PA_OPTION_GROUP, NULL, offsetof(struct disasm_options, report), .group = pa_report_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct disasm_options *o = ctx->options;
    struct pa_report_flags report = o->report;
    const char *regex = pa_command_regex(ctx, o->regex, err);
    struct pa_view view;
    report.granularity.no_inlines = true; // a place for each address
    if (!regex ||
        !pa_command_view(ctx, &report, (struct pa_view_needs){.addresses = true, .only_sums = true},
                         &view, err))
        return false;
    const struct pa_routines_options routines = {
        regex, &o->report.graph, pa_command_names(&o->report),
        o->intel ? PA_SPELL_INTEL : (enum pa_disasm_spelling)o->spelling};
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "disasm", 1);
    return pa_report_add_disasm(&doc, &view, &routines, err) &&
           pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_disasm = {
    .name = "disasm",
    .summary = "the instructions of functions, with the cost of each",
    .synopsis = "[OPTIONS] REGEX [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct disasm_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
