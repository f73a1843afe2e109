// SPDX-License-Identifier: Apache-2.0
#include "cmd/header.h"

#include "base/number.h"
#include "base/path_end.h"
#include "base/quantity.h"
#include "cmd/local_time.h"
#include "report/visible.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- Values

int64_t pa_view_value(const struct pa_view *view, int64_t value)
{
    if (view->ratio > 0 && view->ratio != 1)
        return pa_int64_of_double((double)value * view->ratio);
    return value;
}

int64_t pa_view_scaled(const struct pa_view *view, int64_t value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, view->unit, view->output_unit, &scaled, &unit);
    return pa_int64_of_double(scaled);
}

void pa_view_add_label(struct pa_strbuf *out, const struct pa_view *view, int64_t value)
{
    struct pa_strbuf label = {0};
    pa_quantity_label(&label, pa_view_value(view, value), view->unit, view->output_unit);
    pa_visible_text(out, label.text, label.size);
    pa_strbuf_release(&label);
}

static const char *keep(struct pa_strbuf *buf, struct pa_arena *arena)
{
    const char *text = pa_arena_strndup(arena, pa_strbuf_text(buf), buf->size);
    pa_strbuf_release(buf);
    return text;
}

const char *pa_view_label(const struct pa_view *view, int64_t value, struct pa_arena *arena)
{
    struct pa_strbuf buf = {0};
    pa_view_add_label(&buf, view, value);
    return keep(&buf, arena);
}

const char *pa_view_percentage(int64_t value, int64_t total, struct pa_arena *arena)
{
    struct pa_strbuf buf = {0};
    pa_percentage(&buf, value, total);
    return keep(&buf, arena);
}

double pa_view_share(int64_t value, int64_t total)
{
    return total ? (double)value / (double)total : NAN;
}

static const char *natural_unit(const struct pa_view *view, int64_t value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, view->unit, "minimum", &scaled, &unit);
    return unit;
}

void pa_view_choose_unit(struct pa_view *view, const struct pa_graph *graph, bool whole_numbers)
{
    if (strcmp(view->output_unit, "minimum") != 0 || graph->order.count == 0)
        return;
    int64_t least = 0;
    for (size_t i = 0; i < graph->order.count; i++) {
        int64_t v = pa_magnitude(pa_graph_flat(graph, graph->order.items[i]));
        if (v == 0)
            v = pa_magnitude(pa_graph_cum(graph, graph->order.items[i]));
        if (v > 0 && (least == 0 || v < least))
            least = v;
    }
    int64_t most = pa_view_value(view, view->total);
    least = pa_view_value(view, least ? least : view->total);
    const char *unit = natural_unit(view, least);
    int64_t hundredfold;
    if (__builtin_mul_overflow(least, 100, &hundredfold))
        hundredfold = INT64_MAX;
    if (strcmp(unit, natural_unit(view, most)) != 0 && hundredfold < most && !whole_numbers)
        unit = natural_unit(view, hundredfold);
    view->output_unit = *unit ? unit : view->unit;
}

// ---- The profile

// "Duration: 5s, Total samples = 3.20s (64.00%)"
static void add_duration(struct pa_strbuf *out, const struct pa_view *view)
{
    int64_t duration = view->whole->duration_nanos;
    double nanos;
    const char *unit;
    pa_strbuf_adds(out, "Duration: ");
    pa_quantity_label(out, duration, "nanoseconds", "auto");
    pa_strbuf_adds(out, ", Total samples = ");
    pa_view_add_label(out, view, view->total);
    pa_strbuf_addc(out, ' ');
    pa_quantity_scale(view->total, view->unit, "nanoseconds", &nanos, &unit);
    if (strcmp(unit, "ns") == 0 && nanos != 0) {
        pa_strbuf_addc(out, '(');
        pa_percentage(out, pa_int64_of_double(nanos), duration);
        pa_strbuf_addc(out, ')');
    }
    pa_strbuf_addc(out, '\n');
}

static void add_profile_lines(struct pa_strbuf *out, const struct pa_view *view)
{
    const struct pa_profile *p = view->whole;
    const struct pa_mapping *main_binary = &p->mappings[p->mapping_count ? 1 : 0];
    if (main_binary->file)
        pa_strbuf_printf(out, "File: %s\n", pa_path_end(pa_profile_text(p, main_binary->file), 1));
    if (main_binary->build_id)
        pa_strbuf_printf(out, "Build ID: %s\n", pa_profile_text(p, main_binary->build_id));
    for (uint32_t i = 0; i < p->comment_count; i++) {
        const char *comment = pa_profile_text(p, p->comments[i]);
        if (*comment != '#')
            pa_strbuf_printf(out, "%s\n", comment);
    }
    if (*view->type)
        pa_strbuf_printf(out, "Type: %s\n", view->type);
    if (p->doc_url)
        pa_strbuf_printf(out, "Doc: %s\n", pa_profile_text(p, p->doc_url));
    if (p->time_nanos) {
        pa_strbuf_adds(out, "Time: ");
        pa_local_time_add(out, p->time_nanos);
        pa_strbuf_addc(out, '\n');
    }
    if (p->duration_nanos)
        add_duration(out, view);
}

