// SPDX-License-Identifier: Apache-2.0
#include "report/gc.h"

#include "base/number.h"
#include "cmd/chart_output.h"
#include "cmd/evidence_diff.h"
#include "cmd/file_order.h"
#include "pictures/gc_chart.h"

#include <math.h>

static const struct pa_option options[] = {
    {PA_OPTION_GROUP, "Comparing", 0, .group = pa_evidence_sides_options},
    {0},
};

static bool read_side(struct pa_context *ctx, const struct pa_words *files,
                      struct pa_gctrace **traces, uint64_t *least, struct pa_error *err)
{
    for (size_t i = 0; i < files->count; i++) {
        struct pa_gctrace *t = traces[i] = pa_gctrace_new(ctx->arena);
        if (!pa_gctrace_read(t, ctx->opened, files->items[i], err))
            return false;
        if (t->broken)
            pa_warnings_add(ctx->warnings, "%s:%llu: not a whole line of the collector",
                            t->broken_path, (unsigned long long)t->broken_line);
        uint64_t window = pa_gctrace_window(t);
        *least = *least && *least < window ? *least : window;
    }
    return true;
}

static void add_side(const struct pa_words *files, struct pa_gctrace **traces, const char *label,
                     uint64_t least, struct pa_records *set)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct pa_record_source source = {.path = files->items[i], .label = label};
        pa_gctrace_records(traces[i], &source, least, set);
    }
}

// Returns the note on samples: with one log a side its windows are the samples.
static const char *note(struct pa_context *ctx, const struct pa_evidence_sides *sides,
                        uint64_t least)
{
    struct pa_strbuf text = {0};
    double level = pa_gctrace_level(.99, least);
    if (level < .98)
        pa_strbuf_printf(&text,
                         "the samples are windows of %llu collection%s: so few show a p%.0f at "
                         "most, which stands for p99%s",
                         (unsigned long long)least, pa_plural(least), floor(100 * level),
                         level < .9 ? " and p90" : "");
    if (sides->old.count == 1 || sides->new.count == 1)
        pa_strbuf_printf(&text,
                         "%sthe samples are windows of one run a side: what differs from one run "
                         "to the next is not in them; --old and --new take several logs each",
                         text.size ? "; " : "");
    return text.size ? pa_strbuf_keep(&text, ctx->arena) : NULL;
}

static bool compare(struct pa_context *ctx, const struct pa_evidence_sides *sides,
                    struct pa_error *err)
{
    struct pa_records set = {0};
    uint64_t least = 0;
    struct pa_gctrace **old = pa_arena_calloc(ctx->arena, sides->old.count, sizeof *old);
    struct pa_gctrace **new = pa_arena_calloc(ctx->arena, sides->new.count, sizeof *new);
    if (!read_side(ctx, &sides->old, old, &least, err) ||
        !read_side(ctx, &sides->new, new, &least, err))
        return false;
    add_side(&sides->old, old, "old", least, &set);
    add_side(&sides->new, new, "new", least, &set);
    bool ok = pa_evidence_diff(ctx, sides, &set, note(ctx, sides, least), err);
    pa_records_release(&set);
    return ok;
}

static bool draw(const void *trace, struct pa_scene *scene, struct pa_error *err)
{
    return pa_gc_chart(trace, scene, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_evidence_sides *sides = ctx->options;
    struct pa_gctrace *trace = pa_gctrace_new(ctx->arena);
    struct pa_doc doc;
    bool two;
    if (!pa_evidence_sides_given(ctx, sides, &two, err))
        return false;
    if (two && pa_chart_is_picture(ctx->output.format))
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison of two sides has no picture");
    if (two)
        return compare(ctx, sides, err);
    pa_file_order(ctx, &ctx->files);
    for (size_t i = 0; i < ctx->files.count; i++) {
        if (!pa_gctrace_read(trace, ctx->opened, ctx->files.items[i], err))
            return false;
    }
    pa_doc_init(&doc, ctx->arena, "gc", 1);
    doc.title = "Garbage collection";
    return pa_report_add_gc(&doc, trace, err) &&
           pa_chart_output(ctx, &doc,
                           &(struct pa_chart_output){
                               .name = "gc", .title = "Over time", .draw = draw, .data = trace},
                           err);
}

const struct pa_command pa_cmd_gc = {
    .name = "gc",
    .summary = "what the Go collector costs: a log with GODEBUG=gctrace=1",
    .synopsis = "[OPTIONS] LOG...",
    .description = "Reads the lines of GODEBUG=gctrace=1 out of any log: how often it collects,\n"
                   "its share of the CPU, how long the world stands still, how the heap grows.\n"
                   "With --old and --new two sides are compared, with --fail-on as a gate.",
    .options = options,
    .options_size = sizeof(struct pa_evidence_sides),
    .formats = pa_output_reports,
    .more_formats = pa_chart_formats,
    .has_checks = true,
    .run = run,
};
