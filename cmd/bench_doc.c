// SPDX-License-Identifier: Apache-2.0
#include "cmd/bench_doc.h"

#include "bench/text.h"
#include "bench/unit.h"
#include "stats/multiple.h"

#include <math.h>

static const char *keep(struct pa_arena *arena, struct pa_strbuf *text)
{
    const char *copy = pa_arena_strndup(arena, pa_strbuf_text(text), text->size);
    pa_strbuf_release(text);
    return copy;
}

// "goos: linux, pkg: example.com/codec"
static const char *config_text(const struct pa_comparison *c, const struct pa_compare_table *t,
                               struct pa_arena *arena)
{
    const struct pa_projection *p = &c->pivot->table;
    uint32_t *fields = pa_arena_calloc(arena, p->fields.count, sizeof *fields);
    size_t count = pa_projection_fields(p, fields);
    struct pa_strbuf text = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        pa_str value = pa_projection_value(p, t->table->key, fields[i]);
        if (value)
            pa_strbuf_printf(&text, "%s%s: %s", text.size ? ", " : "",
                             p->fields.items[fields[i]].name, pa_records_text(c->set, value));
    }
    return keep(arena, &text);
}

static const char *column_text(const struct pa_comparison *c, const struct pa_compare_table *t,
                               size_t col, struct pa_arena *arena)
{
    return pa_projection_label(&c->pivot->col, c->set, t->table->cols[col], arena);
}

// "1.200µ ± 1%"
static const char *centre_text(const struct pa_compare_cell *cell, bool binary,
                               struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    struct pa_unit_scale scale = pa_unit_scale_for(&cell->centre, 1, binary);
    pa_unit_format(&text, cell->centre, &scale);
    pa_strbuf_adds(&text, " ± ");
    pa_compare_range(cell, &text);
    return keep(arena, &text);
}

static struct pa_cell centre_cell(const struct pa_compare_cell *cell,
                                  const struct pa_compare_table *t, struct pa_arena *arena)
{
    const char *shown = centre_text(cell, pa_unit_is_binary(t->unit), arena);
    return pa_cell_in(pa_cell_shown(pa_cell_interval(cell->lo, cell->centre, cell->hi), shown),
                      t->unit);
}

static const char *notes_text(const struct pa_compare_cell *c, struct pa_arena *arena)
{
    const struct pa_notes *all[] = {&c->base->notes, &c->notes, &c->compare_notes};
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < all[i]->count; k++)
            pa_strbuf_printf(&text, "%s%s", text.size ? "; " : "", all[i]->list[k]);
    }
    return keep(arena, &text);
}

// One row for each effect: what programs read.
static void add_data(struct pa_doc *doc, const struct pa_bench_doc *s)
{
    static const struct pa_column columns[] = {
        {.key = "config", .kind = PA_CELL_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "base", .kind = PA_CELL_TEXT},
        {.key = "column", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_INTERVAL, .mixed_units = true},
        {.key = "new", .kind = PA_CELL_INTERVAL, .mixed_units = true},
        {.key = "delta", .kind = PA_CELL_DELTA},
        {.key = "ratio", .kind = PA_CELL_INTERVAL},
        {.key = "p", .kind = PA_CELL_NUMBER},
        {.key = "q", .kind = PA_CELL_NUMBER},
        {.key = "n_old", .kind = PA_CELL_COUNT},
        {.key = "n_new", .kind = PA_CELL_COUNT},
        {.key = "better", .kind = PA_CELL_TEXT},
        {.key = "verdict", .kind = PA_CELL_TEXT},
        {.key = "detectable", .kind = PA_CELL_DELTA},
        {.key = "notes", .kind = PA_CELL_TEXT},
    };
    static const char *const better[] = {"lower", "unknown", "higher"};
    struct pa_table *table = pa_doc_table(doc, "comparisons");
    table->audience = PA_FOR_DATA;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    for (size_t i = 0; i < s->effects->count; i++) {
        const struct pa_effect *e = &s->effects->list[i];
        const struct pa_compare_cell *new = e->cell, *old = new->base;
        pa_table_row(table, pa_effect_verdict_name(e->verdict),
                     pa_cell_text(config_text(s->comparison, e->table, doc->arena)),
                     pa_cell_text(e->row), pa_cell_text(e->table->unit),
                     pa_cell_text(column_text(s->comparison, e->table, 0, doc->arena)),
                     pa_cell_text(column_text(s->comparison, e->table, new->cell->col, doc->arena)),
                     centre_cell(old, e->table, doc->arena), centre_cell(new, e->table, doc->arena),
                     pa_cell_delta(new->centre == old->centre ? 0 : new->centre / old->centre - 1),
                     pa_cell_interval(e->lo, e->ratio, e->hi), pa_cell_number(new->p),
                     pa_cell_number(e->q), pa_cell_count((int64_t)old->cell->count),
                     pa_cell_count((int64_t) new->cell->count), pa_cell_text(better[e->better + 1]),
                     pa_cell_text(pa_effect_verdict_name(e->verdict)), pa_cell_delta(e->detectable),
                     pa_cell_text(notes_text(new, doc->arena)));
    }
}

