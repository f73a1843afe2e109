// SPDX-License-Identifier: Apache-2.0
#include "report/top_mine.h"

#include "report/report_header.h"
#include "view/mine.h"
#include "view/values.h"
#include "view/view_graph.h"

struct report {
    const struct pa_top_options *options;
    struct pa_view *view;
    struct pa_mine_rule rule;
    struct pa_doc *doc;
};

static bool make_graph(struct report *r, enum pa_mine_stacks stacks, struct pa_view_graph *g,
                       struct pa_error *err)
{
    *g = (struct pa_view_graph){
        .flags = r->options->graph, .names = r->options->names, .trim = {.marks_only = true}};
    return pa_mine_show(r->view, &r->rule, stacks, err) && pa_view_graph(r->view, g, err);
}

// ---- Cells

static struct pa_cell value_cell(const struct report *r, int64_t value)
{
    return pa_cell_quantity(pa_view_value(r->view, value));
}

static struct pa_cell share_cell(const struct report *r, int64_t value)
{
    return pa_cell_shown(pa_cell_ratio(pa_view_share(value, r->view->total)),
                         pa_view_percentage(value, r->view->total, r->doc->arena));
}

static void add_value(struct pa_table *t, const struct report *r, const char *key)
{
    pa_table_column(t, (struct pa_column){.key = key,
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = r->view->unit,
                                          .shown_in = r->view->output_unit,
                                          .width = 10,
                                          .gap = 1});
}

static void add_share(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t,
                    (struct pa_column){
                        .key = key, .title = title, .kind = PA_CELL_RATIO, .width = 6, .gap = 1});
}

static struct pa_cell name_cell(struct pa_node_table *table, uint32_t node)
{
    return pa_cell_shown(pa_cell_text(pa_node_name(table, node)), pa_node_shown(table, node));
}

// ---- Tables

static void add_mine(struct report *r, const struct pa_graph *g)
{
    struct pa_table *t = pa_doc_table(r->doc, "mine");
    t->audience = g->order.count ? PA_FOR_ALL : PA_FOR_DATA; // a bare head says nothing
    int64_t sum = 0;                                         // fits: every sum of flat values does
    add_value(t, r, "charged");
    add_share(t, "charged_share", "chrg%");
    add_share(t, "sum_share", "sum%");
    add_value(t, r, "cum");
    add_share(t, "cum_share", "cum%");
    pa_table_column(
        t, (struct pa_column){.key = "name", .title = "mine", .kind = PA_CELL_TEXT, .names = true});
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        int64_t flat = pa_graph_flat(g, node), cum = pa_graph_cum(g, node);
        sum += flat;
        pa_table_row(t, NULL, value_cell(r, flat), share_cell(r, flat), share_cell(r, sum),
                     value_cell(r, cum), share_cell(r, cum), name_cell(g->table, node));
    }
}

static void add_callees(struct report *r, const struct pa_graph *g)
{
    struct pa_table *t = pa_doc_table(r->doc, "callees");
    t->audience = g->order.count ? PA_FOR_ALL : PA_FOR_DATA;
    int64_t sum = 0;
    add_value(t, r, "value");
    add_share(t, "value_share", "value%");
    add_share(t, "sum_share", "sum%");
    pa_table_column(t, (struct pa_column){
                           .key = "name", .title = "callee", .kind = PA_CELL_TEXT, .names = true});
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        int64_t value = pa_graph_flat(g, node);
        sum += value;
        pa_table_row(t, NULL, value_cell(r, value), share_cell(r, value), share_cell(r, sum),
                     name_cell(g->table, node));
    }
}

bool pa_report_add_top_mine(struct pa_doc *doc, struct pa_view *view,
                            const struct pa_top_options *o, struct pa_error *err)
{
    struct report r = {.doc = doc, .options = o, .view = view};
    struct pa_view_graph mine, callees;
    const char *unit = view->output_unit;
    r.rule = pa_mine_rule_of(o->mine, view, view->session->arena);
    if (!make_graph(&r, PA_MINE_CALLEE, &callees, err))
        return false;
    view->output_unit = unit; // that of the user's own functions is the report's
    if (!make_graph(&r, PA_MINE_FRAMES, &mine, err))
        return false;
    pa_report_header_add(doc, view,
                         &(struct pa_header_options){.compact = o->graph->compact_labels,
                                                     .trimmed = &mine.trimmed,
                                                     .trim = &mine.trim});
    pa_report_header_mine(doc, &r.rule);
    pa_doc_heading(doc, "My functions");
    bool some = mine.trimmed.graph->order.count > 0;
    pa_doc_paragraph(doc, some ? "Charged is what ended in the function or in what it called of "
                                 "others"
                               : "None: no sample has a value");
    add_mine(&r, mine.trimmed.graph);
    pa_doc_heading(doc, "What they called");
    pa_doc_paragraph(doc, some ? "By the function of others that one of mine called" : "None");
    add_callees(&r, callees.trimmed.graph);
    return true;
}
