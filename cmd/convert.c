// SPDX-License-Identifier: Apache-2.0
#include "base/path_end.h"
#include "cmd/write_profile.h"
#include "flags/anonymize_options.h"
#include "flags/report_flags.h"

#include <string.h>

struct convert_options {
    struct pa_report_flags report;
    struct pa_anonymize_flags anonymize;
};

#define GROUP(heading, member, table)                                                              \
    {                                                                                              \
        PA_OPTION_GROUP, heading, offsetof(struct convert_options, member), .group = (table)       \
    }

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "sample-index", offsetof(struct convert_options, report.values.sample_index),
     .argument = "TYPE",
     .help = "the type that folded stacks, Firefox and callgrind have the values of, and that "
             "speedscope "
             "shows first"},
    GROUP("Filters", report.filters, pa_filter_options),
    GROUP("Pseudonyms", anonymize, pa_anonymize_options),
    GROUP("Input", report.source, pa_source_options),
    {0},
};

static const struct pa_choice formats[] = {
#define PA_WRITER(name, format, summary) {#name, PA_FORMAT_##format, summary},
#include "export/writers.def"
#undef PA_WRITER
    {0},
};

// Returns the title of the output: the file's name, which is a name too, or "profile" if names are
// anonymous.
static const char *title(const struct pa_words *files, bool anonymous)
{
    return anonymous ? "profile" : pa_path_end(files->items[0], 1);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct convert_options *o = ctx->options;
    struct pa_view view;
    struct pa_report_flags flags = o->report;
    flags.values.divide_by = 1; // everything as it is
    flags.values.unit = "minimum";
    const struct pa_view_needs needs = {.addresses = true,
                                        .exact = strcmp(ctx->output.format_name, "proto") == 0};
    if (!pa_command_view(ctx, &flags, needs, &view, err) ||
        !pa_anonymize(ctx, &o->anonymize, &view.profile, err))
        return false;
    const struct pa_export export = {.view = &view,
                                     .title = title(&ctx->files, o->anonymize.anonymize)};
    return pa_write(ctx, ctx->output.format_name, &export, err);
}

const struct pa_command pa_cmd_convert = {
    .name = "convert",
    .summary = "write a profile in another format",
    .synopsis = "[OPTIONS] -o OUT [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct convert_options),
    .min_files = 1,
    .formats = formats,
    .run = run,
};
