// SPDX-License-Identifier: Apache-2.0
#include "report/diff_bench.h"

#include "base/number.h"
#include "bench/captions.h"
#include "bench/runs.h"
#include "bench/text.h"
#include "report/bench_doc.h"
#include "report/gate.h"
#include "stats/multiple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct builder {
    struct pa_doc *doc;
    const struct pa_diff_bench *d;
    const struct pa_effect **changed, **rest; // in the order of the report
    size_t changed_count, rest_count;
};

// ---- The sentence

// Rows of the rest that could hide a change which matters.
static size_t count_blind(const struct pa_comparison *c, const struct pa_effects *effects)
{
    size_t blind = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        blind += e->verdict == PA_EFFECT_NOISE && !e->table->exact &&
                 e->detectable > c->options.min_effect;
    }
    return blind;
}

static void add_rest(struct pa_strbuf *text, const struct pa_comparison *c,
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

const char *pa_diff_bench_sentence(const struct pa_comparison *c, const struct pa_effects *effects,
                                   struct pa_arena *arena)
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

// ---- Rows: worst first

static int rank_of(enum pa_effect_verdict verdict)
{
    static const int rank[] = {[PA_EFFECT_REGRESSED] = 0,
                               [PA_EFFECT_CHANGED] = 1,
                               [PA_EFFECT_UNDECIDED] = 2,
                               [PA_EFFECT_IMPROVED] = 3,
                               [PA_EFFECT_NOISE] = 4};
    return rank[verdict];
}

static double size_of(const struct pa_effect *e)
{
    double size = e->ratio > 0 ? fabs(log(e->ratio)) : INFINITY;
    return isnan(size) ? 0 : size;
}

static int by_place(const struct pa_effect *x, const struct pa_effect *y)
{
    return (x > y) - (x < y);
}

static int by_badness(const void *a, const void *b)
{
    const struct pa_effect *x = *(const struct pa_effect *const *)a;
    const struct pa_effect *y = *(const struct pa_effect *const *)b;
    int rank = rank_of(x->verdict) - rank_of(y->verdict);
    double u = size_of(x), v = size_of(y);
    return rank ? rank : u != v ? (u < v) - (u > v) : by_place(x, y);
}

static int by_size(const void *a, const void *b)
{
    const struct pa_effect *x = *(const struct pa_effect *const *)a;
    const struct pa_effect *y = *(const struct pa_effect *const *)b;
    double u = size_of(x), v = size_of(y);
    return u != v ? (u < v) - (u > v) : by_place(x, y);
}

static int by_name(const void *a, const void *b)
{
    const struct pa_effect *x = *(const struct pa_effect *const *)a;
    const struct pa_effect *y = *(const struct pa_effect *const *)b;
    int order = strcmp(x->row, y->row);
    return order ? order : by_place(x, y);
}

static int by_p(const void *a, const void *b)
{
    const struct pa_effect *x = *(const struct pa_effect *const *)a;
    const struct pa_effect *y = *(const struct pa_effect *const *)b;
    double u = x->cell->log_p, v = y->cell->log_p;
    return u != v ? (u > v) - (u < v) : by_place(x, y);
}

static void sort(const struct pa_effect **list, size_t count, enum pa_rows_order order)
{
    static int (*const compare[])(const void *, const void *) = {
        [PA_ROWS_WORST_FIRST] = by_badness, [PA_ROWS_BY_DELTA] = by_size,
        [PA_ROWS_BY_NAME] = by_name,        [PA_ROWS_BY_P] = by_p,
        [PA_ROWS_AS_GIVEN] = NULL,
    };
    if (compare[order] && count > 1)
        qsort(list, count, sizeof *list, compare[order]);
}

static void find_rows(struct builder *b)
{
    const struct pa_effects *effects = b->d->effects;
    b->changed = pa_arena_calloc(b->doc->arena, effects->count + 1, sizeof *b->changed);
    b->rest = pa_arena_calloc(b->doc->arena, effects->count + 1, sizeof *b->rest);
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        if (e->verdict != PA_EFFECT_NOISE)
            b->changed[b->changed_count++] = e;
        else
            b->rest[b->rest_count++] = e;
    }
    sort(b->changed, b->changed_count, b->d->order);
    sort(b->rest, b->rest_count, b->d->order);
}

// ---- The tables of rows

// Whether tables differ in what all their results have in common: then rows say it.
static bool has_places(const struct builder *b)
{
    const struct pa_comparison *c = b->d->comparison;
    const char *first = NULL;
    for (size_t t = 0; t < c->table_count; t++) {
        const char *config = pa_captions_config(c, &c->tables[t], b->doc->arena);
        if (first && strcmp(first, config) != 0)
            return true;
        first = config;
    }
    return false;
}

