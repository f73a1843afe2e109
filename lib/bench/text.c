// SPDX-License-Identifier: Apache-2.0
#include "bench/text.h"

#include "base/visible.h"
#include "bench/grid.h"
#include "bench/heads.h"
#include "bench/part.h"
#include "bench/unit.h"

#include <stdio.h>
#include <string.h>

struct pa_words pa_bench_table_heading(const struct pa_bench_comparison *comparison,
                                       const struct pa_compare_table *table,
                                       const struct pa_compare_table *previous,
                                       struct pa_arena *arena)
{
    const struct pa_projection *p = &comparison->pivot->table;
    uint32_t *fields = pa_arena_calloc(arena, p->fields.count, sizeof *fields);
    size_t count = pa_projection_fields(p, fields);
    struct pa_words lines = {pa_arena_calloc(arena, count + 1, sizeof(char *)), 0};
    if (previous)
        lines.items[lines.count++] = "";
    for (size_t i = 0; i + 1 < count; i++) { // the last field is the unit
        pa_str value = pa_projection_value(p, table->table->key, fields[i]);
        if (previous && value == pa_projection_value(p, previous->table->key, fields[i]))
            continue;
        lines.items[lines.count++] =
            pa_arena_printf(arena, "%s: %s", p->fields.items[fields[i]].name,
                            pa_records_text(comparison->set, value));
    }
    return lines;
}

// The columns of the grid: the label; for each experiment centre, interval, notes and, but for the
// first, delta, evidence, notes.
enum { CENTRE_COLS = 3, DELTA_COLS = 3 };

static size_t start_col(size_t experiment)
{
    return experiment == 0 ? 1 : 1 + CENTRE_COLS + (experiment - 1) * (CENTRE_COLS + DELTA_COLS);
}

// Characters that the head of a column may have; longer ones are explained above the tables.
static size_t head_width(size_t width)
{
    return width / 5 < 24 ? width / 5 : 24;
}

struct text { // what all tables of a comparison are printed with
    const struct pa_bench_comparison *comparison;
    struct pa_arena *arena;
    size_t width; // characters of a line; 0: as many as it takes
    struct pa_bench_heads *heads;
};

static const char *const RULE = " │ ", *const END_RULE = " │";

struct printer {
    const struct pa_bench_comparison *comparison;
    const struct pa_compare_table *table;
    struct pa_arena *arena;
    struct pa_bench_heads *heads;
    struct pa_grid grid;
    PA_VEC(const char *) notes; // below the table, by number
    struct pa_strbuf scratch;
};

// The scratch text, kept.
static const char *keep(struct printer *p)
{
    const char *text = pa_arena_strndup(p->arena, pa_strbuf_text(&p->scratch), p->scratch.size);
    pa_strbuf_clear(&p->scratch);
    return text;
}

static void add(struct printer *p, const char *text, enum pa_grid_align align, const char *margin)
{
    pa_grid_add(&p->grid, (struct pa_grid_cell){.text = text, .align = align, .margin = margin});
}

static void add_superscript(struct pa_strbuf *out, size_t number)
{
    static const char digits[][4] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char text[24];
    int size = snprintf(text, sizeof text, "%zu", number);
    for (int i = 0; i < size; i++)
        pa_strbuf_adds(out, digits[text[i] - '0']);
}

static size_t note_number(struct printer *p, const char *text)
{
    for (size_t i = 0; i < p->notes.count; i++) {
        if (strcmp(p->notes.items[i], text) == 0)
            return i + 1;
    }
    pa_vec_push(&p->notes, text);
    return p->notes.count;
}

static void add_notes(struct printer *p, const struct pa_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (i > 0)
            pa_strbuf_addc(&p->scratch, ' ');
        add_superscript(&p->scratch, note_number(p, notes->list[i]));
    }
    add(p, keep(p), PA_GRID_LEFT, NULL);
}

