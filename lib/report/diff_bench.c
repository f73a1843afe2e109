// SPDX-License-Identifier: Apache-2.0
#include "report/diff_bench.h"

#include "base/number.h"
#include "bench/captions.h"
#include "report/bench_doc.h"
#include "report/diff_bench_rows.h"
#include "report/gate.h"
#include "stats/multiple.h"

#include <math.h>

// ---- The sentence

// Rows of the rest that could hide a change which matters.
static size_t count_blind(const struct pa_bench_comparison *c, const struct pa_effects *effects)
{
    size_t blind = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        blind += e->verdict == PA_EFFECT_NOISE && !e->table->exact &&
                 e->detectable > c->options.min_effect;
    }
    return blind;
}

static void add_rest(struct pa_strbuf *text, const struct pa_bench_comparison *c,
                     const struct pa_effects *effects, size_t rest)
{
    double percent = c->options.min_effect * 100;
    size_t blind = count_blind(c, effects);
    if (rest == 0)
        return;
    if (percent > 0)
        pa_strbuf_printf(text, "; of the rest none by %g %% or more", percent);
    else
        pa_strbuf_adds(text, "; of the rest none");
    pa_strbuf_adds(text, ", as far as these samples can tell");
    if (blind && percent > 0)
        pa_strbuf_printf(text, " (%zu row%s could hide that much)", blind, pa_plural(blind));
}

const char *pa_diff_bench_sentence(const struct pa_bench_comparison *c,
                                   const struct pa_effects *effects, struct pa_arena *arena)
{
    size_t n[PA_EFFECT_VERDICTS] = {0};
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < effects->count; i++)
        n[effects->list[i].verdict]++;
    pa_strbuf_printf(&text, "%zu of %zu row%s got worse, %zu better", n[PA_EFFECT_REGRESSED],
                     effects->count, pa_plural(effects->count), n[PA_EFFECT_IMPROVED]);
    if (n[PA_EFFECT_CHANGED])
        pa_strbuf_printf(&text, ", %zu changed (better or worse is not known)",
                         n[PA_EFFECT_CHANGED]);
    if (n[PA_EFFECT_UNDECIDED])
        pa_strbuf_printf(&text, ", %zu undecided", n[PA_EFFECT_UNDECIDED]);
    add_rest(&text, c, effects, n[PA_EFFECT_NOISE]);
    return pa_strbuf_keep(&text, arena);
}

// ---- Geometric means

static void add_geomeans(struct pa_doc *doc, const struct pa_diff_bench *d)
{
    static const struct pa_column columns[] = {
        {.key = "config", .kind = PA_CELL_TEXT}, {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "base", .kind = PA_CELL_TEXT},   {.key = "column", .kind = PA_CELL_TEXT},
        {.key = "rows", .kind = PA_CELL_COUNT},  {.key = "ratio", .kind = PA_CELL_INTERVAL},
    };
    const struct pa_bench_comparison *c = d->comparison;
    struct pa_table *table = pa_doc_table(doc, "geomeans");
    table->audience = PA_FOR_DATA;
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_compare_table *from = &c->tables[t];
        for (size_t col = 1; col < from->table->col_count; col++) {
            const struct pa_compare_column *g = &from->cols[col];
            double lo = g->bounded ? g->ratio_lo : NAN, hi = g->bounded ? g->ratio_hi : NAN;
            if (g->has_ratio)
                pa_table_row(table, NULL,
                             pa_cell_text(pa_captions_config(c, from, NULL, doc->arena)),
                             pa_cell_text(from->unit),
                             pa_cell_text(pa_captions_column(c, from, 0, doc->arena)),
                             pa_cell_text(pa_captions_column(c, from, col, doc->arena)),
                             pa_cell_count((int64_t)from->table->row_count),
                             pa_cell_interval(lo, g->ratio, hi));
        }
    }
}

// ---- What speaks against the numbers

// How many rows a lone difference must stand out from, in the unit that has most of them. Exact
// values need no number of samples.
static size_t largest_family(const struct pa_effects *effects)
{
    size_t largest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        if (!e->table->exact && e->family > largest)
            largest = e->family;
    }
    return largest;
}

// Whether no row of that many could be flagged, as far as their numbers of samples go.
static bool sees_nothing(const struct pa_effects *effects, size_t needed)
{
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        if (e->cell->cell->count >= needed || e->table->exact || e->q <= .05 || e->cell->runs)
            return false;
    }
    return true;
}

static bool shows_detectable(const struct pa_bench_comparison *c)
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

static void add_remarks(struct pa_doc *doc, const struct pa_diff_bench *d)
{
    struct pa_arena *arena = doc->arena;
    size_t rows = largest_family(d->effects);
    size_t needed = pa_multiple_needed_n(rows, d->comparison->options.fdr);
    if (d->all && shows_detectable(d->shown))
        pa_doc_paragraph(doc, "~ ≥2%: no difference seen; one of about 2% or more would have "
                              "been, four times out of five")
            ->audience = PA_FOR_TEXT;
    if (rows > 0 && sees_nothing(d->effects, needed))
        pa_doc_warning(doc,
                       pa_arena_printf(arena, "needs n >= %zu a side to ever flag one of %zu row%s",
                                       needed, rows, pa_plural(rows)));
    for (size_t i = 0; d->health && i < d->health->count; i++)
        pa_doc_warning(doc, d->health->list[i]);
    if (d->outcome)
        pa_gate_add_notes(doc, d->outcome, PA_FOR_ALL);
}

void pa_report_add_diff_bench(struct pa_doc *doc, const struct pa_diff_bench *diff)
{
    struct pa_diff_bench_rows rows;
    const struct pa_compare_options *o = &diff->comparison->options;
    pa_doc_fact(doc, "alpha", NULL, pa_cell_number(o->alpha))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "confidence", NULL, pa_cell_number(o->confidence))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "fdr", NULL, pa_cell_number(o->fdr))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "min_effect", NULL, pa_cell_number(o->min_effect))->audience = PA_FOR_DATA;
    pa_diff_bench_rows_find(&rows, doc, diff);
    if (diff->effects->count)
        pa_doc_paragraph(doc, pa_diff_bench_sentence(diff->comparison, diff->effects, doc->arena));
    if (diff->outcome)
        pa_gate_add_verdict(doc, diff->outcome, &pa_gate_bench_words, PA_FOR_PAGES | PA_FOR_DATA);
    if (diff->all || diff->effects->count == 0)
        pa_report_add_bench_tables(doc, diff->shown);
    pa_report_add_bench_comparisons(doc, diff->comparison, diff->effects);
    if (diff->geomean)
        add_geomeans(doc, diff);
    pa_diff_bench_rows_changed(&rows);
    pa_diff_bench_rows_left_out(&rows);
    if (diff->outcome)
        pa_gate_add_verdict(doc, diff->outcome, &pa_gate_bench_words, PA_FOR_TEXT);
    add_remarks(doc, diff);
    pa_diff_bench_rows_folded(&rows);
}
