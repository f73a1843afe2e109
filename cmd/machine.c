// SPDX-License-Identifier: Apache-2.0
#include "report/machine.h"

#include "cli/command.h"

struct machine_options {
    double seconds;
    bool head;
    const char *root;
};

static const struct pa_option options[] = {
    {PA_OPTION_DOUBLE, "seconds", offsetof(struct machine_options, seconds), .argument = "N",
     .fallback = "10", .least = .1, .most = 3600, .help = "look for so long"},
    {PA_OPTION_BOOL, "head", offsetof(struct machine_options, head),
     .help = "only the lines for the head of a benchmark file"},
    {PA_OPTION_STRING, "root", offsetof(struct machine_options, root), .argument = "DIR",
     .hidden = true, .help = "for tests: look there, and run no loop"},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct machine_options *o = ctx->options;
    struct pa_machine_look before, after;
    struct pa_machine_loop loop = {0};
    struct pa_machine machine;
    struct pa_doc doc;
    pa_machine_look(&before, o->root ? o->root : "", ctx->arena);
    if (!o->root && !o->head)
        pa_machine_spin(&loop, o->seconds, ctx->arena);
    pa_machine_look(&after, o->root ? o->root : "", ctx->arena);
    pa_machine_judge(&machine, &(struct pa_machine_looks){&before, &after, &loop}, ctx->arena);
    pa_doc_init(&doc, ctx->arena, "machine", 1);
    doc.title = "Machine";
    if (o->head)
        pa_doc_verbatim(&doc, pa_machine_head(&machine, &after, ctx->arena));
    else
        pa_report_add_machine(&doc, &machine, &after);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_machine = {
    .name = "machine",
    .summary = "is this machine fit to measure on: steal, load, frequency, limits",
    .synopsis = "[OPTIONS]",
    .description = "Looks at /proc and /sys, without root, and at the times of a short loop, and\n"
                   "says what disturbs measurements here, and how to change it.",
    .options = options,
    .options_size = sizeof(struct machine_options),
    .no_files = true,
    .formats = pa_output_reports,
    .run = run,
};
