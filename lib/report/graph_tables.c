// SPDX-License-Identifier: Apache-2.0
#include "report/graph_tables.h"

#include "analysis/edge_list.h"
#include "report/report_header.h"
#include "view/values.h"

#include <string.h>

// ---- Cells

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

// ---- Nodes

static struct pa_table *make_node_table(struct pa_doc *doc, const struct pa_view *view)
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
    pa_table_column(t, (struct pa_column){.key = "entry",
                                          .title = "",
                                          .kind = PA_CELL_TEXT,
                                          .names = true,
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

static void add_node(struct pa_table *t, const struct pa_view *view, const struct pa_graph *g,
                     uint32_t node, int64_t sum)
{
    struct pa_arena *arena = t->arena;
    const struct pa_node_info *info = &g->table->infos.items[node];
    const struct pa_profile *p = view->profile;
    int64_t flat = pa_graph_flat(g, node), cum = pa_graph_cum(g, node);
    const char *name = pa_node_name(g->table, node), *mark = inline_mark(g, node);
    const char *shown = pa_node_shown(g->table, node);
    pa_table_row(t, NULL, pa_cell_quantity(pa_view_value(view, flat)),
                 share_cell(view, flat, arena), share_cell(view, sum, arena),
                 pa_cell_quantity(pa_view_value(view, cum)), share_cell(view, cum, arena),
                 pa_cell_text(*mark ? pa_arena_printf(arena, "%s (%s)", shown, mark) : shown),
                 pa_cell_text(info->name ? pa_profile_text(p, info->name) : name),
                 text_or_empty(pa_profile_text(p, info->file)),
                 info->line ? pa_cell_count(info->line) : pa_cell_empty(),
                 info->address ? pa_cell_text(pa_arena_printf(arena, "0x%llx",
                                                              (unsigned long long)info->address))
                               : pa_cell_empty(),
                 text_or_empty(mark));
}

static struct pa_table *add_nodes(struct pa_doc *doc, const struct pa_view *view,
                                  struct pa_graph *g, const bool *shown)
{
    struct pa_table *t = make_node_table(doc, view);
    int64_t sum = 0; // fits: every sum of flat values does
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        if (shown && !shown[node])
            continue;
        sum += pa_graph_flat(g, node);
        add_node(t, view, g, node, sum);
    }
    return t;
}

void pa_graph_tables_nodes(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *g)
{
    add_nodes(doc, view, g, NULL);
}

// ---- Edges

static struct pa_table *make_edge_table(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "calls");
    pa_table_column(t, (struct pa_column){.key = "weight",
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = view->unit,
                                          .shown_in = view->output_unit});
    pa_table_column(t,
                    (struct pa_column){.key = "share", .title = "weight%", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "caller", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "callee", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "kind", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "caller_row", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_column(
        t, (struct pa_column){.key = "callee_row", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    return t;
}

// Rows of the nodes in the table of nodes, from 1; 0: not there.
static uint32_t *number_rows(const struct pa_graph *g, const bool *shown, struct pa_arena *arena)
{
    uint32_t *rows = pa_arena_calloc(arena, g->table->infos.count, sizeof *rows), count = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        if (!shown || shown[node])
            rows[node] = ++count;
    }
    return rows;
}

static struct pa_cell row_cell(uint32_t row)
{
    return row ? pa_cell_count(row) : pa_cell_empty();
}

static struct pa_cell name_cell(const struct pa_graph *g, uint32_t node)
{
    return pa_cell_shown(pa_cell_text(pa_node_name(g->table, node)), pa_node_shown(g->table, node));
}

static void add_edge(struct pa_table *t, const struct pa_view *view, const struct pa_graph *g,
                     const struct pa_graph_edge *e, const uint32_t *rows)
{
    static const char *const KINDS[] = {"", "inline", "residual", "inline residual"};
    int64_t weight = pa_graph_weight(e);
    pa_table_row(t, NULL, pa_cell_quantity(pa_view_value(view, weight)),
                 share_cell(view, weight, t->arena), name_cell(g, e->source),
                 name_cell(g, e->target), text_or_empty(KINDS[e->inlined + 2 * e->residual]),
                 row_cell(rows[e->source]), row_cell(rows[e->target]));
}

static struct pa_table *add_edges(struct pa_doc *doc, const struct pa_view *view,
                                  struct pa_graph *g, const bool *shown)
{
    struct pa_table *t = make_edge_table(doc, view);
    uint32_t *rows = number_rows(g, shown, doc->arena);
    struct pa_edge_list list = {0};
    pa_edge_list_all(&list, g);
    for (size_t i = 0; i < list.edges.count; i++) {
        const struct pa_graph_edge *e = &g->edges.items[list.edges.items[i]];
        if (rows[e->source] || rows[e->target])
            add_edge(t, view, g, e, rows);
    }
    pa_edge_list_release(&list);
    return t;
}

void pa_graph_tables_beside_text(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *g,
                                 const bool *shown)
{
    add_nodes(doc, view, g, shown)->audience = PA_FOR_PAGES | PA_FOR_DATA;
    add_edges(doc, view, g, shown)->audience = PA_FOR_PAGES | PA_FOR_DATA;
}

// ---- Tags

static struct pa_table *make_tag_table(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "labels");
    struct pa_column quantity = {
        .kind = PA_CELL_QUANTITY, .unit = view->unit, .shown_in = view->output_unit};
    quantity.key = "flat";
    pa_table_column(t, quantity);
    quantity.key = "cum";
    pa_table_column(t, quantity);
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "labels", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "number", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){
                           .key = "function_row", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    return t;
}

// On one line.
static struct pa_cell label_cell(const char *labels, struct pa_arena *arena)
{
    char *line = pa_arena_strdup(arena, labels);
    for (char *c = line; (c = strchr(c, '\n'));)
        *c = ' ';
    return text_or_empty(line);
}

void pa_graph_tables_tags(struct pa_doc *doc, const struct pa_view *view, struct pa_graph *g,
                          const struct pa_tags *tags)
{
    struct pa_table *t = make_tag_table(doc, view);
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i], first = tags->first[node];
        size_t count = tags->first[node + 1] - first;
        struct pa_tag *of_node =
            pa_arena_memdup(doc->arena, tags->items + first, count * sizeof *of_node);
        pa_tags_sort(of_node, count, false);
        for (size_t k = 0; k < count; k++)
            pa_table_row(t, NULL, pa_cell_quantity(pa_view_value(view, pa_tag_flat(&of_node[k]))),
                         pa_cell_quantity(pa_view_value(view, pa_tag_cum(&of_node[k]))),
                         pa_cell_text(pa_node_name(g->table, node)),
                         label_cell(of_node[k].labels, doc->arena), pa_cell_text(of_node[k].text),
                         pa_cell_count((int64_t)i + 1));
    }
}

// ---- A report

void pa_graph_tables_report(struct pa_doc *doc, const struct pa_view *view,
                            const struct pa_trimmed *trimmed, const char *text)
{
    pa_report_header_facts(doc, view);
    pa_report_header_shown_facts(doc, view, trimmed);
    pa_doc_verbatim(doc, text);
    pa_graph_tables_beside_text(doc, view, trimmed->graph, NULL);
    if (trimmed->tags)
        pa_graph_tables_tags(doc, view, trimmed->graph, trimmed->tags);
}
