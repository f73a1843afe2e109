// SPDX-License-Identifier: Apache-2.0
#include "view/header_lines.h"

#include "base/number.h"
#include "base/path_end.h"
#include "base/quantity.h"
#include "view/local_time.h"
#include "view/values.h"

#include <string.h>

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

int64_t pa_header_shown_total(const struct pa_graph *g)
{
    int64_t sum = 0;
    for (size_t i = 0; i < g->order.count; i++) {
        if (__builtin_add_overflow(sum, pa_graph_flat(g, g->order.items[i]), &sum))
            return INT64_MAX;
    }
    return sum;
}

// What was left out because it is small.
struct dropped {
    size_t count;
    const char *what, *by; // nodes or edges, by which value
    double fraction;       // of the total, below which they are
};

static void add_dropped(struct pa_strbuf *out, const struct pa_view *view, struct dropped d)
{
    pa_strbuf_printf(out, "Dropped %zu %s%s (%s <= ", d.count, d.what, d.count > 1 ? "s" : "",
                     d.by);
    pa_view_add_label(out, view,
                      pa_magnitude(pa_int64_of_double((double)view->total * d.fraction)));
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
    int64_t shown = pa_header_shown_total(t->graph);
    pa_strbuf_adds(out, "Showing nodes accounting for ");
    pa_view_add_label(out, view, shown);
    pa_strbuf_printf(out, ", %s of ", trimmed_percentage(&scratch, shown, view->total));
    pa_view_add_label(out, view, view->total);
    pa_strbuf_adds(out, " total\n");
    pa_strbuf_release(&scratch);
    if (view->total == 0)
        return;
    if (t->dropped_nodes)
        add_dropped(out, view,
                    (struct dropped){t->dropped_nodes, "node", "cum", o->trim->node_fraction});
    if (o->count_edges && t->dropped_edges)
        add_dropped(out, view,
                    (struct dropped){t->dropped_edges, "edge", "freq", o->trim->edge_fraction});
    size_t nodes = t->graph->order.count;
    if (nodes > 0 && nodes < t->original_count)
        pa_strbuf_printf(out, "Showing top %zu nodes out of %zu\n", nodes, t->original_count);
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
