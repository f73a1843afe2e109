// SPDX-License-Identifier: Apache-2.0
#include "bench/text.h"
#include "cmd/bench_files.h"
#include "cmd/bench_options.h"
#include "cmd/command.h"

#include <stddef.h>
#include <stdio.h>

struct options {
    struct pa_bench_options bench;
    struct pa_bench_reading reading;
};

static const struct pa_option table[] = {
    {PA_OPTION_GROUP, "Layout and statistics", offsetof(struct options, bench),
     .group = pa_bench_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct options, reading),
     .group = pa_bench_reading_options},
    {0},
};

static const struct pa_choice formats[] = {
    {"text", PA_FORMAT_BENCH_TEXT, "tables for people"},
    {"csv", PA_FORMAT_BENCH_CSV, "comma-separated values; notes go to standard error"},
    {0},
};

static void print(const struct pa_comparison *comparison, struct pa_context *ctx)
{
    struct pa_strbuf out = {0}, notes = {0};
    if (ctx->output.format == PA_FORMAT_BENCH_CSV)
        pa_bench_csv(comparison, ctx->arena, &out, &notes);
    else
        pa_bench_text(comparison, ctx->arena, &out);
    fwrite(pa_strbuf_text(&out), 1, out.size, ctx->output.stream);
    fputs(pa_strbuf_text(&notes), stderr);
    pa_strbuf_release(&out);
    pa_strbuf_release(&notes);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_records set = {0};
    struct pa_pivot pivot = {0};
    bool ok = pa_bench_options_check(&o->bench, err) &&
              pa_pivot_init(&pivot, &o->bench.layout, err) &&
              pa_bench_files_read(&ctx->files, NULL, &o->reading, &set, ctx->warnings, err);
    if (ok) {
        struct pa_comparison comparison;
        pa_pivot_run(&pivot, &set);
        pa_compare(&pivot, &set, &o->bench.statistics, ctx->arena, &comparison);
        if (pivot.table_count == 0)
            pa_warnings_add(ctx->warnings, "no measurement matches the filter");
        print(&comparison, ctx);
    }
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