// "example.com/codec", or all of it where that is not what differs.
static const char *place_of(const struct builder *b, const struct pa_effect *e)
{
    const char *package = pa_gate_bench_package(b->d->comparison->set, e->cell->cell);
    const char *place = pa_gate_bench_place(b->d->comparison, e->table, b->doc->arena);
    const struct pa_comparison *c = b->d->comparison;
    for (size_t t = 0; t < c->table_count; t++) {
        if (strcmp(place, pa_gate_bench_place(c, &c->tables[t], b->doc->arena)) != 0)
            return pa_captions_config(c, e->table, b->doc->arena);
    }
    return package;
}

static struct pa_table *add_table(struct builder *b, const char *name, bool places)
{
    const struct pa_column columns[] = {
        {.key = "verdict", .title = "", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "new", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "delta", .title = "vs base", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "evidence", .kind = PA_CELL_TEXT},
        {.key = "package", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(b->doc, name);
    for (size_t i = 0; i < sizeof columns / sizeof *columns - !places; i++)
        pa_table_column(table, columns[i]);
    return table;
}

static const char *delta_text(const struct pa_effect *e, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    bool noise = e->verdict == PA_EFFECT_NOISE;
    if (noise)
        pa_strbuf_adds(&text, "~ ");
    pa_compare_change(e->ratio, noise ? 1 : 2, &text);
    if (e->bounded) {
        pa_strbuf_adds(&text, " [");
        pa_compare_change(e->lo, 1, &text);
        pa_strbuf_adds(&text, ", ");
        pa_compare_change(e->hi, 1, &text);
        pa_strbuf_addc(&text, ']');
    }
    return pa_strbuf_keep(&text, arena);
}

static const char *evidence_text(const struct builder *b, const struct pa_effect *e)
{
    struct pa_strbuf text = {0};
    struct pa_comparison shown = *b->d->comparison;
    shown.show.q = true;
    if (e->cell->refused)
        pa_strbuf_printf(&text, "not tested, n=%zu+%zu", e->cell->base->cell->count,
                         e->cell->cell->count);
    else if (e->cell->runs)
        pa_strbuf_printf(&text, "p=%.3f q=%.3f %zu+%zu files", e->cell->p, e->q,
                         e->cell->runs->old_files, e->cell->runs->new_files);
    else
        pa_compare_evidence(&shown, e->cell, &text);
    return pa_strbuf_keep(&text, b->doc->arena);
}

static const char *side_text(const struct pa_compare_cell *cell, const char *unit,
                             struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_compare_centre(cell, unit, &text);
    return pa_strbuf_keep(&text, arena);
}

static void add_row(struct builder *b, struct pa_table *table, const struct pa_effect *e)
{
    struct pa_arena *arena = b->doc->arena;
    const char *verdict = pa_effect_verdict_name(e->verdict);
    const struct pa_cell cells[] = {
        pa_cell_text(verdict),
        pa_cell_text(pa_captions_row(b->d->comparison, e, arena)),
        pa_cell_text(e->table->unit),
        pa_cell_text(side_text(e->cell->base, e->table->unit, arena)),
        pa_cell_text(side_text(e->cell, e->table->unit, arena)),
        pa_cell_text(delta_text(e, arena)),
        pa_cell_text(evidence_text(b, e)),
        pa_cell_text(table->column_count == 8 ? place_of(b, e) : NULL),
    };
    pa_table_add_row(table, verdict, cells, table->column_count);
}

// Where nothing changed and rows are few, they are shown all the same.
enum { FEW_ROWS = 20 };

static bool shows_few(const struct builder *b)
{
    return !b->d->all && b->changed_count == 0 && b->rest_count <= FEW_ROWS;
}

static void add_few(struct builder *b)
{
    if (!shows_few(b) || b->rest_count == 0)
        return;
    struct pa_table *table = add_table(b, "rows", has_places(b));
    table->audience = PA_FOR_TEXT;
    for (size_t i = 0; i < b->rest_count; i++)
        add_row(b, table, b->rest[i]);
}

// What people read: as text unless every table is shown, and on pages.
static void add_changed(struct builder *b)
{
    if (b->changed_count == 0) {
        add_few(b);
        return;
    }
    struct pa_table *table = add_table(b, "changed", has_places(b));
    table->audience = b->d->all ? PA_FOR_PAGES : PA_FOR_TEXT | PA_FOR_PAGES;
    for (size_t i = 0; i < b->changed_count; i++)
        add_row(b, table, b->changed[i]);
}

static void add_left_out(struct builder *b)
{
    size_t n = b->rest_count;
    if (n && !b->d->all && !shows_few(b))
        pa_doc_paragraph(b->doc, pa_arena_printf(b->doc->arena,
                                                 "%zu row%s without a difference %s not shown "
                                                 "(--all shows every table)",
                                                 n, pa_plural(n), n == 1 ? "is" : "are"))
            ->audience = PA_FOR_TEXT;
}

// A page holds the rest folded away, the largest differences first, so many at most.
enum { MOST_UNCHANGED = 200 };

static void add_rest_folded(struct builder *b)
{
    struct pa_arena *arena = b->doc->arena;
    size_t n = b->rest_count;
    if (n == 0)
        return;
    struct pa_item *heading = pa_doc_heading(
        b->doc, pa_arena_printf(arena, "%zu row%s without a difference", n, pa_plural(n)));
    heading->audience = PA_FOR_PAGES;
    heading->folded = true;
    struct pa_table *table = add_table(b, "unchanged", has_places(b));
    table->audience = PA_FOR_PAGES;
    for (size_t i = 0; i < n && i < MOST_UNCHANGED; i++)
        add_row(b, table, b->rest[i]);
    if (n > MOST_UNCHANGED)
        pa_doc_paragraph(b->doc,
                         pa_arena_printf(arena, "%zu more are not listed.", n - MOST_UNCHANGED))
            ->audience = PA_FOR_PAGES;
}

static void add_geomeans(struct builder *b)
{
    static const struct pa_column columns[] = {
        {.key = "config", .kind = PA_CELL_TEXT}, {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "base", .kind = PA_CELL_TEXT},   {.key = "column", .kind = PA_CELL_TEXT},
        {.key = "rows", .kind = PA_CELL_COUNT},  {.key = "ratio", .kind = PA_CELL_INTERVAL},
    };
    const struct pa_comparison *c = b->d->comparison;
    struct pa_table *table = pa_doc_table(b->doc, "geomeans");
    table->audience = PA_FOR_DATA;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_compare_table *from = &c->tables[t];
        for (size_t col = 1; col < from->table->col_count; col++) {
            const struct pa_compare_column *g = &from->cols[col];
            double lo = g->bounded ? g->ratio_lo : NAN, hi = g->bounded ? g->ratio_hi : NAN;
            if (g->has_ratio)
                pa_table_row(table, NULL, pa_cell_text(pa_captions_config(c, from, b->doc->arena)),
                             pa_cell_text(from->unit),
                             pa_cell_text(pa_captions_column(c, from, 0, b->doc->arena)),
                             pa_cell_text(pa_captions_column(c, from, col, b->doc->arena)),
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

static void add_remarks(struct builder *b)
{
    const struct pa_diff_bench *d = b->d;
    struct pa_arena *arena = b->doc->arena;
    size_t rows = largest_family(d->effects);
    size_t needed = pa_multiple_needed_n(rows, d->comparison->options.fdr);
    if (d->all && shows_detectable(d->shown))
        pa_doc_paragraph(b->doc, "~ ≥2%: no difference seen; one of about 2% or more would have "
                                 "been, four times out of five")
            ->audience = PA_FOR_TEXT;
    if (rows > 0 && sees_nothing(d->effects, needed))
        pa_doc_warning(b->doc,
                       pa_arena_printf(arena, "needs n >= %zu a side to ever flag one of %zu row%s",
                                       needed, rows, pa_plural(rows)));
    for (size_t i = 0; d->health && i < d->health->count; i++)
        pa_doc_warning(b->doc, d->health->list[i]);
    if (d->outcome)
        pa_gate_add_notes(b->doc, d->outcome, PA_FOR_ALL);
}

void pa_report_add_diff_bench(struct pa_doc *doc, const struct pa_diff_bench *diff)
{
    struct builder b = {.doc = doc, .d = diff};
    const struct pa_compare_options *o = &diff->comparison->options;
    pa_doc_fact(doc, "alpha", NULL, pa_cell_number(o->alpha))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "confidence", NULL, pa_cell_number(o->confidence))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "fdr", NULL, pa_cell_number(o->fdr))->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "min_effect", NULL, pa_cell_number(o->min_effect))->audience = PA_FOR_DATA;
    find_rows(&b);
    if (diff->effects->count)
        pa_doc_paragraph(doc, pa_diff_bench_sentence(diff->comparison, diff->effects, doc->arena));
    if (diff->outcome)
        pa_gate_add_verdict(doc, diff->outcome, &pa_gate_bench_words, PA_FOR_PAGES | PA_FOR_DATA);
    if (diff->all || diff->effects->count == 0)
        pa_bench_doc_text(doc, diff->shown);
    pa_bench_doc_comparisons(doc, diff->comparison, diff->effects);
    if (diff->geomean)
        add_geomeans(&b);
    add_changed(&b);
    add_left_out(&b);
    if (diff->outcome)
        pa_gate_add_verdict(doc, diff->outcome, &pa_gate_bench_words, PA_FOR_TEXT);
    add_remarks(&b);
    add_rest_folded(&b);
}
