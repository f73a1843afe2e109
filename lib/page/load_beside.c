// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"
#include "base/quantity.h"
#include "evidence/goroutines.h"
#include "page/load_time.h"

#include <math.h>
#include <string.h>

static void add_beside(struct pa_table *table, const char *side, const char *what,
                       struct pa_cell value)
{
    if (!isnan(value.number))
        pa_table_row(table, NULL, pa_cell_text(side), pa_cell_text(what), value);
}

static struct pa_cell share_cell(const struct pa_table *table, double share)
{
    const char *text = pa_arena_printf(table->arena, "%.3g%%", 100 * share);
    return pa_cell_in(pa_cell_shown(pa_cell_number(100 * share), text), "%");
}

static struct pa_cell bytes_cell(const struct pa_table *table, double bytes, const char *unit)
{
    struct pa_strbuf text = {0};
    pa_quantity_label(&text, pa_int64_of_double(bytes), "bytes", "auto");
    pa_strbuf_adds(&text, strcmp(unit, "B/s") == 0 ? "/s" : "");
    return pa_cell_in(pa_cell_shown(pa_cell_number(bytes), pa_strbuf_keep(&text, table->arena)),
                      unit);
}

static void add_collector(struct pa_table *table, const char *side, const struct pa_gctrace *t)
{
    add_beside(table, side, "CPU that the collector took",
               share_cell(table, pa_gctrace_gc_share(&t->all)));
    add_beside(table, side, "collections a second", pa_cell_number(pa_gctrace_frequency(&t->all)));
    add_beside(table, side, "world stopped, p99 of collections",
               pa_cell_in(pa_cell_number(pa_decimals_quantile(&t->all.stw, .99) / 1e9), "sec"));
    add_beside(table, side, "allocated a second",
               bytes_cell(table, pa_gctrace_allocation_rate(&t->all), "B/s"));
}

// Which metrics tell of load, under the names that they have.
static void add_metrics(struct pa_table *table, const char *side, const struct pa_metrics *m)
{
    static const char *const NAMES[] = {"go_goroutines", "/sched/goroutines:goroutines",
                                        "go_memstats_heap_inuse_bytes", "HeapInuse",
                                        "process_resident_memory_bytes"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const struct pa_metric *metric = pa_metrics_find(m, NAMES[i]);
        double most = NAN;
        for (size_t k = 0; metric && k < m->moments; k++)
            most = fmax(most, metric->values[k]); // of NaN and a number: the number
        bool bytes = metric && metric->unit && strcmp(metric->unit, "bytes") == 0;
        add_beside(table, side, pa_arena_printf(table->arena, "%s, most", NAMES[i]),
                   bytes ? bytes_cell(table, most, "B") : pa_cell_number(most));
    }
}

static void add_goroutines(const struct pa_page_work *w, struct pa_table *table)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_goroutines *g = w->kinds.items[i].goroutines;
        if (g)
            add_beside(table, pa_page_label(w, 1),
                       g->java ? "threads, last dump" : "goroutines, last dump",
                       pa_cell_number((double)g->totals[g->dumps - 1]));
    }
}

static bool has_witnesses(const struct pa_page_work *w, const struct pa_load_chart_side *sides,
                          size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any |= sides[i].trace || sides[i].metrics;
    for (size_t i = 0; i < w->kinds.count; i++)
        any |= w->kinds.items[i].goroutines != NULL;
    return any;
}

static struct pa_table *make_table(struct pa_doc *doc)
{
    struct pa_table *table = pa_doc_table(doc, "beside");
    table->title = "Beside it: what the program said of itself";
    pa_table_column(table, (struct pa_column){.key = "side", .kind = PA_CELL_TEXT});
    pa_table_column(table, (struct pa_column){.key = "what", .kind = PA_CELL_TEXT});
    pa_table_column(
        table, (struct pa_column){.key = "value", .kind = PA_CELL_NUMBER, .mixed_units = true});
    return table;
}

void pa_page_load_beside_add(struct pa_page_work *w, const struct pa_load_chart_side *sides,
                             size_t count)
{
    bool cut = false;
    if (!has_witnesses(w, sides, count))
        return;
    struct pa_table *table = make_table(&w->sections);
    for (const struct pa_load_chart_side *s = sides; s < sides + count; s++) {
        if (s->trace)
            add_collector(table, s->label, s->trace);
        if (s->metrics)
            add_metrics(table, s->label, s->metrics);
        cut |= s->cut;
    }
    add_goroutines(w, table);
    if (cut)
        pa_doc_paragraph(&w->sections, "what the log says is of the time of the test");
}
