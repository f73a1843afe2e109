// SPDX-License-Identifier: Apache-2.0
#include "report/tree.h"

#include "analysis/edge_list.h"
#include "base/quantity.h"
#include "base/regex.h"
#include "base/visible.h"
#include "report/graph_tables.h"
#include "report/report_header.h"
#include "view/values.h"
#include "view/view_graph.h"

#include <string.h>

#define SEPARATOR "----------------------------------------------------------+-------------\n"

enum { TREE_NODES = 80 }; // pprof's limit if none is given

// ---- Text, a block for each function

struct blocks {
    const struct pa_view *view;
    struct pa_graph *graph;
    const bool *shown; // NULL: all
    struct pa_edge_list edges;
    struct pa_strbuf cell;
    size_t next; // index of the graph's order
    int64_t sum; // of the flat values up to here
    bool closed; // the last separator was given out
};

static void add_padded(struct blocks *b, struct pa_strbuf *out, size_t width, int64_t value)
{
    pa_strbuf_clear(&b->cell);
    pa_view_add_label(&b->cell, b->view, value);
    pa_strbuf_fill(out, ' ', b->cell.size < width ? width - b->cell.size : 0);
    pa_strbuf_add(out, b->cell.text, b->cell.size);
    pa_strbuf_addc(out, ' ');
}

static void add_name(struct blocks *b, struct pa_strbuf *out, uint32_t node)
{
    const char *name = pa_node_shown(b->graph->table, node);
    pa_visible_text(out, name, strlen(name));
}

// The edges of the list, each with its share of `cum`.
static void add_edges(struct blocks *b, struct pa_strbuf *out, int64_t cum, bool callers)
{
    for (size_t i = 0; i < b->edges.edges.count; i++) {
        const struct pa_graph_edge *e = &b->graph->edges.items[b->edges.edges.items[i]];
        int64_t weight = pa_graph_weight(e);
        add_padded(b, out, 50, weight);
        pa_percentage(out, weight, cum);
        pa_strbuf_adds(out, " |   ");
        add_name(b, out, callers ? e->source : e->target);
        pa_strbuf_adds(out, e->inlined ? " (inline)\n" : "\n");
    }
}

static void add_node(struct blocks *b, struct pa_strbuf *out, uint32_t node)
{
    int64_t flat = pa_graph_flat(b->graph, node), cum = pa_graph_cum(b->graph, node);
    pa_strbuf_adds(out, SEPARATOR);
    pa_edge_list_in(&b->edges, b->graph, node);
    add_edges(b, out, cum, true);
    b->sum += flat;
    add_padded(b, out, 10, flat);
    pa_percentage(out, flat, b->view->total);
    pa_strbuf_addc(out, ' ');
    pa_percentage(out, b->sum, b->view->total);
    pa_strbuf_addc(out, ' ');
    add_padded(b, out, 10, cum);
    pa_percentage(out, cum, b->view->total);
    pa_strbuf_adds(out, "                | ");
    add_name(b, out, node);
    pa_strbuf_addc(out, '\n');
    pa_edge_list_out(&b->edges, b->graph, node);
    add_edges(b, out, cum, false);
}

static bool next_block(void *state, struct pa_strbuf *out)
{
    struct blocks *b = state;
    while (b->next < b->graph->order.count) {
        uint32_t node = b->graph->order.items[b->next++];
        if (!b->shown || b->shown[node]) {
            add_node(b, out, node);
            return true;
        }
    }
    if (b->closed || b->graph->order.count == 0)
        return false;
    b->closed = true;
    pa_strbuf_adds(out, SEPARATOR);
    return true;
}

static void start_blocks(void *state)
{
    struct blocks *b = state;
    b->next = 0;
    b->sum = 0;
    b->closed = false;
}

static void release_blocks(void *state)
{
    struct blocks *b = state;
    pa_edge_list_release(&b->edges);
    pa_strbuf_release(&b->cell);
}

static void add_text(struct pa_doc *doc, const struct blocks *blocks)
{
    struct blocks *b = pa_arena_memdup(doc->arena, blocks, sizeof *blocks);
    pa_arena_defer(doc->arena, release_blocks, b);
    pa_doc_verbatim(doc, SEPARATOR "      flat  flat%   sum%        cum   cum%   calls calls% + "
                                   "context \t \t \n");
    pa_doc_verbatim_source(doc, (struct pa_line_source){start_blocks, next_block, b});
}

// ---- The report

// Flags of the nodes whose printed names match, by node; NULL on a bad expression.
static const bool *match(struct pa_node_table *table, const char *pattern, struct pa_error *err)
{
    bool *shown = pa_arena_calloc(table->arena, table->infos.count, sizeof *shown);
    struct pa_regex *regex = pa_regex_new(pattern, err);
    if (!regex)
        return NULL;
    for (uint32_t i = 0; i < table->infos.count; i++) {
        const char *name = pa_node_name(table, i);
        shown[i] = pa_regex_match(regex, name, strlen(name));
    }
    return pa_regex_finish(regex, err) ? shown : NULL;
}

static bool any_shown(const struct pa_graph *g, const bool *shown)
{
    for (size_t i = 0; i < g->order.count; i++) {
        if (shown[g->order.items[i]])
            return true;
    }
    return false;
}

bool pa_report_add_tree(struct pa_doc *doc, struct pa_view *view, const struct pa_tree_options *o,
                        struct pa_error *err)
{
    struct pa_graph_flags flags = *o->graph;
    flags.trim &= o->regex == NULL;
    struct pa_view_graph g = {.flags = &flags, .names = o->names, .default_count = TREE_NODES};
    struct pa_node_table *table = pa_view_nodes(view, &g);
    if ((o->regex && !(g.trim.edges_of = match(table, o->regex, err))) ||
        !pa_view_graph_of(view, table, &g, err))
        return false;
    const bool *shown = g.trim.edges_of;
    if (o->regex && !any_shown(g.trimmed.graph, shown))
        return pa_error_set(err, PA_ERROR_USAGE, "no function matches '%s'", o->regex);
    const struct blocks blocks = {.view = view, .graph = g.trimmed.graph, .shown = shown};
    pa_report_header_add(doc, view,
                         &(struct pa_header_options){.compact = flags.compact_labels,
                                                     .trimmed = &g.trimmed,
                                                     .trim = &g.trim});
    add_text(doc, &blocks);
    if (o->tables)
        pa_graph_tables_beside_text(doc, view, g.trimmed.graph, shown);
    return true;
}
