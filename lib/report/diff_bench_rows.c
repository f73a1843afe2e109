// SPDX-License-Identifier: Apache-2.0
// The rows of a comparison of benchmarks, in the order of the report.
#include "report/diff_bench_rows.h"

#include "base/number.h"
#include "bench/captions.h"
#include "bench/runs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

// ---- Places

enum { MOST_PLACES = 64 };

static pa_str place_value(const struct pa_bench_comparison *c, size_t table, uint32_t field)
{
    return pa_projection_value(&c->pivot->table, c->tables[table].table->key, field);
}

// Whether all tables that say it say the same.
static bool is_common(const struct pa_bench_comparison *c, uint32_t field)
{
    pa_str first = 0;
    for (size_t t = 0; t < c->table_count; t++) {
        pa_str value = place_value(c, t, field);
        if (first && value && value != first)
            return false;
        first = first ? first : value;
    }
    return true;
}

static bool are_distinct(const char *const *texts, const struct pa_bench_comparison *c)
{
    for (size_t a = 0; a < c->table_count; a++) {
        for (size_t b = 0; b < a; b++) {
            if (strcmp(c->tables[a].unit, c->tables[b].unit) == 0 &&
                strcmp(texts[a], texts[b]) == 0)
                return false;
        }
    }
    return true;
}

// Places without what all have in common, as long as that tells tables of a unit apart.
static void find_places(struct pa_diff_bench_rows *b)
{
    const struct pa_bench_comparison *c = b->d->comparison;
    const struct pa_projection *p = &c->pivot->table;
    struct pa_arena *arena = b->doc->arena;
    if (c->table_count > MOST_PLACES)
        return;
    uint32_t *fields = pa_arena_calloc(arena, p->fields.count, sizeof *fields);
    const char **texts = pa_arena_calloc(arena, c->table_count, sizeof *texts);
    size_t count = pa_projection_fields(p, fields);
    for (size_t t = 0; t < c->table_count; t++) {
        struct pa_strbuf text = {0};
        for (size_t i = 0; i + 1 < count; i++) {
            pa_str value = place_value(c, t, fields[i]);
            if (value && !is_common(c, fields[i]))
                pa_strbuf_printf(&text, "%s%s: %s", text.size ? ", " : "",
                                 p->fields.items[fields[i]].name, pa_records_text(c->set, value));
        }
        texts[t] = pa_strbuf_keep(&text, arena);
    }
    b->places = are_distinct(texts, c) ? texts : NULL;
}

void pa_diff_bench_rows_find(struct pa_diff_bench_rows *b, struct pa_doc *doc,
                             const struct pa_diff_bench *d)
{
    *b = (struct pa_diff_bench_rows){.doc = doc, .d = d};
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
    find_places(b);
}

// ---- The tables of rows

// Whether tables differ in what all their results have in common: then rows say it.
static bool has_places(const struct pa_diff_bench_rows *b)
{
    const struct pa_bench_comparison *c = b->d->comparison;
    const char *first = NULL;
    for (size_t t = 0; t < c->table_count; t++) {
        const char *config = pa_captions_config(c, &c->tables[t], NULL, b->doc->arena);
        if (first && strcmp(first, config) != 0)
            return true;
        first = config;
    }
    return false;
}

// "example.com/codec", or all of it where that is not what differs.
static const char *place_of(const struct pa_diff_bench_rows *b, const struct pa_effect *e)
{
    const char *package = pa_gate_bench_package(b->d->comparison->set, e->cell->cell);
    const char *place = pa_captions_config(b->d->comparison, e->table, "pkg", b->doc->arena);
    const struct pa_bench_comparison *c = b->d->comparison;
    for (size_t t = 0; t < c->table_count; t++) {
        if (strcmp(place, pa_captions_config(c, &c->tables[t], "pkg", b->doc->arena)) != 0)
            return pa_captions_config(c, e->table, NULL, b->doc->arena);
    }
    return package;
}

static struct pa_cell place_cell(const struct pa_diff_bench_rows *b, const struct pa_effect *e)
{
    const struct pa_bench_comparison *c = b->d->comparison;
    const char *place = place_of(b, e);
    bool whole = place != pa_gate_bench_package(c->set, e->cell->cell);
    size_t table = 0;
    while (table < c->table_count && &c->tables[table] != e->table)
        table++;
    return b->places && whole && table < c->table_count
               ? pa_cell_shown(pa_cell_text(place), b->places[table])
               : pa_cell_text(place);
}

static struct pa_table *add_table(struct pa_diff_bench_rows *b, const char *name, bool places)
{
    const struct pa_column columns[] = {
        {.key = "verdict", .title = "", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT, .spare = true},
        {.key = "new", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "delta", .title = "vs base", .kind = PA_CELL_TEXT, .align = PA_ALIGN_RIGHT},
        {.key = "evidence", .kind = PA_CELL_TEXT, .spare = true},
        {.key = "package", .kind = PA_CELL_TEXT, .spare = true},
    };
    struct pa_table *table = pa_doc_table(b->doc, name);
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns - !places);
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

static const char *evidence_text(const struct pa_diff_bench_rows *b, const struct pa_effect *e)
{
    struct pa_strbuf text = {0};
    struct pa_bench_comparison shown = *b->d->comparison;
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

static void add_row(struct pa_diff_bench_rows *b, struct pa_table *table, const struct pa_effect *e)
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
        table->column_count == 8 ? place_cell(b, e) : pa_cell_empty(),
    };
    pa_table_add_row(table, verdict, cells, table->column_count);
}

// Where nothing changed and rows are few, they are shown all the same.
enum { FEW_ROWS = 20 };

static bool shows_few(const struct pa_diff_bench_rows *b)
{
    return !b->d->all && b->changed_count == 0 && b->rest_count <= FEW_ROWS;
}

static void add_few(struct pa_diff_bench_rows *b)
{
    if (!shows_few(b) || b->rest_count == 0)
        return;
    struct pa_table *table = add_table(b, "rows", has_places(b));
    table->audience = PA_FOR_TEXT;
    for (size_t i = 0; i < b->rest_count; i++)
        add_row(b, table, b->rest[i]);
}

// What people read: as text unless every table is shown, and on pages.
void pa_diff_bench_rows_changed(struct pa_diff_bench_rows *b)
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

void pa_diff_bench_rows_left_out(struct pa_diff_bench_rows *b)
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

void pa_diff_bench_rows_folded(struct pa_diff_bench_rows *b)
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
