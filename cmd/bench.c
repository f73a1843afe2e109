// SPDX-License-Identifier: Apache-2.0
#include "bench/compat.h"
#include "bench/convert.h"
#include "bench/effect.h"
#include "bench/hint.h"
#include "bench/text.h"
#include "cli/command.h"
#include "cmd/chart_output.h"
#include "flags/bench_files.h"
#include "flags/bench_options.h"
#include "pictures/bench_chart.h"
#include "report/bench_doc.h"
#include "report/bench_noise.h"

#include <stddef.h>
#include <stdio.h>

struct options {
    struct pa_bench_options bench;
    struct pa_bench_reading reading;
    bool noise, convert;
};

static const struct pa_option table[] = {
    {PA_OPTION_BOOL, "noise", offsetof(struct options, noise),
     .help = "how steady the samples are, and what change they could show"},
    {PA_OPTION_BOOL, "convert", offsetof(struct options, convert),
     .help = "write all results in the Go benchmark format"},
    {PA_OPTION_BOOL, "compat", offsetof(struct options, bench.statistics.compat),
     .help = "approximate and split units as benchstat does, to check one by the other"},
    {PA_OPTION_GROUP, "Layout and statistics", offsetof(struct options, bench),
     .group = pa_bench_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct options, reading),
     .group = pa_bench_reading_options},
    {0},
};

static const struct pa_choice formats[] = {
    {"text", PA_FORMAT_BENCH_TEXT, "tables for people"},
    {"csv", PA_FORMAT_BENCH_CSV, "comma-separated values; notes go to standard error"},
    {"json", PA_REPORT_json, "raw values with units, one object"},
    {"markdown", PA_REPORT_markdown, "for summaries and comments"},
    {"metrics", PA_REPORT_metrics, "OpenMetrics text, rounded, to be followed over time"},
    {"svg", PA_FORMAT_SVG, "a picture of all samples"},
    {"png", PA_FORMAT_PNG, "the same as pixels"},
    {"pdf", PA_FORMAT_PDF, "the same for print"},
    {0},
};

static void print(const struct pa_bench_comparison *comparison, struct pa_context *ctx)
{
    struct pa_strbuf out = {0}, notes = {0};
    if (ctx->output.format == PA_FORMAT_BENCH_CSV)
        pa_bench_csv(comparison, ctx->arena, &out, &notes);
    else
        pa_bench_text(comparison, ctx->output.print.width, ctx->arena, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, ctx->output.stream);
    fputs(pa_strbuf_text(&notes), stderr);
    pa_strbuf_release(&out);
    pa_strbuf_release(&notes);
}

// A document in the format that was asked for, text and csv by the printers of report/.
static bool print_doc(struct pa_context *ctx, const struct pa_doc *doc, struct pa_error *err)
{
    if (!ctx->output.printer)
        ctx->output.printer = pa_printer_find(ctx->output.format_name);
    return pa_output_print(&ctx->output, doc, err);
}

static void convert(const struct pa_records *set, struct pa_context *ctx)
{
    struct pa_strbuf out = {0};
    pa_bench_convert(set, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, ctx->output.stream);
    pa_strbuf_release(&out);
}

struct picture {
    struct pa_bench_comparison *comparison;
    struct pa_context *ctx;
};

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    const struct picture *p = data;
    return pa_bench_chart(p->comparison, p->ctx->arena, p->ctx->warnings, scene, err);
}

static bool write_picture(struct pa_bench_comparison *comparison, struct pa_context *ctx,
                          struct pa_error *err)
{
    const struct picture picture = {comparison, ctx};
    struct pa_effects effects;
    pa_effects_find(comparison, ctx->arena, &effects);
    return pa_chart_write(ctx, &(struct pa_chart_output){.draw = draw, .data = &picture}, err);
}

static bool report(struct pa_bench_comparison *comparison, struct pa_context *ctx,
                   struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_doc doc;
    if (pa_chart_is_picture(ctx->output.format))
        return write_picture(comparison, ctx, err);
    if (!o->noise && !ctx->output.printer) {
        print(comparison, ctx);
        return true;
    }
    pa_doc_init(&doc, ctx->arena, o->noise ? "bench-noise" : "bench", 1);
    doc.title = o->noise ? "Noise" : "Benchmarks";
    if (o->noise)
        pa_report_add_bench_noise(&doc, comparison);
    else
        pa_report_add_bench(&doc, comparison);
    return print_doc(ctx, &doc, err);
}

// Whether no value of one file is compared with one of another.
static bool are_apart(const struct pa_bench_comparison *c)
{
    bool several = false;
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *cells = c->tables[t].table;
        for (size_t i = 0; i < cells->cell_count; i++) {
            if (c->tables[t].cells[i].base)
                return false;
            several |= cells->cols[cells->cells[i].col] != c->tables[0].table->cols[0];
        }
    }
    return several;
}

static void warn_of_layout(const struct pa_bench_comparison *comparison, struct pa_context *ctx)
{
    const struct options *o = ctx->options;
    const struct pa_records *set = comparison->set;
    if (comparison->pivot->table_count == 0 && set->results.count > 0)
        pa_warnings_add(ctx->warnings, "no measurement matches the filter");
    else if (pa_bench_options_plain_layout(&o->bench) && pa_bench_are_commands(set))
        pa_warnings_add(ctx->warnings, "the commands of one file: -col .fullname -row .file "
                                       "compares them, and so does pa diff");
    else if (pa_bench_options_plain_layout(&o->bench) && are_apart(comparison))
        pa_warnings_add(ctx->warnings, "no benchmark has two columns in one table: %s",
                        pa_bench_hint(set, ctx->arena));
}

static bool compare(struct pa_pivot *pivot, struct pa_records *set, struct pa_context *ctx,
                    struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_bench_comparison comparison;
    if (o->bench.statistics.compat)
        pa_compat_keep_units(set);
    if (!pa_pivot_run(pivot, set, err))
        return false;
    pa_compare(pivot, set, &o->bench.statistics, ctx->arena, &comparison);
    warn_of_layout(&comparison, ctx);
    return report(&comparison, ctx, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_records set = {0};
    struct pa_pivot pivot = {0};
    struct pa_bench_read read = {.options = &o->reading, .warnings = ctx->warnings};
    bool ok = pa_pivot_init(&pivot, &o->bench.layout, err) &&
              pa_bench_files_read(&ctx->files, &read, &set, err);
    if (ok && o->convert)
        convert(&set, ctx);
    else if (ok)
        ok = compare(&pivot, &set, ctx, err);
    if (read.skipped)
        ctx->status = PA_STATUS_ERROR;
    pa_pivot_release(&pivot);
    pa_records_release(&set);
    return ok;
}

const struct pa_command pa_cmd_bench = {
    .name = "bench",
    .summary = "benchmark results: medians, and whether they differ",
    .synopsis = "[OPTIONS] [LABEL=]FILE...",
    .description = "Shows a table for each configuration and unit, a row for each benchmark, a\n"
                   "column for each file, and compares every column with the first. `~` is a\n"
                   "difference that is likely to be noise.",
    .options = table,
    .options_size = sizeof(struct options),
    .min_files = 1,
    .formats = formats,
    .run = run,
};
