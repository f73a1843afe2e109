// SPDX-License-Identifier: Apache-2.0
#include "report/bench_doc.h"

#include "base/number.h"
#include "bench/captions.h"
#include "bench/text.h"
#include "bench/unit.h"

// "1.200µ ± 1%"
static const char *centre_text(const struct pa_compare_cell *cell, bool binary,
                               struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    struct pa_unit_scale scale = pa_unit_scale_for(&cell->centre, 1, binary);
    pa_unit_format(&text, cell->centre, &scale);
    pa_strbuf_adds(&text, " ± ");
    pa_compare_range(cell, &text);
    return pa_strbuf_keep(&text, arena);
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
    return pa_strbuf_keep(&text, arena);
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
        pa_table_row(
            table, pa_effect_verdict_name(e->verdict),
            pa_cell_text(pa_captions_config(s->comparison, e->table, doc->arena)),
            pa_cell_text(e->row), pa_cell_text(e->table->unit),
            pa_cell_text(pa_captions_column(s->comparison, e->table, 0, doc->arena)),
            pa_cell_text(pa_captions_column(s->comparison, e->table, new->cell->col, doc->arena)),
            centre_cell(old, e->table, doc->arena), centre_cell(new, e->table, doc->arena),
            pa_cell_delta(new->centre == old->centre ? 0 : new->centre / old->centre - 1),
            pa_cell_interval(e->lo, e->ratio, e->hi), pa_cell_number(new->p), pa_cell_number(e->q),
            pa_cell_count((int64_t)old->cell->count), pa_cell_count((int64_t) new->cell->count),
            pa_cell_text(better[e->better + 1]), pa_cell_text(pa_effect_verdict_name(e->verdict)),
            pa_cell_delta(e->detectable), pa_cell_text(notes_text(new, doc->arena)));
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
                 pa_cell_text(pa_strbuf_keep(&delta, arena)),
                 pa_cell_text(pa_strbuf_keep(&evidence, arena)));
}

static size_t count_rows(const struct pa_compare_table *t, bool changed)
{
    size_t count = 0;
    for (size_t i = 0; i < t->table->cell_count; i++)
        count += t->cells[i].effect && (t->cells[i].effect->verdict != PA_EFFECT_NOISE) == changed;
    return count;
}

// A comment on GitHub holds 65,536 characters: of the rows without a difference only so many.
enum { MOST_UNCHANGED = 200 };

// The rows of a table that changed, or those that did not, `most` at most. Returns their number.
static size_t add_page(struct pa_doc *doc, const struct pa_bench_doc *s, size_t t, bool changed,
                       size_t most)
{
    const struct pa_compare_table *from = &s->shown->tables[t];
    size_t count = count_rows(from, changed);
    if (count == 0 || most == 0)
        return 0;
    const char *word = changed ? "changed" : "unchanged";
    const char *config = pa_captions_config(s->comparison, from, doc->arena);
    struct pa_table *page = add_page_table(doc, pa_arena_printf(doc->arena, "%s_%zu", word, t));
    page->title = *config ? pa_arena_printf(doc->arena, "%s (%s)", from->unit, config) : from->unit;
    for (size_t i = 0; i < from->table->cell_count && page->row_count < most; i++) {
        const struct pa_effect *e = from->cells[i].effect;
        if (e && (e->verdict != PA_EFFECT_NOISE) == changed)
            add_page_row(page, s, from, e);
    }
    return page->row_count;
}

// Folded away.
static void add_unchanged(struct pa_doc *doc, const struct pa_bench_doc *s)
{
    size_t count = 0, left = MOST_UNCHANGED;
    for (size_t t = 0; t < s->shown->table_count; t++)
        count += count_rows(&s->shown->tables[t], false);
    if (count == 0)
        return;
    struct pa_item *heading =
        pa_doc_heading(doc, pa_arena_printf(doc->arena, "%zu row%s without a difference", count,
                                            pa_plural(count)));
    heading->audience = PA_FOR_PAGES;
    heading->folded = true;
    for (size_t t = 0; t < s->shown->table_count; t++)
        left -= add_page(doc, s, t, false, left);
    if (count > MOST_UNCHANGED)
        pa_doc_paragraph(
            doc, pa_arena_printf(doc->arena, "%zu more are not listed.", count - MOST_UNCHANGED))
            ->audience = PA_FOR_PAGES;
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
    for (size_t t = 0; t < s->shown->table_count; t++)
        add_page(doc, s, t, true, SIZE_MAX);
    add_unchanged(doc, s);
}

void pa_bench_doc_tables(struct pa_doc *doc, const struct pa_bench_doc *source)
{
    struct pa_strbuf text = {0};
    pa_bench_text(source->shown, doc->arena, &text);
    pa_doc_verbatim(doc, pa_strbuf_keep(&text, doc->arena));
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
        const char *config = pa_captions_config(c, from, arena);
        for (size_t i = 0; i < from->table->cell_count; i++) {
            const struct pa_compare_cell *cell = &from->cells[i];
            const char *row = pa_projection_label(&c->pivot->row, c->set,
                                                  from->table->rows[cell->cell->row], arena);
            double old = cell->base ? cell->base->centre : 0;
            pa_table_row(
                table, NULL, pa_cell_text(config), pa_cell_text(row), pa_cell_text(from->unit),
                pa_cell_text(pa_captions_column(c, from, cell->cell->col, arena)),
                centre_cell(cell, from, arena), pa_cell_count((int64_t)cell->cell->count),
                cell->base ? pa_cell_delta(cell->centre == old ? 0 : cell->centre / old - 1)
                           : pa_cell_empty(),
                cell->base ? pa_cell_number(cell->p) : pa_cell_empty());
        }
    }
}
