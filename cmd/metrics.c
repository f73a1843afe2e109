// SPDX-License-Identifier: Apache-2.0
#include "report/metrics.h"

#include "base/moment.h"
#include "cmd/chart_output.h"
#include "cmd/evidence_diff.h"
#include "cmd/file_order.h"
#include "evidence/metrics_records.h"
#include "flags/session_options.h"
#include "pictures/metrics_chart.h"

struct metrics_options {
    const char *interval;
    struct pa_evidence_sides sides;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "interval", offsetof(struct metrics_options, interval), .argument = "SPAN",
     .help = "the time from one file to the next, e.g. 30s: slopes are by second"},
    {PA_OPTION_GROUP, "Comparing", offsetof(struct metrics_options, sides),
     .group = pa_evidence_sides_options},
    {0},
};

// Sets when the files were written, by --interval or else their names.
static bool find_times(const struct pa_context *ctx, const struct pa_words *files,
                       struct pa_metrics *m, struct pa_error *err)
{
    const struct metrics_options *o = ctx->options;
    int64_t nanos = 0;
    double *at = pa_arena_calloc(ctx->arena, files->count + 1, sizeof *at);
    if (o->interval && (!pa_span_parse(o->interval, &nanos) || nanos <= 0))
        return pa_error_set(err, PA_ERROR_USAGE, "--interval %s: a span such as 30s is wanted",
                            o->interval);
    for (size_t i = 0; i < files->count; i++)
        at[i] = (double)nanos / 1e9 * (double)i;
    m->at = o->interval ? at : pa_metrics_times(files->items, files->count, ctx->arena);
    return true;
}

static bool read_files(struct pa_context *ctx, const struct pa_words *words,
                       struct pa_metrics **metrics, struct pa_error *err)
{
    struct pa_words files;
    if (!pa_session_expand(pa_session_of(ctx), words, &files, err))
        return false;
    if (files.count > PA_METRICS_MOMENTS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d files", PA_METRICS_MOMENTS);
    pa_file_order(ctx, &files);
    *metrics = pa_metrics_new(ctx->arena, files.count);
    for (size_t i = 0; i < files.count; i++) {
        if (!pa_metrics_read(*metrics, ctx->opened, files.items[i], err))
            return false;
    }
    return find_times(ctx, &files, *metrics, err);
}

// ---- Two sides

static bool compare(struct pa_context *ctx, struct pa_error *err)
{
    static const char *const LABELS[] = {"old", "new"};
    const struct metrics_options *o = ctx->options;
    const struct pa_words *const sides[] = {&o->sides.old, &o->sides.new};
    struct pa_records set = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < 2; i++) {
        const struct pa_record_source source = {.path = sides[i]->items[0], .label = LABELS[i]};
        struct pa_metrics *metrics;
        ok = read_files(ctx, sides[i], &metrics, err);
        if (ok)
            pa_metrics_records(metrics, &source, &set);
    }
    ok = ok && pa_evidence_diff(ctx, &o->sides, &set,
                                "the samples are moments of a run: what differs from one run to "
                                "the next is not in them",
                                err);
    pa_records_release(&set);
    return ok;
}

// ---- One

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    return pa_metrics_chart(data, scene, err);
}

static bool report(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_metrics *metrics;
    struct pa_doc doc;
    if (!read_files(ctx, &ctx->files, &metrics, err))
        return false;
    const struct pa_chart_output chart = {
        .name = "metrics", .title = "Over time", .draw = draw, .data = metrics};
    pa_doc_init(&doc, ctx->arena, "metrics", 1);
    doc.title = "Metrics";
    pa_report_add_metrics(&doc, metrics);
    if (metrics->moments < 2 && !pa_chart_is_picture(ctx->output.format))
        return pa_output_print(&ctx->output, &doc, err); // nothing to draw
    return pa_chart_output(ctx, &doc, &chart, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct metrics_options *o = ctx->options;
    bool two;
    if (!pa_evidence_sides_given(ctx, &o->sides, &two, err))
        return false;
    if (two && pa_chart_is_picture(ctx->output.format))
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison of two sides has no picture");
    return two ? compare(ctx, err) : report(ctx, err);
}

const struct pa_command pa_cmd_metrics = {
    .name = "metrics",
    .summary = "MemStats, runtime/metrics, Prometheus: values, and trends",
    .synopsis = "[OPTIONS] FILE...",
    .description = "One file is a table of its numbers. Several, in order of time, are trends:\n"
                   "slopes with intervals, counters as rates, and a chart (-o trends.svg). With\n"
                   "--old and --new two sides are compared, with --fail-on as a gate.",
    .options = options,
    .options_size = sizeof(struct metrics_options),
    .formats = pa_output_reports,
    .more_formats = pa_chart_formats,
    .has_checks = true,
    .run = run,
};
