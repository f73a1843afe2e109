// SPDX-License-Identifier: Apache-2.0
#include "report/bench_doc.h"

#include "bench/captions.h"
#include "bench/text.h"

static struct pa_cell centre_cell(const struct pa_compare_cell *cell,
                                  const struct pa_compare_table *t, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_compare_centre(cell, t->unit, &text);
    const char *shown = pa_strbuf_keep(&text, arena);
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

void pa_report_add_bench_comparisons(struct pa_doc *doc,
                                     const struct pa_bench_comparison *comparison,
                                     const struct pa_effects *effects)
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
        {.key = "p", .kind = PA_CELL_NUMBER, .evidence = true},
        {.key = "q", .kind = PA_CELL_NUMBER, .evidence = true},
        {.key = "n_old", .kind = PA_CELL_COUNT},
        {.key = "n_new", .kind = PA_CELL_COUNT},
        {.key = "better", .kind = PA_CELL_TEXT},
        {.key = "verdict", .kind = PA_CELL_TEXT},
        {.key = "detectable", .kind = PA_CELL_DELTA, .evidence = true},
        {.key = "notes", .kind = PA_CELL_TEXT},
    };
    static const char *const better[] = {"lower", "unknown", "higher"};
    struct pa_table *table = pa_doc_table(doc, "comparisons");
    table->audience = PA_FOR_DATA;
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        const struct pa_compare_cell *new = e->cell, *old = new->base;
        pa_table_row(
            table, pa_effect_verdict_name(e->verdict),
            pa_cell_text(pa_captions_config(comparison, e->table, NULL, doc->arena)),
            pa_cell_text(e->row), pa_cell_text(e->table->unit),
            pa_cell_text(pa_captions_column(comparison, e->table, 0, doc->arena)),
            pa_cell_text(pa_captions_column(comparison, e->table, new->cell->col, doc->arena)),
            centre_cell(old, e->table, doc->arena), centre_cell(new, e->table, doc->arena),
            pa_cell_delta(new->centre == old->centre ? 0 : new->centre / old->centre - 1),
            pa_cell_interval(e->lo, e->ratio, e->hi), pa_cell_number(new->p), pa_cell_number(e->q),
            pa_cell_count((int64_t)old->cell->count), pa_cell_count((int64_t) new->cell->count),
            pa_cell_text(better[e->better + 1]), pa_cell_text(pa_effect_verdict_name(e->verdict)),
            pa_cell_delta(e->detectable), pa_cell_text(notes_text(new, doc->arena)));
    }
}

void pa_report_add_bench_tables(struct pa_doc *doc, const struct pa_bench_comparison *comparison)
{
    struct pa_strbuf text = {0};
    pa_bench_text(comparison, 0, doc->arena, &text);
    pa_doc_verbatim(doc, pa_strbuf_keep(&text, doc->arena));
}

void pa_report_add_bench(struct pa_doc *doc, const struct pa_bench_comparison *c)
{
    struct pa_arena *arena = doc->arena;
    static const struct pa_column columns[] = {
        {.key = "config", .kind = PA_CELL_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "column", .kind = PA_CELL_TEXT},
        {.key = "centre", .kind = PA_CELL_INTERVAL, .mixed_units = true},
        {.key = "n", .kind = PA_CELL_COUNT},
        {.key = "delta", .kind = PA_CELL_DELTA},
        {.key = "p", .kind = PA_CELL_NUMBER, .evidence = true},
    };
    struct pa_table *table = pa_doc_table(doc, "cells");
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_compare_table *from = &c->tables[t];
        const char *config = pa_captions_config(c, from, NULL, arena);
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
