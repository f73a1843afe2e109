// SPDX-License-Identifier: Apache-2.0
#include "cmd/command.h"
#include "cmd/header.h"
#include "cmd/report_flags.h"

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

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_report_flags *flags = ctx->options;
    struct pa_view view;
    if (!pa_report_view(ctx, flags, (struct pa_report_needs){0}, &view, err))
        return false;
    struct pa_trim_options trim = {.measure = view.measure, .marks_only = true};
    struct pa_trimmed trimmed;
    struct pa_node_table *table = pa_node_table_new(view.profile, false, ctx->arena);
    if (!pa_graph_flags_resolve(&flags->graph, 0, &trim, err) ||
        !pa_graph_trimmed(table, &trim, ctx->arena, &trimmed, err))
        return false;
    pa_view_choose_unit(&view, trimmed.graph, false);
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "top", 1);
    pa_header_add(&doc, &view,
                  &(struct pa_header_options){
                      .compact = flags->graph.compact_labels, .trimmed = &trimmed, .trim = &trim});
    struct pa_table *t = make_table(&doc, &view);
    int64_t sum = 0; // fits: every sum of flat values does
    for (size_t i = 0; i < trimmed.graph->order.count; i++) {
        uint32_t node = trimmed.graph->order.items[i];
        sum += pa_graph_flat(trimmed.graph, node);
        add_row(t, &view, trimmed.graph, node, sum, ctx->arena);
    }
    ctx->output.print.marker = "top";
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_top = {
    .name = "top",
    .summary = "where the cost goes: the hottest functions",
    .synopsis = "[OPTIONS] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
