// SPDX-License-Identifier: Apache-2.0
#include "report/history.h"

#include "cli/command.h"
#include "flags/bench_files.h"

#include <stddef.h>

struct options {
    struct pa_bench_reading reading;
    const char *filter, *since;
    int order; // enum pa_history_order
    double fdr;
    bool all;
};

static const struct pa_choice orders[] = {
    {"auto", PA_HISTORY_AUTO, "the first of the others that all files have"},
    {"content", PA_HISTORY_BY_CONTENT, "times in the files (date:)"},
    {"name", PA_HISTORY_BY_NAME, "times in the files or their names"},
    {"number", PA_HISTORY_BY_NUMBER, "numbers in the names of files"},
    {"file", PA_HISTORY_BY_FILE, "times of change of the files"},
    {"given", PA_HISTORY_AS_GIVEN, "as the command line gives them"},
    {0},
};

static const struct pa_option table[] = {
    {PA_OPTION_BOOL, "all", offsetof(struct options, all),
     .help = "list outliers and what came back as well"},
    {PA_OPTION_STRING, "since", offsetof(struct options, since), .argument = "COMMIT",
     .help = "only changes behind this commit, or from this time on"},
    {PA_OPTION_STRING, "filter", offsetof(struct options, filter), .argument = "FILTER",
     .fallback = "*", .help = "only measurements that match, e.g. '.unit:ns/op -.name:/Slow/'"},
    {PA_OPTION_CHOICE, "order", offsetof(struct options, order), .argument = "HOW",
     .choices = orders, .fallback = "auto", .help = "which came first"},
    {PA_OPTION_DOUBLE, "fdr", offsetof(struct options, fdr), .argument = "RATE", .fallback = "0.05",
     .least = 1e-9, .most = 1, .help = "false discovery rate of confirmed steps over all series"},
    {PA_OPTION_GROUP, "Input", offsetof(struct options, reading),
     .group = pa_bench_reading_options},
    {0},
};

static bool report(struct pa_context *ctx, struct pa_records *set, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_history history;
    struct pa_doc doc;
    const struct pa_history_options how = {.filter = o->filter,
                                           .order = (enum pa_history_order)o->order,
                                           .since = o->since,
                                           .fdr = o->fdr};
    const struct pa_report_history what = {.all = o->all};
    bool ok = pa_history_make(&history, set, &how, ctx->arena, err);
    if (ok) {
        pa_doc_init(&doc, ctx->arena, "history", 1);
        doc.title = "History";
        ok = pa_report_add_history(&doc, &history, &what, err) &&
             pa_output_print(&ctx->output, &doc, err);
    }
    pa_history_release(&history);
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_records set = {0};
    struct pa_bench_read read = {.options = &o->reading, .warnings = ctx->warnings};
    bool ok = pa_bench_files_read(&ctx->files, &read, &set, err) &&
              pa_bench_files_need_results(&read, err);
    if (ok)
        ok = report(ctx, &set, err);
    if (read.skipped)
        ctx->status = PA_STATUS_ERROR;
    pa_records_release(&set);
    return ok;
}

const struct pa_command pa_cmd_history = {
    .name = "history",
    .summary = "benchmark results over commits: is it getting worse?",
    .synopsis = "[OPTIONS] FILE...",
    .description = "Finds where each benchmark changed its level, and tells steps from outliers,\n"
                   "from drift and from changes of the machine. A folder stands for its files.",
    .options = table,
    .options_size = sizeof(struct options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