static void add_filter_lines(struct pa_strbuf *out, const struct pa_view *view)
{
    enum { LONGEST = 80 }; // bytes of a filter, as in pprof
    if (!view->filters)
        return;
    pa_strbuf_adds(out, "Active filters:\n");
    for (const char *line = view->filters; *line;) {
        size_t size = strcspn(line, "\n");
        pa_strbuf_adds(out, "   ");
        pa_strbuf_add(out, line, size > LONGEST ? LONGEST : size);
        pa_strbuf_adds(out, size > LONGEST ? "…\n" : "\n");
        line += size + (line[size] == '\n');
    }
}

// ---- What is shown

static int64_t shown_total(const struct pa_graph *g)
{
    int64_t sum = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        if (__builtin_add_overflow(sum, pa_graph_flat(g, g->order.items[i]), &sum))
            return INT64_MAX;
    }
    return sum;
}

static void add_dropped(struct pa_strbuf *out, const struct pa_view *view, size_t count,
                        const char *what, const char *by, double fraction)
{
    pa_strbuf_printf(out, "Dropped %zu %s%s (%s <= ", count, what, count > 1 ? "s" : "", by);
    pa_view_add_label(out, view, pa_magnitude(pa_int64_of_double((double)view->total * fraction)));
    pa_strbuf_adds(out, ")\n");
}

static const char *trimmed_percentage(struct pa_strbuf *scratch, int64_t value, int64_t total)
{
    pa_percentage(scratch, value, total);
    const char *text = pa_strbuf_text(scratch);
    return text + strspn(text, " ");
}

static void add_shown_lines(struct pa_strbuf *out, const struct pa_view *view,
                            const struct pa_header_options *o)
{
    const struct pa_trimmed *t = o->trimmed;
    struct pa_strbuf scratch = {0};
    int64_t shown = shown_total(t->graph);
    pa_strbuf_adds(out, "Showing nodes accounting for ");
    pa_view_add_label(out, view, shown);
    pa_strbuf_printf(out, ", %s of ", trimmed_percentage(&scratch, shown, view->total));
    pa_view_add_label(out, view, view->total);
    pa_strbuf_adds(out, " total\n");
    pa_strbuf_release(&scratch);
    if (view->total == 0)
        return;
    if (t->dropped_nodes)
        add_dropped(out, view, t->dropped_nodes, "node", "cum", o->trim->node_fraction);
    if (o->count_edges && t->dropped_edges)
        add_dropped(out, view, t->dropped_edges, "edge", "freq", o->trim->edge_fraction);
    size_t nodes = t->graph->order.count;
    if (nodes > 0 && nodes < t->original_count)
        pa_strbuf_printf(out, "Showing top %zu nodes out of %zu\n", nodes, t->original_count);
}

static void add_fact(struct pa_doc *doc, const char *key, const char *title, struct pa_cell value)
{
    pa_doc_fact(doc, key, title, value)->audience = PA_FOR_PAGES | PA_FOR_DATA;
}

static void add_text_fact(struct pa_doc *doc, const char *key, const char *title, const char *text)
{
    if (*text)
        add_fact(doc, key, title, pa_cell_text(text));
}

void pa_header_facts(struct pa_doc *doc, const struct pa_view *view)
{
    const struct pa_profile *p = view->whole;
    const struct pa_mapping *main_binary = &p->mappings[p->mapping_count ? 1 : 0];
    add_text_fact(doc, "file", "File", pa_profile_text(p, main_binary->file));
    add_text_fact(doc, "build_id", "Build ID", pa_profile_text(p, main_binary->build_id));
    add_text_fact(doc, "type", "Type", view->type);
    add_text_fact(doc, "doc_url", "Documentation", pa_profile_text(p, p->doc_url));
    if (p->time_nanos) {
        struct pa_strbuf time = {0};
        pa_local_time_add(&time, p->time_nanos);
        struct pa_cell cell = pa_cell_in(pa_cell_quantity(p->time_nanos), "nanoseconds since 1970");
        add_fact(doc, "time", "Time", pa_cell_shown(cell, keep(&time, doc->arena)));
    }
    if (p->duration_nanos)
        add_fact(doc, "duration", "Duration",
                 pa_cell_in(pa_cell_quantity(p->duration_nanos), "nanoseconds"));
    add_fact(doc, "total", "Total",
             pa_cell_in(pa_cell_quantity(pa_view_value(view, view->total)), view->unit));
    if (view->filters)
        add_text_fact(doc, "filters", "Filters", view->filters);
}

void pa_header_lines(struct pa_strbuf *out, const struct pa_view *view,
                     const struct pa_header_options *o)
{
    if (!o->compact)
        add_profile_lines(out, view);
    if (!o->no_filters)
        add_filter_lines(out, view);
    if (o->trimmed)
        add_shown_lines(out, view, o);
}

void pa_header_shown_facts(struct pa_doc *doc, const struct pa_view *view,
                           const struct pa_trimmed *t)
{
    add_fact(doc, "shown", "Shown",
             pa_cell_in(pa_cell_quantity(pa_view_value(view, shown_total(t->graph))), view->unit));
    add_fact(doc, "dropped_nodes", "Left out as too small",
             pa_cell_count((int64_t)t->dropped_nodes));
    add_fact(doc, "nodes", "Entries before the limit", pa_cell_count((int64_t)t->original_count));
}

void pa_header_add(struct pa_doc *doc, const struct pa_view *view,
                   const struct pa_header_options *o)
{
    struct pa_strbuf lines = {0};
    pa_header_facts(doc, view);
    pa_header_lines(&lines, view, o);
    pa_doc_verbatim(doc, keep(&lines, doc->arena));
    if (o->trimmed)
        pa_header_shown_facts(doc, view, o->trimmed);
}