static struct pa_table *add_page_table(struct pa_doc *doc, const char *name)
{
    static const struct pa_column columns[] = {
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "new", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "delta", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "evidence", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, name);
    table->audience = PA_FOR_PAGES;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    return table;
}

static void add_page_row(struct pa_table *table, const struct pa_bench_doc *s,
                         const struct pa_compare_table *t, const struct pa_effect *e)
{
    struct pa_arena *arena = table->arena;
    bool binary = pa_unit_is_binary(t->unit);
    struct pa_strbuf delta = {0}, evidence = {0};
    pa_compare_delta(s->shown, e->cell, &delta);
    pa_compare_evidence(s->shown, e->cell, &evidence);
    pa_table_row(table, pa_effect_verdict_name(e->verdict), pa_cell_text(e->row),
                 pa_cell_text(t->unit), pa_cell_text(centre_text(e->cell->base, binary, arena)),
                 pa_cell_text(centre_text(e->cell, binary, arena)),
                 pa_cell_text(keep(arena, &delta)), pa_cell_text(keep(arena, &evidence)));
}

static size_t count_rows(const struct pa_compare_table *t, bool changed)
{
    size_t count = 0;
    for (size_t i = 0; i < t->table->cell_count; i++)
        count += t->cells[i].effect && (t->cells[i].effect->verdict != PA_EFFECT_NOISE) == changed;
    return count;
}

// The rows that changed, or those that did not, table by table.
static void add_page_rows(struct pa_doc *doc, const struct pa_bench_doc *s, bool changed)
{
    for (size_t t = 0; t < s->shown->table_count; t++) {
        const struct pa_compare_table *table = &s->shown->tables[t];
        if (count_rows(table, changed) == 0)
            continue;
        struct pa_table *page = add_page_table(
            doc, pa_arena_printf(doc->arena, "%s_%zu", changed ? "changed" : "unchanged", t));
        const char *config = config_text(s->comparison, table, doc->arena);
        page->title =
            *config ? pa_arena_printf(doc->arena, "%s (%s)", table->unit, config) : table->unit;
        for (size_t i = 0; i < table->table->cell_count; i++) {
            const struct pa_effect *e = table->cells[i].effect;
            if (e && (e->verdict != PA_EFFECT_NOISE) == changed)
                add_page_row(page, s, table, e);
        }
    }
}

static void add_pages(struct pa_doc *doc, const struct pa_bench_doc *s)
{
    size_t counts[4] = {0};
    for (size_t i = 0; i < s->effects->count; i++)
        counts[s->effects->list[i].verdict]++;
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "%zu regressed, %zu improved, %zu changed, %zu without "
                                          "a difference (false discovery rate %g).",
                                          counts[PA_EFFECT_REGRESSED], counts[PA_EFFECT_IMPROVED],
                                          counts[PA_EFFECT_CHANGED], counts[PA_EFFECT_NOISE],
                                          s->comparison->options.fdr))
        ->audience = PA_FOR_PAGES;
    add_page_rows(doc, s, true);
    if (counts[PA_EFFECT_NOISE] == 0)
        return;
    struct pa_item *heading = pa_doc_heading(
        doc, pa_arena_printf(doc->arena, "%zu row%s without a difference", counts[PA_EFFECT_NOISE],
                             counts[PA_EFFECT_NOISE] == 1 ? "" : "s"));
    heading->audience = PA_FOR_PAGES;
    heading->folded = true;
    add_page_rows(doc, s, false);
}

