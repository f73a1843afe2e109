// SPDX-License-Identifier: Apache-2.0
#include "report/history.h"

#include "base/number.h"
#include "history/words.h"
#include "report/gate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SPARKLINE = 40 };

struct report {
    struct pa_doc *doc;
    const struct pa_history *history;
    const struct pa_report_history *options;
};

static const char *label(const struct pa_history *h, size_t point)
{
    return h->points.items[point].label;
}

// Name, package and what else tells the series from others, with its unit.
static const char *series_text(const struct pa_history *h, const struct pa_history_series *s,
                               struct pa_arena *arena)
{
    bool several = false;
    for (size_t i = 0; i < h->series_count && !several; i++)
        several = strcmp(h->series[i].config, s->config) != 0;
    return several && *s->config ? pa_arena_printf(arena, "%s (%s) %s", s->name, s->config, s->unit)
                                 : pa_arena_printf(arena, "%s %s", s->name, s->unit);
}

// ---- The sentence, and a paragraph for each change

static bool is_shown(const struct pa_history *h, const struct pa_history_change *c)
{
    return c->hi >= h->since && c->end > h->since;
}

struct totals {
    size_t worse, better, changed, provisional, drifts, machines, odd;
};

static struct totals count_changes(const struct pa_history *h)
{
    struct totals t = {0};
    for (size_t i = 0; i < h->series_count; i++) {
        bool worse = false, better = false, changed = false;
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            const struct pa_history_change *c = &h->series[i].changes[k];
            enum pa_change_kind kind = c->point->kind;
            if (!is_shown(h, c))
                continue;
            bool step = kind == PA_CHANGE_STEP && c->confirmed;
            worse |= step && c->verdict < 0;
            better |= step && c->verdict > 0;
            changed |= step;
            t.provisional += kind == PA_CHANGE_STEP && !c->confirmed;
            t.drifts += kind == PA_CHANGE_DRIFT;
            t.machines += kind == PA_CHANGE_MACHINE;
            t.odd += kind == PA_CHANGE_OUTLIER || kind == PA_CHANGE_TRANSIENT;
        }
        t.worse += worse;
        t.better += better;
        t.changed += changed;
    }
    return t;
}

static void add_sentence(const struct report *r)
{
    const struct pa_history *h = r->history;
    struct totals t = count_changes(h);
    struct pa_strbuf text = {0};
    pa_strbuf_printf(&text, "%zu of %zu series have confirmed steps: %zu got worse, %zu better",
                     t.changed, h->series_count, t.worse, t.better);
    if (t.provisional)
        pa_strbuf_printf(&text, "; %zu provisional", t.provisional);
    if (t.drifts)
        pa_strbuf_printf(&text, "; %zu drift%s", t.drifts, pa_plural(t.drifts));
    if (t.machines)
        pa_strbuf_printf(&text, "; %zu at changes of the machine", t.machines);
    if (t.odd)
        pa_strbuf_printf(&text, "; %zu outlier%s or transient%s%s", t.odd, pa_plural(t.odd),
                         pa_plural(t.odd), r->options->all ? "" : " (-all lists them)");
    pa_doc_paragraph(r->doc, pa_strbuf_keep(&text, r->doc->arena));
}

static void add_line(const struct report *r, const struct pa_history_change *c, const char *indent)
{
    struct pa_arena *arena = r->doc->arena;
    const char *known =
        c->acknowledged ? pa_arena_printf(arena, "; acknowledged: %s", c->acknowledged) : "";
    const char *verdict = c->verdict < 0 ? "worse: " : c->verdict > 0 ? "better: " : "";
    if (c->point->kind != PA_CHANGE_STEP && c->point->kind != PA_CHANGE_DRIFT)
        verdict = "";
    pa_doc_paragraph(r->doc, pa_arena_printf(arena, "%s%s%s  %s%s", indent, verdict,
                                             series_text(r->history, c->series, arena),
                                             pa_history_sentence(r->history, c, arena), known))
        ->audience = PA_FOR_TEXT | PA_FOR_PAGES;
}

