// SPDX-License-Identifier: Apache-2.0
#include "report/disasm.h"

#include "cmd/routine_flags.h"

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "disasm", offsetof(struct pa_routine_flags, regex), .argument = "REGEX",
     .help = "the functions, if the first argument is to be a file already"},
    {PA_OPTION_GROUP, NULL, 0, .group = pa_routine_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_view view;
    struct pa_routines_options routines;
    if (!pa_command_routines(ctx, ctx->options, &view, &routines, err))
        return false;
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
    .options_size = sizeof(struct pa_routine_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