void pa_bench_doc_tables(struct pa_doc *doc, const struct pa_bench_doc *source)
{
    struct pa_strbuf text = {0};
    pa_bench_text(source->shown, doc->arena, &text);
    pa_doc_verbatim(doc, keep(doc->arena, &text));
    add_data(doc, source);
    add_pages(doc, source);
}

void pa_bench_doc_summary(const struct pa_comparison *c, struct pa_arena *arena, struct pa_doc *doc)
{
    static const struct pa_column columns[] = {
        {.key = "config", .kind = PA_CELL_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "column", .kind = PA_CELL_TEXT},
        {.key = "centre", .kind = PA_CELL_INTERVAL, .mixed_units = true},
        {.key = "n", .kind = PA_CELL_COUNT},
        {.key = "delta", .kind = PA_CELL_DELTA},
        {.key = "p", .kind = PA_CELL_NUMBER},
    };
    pa_doc_init(doc, arena, "bench", 1);
    doc->title = "Benchmarks";
    struct pa_table *table = pa_doc_table(doc, "cells");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_compare_table *from = &c->tables[t];
        const char *config = config_text(c, from, arena);
        for (size_t i = 0; i < from->table->cell_count; i++) {
            const struct pa_compare_cell *cell = &from->cells[i];
            const char *row = pa_projection_label(&c->pivot->row, c->set,
                                                  from->table->rows[cell->cell->row], arena);
            double old = cell->base ? cell->base->centre : 0;
            pa_table_row(
                table, NULL, pa_cell_text(config), pa_cell_text(row), pa_cell_text(from->unit),
                pa_cell_text(column_text(c, from, cell->cell->col, arena)),
                centre_cell(cell, from, arena), pa_cell_count((int64_t)cell->cell->count),
                cell->base ? pa_cell_delta(cell->centre == old ? 0 : cell->centre / old - 1)
                           : pa_cell_empty(),
                cell->base ? pa_cell_number(cell->p) : pa_cell_empty());
        }
    }
}

static const char *interval_text(const struct pa_effect *e, struct pa_arena *arena)
{
    if (!e->bounded)
        return pa_arena_printf(arena, "%+.1f%%", (e->ratio - 1) * 100);
    return pa_arena_printf(arena, "%+.1f%% [%+.1f%%, %+.1f%%]", (e->ratio - 1) * 100,
                           (e->lo - 1) * 100, (e->hi - 1) * 100);
}

// What the check of a row has to say, in one line.
static const char *check_text(const struct pa_gate_check *c, struct pa_arena *arena)
{
    const struct pa_effect *e = c->effect;
    switch (c->result) {
    case PA_GATE_WAIVED:
        return pa_arena_printf(arena, "%s, waived until %s: %s", interval_text(e, arena),
                               c->waiver->expires, c->waiver->reason);
    case PA_GATE_UNDECIDED:
        return pa_arena_printf(arena, "%s, but too few samples to tell (n=%zu, %zu)",
                               interval_text(e, arena), e->cell->base->cell->count,
                               e->cell->cell->count);
    default:
        return pa_arena_printf(arena, "%s, q=%.3f", interval_text(e, arena), e->q);
    }
}

// For junit alone: a page would list every row that passed.
static void add_checks(struct pa_doc *doc, const struct pa_gate_outcome *o)
{
    static const enum pa_check_result results[] = {PA_CHECK_PASSED, PA_CHECK_FAILED,
                                                   PA_CHECK_SKIPPED, PA_CHECK_ERROR};
    for (size_t i = 0; i < o->count; i++) {
        const struct pa_gate_check *c = &o->checks[i];
        const char *unit = c->effect->table->unit;
        struct pa_check check = {
            .group = c->rule->text,
            .name = pa_arena_printf(doc->arena, "%s %s", c->effect->row, unit),
            .result = results[c->result],
            .message = check_text(c, doc->arena),
        };
        pa_doc_check(doc, check)->audience = PA_FOR_DATA;
    }
}