static const char *range_text(const struct pa_history *h, size_t lo, size_t hi,
                              struct pa_arena *arena)
{
    return pa_arena_printf(arena, "between %s and %s", label(h, lo > 0 ? lo - 1 : 0), label(h, hi));
}

// What changed at one commit is one event.
static void add_event(const struct report *r, const struct pa_history_event *e)
{
    struct pa_arena *arena = r->doc->arena;
    size_t confirmed = 0;
    for (size_t i = 0; i < e->count; i++)
        confirmed += e->changes[i]->confirmed;
    if (e->count > 1)
        pa_doc_paragraph(
            r->doc, pa_arena_printf(arena, "%zu of %zu series changed %s: %zu worse, %zu better%s",
                                    e->count, r->history->series_count,
                                    range_text(r->history, e->lo, e->hi, arena), e->worse,
                                    e->better, confirmed ? "" : ", all provisional"))
            ->audience = PA_FOR_TEXT | PA_FOR_PAGES;
    for (size_t i = 0; i < e->count; i++)
        add_line(r, e->changes[i], e->count > 1 ? "  " : "");
}

static int by_size(const void *a, const void *b)
{
    const struct pa_history_change *const *x = a, *const *y = b;
    return ((*x)->size > (*y)->size) - ((*x)->size < (*y)->size);
}

// Those of a unit: one line for all series, one more for each that moved otherwise.
static void add_machine_of(const struct report *r, const struct pa_history_change **found,
                           size_t count)
{
    const struct pa_history *h = r->history;
    struct pa_arena *arena = r->doc->arena;
    qsort(found, count, sizeof(void *), by_size);
    if (count >= 3) {
        const struct pa_history_change *middle = found[count / 2];
        pa_doc_paragraph(r->doc, pa_arena_printf(arena, "%zu of %zu series in %s, the median %s",
                                                 count, h->series_count, middle->series->unit,
                                                 pa_history_sentence(h, middle, arena)))
            ->audience = PA_FOR_TEXT | PA_FOR_PAGES;
    }
    for (size_t i = 0; i < count; i++)
        if (count < 3 || found[i]->unlike)
            add_line(r, found[i], count < 3 ? "" : "  ");
}

// Whether none of them moved, as counts do not.
static bool is_still(const struct pa_history_change **found, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (found[i]->size != 0)
            return false;
    return true;
}

// The changes of the machine at a point, unit by unit.
static void add_machine(const struct report *r, size_t at)
{
    const struct pa_history *h = r->history;
    struct pa_arena *arena = r->doc->arena;
    const struct pa_history_change **all = pa_arena_calloc(arena, h->series_count + 1, sizeof *all),
                                   **of = pa_arena_calloc(arena, h->series_count + 1, sizeof *of);
    size_t count = 0, left;
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++) {
            const struct pa_history_change *c = &h->series[i].changes[k];
            if (c->point->kind == PA_CHANGE_MACHINE && c->at == at && is_shown(h, c))
                all[count++] = c;
        }
    bool some_move = !is_still(all, count);
    for (; count; count = left) {
        size_t same = 0;
        const char *unit = all[0]->series->unit;
        left = 0;
        for (size_t i = 0; i < count; i++) {
            if (strcmp(all[i]->series->unit, unit) == 0)
                of[same++] = all[i];
            else
                all[left++] = all[i];
        }
        if (!some_move || !is_still(of, same))
            add_machine_of(r, of, same);
    }
}

static void add_others(const struct report *r, bool (*wanted)(const struct pa_history_change *))
{
    const struct pa_history *h = r->history;
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++)
            if (wanted(&h->series[i].changes[k]) && is_shown(h, &h->series[i].changes[k]))
                add_line(r, &h->series[i].changes[k], "");
}

static bool is_drift(const struct pa_history_change *c)
{
    return c->point->kind == PA_CHANGE_DRIFT;
}

static bool is_odd(const struct pa_history_change *c)
{
    return c->point->kind == PA_CHANGE_OUTLIER || c->point->kind == PA_CHANGE_TRANSIENT;
}