// One line for each field of the column key; columns with equal values up to that field share a
// cell.
static void add_column_headers(struct printer *p)
{
    const struct pa_projection *by = &p->comparison->pivot->col;
    const struct pa_pivot_table *t = p->table->table;
    uint32_t *fields = pa_arena_calloc(p->arena, by->fields.count + 1, sizeof *fields);
    bool *starts = pa_arena_calloc(p->arena, t->col_count + 1, sizeof *starts);
    size_t count = pa_projection_fields(by, fields);
    starts[0] = starts[t->col_count] = true;
    for (size_t f = 0; f < count; f++) {
        pa_grid_row(&p->grid);
        for (size_t from = 0, to; from < t->col_count; from = to) {
            pa_str value = pa_projection_value(by, t->cols[from], fields[f]);
            for (to = from + 1;
                 !starts[to] && pa_projection_value(by, t->cols[to], fields[f]) == value;)
                to++;
            starts[to] = true;
            p->grid.col = start_col(from);
            pa_grid_add(&p->grid, (struct pa_grid_cell){
                                      .text = pa_bench_head(
                                          p->heads, pa_records_text(p->comparison->set, value)),
                                      .margin = RULE,
                                      .span = start_col(to) - start_col(from),
                                      .align = PA_GRID_CENTRE,
                                  });
        }
        p->grid.col = start_col(t->col_count + 1);
        add(p, "", PA_GRID_LEFT, END_RULE);
    }
}

static void add_unit_header(struct printer *p)
{
    pa_grid_row(&p->grid);
    for (size_t i = 0; i < p->table->table->col_count; i++) {
        p->grid.col = start_col(i);
        pa_grid_add(&p->grid, (struct pa_grid_cell){.text = p->table->unit,
                                                    .margin = RULE,
                                                    .span = CENTRE_COLS,
                                                    .align = PA_GRID_CENTRE});
        if (i > 0)
            pa_grid_add(&p->grid, (struct pa_grid_cell){
                                      .text = "vs base", .margin = "  ", .span = DELTA_COLS});
        for (size_t col = start_col(i) + 1; col < p->grid.col; col++)
            pa_grid_fix(&p->grid, col);
    }
    p->grid.col = start_col(p->table->table->col_count + 1);
    add(p, "", PA_GRID_LEFT, END_RULE);
}

static void add_cell(struct printer *p, const struct pa_compare_cell *c,
                     const struct pa_unit_scale *scale)
{
    p->grid.col = start_col(c->cell->col);
    pa_unit_format(&p->scratch, c->centre, scale);
    add(p, keep(p), PA_GRID_RIGHT, NULL);
    pa_compare_range(c, &p->scratch);
    add(p, keep(p), PA_GRID_RIGHT, " ± ");
    add_notes(p, &c->notes);
    if (!c->base)
        return;
    pa_compare_delta(p->comparison, c, &p->scratch);
    add(p, keep(p), PA_GRID_RIGHT, NULL);
    pa_strbuf_addc(&p->scratch, '(');
    pa_compare_evidence(p->comparison, c, &p->scratch);
    pa_strbuf_addc(&p->scratch, ')');
    add(p, keep(p), PA_GRID_LEFT, NULL);
    add_notes(p, &c->compare_notes);
}

static void add_rows(struct printer *p)
{
    const struct pa_pivot_table *t = p->table->table;
    bool binary = pa_unit_is_binary(p->table->unit);
    double *centres = pa_arena_calloc(p->arena, t->col_count, sizeof *centres);
    for (size_t row = 0; row < t->row_count; row++) {
        size_t from = t->row_start[row], to = t->row_start[row + 1];
        for (size_t i = from; i < to; i++)
            centres[i - from] = p->table->cells[i].centre;
        struct pa_unit_scale scale = pa_unit_scale_for(centres, to - from, binary);
        pa_grid_row(&p->grid);
        add(p,
            pa_projection_label(&p->comparison->pivot->row, p->comparison->set, t->rows[row],
                                p->arena),
            PA_GRID_LEFT, NULL);
        for (size_t i = from; i < to; i++)
            add_cell(p, &p->table->cells[i], &scale);
    }
}

