// SPDX-License-Identifier: Apache-2.0
#include "cmd/command.h"
#include "cmd/graph_options.h"
#include "cmd/header.h"
#include "cmd/session.h"

struct top_options {
    struct pa_source_options source;
    struct pa_filter_options filters;
    struct pa_value_options values;
    struct pa_granularity_flags granularity;
    struct pa_graph_flags graph;
};

static const struct pa_option options[] = {
    {PA_OPTION_GROUP, "Order and size", offsetof(struct top_options, graph),
     .group = pa_graph_options},
    {PA_OPTION_GROUP, "Granularity", offsetof(struct top_options, granularity),
     .group = pa_granularity_options},
    {PA_OPTION_GROUP, "Values", offsetof(struct top_options, values), .group = pa_value_options},
    {PA_OPTION_GROUP, "Filters", offsetof(struct top_options, filters), .group = pa_filter_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct top_options, source), .group = pa_source_options},
    {0},
};

// How a node was called, as far as the edges that are shown tell.
static const char *inline_mark(const struct pa_graph *g, uint32_t node)
{
    bool inlined = false, called = false;
    for (uint32_t e = g->nodes[node].first_in; e != PA_NO_EDGE; e = g->edges.items[e].next_in) {
        const struct pa_graph_edge *edge = &g->edges.items[e];
        inlined |= !edge->dropped && edge->inlined;
        called |= !edge->dropped && !edge->inlined;
    }
    return !inlined ? "" : called ? "partial-inline" : "inline";
}

static struct pa_table *make_table(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "functions");
    struct pa_column quantity = {
        .kind = PA_CELL_QUANTITY, .unit = view->unit, .shown_in = view->output_unit, .width = 10};
    struct pa_column share = {.kind = PA_CELL_RATIO, .width = 6, .gap = 1};
    quantity.key = "flat";
    pa_table_column(t, quantity);
    share.key = "flat_share";
    share.title = "flat%";
    pa_table_column(t, share);
    share.key = "sum_share";
    share.title = "sum%";
    pa_table_column(t, share);
    quantity.key = "cum";
    quantity.gap = 1;
    pa_table_column(t, quantity);
    share.key = "cum_share";
    share.title = "cum%";
    share.bar = 0;
    pa_table_column(t, share);
    // pprof's one column for people, single facts for programs.
    pa_table_column(t, (struct pa_column){.key = "label",
                                          .title = "",
                                          .kind = PA_CELL_TEXT,
                                          .audience = PA_FOR_TEXT | PA_FOR_PAGES});
    pa_table_column(
        t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "address", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "inline", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    return t;
}

static struct pa_cell text_or_empty(const char *text)
{
    return *text ? pa_cell_text(text) : pa_cell_empty();
}

static struct pa_cell share_cell(const struct pa_view *view, int64_t value, struct pa_arena *arena)
{
    return pa_cell_shown(pa_cell_ratio(pa_view_share(value, view->total)),
                         pa_view_percentage(value, view->total, arena));
}

static void add_row(struct pa_table *t, const struct pa_view *view, const struct pa_graph *g,
                    uint32_t node, int64_t sum, struct pa_arena *arena)
{
    const struct pa_node_info *info = &g->table->infos.items[node];
    const struct pa_profile *p = view->profile;
    int64_t flat = pa_graph_flat(g, node), cum = pa_graph_cum(g, node);
    const char *name = pa_node_name(g->table, node), *mark = inline_mark(g, node);
    pa_table_row(t, NULL, pa_cell_quantity(pa_view_value(view, flat)),
                 share_cell(view, flat, arena), share_cell(view, sum, arena),
                 pa_cell_quantity(pa_view_value(view, cum)), share_cell(view, cum, arena),
                 pa_cell_text(*mark ? pa_arena_printf(arena, "%s (%s)", name, mark) : name),
                 pa_cell_text(info->name ? pa_profile_text(p, info->name) : name),
                 text_or_empty(pa_profile_text(p, info->file)),
                 info->line ? pa_cell_count(info->line) : pa_cell_empty(),
                 info->address ? pa_cell_text(pa_arena_printf(arena, "0x%llx",
                                                              (unsigned long long)info->address))
                               : pa_cell_empty(),
                 text_or_empty(mark));
}

static bool report(struct pa_context *ctx, struct pa_view *view, struct pa_error *err)
{
    const struct top_options *o = ctx->options;
    struct pa_trim_options trim = {.measure = view->measure, .marks_only = true};
    struct pa_trimmed trimmed;
    struct pa_node_table *table = pa_node_table_new(view->profile, false, ctx->arena);
    if (!pa_graph_flags_resolve(&o->graph, 0, &trim, err) ||
        !pa_graph_trimmed(table, &trim, ctx->arena, &trimmed, err))
        return false;
    pa_view_choose_unit(view, trimmed.graph, false);
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "top", 1);
    pa_header_add(&doc, view,
                  &(struct pa_header_options){
                      .compact = o->graph.compact_labels, .trimmed = &trimmed, .trim = &trim});
    struct pa_table *t = make_table(&doc, view);
    int64_t sum = 0;
    for (size_t i = 0; i < trimmed.graph->order.count; i++) {
        uint32_t node = trimmed.graph->order.items[i];
        if (__builtin_add_overflow(sum, pa_graph_flat(trimmed.graph, node), &sum))
            return pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
        add_row(t, view, trimmed.graph, node, sum, ctx->arena);
    }
    ctx->output.print.marker = "top";
    return pa_output_print(&ctx->output, &doc, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct top_options *o = ctx->options;
    struct pa_session *session = pa_session_new(ctx);
    const struct pa_profile *profile;
    struct pa_view view;
    struct pa_view_options view_options = {
        .filters = &o->filters,
        .values = &o->values,
        .granularity = {(enum pa_granularity)o->granularity.granularity, o->granularity.no_inlines,
                        o->granularity.columns},
    };
    if (!pa_session_load(session, &ctx->files, &o->source, &profile, err) ||
        !pa_session_view(session, profile, &view_options, &view, err))
        return false;
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return report(ctx, &view, err);
}

const struct pa_command pa_cmd_top = {
    .name = "top",
    .summary = "where the cost goes: the hottest functions",
    .synopsis = "[OPTIONS] FILE...",
    .options = options,
    .options_size = sizeof(struct top_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
