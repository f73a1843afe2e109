// SPDX-License-Identifier: Apache-2.0
#include "report/metrics.h"

#include "base/moment.h"
#include "flags/session_options.h"

struct metrics_options {
    const char *interval;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "interval", offsetof(struct metrics_options, interval), .argument = "SPAN",
     .help = "the time from one file to the next, e.g. 30s: slopes are by second"},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct metrics_options *o = ctx->options;
    struct pa_words files;
    struct pa_doc doc;
    int64_t nanos = 0;
    if (o->interval && (!pa_span_parse(o->interval, &nanos) || nanos <= 0))
        return pa_error_set(err, PA_ERROR_USAGE, "--interval %s: a span such as 30s is wanted",
                            o->interval);
    if (!pa_session_expand(pa_session_of(ctx), &ctx->files, &files, err))
        return false;
    if (files.count > PA_METRICS_MOMENTS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d files", PA_METRICS_MOMENTS);
    struct pa_metrics *metrics = pa_metrics_new(ctx->arena, files.count);
    for (size_t i = 0; i < files.count; i++) {
        if (!pa_metrics_read(metrics, ctx->opened, files.items[i], err))
            return false;
    }
    pa_doc_init(&doc, ctx->arena, "metrics", 1);
    doc.title = "Metrics";
    pa_report_add_metrics(&doc, metrics, (double)nanos / 1e9);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_metrics = {
    .name = "metrics",
    .summary = "MemStats, runtime/metrics, Prometheus text: values, and trends over files",
    .synopsis = "[OPTIONS] FILE...",
    .description = "One file is a table of its numbers. Several, in order of time, are trends:\n"
                   "slopes with intervals, counters as rates.",
    .options = options,
    .options_size = sizeof(struct metrics_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