static void add_changes(const struct report *r)
{
    const struct pa_history *h = r->history;
    for (size_t i = 0; i < h->event_count; i++)
        add_event(r, &h->events[i]);
    add_others(r, is_drift);
    for (size_t i = 0; i < h->points.count; i++)
        add_machine(r, i);
    if (r->options->all)
        add_others(r, is_odd);
}

// ---- Tables

static struct pa_table *change_table(struct pa_doc *doc)
{
    static const struct pa_column columns[] = {
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "config", .kind = PA_CELL_TEXT},
        {.key = "kind", .kind = PA_CELL_TEXT},
        {.key = "status", .kind = PA_CELL_TEXT},
        {.key = "alarm", .kind = PA_CELL_TEXT},
        {.key = "commit", .kind = PA_CELL_TEXT},
        {.key = "after", .kind = PA_CELL_TEXT},
        {.key = "upto", .kind = PA_CELL_TEXT},
        {.key = "index", .kind = PA_CELL_COUNT},
        {.key = "end", .kind = PA_CELL_COUNT},
        {.key = "change", .kind = PA_CELL_DELTA},
        {.key = "low", .kind = PA_CELL_DELTA},
        {.key = "high", .kind = PA_CELL_DELTA},
        {.key = "old", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "new", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "commits_before", .kind = PA_CELL_COUNT},
        {.key = "commits_behind", .kind = PA_CELL_COUNT},
        {.key = "p", .kind = PA_CELL_NUMBER, .evidence = true},
        {.key = "q", .kind = PA_CELL_NUMBER, .evidence = true},
        {.key = "event", .kind = PA_CELL_COUNT},
        {.key = "acknowledged", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "changes");
    table->audience = PA_FOR_DATA;
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    return table;
}

// 1 + the event that the change is of; 0: none.
static size_t event_of(const struct pa_history *h, const struct pa_history_change *c)
{
    for (size_t i = 0; i < h->event_count; i++)
        for (size_t k = 0; k < h->events[i].count; k++)
            if (h->events[i].changes[k] == c)
                return i + 1;
    return 0;
}

static struct pa_cell share_cell(const struct pa_history_change *c, double size)
{
    if (c->series->found.logarithms)
        return pa_cell_delta(size);
    return c->old != 0 ? pa_cell_delta(size / fabs(c->old)) : pa_cell_empty();
}

static struct pa_cell value_cell(const struct pa_history_series *s, double value,
                                 struct pa_arena *arena)
{
    return pa_cell_in(
        pa_cell_shown(pa_cell_number(value), pa_history_value_text(value, s->unit, arena)),
        s->unit);
}

static void add_change_row(const struct report *r, struct pa_table *t,
                           const struct pa_history_change *c)
{
    const struct pa_history *h = r->history;
    const struct pa_change_point *p = c->point;
    struct pa_arena *arena = r->doc->arena;
    bool step = p->kind == PA_CHANGE_STEP, level = step || p->kind == PA_CHANGE_MACHINE;
    size_t event = event_of(h, c);
    const char *class = !step            ? NULL
                        : !c->confirmed  ? "undecided"
                        : c->verdict < 0 ? "regressed"
                        : c->verdict > 0 ? "improved"
                                         : "changed";
    pa_table_row(t, class, pa_cell_text(c->series->name), pa_cell_text(c->series->unit),
                 pa_cell_text(c->series->config), pa_cell_text(pa_change_kind_name(p->kind)),
                 pa_cell_text(pa_history_status(c)), pa_cell_text(c->alarm ? "yes" : "no"),
                 pa_cell_text(label(h, c->at)),
                 level && c->lo > 0 ? pa_cell_text(label(h, c->lo - 1)) : pa_cell_empty(),
                 level ? pa_cell_text(label(h, c->hi)) : pa_cell_text(label(h, c->end - 1)),
                 pa_cell_count((int64_t)c->at), pa_cell_count((int64_t)c->end),
                 share_cell(c, c->size), c->low < c->high ? share_cell(c, c->low) : pa_cell_empty(),
                 c->low < c->high ? share_cell(c, c->high) : pa_cell_empty(),
                 value_cell(c->series, c->old, arena), value_cell(c->series, c->new, arena),
                 level ? pa_cell_count((int64_t)p->before) : pa_cell_empty(),
                 level ? pa_cell_count((int64_t)p->after) : pa_cell_empty(),
                 level ? pa_cell_number(p->p) : pa_cell_empty(),
                 isnan(c->q) ? pa_cell_empty() : pa_cell_number(c->q),
                 event ? pa_cell_count((int64_t)event) : pa_cell_empty(),
                 pa_cell_text(c->acknowledged));
}