// The rows that did not just pass.
static void add_gate_table(struct pa_doc *doc, const struct pa_gate_outcome *o, unsigned audience)
{
    static const struct pa_column columns[] = {
        {.key = "result", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT},
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "gate");
    table->audience = audience;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    for (size_t i = 0; i < o->count; i++) {
        const struct pa_gate_check *c = &o->checks[i];
        const char *result = pa_gate_result_name(c->result);
        if (c->result != PA_GATE_PASSED)
            pa_table_row(table, result, pa_cell_text(result), pa_cell_text(c->rule->text),
                         pa_cell_text(c->effect->row), pa_cell_text(c->effect->table->unit),
                         pa_cell_text(check_text(c, doc->arena)));
    }
}

void pa_bench_doc_gate(struct pa_doc *doc, const struct pa_bench_doc *s, unsigned audience)
{
    const struct pa_gate_outcome *o = s->outcome;
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "gate: %zu checks, %zu failed, %zu waived, %zu undecided",
                                          o->count, o->failed, o->waived, o->undecided))
        ->audience = audience;
    if (o->failed + o->waived + o->undecided > 0)
        add_gate_table(doc, o, audience);
    if (audience & PA_FOR_DATA)
        add_checks(doc, o);
}

// By statistics, that is: exact values need no number of samples.
static bool is_tested(const struct pa_effect *e)
{
    return !isnan(e->q) && !e->table->exact;
}

// Whether some row that is shown says what it could have seen.
static bool shows_detectable(const struct pa_comparison *c)
{
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_effect *e = c->tables[t].cells[i].effect;
            if (e && e->detectable > 0 && isfinite(e->detectable) &&
                !pa_compare_significant(c, e->cell))
                return true;
        }
    }
    return false;
}

// How many rows a lone difference must stand out from, in the unit that has most of them.
static size_t largest_family(const struct pa_effects *effects)
{
    size_t largest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        pa_str unit = effects->list[i].table->table->unit;
        size_t n = 0;
        if (i > 0 && effects->list[i - 1].table->table->unit == unit)
            continue;
        for (size_t k = 0; k < effects->count; k++)
            n += effects->list[k].table->table->unit == unit && is_tested(&effects->list[k]);
        largest = n > largest ? n : largest;
    }
    return largest;
}

static size_t largest_sample(const struct pa_effects *effects)
{
    size_t largest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        size_t n = effects->list[i].cell->cell->count;
        largest = n > largest ? n : largest;
    }
    return largest;
}

static void warn(struct pa_doc *doc, const char *text, unsigned audience)
{
    pa_doc_warning(doc, text)->audience = audience;
}

void pa_bench_doc_remarks(struct pa_doc *doc, const struct pa_bench_doc *s, unsigned audience)
{
    size_t rows = largest_family(s->effects);
    size_t needed = pa_multiple_needed_n(rows, s->comparison->options.fdr);
    bool q_counts = s->outcome || s->comparison->show.q;
    if ((audience & PA_FOR_TEXT) && shows_detectable(s->shown))
        pa_doc_paragraph(doc, "~ ≥2%: no difference seen; one of 2% or more would have been, "
                              "four times out of five")
            ->audience = PA_FOR_TEXT;
    if (s->left_out && (audience & PA_FOR_TEXT))
        pa_doc_paragraph(
            doc,
            pa_arena_printf(doc->arena, "%zu rows without a difference are not shown", s->left_out))
            ->audience = PA_FOR_TEXT;
    if (q_counts && rows > 0 && largest_sample(s->effects) < needed)
        warn(doc,
             pa_arena_printf(doc->arena, "needs n >= %zu a side to ever flag one of %zu row%s",
                             needed, rows, rows == 1 ? "" : "s"),
             audience);
    for (size_t i = 0; s->health && i < s->health->count; i++)
        warn(doc, s->health->list[i], audience);
    for (size_t i = 0; s->outcome && i < s->outcome->blind_count; i++)
        warn(doc,
             pa_arena_printf(doc->arena,
                             "no row can fail %s: nothing matches it, or the samples are too few",
                             s->outcome->blind[i]),
             audience);
}
