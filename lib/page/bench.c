// SPDX-License-Identifier: Apache-2.0
#include "gate/bench.h"
#include "bench/hint.h"
#include "bench/record_numbers.h"
#include "page/page_work.h"
#include "pictures/bench_chart.h"
#include "report/bench_doc.h"
#include "report/diff_bench.h"

#include <string.h>

enum { PLAIN_ROWS = 8 }; // that are drawn although nothing changed

static bool judge(struct pa_page_work *w, struct pa_error *err)
{
    struct pa_gate_bench list[PA_PAGE_JUDGED];
    size_t count = pa_page_find_judged(w, list);
    pa_gate_begin(&w->outcome, &w->gates[0], &w->input->policy, w->arena);
    for (size_t i = 0; i < count && w->gates[0].rule_count; i++) {
        if (!pa_gate_bench(&w->outcome, &list[i], err))
            return false;
    }
    pa_gate_finish(&w->outcome);
    return true;
}

size_t pa_page_find_judged(const struct pa_page_work *w, struct pa_gate_bench list[PA_PAGE_JUDGED])
{
    const struct pa_page_compared *const evidence[] = {w->escapes, w->metrics};
    struct pa_waivers *waivers = w->input->waivers;
    size_t count = 0;
    if (pa_page_bench_compared(w))
        list[count++] = (struct pa_gate_bench){&w->comparison, &w->effects, waivers};
    for (size_t i = 0; i < 2; i++) {
        if (evidence[i])
            list[count++] =
                (struct pa_gate_bench){&evidence[i]->comparison, &evidence[i]->effects, waivers};
    }
    return count;
}

static bool compare(struct pa_page_work *w, struct pa_error *err)
{
    const double min_effect = w->input->min_effect > 0 ? w->input->min_effect : .05;
    const struct pa_compare_options statistics = {
        .alpha = .05, .confidence = .95, .min_effect = min_effect, .runs = true};
    pa_records_drop_nan(&w->set);
    if (!pa_pivot_run(&w->pivot, &w->set, err))
        return false;
    pa_compare(&w->pivot, &w->set, &statistics, w->arena, &w->comparison);
    pa_effects_find(&w->comparison, w->arena, &w->effects);
    w->comparison.show = (struct pa_compare_show){.detectable = true};
    pa_health_check(&w->comparison, w->arena, &w->health);
    if (pa_page_bench_compared(w) && w->effects.count == 0) {
        const char *hint = pa_bench_hint(&w->set, w->arena);
        pa_warnings_add(w->session->warnings, "no benchmark has both sides in one table%s%s",
                        hint ? ": " : "", hint ? hint : "");
    }
    return true;
}

// Returns the number of rows up to the last that changed, including it.
static size_t changed_rows(const struct pa_compare_table *table)
{
    size_t rows = 0;
    for (size_t i = 0; i < table->table->cell_count; i++) {
        const struct pa_effect *e = table->cells[i].effect;
        if (e && e->verdict != PA_EFFECT_NOISE && table->cells[i].cell->row >= rows)
            rows = table->cells[i].cell->row + 1;
    }
    return rows;
}

// The rows that changed, and others as long as there are few: the surest first.
static struct pa_bench_comparison charted(struct pa_page_work *w,
                                          const struct pa_bench_comparison *c)
{
    struct pa_bench_comparison some = *c;
    size_t left = PLAIN_ROWS;
    some.tables = pa_arena_memdup(w->arena, c->tables, c->table_count * sizeof *some.tables);
    some.table_count = 0;
    for (size_t t = 0; t < c->table_count; t++) {
        struct pa_bench_comparison one = *c;
        one.tables = &some.tables[some.table_count];
        one.table_count = 1;
        one.tables[0] = c->tables[t];
        pa_compare_rows(&one, PA_ROWS_BY_P, w->arena);
        size_t all = one.tables[0].table->row_count, rows = changed_rows(&one.tables[0]);
        size_t plain = all - rows < left ? all - rows : left;
        struct pa_pivot_table *table =
            pa_arena_memdup(w->arena, one.tables[0].table, sizeof *table);
        table->row_count = rows + plain;
        one.tables[0].table = table;
        left -= plain;
        some.table_count += table->row_count > 0;
    }
    return some;
}

static bool add_chart(struct pa_page_work *w, const struct pa_bench_comparison *shown,
                      struct pa_error *err)
{
    static const struct pa_figure figure = {.name = "samples", .title = "Samples, a dot each"};
    const double no_tooltips = 1e6; // rows have their names
    struct pa_scene scene = {0};
    const struct pa_bench_comparison some = charted(w, shown);
    bool ok = pa_bench_chart(&some, w->arena, w->session->warnings, &scene, err);
    if (ok) {
        pa_doc_heading(&w->sections, "Samples")->audience = PA_FOR_PAGES;
        ok = pa_page_figure_add(w, &scene, &figure, no_tooltips, err);
    }
    pa_scene_release(&scene);
    return ok;
}

static bool add_compared(struct pa_page_work *w, struct pa_error *err)
{
    struct pa_bench_comparison shown = w->comparison;
    shown.tables = pa_arena_memdup(w->arena, w->comparison.tables,
                                   w->comparison.table_count * sizeof *shown.tables);
    pa_compare_rows(&shown, PA_ROWS_WORST_FIRST, w->arena);
    const struct pa_diff_bench report = {
        .comparison = &w->comparison,
        .shown = pa_arena_memdup(w->arena, &shown, sizeof shown),
        .effects = &w->effects,
        .health = &w->health,
        .outcome = w->gates[0].rule_count ? &w->outcome : NULL,
        .order = PA_ROWS_WORST_FIRST,
    };
    // Windows of logs are results as well.
    bool only_logs = w->bench_files[0] == w->evidence[0].trace_count &&
                     w->bench_files[1] == w->evidence[1].trace_count;
    struct pa_item *item = pa_doc_section(&w->sections, "bench-diff", 1);
    item->section.title = only_logs ? "Garbage collection, both sides" : "Benchmarks";
    item->section.anchor = "benchmarks";
    pa_report_add_diff_bench(&w->sections, &report);
    return w->effects.count == 0 || add_chart(w, report.shown, err);
}

bool pa_page_bench_add(struct pa_page_work *w, struct pa_error *err)
{
    const struct pa_pivot_options layout = {
        .filter = "*", .table = ".config", .row = ".fullname", .col = ".file", .ignore = ""};
    if (w->bench_files[0] + w->bench_files[1] == 0)
        return !pa_page_is_judged(w) || judge(w, err);
    if (!pa_pivot_init(&w->pivot, &layout, err) || !compare(w, err))
        return false;
    if (pa_page_is_judged(w) && !judge(w, err))
        return false;
    if (pa_page_bench_compared(w))
        return add_compared(w, err);
    struct pa_item *item = pa_doc_section(&w->sections, "bench", 1);
    item->section.title = "Benchmarks";
    item->section.anchor = "benchmarks";
    pa_report_add_bench(&w->sections, &w->comparison);
    return true;
}
