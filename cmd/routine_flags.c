// SPDX-License-Identifier: Apache-2.0
#include "cmd/routine_flags.h"

static const struct pa_choice spellings[] = {
    {"go", PA_SPELL_GO, "as go tool pprof does; of arm64 as ARM does"},
    {"intel", PA_SPELL_INTEL, "the destination first"},
    {"att", PA_SPELL_ATT, "the destination last, registers with %"},
    {0},
};

const struct pa_option pa_routine_options[] = {
    {PA_OPTION_CHOICE, "syntax", offsetof(struct pa_routine_flags, spelling), .choices = spellings,
     .help = "how instructions are spelled"},
    {PA_OPTION_BOOL, "intel_syntax", offsetof(struct pa_routine_flags, intel),
     .help = "the same as --syntax intel"},
    {PA_OPTION_GROUP, NULL, offsetof(struct pa_routine_flags, report), .group = pa_report_options},
    {0},
};

bool pa_command_routines(struct pa_context *ctx, const struct pa_routine_flags *flags,
                         struct pa_view *view, struct pa_routines_options *routines,
                         struct pa_error *err)
{
    const char *regex = pa_command_regex(ctx, flags->regex, err);
    struct pa_report_flags report = flags->report;
    report.granularity.no_inlines = true; // a place for each address
    *routines = (struct pa_routines_options){
        regex, &flags->report.graph, pa_command_names(&flags->report),
        flags->intel ? PA_SPELL_INTEL : (enum pa_disasm_spelling)flags->spelling};
    return regex &&
           pa_command_view(ctx, &report,
                           (struct pa_view_needs){.addresses = true, .only_sums = true}, view, err);
}
