// SPDX-License-Identifier: Apache-2.0
#include "report/hot.h"

#include "flags/mine_options.h"
#include "flags/report_flags.h"

struct hot_flags {
    struct pa_report_flags report;
    struct pa_mine_flags mine;
    double min; // per cent
    int64_t depth, count;
};

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct hot_flags, member), __VA_ARGS__                   \
    }
#define GROUP(heading, member, table)                                                              \
    {                                                                                              \
        PA_OPTION_GROUP, heading, offsetof(struct hot_flags, report.member), .group = (table)      \
    }

static const struct pa_option options[] = {
    ROW(DOUBLE, min, "min", .argument = "PERCENT", .fallback = "2", .most = 100,
        .help = "follow and list only what has this share of the total"),
    ROW(INT, depth, "depth", .argument = "N", .fallback = "0", .maximum = UINT32_MAX,
        .help = "cut stacks after so many links from the root (0: never)"),
    ROW(INT, count, "count", .letter = 'n', .argument = "N", .fallback = "10",
        .maximum = UINT32_MAX, .help = "list at most so many stacks (0: all)"),
    {PA_OPTION_GROUP, NULL, offsetof(struct hot_flags, mine), .group = pa_mine_options},
    GROUP("Granularity", granularity, pa_granularity_options),
    GROUP("Values", values, pa_value_options),
    GROUP("Filters", filters, pa_filter_options),
    GROUP("Input", source, pa_source_options),
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct hot_flags *flags = ctx->options;
    struct pa_hot_report hot = {pa_graph_flags_nodes(&flags->report.graph), flags->mine.mine,
                                flags->min, (uint32_t)flags->depth, (uint32_t)flags->count};
    struct pa_view view;
    struct pa_doc doc;
    hot.nodes.names = pa_command_names(&flags->report);
    pa_doc_init(&doc, ctx->arena, "hot", 1);
    ctx->output.print.marker = "hot";
    return pa_command_view(ctx, &flags->report, (struct pa_view_needs){.only_sums = true}, &view,
                           err) &&
           pa_report_add_hot(&doc, &view, &hot, err) && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_hot = {
    .name = "hot",
    .summary = "the hot paths: the heaviest chain of calls, the heaviest stacks",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct hot_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
