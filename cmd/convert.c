// SPDX-License-Identifier: Apache-2.0
#include "base/path_end.h"
#include "cmd/write_profile.h"
#include "export/callgrind_text.h"
#include "export/folded.h"
#include "export/speedscope.h"
#include "flags/anonymize_options.h"
#include "flags/report_flags.h"

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
     .help = "the type that folded stacks and callgrind have the values of, and that speedscope "
             "shows first"},
    GROUP("Filters", report.filters, pa_filter_options),
    GROUP("Pseudonyms", anonymize, pa_anonymize_options),
    GROUP("Input", report.source, pa_source_options),
    {0},
};

static const struct pa_choice formats[] = {
    {"proto", PA_FORMAT_PROTO, "pprof protocol buffer (profile.proto), packed by gzip"},
    {"folded", PA_FORMAT_FOLDED, "folded stacks of one value type"},
    {"speedscope", PA_FORMAT_SPEEDSCOPE, "speedscope JSON"},
    {"callgrind", PA_FORMAT_CALLGRIND, "call graph of one value type, for KCachegrind"},
    {0},
};

// The file's name is a name, too.
static const char *title(const struct pa_words *files, bool anonymous)
{
    return anonymous ? "profile" : pa_path_end(files->items[0], 1);
}

static bool write_callgrind(struct pa_context *ctx, struct pa_view *view, struct pa_writer *out,
                            struct pa_error *err)
{
    struct pa_trim_options trim = {0};
    struct pa_trimmed trimmed;
    if (!pa_callgrind_graph(view, &(struct pa_node_options){0}, &trim, ctx->arena, &trimmed, err))
        return false;
    pa_callgrind_write(out, view, trimmed.graph);
    return true;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct convert_options *o = ctx->options;
    struct pa_view view;
    struct pa_report_needs needs = {.addresses = true}; // everything as it is
    struct pa_report_flags flags = o->report;
    flags.values.divide_by = 1;
    flags.values.unit = "minimum";
    if (!pa_report_view(ctx, &flags, needs, &view, err) ||
        !pa_anonymize(ctx, &o->anonymize, &view.profile, err))
        return false;
    if (ctx->output.format == PA_FORMAT_PROTO)
        return pa_write_profile(ctx, view.profile, err);
    struct pa_writer out = {.file = ctx->output.stream};
    bool ok = true;
    if (ctx->output.format == PA_FORMAT_FOLDED)
        ok = pa_folded_write(view.profile, view.measure.type, &out, err);
    else if (ctx->output.format == PA_FORMAT_CALLGRIND)
        ok = write_callgrind(ctx, &view, &out, err);
    else
        pa_speedscope_write(view.profile, view.measure.type,
                            title(&ctx->files, o->anonymize.anonymize), &out);
    if (!ok || pa_writer_finish(&out, err))
        return ok;
    return pa_error_prefix(err, "%s", ctx->output.path ? ctx->output.path : "standard output");
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