static void add_geomean(struct printer *p)
{
    bool binary = pa_unit_is_binary(p->table->unit);
    pa_grid_row(&p->grid);
    add(p, "geomean", PA_GRID_LEFT, NULL);
    for (size_t i = 0; i < p->table->table->col_count; i++) {
        const struct pa_compare_column *c = &p->table->cols[i];
        if (c->has_centre) {
            struct pa_unit_scale scale = pa_unit_scale_for(&c->centre, 1, binary);
            pa_unit_format(&p->scratch, c->centre, &scale);
            p->grid.col = start_col(i);
            add(p, keep(p), PA_GRID_RIGHT, NULL);
        }
        if (i > 0) {
            p->grid.col = start_col(i) + CENTRE_COLS;
            if (c->has_ratio) {
                pa_strbuf_printf(&p->scratch, "%+.2f%%", (c->ratio - 1) * 100);
                if (c->bounded)
                    pa_strbuf_printf(&p->scratch, " [%+.1f%%, %+.1f%%]", (c->ratio_lo - 1) * 100,
                                     (c->ratio_hi - 1) * 100);
                add(p, keep(p), PA_GRID_RIGHT, NULL);
            } else {
                add(p, "?", PA_GRID_LEFT, NULL);
            }
        }
        p->grid.col = start_col(i + 1) - 1;
        add_notes(p, &c->notes);
    }
}

static void lay_out(struct printer *p)
{
    add_column_headers(p);
    add_unit_header(p);
    add_rows(p);
    if (p->table->table->row_count > 1)
        add_geomean(p);
}

static void print_notes(const struct printer *p, struct pa_strbuf *out)
{
    for (size_t i = 0; i < p->notes.count; i++) {
        add_superscript(out, i + 1);
        pa_strbuf_printf(out, " %s\n", pa_visible_kept(p->arena, p->notes.items[i]));
    }
}

// Appends the table and returns true; appends nothing and returns false if it is wider than
// text->width, unless `too_wide` allows that.
static bool print_table(const struct text *text, const struct pa_compare_table *table,
                        bool too_wide, struct pa_strbuf *out)
{
    struct printer p = {.comparison = text->comparison,
                        .table = table,
                        .arena = text->arena,
                        .heads = text->heads,
                        .grid = {.arena = text->arena, .width = text->width}};
    lay_out(&p);
    bool fits = too_wide || pa_grid_fits(&p.grid);
    if (fits) {
        pa_grid_print(&p.grid, out);
        print_notes(&p, out);
    }
    pa_grid_release(&p.grid);
    pa_vec_release(&p.notes);
    pa_strbuf_release(&p.scratch);
    return fits;
}

// The whole table if it fits; else parts of it below each other, each with as many columns as do.
static void print_parts(const struct text *text, const struct pa_compare_table *table,
                        struct pa_strbuf *out)
{
    size_t cols = table->table->col_count, last;
    if (print_table(text, table, cols <= 2, out))
        return;
    for (size_t first = 1; first < cols; first = last) {
        if (first > 1)
            pa_strbuf_addc(out, '\n');
        last = first > 1 ? cols : cols - 1;
        for (;; last--) {
            struct pa_compare_table part = pa_compare_part(table, first, last, text->arena);
            if (print_table(text, &part, last == first + 1, out))
                break;
        }
    }
}

static void add_heading(struct pa_strbuf *out, struct pa_words lines)
{
    for (size_t i = 0; i < lines.count; i++) {
        pa_visible_text(out, lines.items[i], strlen(lines.items[i]));
        pa_strbuf_addc(out, '\n');
    }
}

void pa_bench_text(const struct pa_bench_comparison *comparison, size_t width,
                   struct pa_arena *arena, struct pa_strbuf *out)
{
    struct pa_bench_heads heads = {.width = head_width(width), .arena = arena};
    const struct text text = {comparison, arena, width, &heads};
    const struct pa_compare_table *previous = NULL;
    struct pa_strbuf tables = {0};
    for (size_t i = 0; i < comparison->table_count; i++) {
        const struct pa_compare_table *table = &comparison->tables[i];
        if (table->table->row_count == 0)
            continue;
        add_heading(&tables, pa_bench_table_heading(comparison, table, previous, arena));
        print_parts(&text, table, &tables);
        previous = table;
    }
    pa_bench_heads_explain(&heads, out);
    pa_strbuf_add(out, pa_strbuf_text(&tables), tables.size);
    pa_strbuf_release(&tables);
    pa_vec_release(&heads.list);
}
