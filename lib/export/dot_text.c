// SPDX-License-Identifier: Apache-2.0
#include "export/dot_text.h"

#include "analysis/edge_list.h"
#include "base/number.h"
#include "base/path_end.h"
#include "export/dot_style.h"
#include "export/dot_tags.h"
#include "symbol/shorten.h"
#include "view/header_lines.h"
#include "view/values.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct drawing {
    struct pa_strbuf *out;
    const struct pa_view *view;
    struct pa_graph *graph;
    const struct pa_tags *tags;
    size_t *ids;     // by node, from 1; 0: edges lead to it, but it is not in the order
    bool *has_boxes; // by node
    uint64_t most;   // the largest |flat|
    struct pa_arena arena;
};

static void escape(struct pa_strbuf *out, const char *text)
{
    pa_dot_escape(out, text, strlen(text), "\\l");
}

// ---- The head

static void add_legend(struct drawing *d, const struct pa_trim_options *trim,
                       const struct pa_trimmed *trimmed)
{
    struct pa_header_options header = {.trimmed = trimmed, .trim = trim, .count_edges = true};
    struct pa_strbuf legend = {0};
    pa_header_lines(&legend, d->view, &header);
    pa_strbuf_adds(d->out, "subgraph cluster_L { \"");
    pa_dot_escape(d->out, legend.text, strcspn(legend.text, "\n"), "\\l");
    pa_strbuf_adds(d->out, "\" [shape=box fontsize=16 label=\"");
    pa_strbuf_adds(&legend, "\nSee https://git.io/JfYMW for how to read the graph\n");
    escape(d->out, legend.text);
    pa_strbuf_addc(d->out, '"');
    pa_strbuf_release(&legend);
}

static void add_head(struct drawing *d, const struct pa_trim_options *trim,
                     const struct pa_trimmed *trimmed)
{
    const struct pa_profile *p = d->view->whole;
    const char *title =
        pa_path_end(pa_profile_text(p, p->mappings[p->mapping_count ? 1 : 0].file), 1);
    pa_strbuf_adds(d->out, "digraph \"");
    escape(d->out, *title ? title : "unnamed");
    pa_strbuf_adds(d->out, "\" {\nnode [style=filled fillcolor=\"#f8f8f8\"]\n");
    add_legend(d, trim, trimmed);
    if (*title) {
        pa_strbuf_adds(d->out, " tooltip=\"");
        escape(d->out, title);
        pa_strbuf_addc(d->out, '"');
    }
    pa_strbuf_adds(d->out, "] }\n");
}

// ---- Nodes

// pprof's short form of a name, or what --names makes of it, a line for each of its parts.
static void add_short_name(struct pa_strbuf *out, struct pa_node_table *table, uint32_t node)
{
    struct pa_strbuf shorter = {0}, escaped = {0};
    const char *name = pa_node_shown_function(table, node);
    if (table->level == PA_SYMBOL_LEVEL_FULL)
        pa_symbol_shorten(name, strlen(name), &shorter);
    else
        pa_strbuf_adds(&shorter, name);
    escape(&escaped, pa_strbuf_text(&shorter));
    for (const char *c = pa_strbuf_text(&escaped); *c; c++) {
        if (strncmp(c, "[...]", 5) == 0) { // Go's type parameters
            pa_strbuf_adds(out, "[…]");
            c += 4;
        } else if (*c == '.' || strncmp(c, "::", 2) == 0) {
            pa_strbuf_adds(out, "\\n");
            c += *c == ':';
        } else {
            pa_strbuf_addc(out, *c);
        }
    }
    pa_strbuf_adds(out, "\\n");
    pa_strbuf_release(&shorter);
    pa_strbuf_release(&escaped);
}

static void add_name(struct drawing *d, uint32_t node)
{
    const struct pa_node_info *info = &d->graph->table->infos.items[node];
    struct pa_strbuf place = {0};
    if (info->address)
        pa_strbuf_printf(d->out, "%016" PRIx64 "\\n", info->address);
    if (info->name)
        add_short_name(d->out, d->graph->table, node);
    pa_node_add_place(&place, d->graph->table, node, true);
    if (place.size) {
        escape(d->out, place.text);
        pa_strbuf_adds(d->out, "\\n");
    }
    pa_strbuf_release(&place);
}

static void add_value(struct drawing *d, int64_t value)
{
    escape(d->out, pa_view_label(d->view, value, &d->arena));
}

static void add_value_and_share(struct drawing *d, int64_t value)
{
    const char *share = pa_view_percentage(value, d->view->total, &d->arena);
    add_value(d, value);
    pa_strbuf_printf(d->out, " (%s)", share + strspn(share, " "));
}