static void add_change_table(const struct report *r)
{
    const struct pa_history *h = r->history;
    struct pa_table *t = change_table(r->doc);
    for (size_t i = 0; i < h->series_count; i++)
        for (size_t k = 0; k < h->series[i].change_count; k++)
            if (is_shown(h, &h->series[i].changes[k]))
                add_change_row(r, t, &h->series[i].changes[k]);
}

static struct pa_table *series_table(struct pa_doc *doc)
{
    static const struct pa_column columns[] = {
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "config", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
        {.key = "commits", .kind = PA_CELL_COUNT},
        {.key = "first", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "last", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "noise", .kind = PA_CELL_TEXT},
        {.key = "scatter", .title = "s", .kind = PA_CELL_RATIO, .spare = true},
        {.key = "detectable", .kind = PA_CELL_RATIO, .spare = true},
        {.key = "steps", .kind = PA_CELL_COUNT},
        {.key = "history", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT | PA_FOR_PAGES},
    };
    struct pa_table *table = pa_doc_table(doc, "series");
    table->title = "Series";
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    return table;
}

static size_t confirmed_steps(const struct pa_history *h, const struct pa_history_series *s)
{
    size_t count = 0;
    for (size_t k = 0; k < s->change_count; k++)
        count += s->changes[k].point->kind == PA_CHANGE_STEP && s->changes[k].confirmed &&
                 is_shown(h, &s->changes[k]);
    return count;
}

static void add_series(const struct report *r)
{
    const struct pa_history *h = r->history;
    struct pa_arena *arena = r->doc->arena;
    struct pa_table *t = series_table(r->doc);
    for (size_t i = 0; i < h->series_count; i++) {
        const struct pa_history_series *s = &h->series[i];
        double scatter = s->found.s / s->found.unit;
        pa_table_row(t, NULL, pa_cell_text(s->name), pa_cell_text(s->unit), pa_cell_text(s->config),
                     pa_cell_count((int64_t)s->n), value_cell(s, s->values[0], arena),
                     value_cell(s, s->values[s->n - 1], arena),
                     pa_cell_text(pa_noise_class_name(s->class)), pa_cell_ratio(scatter),
                     pa_cell_ratio(s->detectable), pa_cell_count((int64_t)confirmed_steps(h, s)),
                     pa_cell_text(pa_history_sparkline(s, SPARKLINE, arena)));
    }
    pa_table_note(t, "s is the scatter of a commit around its level; detectable is the smallest "
                     "step that 15 commits on each side would show");
}

bool pa_report_add_history(struct pa_doc *doc, const struct pa_history *h,
                           const struct pa_report_history *options, struct pa_error *err)
{
    const struct report r = {doc, h, options};
    if (h->series_count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "no benchmark has results of two commits: a history needs a file for "
                            "each, or commit: lines");
    pa_doc_fact(doc, "commits", "Commits", pa_cell_count((int64_t)h->points.count));
    pa_doc_fact(doc, "first", "From", pa_cell_text(label(h, 0)));
    pa_doc_fact(doc, "last", "To", pa_cell_text(label(h, h->points.count - 1)));
    pa_doc_fact(doc, "order", "Order", pa_cell_text(pa_history_order_text(h->points.order)));
    if (h->since)
        pa_doc_fact(doc, "since", "Since", pa_cell_text(label(h, h->since - 1)));
    add_sentence(&r);
    add_changes(&r);
    add_change_table(&r);
    if (options->outcome)
        pa_report_add_gate(doc, options->outcome, &pa_gate_bench_words);
    add_series(&r);
    return true;
}