// "0 of 2.60s (96.65%)", "0.64s (23.79%)" if that is all, else a line for each.
static void add_values(struct drawing *d, int64_t flat, int64_t cum)
{
    if (flat)
        add_value_and_share(d, flat);
    else
        pa_strbuf_addc(d->out, '0');
    if (cum == flat)
        return;
    pa_strbuf_adds(d->out, flat ? "\\nof " : " of ");
    add_value_and_share(d, cum);
}

static double share_of_total(const struct drawing *d, int64_t value)
{
    return (double)value / fabs((double)d->view->total);
}

static void add_node(struct drawing *d, uint32_t node)
{
    int64_t flat = pa_graph_flat(d->graph, node), cum = pa_graph_cum(d->graph, node);
    size_t id = d->ids[node];
    pa_strbuf_printf(d->out, "N%zu [label=\"", id);
    add_name(d, node);
    add_values(d, flat, cum);
    pa_strbuf_printf(d->out, "\" id=\"node%zu\" fontsize=%d shape=box tooltip=\"", id,
                     pa_dot_font_size(flat, d->most));
    escape(d->out, pa_node_name(d->graph->table, node));
    pa_strbuf_adds(d->out, " (");
    add_value(d, cum);
    pa_strbuf_adds(d->out, ")\" color=\"");
    pa_dot_colour(d->out, share_of_total(d, cum), false);
    pa_strbuf_adds(d->out, "\" fillcolor=\"");
    pa_dot_colour(d->out, share_of_total(d, cum), true);
    pa_strbuf_adds(d->out, "\"]\n");
    if (d->tags)
        d->has_boxes[node] =
            pa_dot_add_tags(d->out, d->view, d->tags,
                            (struct pa_dot_node){node, id, pa_graph_calls_others(d->graph, node)});
}

// ---- Edges

static void add_tooltip(struct drawing *d, const struct pa_graph_edge *e, const char *key)
{
    pa_strbuf_printf(d->out, " %s=\"", key);
    escape(d->out, pa_node_name(d->graph->table, e->source));
    pa_strbuf_adds(d->out, e->residual ? " ... " : " -> ");
    escape(d->out, pa_node_name(d->graph->table, e->target));
    pa_strbuf_adds(d->out, " (");
    add_value(d, pa_graph_weight(e));
    pa_strbuf_adds(d->out, ")\"");
}

static void add_edge(struct drawing *d, const struct pa_graph_edge *e)
{
    int64_t weight = pa_graph_weight(e), total = d->view->total;
    pa_strbuf_printf(d->out, "N%zu -> N%zu [label=\" ", d->ids[e->source], d->ids[e->target]);
    add_value(d, weight);
    pa_strbuf_adds(d->out, e->inlined ? "\\n (inline)\"" : "\"");
    if (total != 0) {
        int hundredths = pa_dot_parts(weight, total, 100), width = pa_dot_parts(weight, total, 5);
        if (hundredths > 0)
            pa_strbuf_printf(d->out, " weight=%d", 1 + hundredths);
        if (width > 0)
            pa_strbuf_printf(d->out, " penwidth=%d", 1 + width);
        pa_strbuf_adds(d->out, " color=\"");
        pa_dot_colour(d->out, share_of_total(d, weight), false);
        pa_strbuf_addc(d->out, '"');
    }
    add_tooltip(d, e, "tooltip");
    add_tooltip(d, e, "labeltooltip");
    pa_strbuf_adds(d->out, e->residual ? " style=\"dotted\"" : "");
    pa_strbuf_adds(d->out, d->has_boxes[e->source] ? " minlen=2]\n" : "]\n");
}

// The heaviest first: layouts begin with those.
static void add_edges(struct drawing *d)
{
    struct pa_edge_list list = {0};
    pa_edge_list_all(&list, d->graph);
    for (size_t i = 0; i < list.edges.count; i++)
        add_edge(d, &d->graph->edges.items[list.edges.items[i]]);
    pa_edge_list_release(&list);
}

void pa_dot_write(struct pa_strbuf *out, const struct pa_view *view,
                  const struct pa_trim_options *trim, const struct pa_trimmed *trimmed)
{
    struct pa_graph *g = trimmed->graph;
    struct drawing d = {.out = out, .view = view, .graph = g, .tags = trimmed->tags};
    d.ids = pa_arena_calloc(&d.arena, g->table->infos.count + 1, sizeof *d.ids);
    d.has_boxes = pa_arena_calloc(&d.arena, g->table->infos.count + 1, sizeof *d.has_boxes);
    for (size_t i = 0; i < g->order.count; i++) {
        uint64_t size = (uint64_t)pa_magnitude(pa_graph_flat(g, g->order.items[i]));
        d.most = size > d.most ? size : d.most;
        d.ids[g->order.items[i]] = i + 1;
    }
    add_head(&d, trim, trimmed);
    for (size_t i = 0; i < g->order.count; i++)
        add_node(&d, g->order.items[i]);
    add_edges(&d);
    pa_strbuf_adds(out, "}\n");
    pa_arena_release(&d.arena);
}
