// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"
#include "base/visible.h"
#include "bench/text.h"

#include <string.h>

// The columns: the label; for each experiment centre, interval and, but for the first, delta and
// evidence.
enum { CENTRE_COLS = 2, DELTA_COLS = 2 };

static size_t start_col(size_t experiment)
{
    return experiment == 0 ? 1 : 1 + CENTRE_COLS + (experiment - 1) * (CENTRE_COLS + DELTA_COLS);
}

struct printer {
    const struct pa_bench_comparison *comparison;
    const struct pa_compare_table *table;
    struct pa_arena *arena;
    struct pa_strbuf *out, *notes;
    size_t row, col; // where the next field goes, from 0
    struct pa_strbuf scratch;
};

// Quoted where it must be: commas, quotes, line ends, leading blanks, and `\.`, which some
// databases take for the end.
static void add_field(struct printer *p, const char *text)
{
    if (p->col++ > 0)
        pa_strbuf_addc(p->out, ',');
    text = pa_visible_kept(p->arena, text);
    if (*text && *text != ' ' && *text != '\t' && !strpbrk(text, ",\"\r\n") &&
        strcmp(text, "\\.") != 0) {
        pa_strbuf_adds(p->out, text);
        return;
    }
    if (!*text)
        return;
    pa_strbuf_addc(p->out, '"');
    for (; *text; text++) {
        if (*text == '"')
            pa_strbuf_addc(p->out, '"');
        pa_strbuf_addc(p->out, *text);
    }
    pa_strbuf_addc(p->out, '"');
}

static void add_scratch(struct printer *p)
{
    add_field(p, pa_strbuf_text(&p->scratch));
    pa_strbuf_clear(&p->scratch);
}

static void add_number(struct printer *p, double value)
{
    char text[PA_DOUBLE_TEXT];
    pa_format_double_short(value, text);
    add_field(p, text);
}

static void skip_to(struct printer *p, size_t col)
{
    while (p->col < col)
        add_field(p, "");
}

static void end_record(struct printer *p)
{
    pa_strbuf_addc(p->out, '\n');
    p->row++;
    p->col = 0;
}

// A, …, Z, AA, AB, …
static void add_column_name(struct pa_strbuf *out, size_t col)
{
    char name[16];
    size_t at = sizeof name;
    for (col++; col > 0; col = (col - 1) / 26)
        name[--at] = (char)('A' + (col - 1) % 26);
    pa_strbuf_add(out, name + at, sizeof name - at);
}

static void add_notes(struct printer *p, const struct pa_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        add_column_name(p->notes, p->col);
        pa_strbuf_printf(p->notes, "%zu: %s\n", p->row + 1,
                         pa_visible_kept(p->arena, notes->list[i]));
    }
}

static void add_headers(struct printer *p)
{
    const struct pa_projection *by = &p->comparison->pivot->col;
    const struct pa_pivot_table *t = p->table->table;
    uint32_t *fields = pa_arena_calloc(p->arena, by->fields.count + 1, sizeof *fields);
    size_t count = pa_projection_fields(by, fields);
    for (size_t f = 0; f < count; f++) {
        for (size_t i = 0; i < t->col_count; i++) {
            skip_to(p, start_col(i));
            add_field(p, pa_records_text(p->comparison->set,
                                         pa_projection_value(by, t->cols[i], fields[f])));
        }
        skip_to(p, start_col(t->col_count));
        end_record(p);
    }
    for (size_t i = 0; i < t->col_count; i++) {
        skip_to(p, start_col(i));
        add_field(p, p->table->unit);
        add_field(p, "CI");
        if (i > 0) {
            add_field(p, "vs base");
            add_field(p, "P");
        }
    }
    end_record(p);
}

static void add_cell(struct printer *p, const struct pa_compare_cell *c)
{
    skip_to(p, start_col(c->cell->col));
    add_notes(p, &c->notes);
    add_number(p, c->centre);
    pa_compare_range(c, &p->scratch);
    add_scratch(p);
    if (!c->base)
        return;
    add_notes(p, &c->compare_notes);
    pa_compare_delta(p->comparison, c, &p->scratch);
    add_scratch(p);
    pa_compare_evidence(p->comparison, c, &p->scratch);
    add_scratch(p);
}

static void add_geomean(struct printer *p)
{
    const struct pa_pivot_table *t = p->table->table;
    add_field(p, "geomean");
    for (size_t i = 0; i < t->col_count; i++) {
        const struct pa_compare_column *c = &p->table->cols[i];
        skip_to(p, start_col(i));
        add_notes(p, &c->notes);
        if (c->has_centre)
            add_number(p, c->centre);
        if (i == 0)
            continue;
        skip_to(p, start_col(i) + CENTRE_COLS);
        if (c->has_ratio)
            pa_strbuf_printf(&p->scratch, "%+.2f%%", (c->ratio - 1) * 100);
        else
            pa_strbuf_addc(&p->scratch, '?');
        add_scratch(p);
    }
    skip_to(p, start_col(t->col_count));
    end_record(p);
}

static void print_table(struct printer *p)
{
    const struct pa_pivot_table *t = p->table->table;
    add_headers(p);
    for (size_t row = 0; row < t->row_count; row++) {
        add_field(p, pa_projection_label(&p->comparison->pivot->row, p->comparison->set,
                                         t->rows[row], p->arena));
        for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
            add_cell(p, &p->table->cells[i]);
        end_record(p);
    }
    add_geomean(p);
}

static void add_heading(struct printer *p, struct pa_words lines)
{
    for (size_t i = 0; i < lines.count; i++) {
        add_field(p, lines.items[i]);
        end_record(p);
    }
}

void pa_bench_csv(const struct pa_bench_comparison *comparison, struct pa_arena *arena,
                  struct pa_strbuf *out, struct pa_strbuf *notes)
{
    struct printer p = {.comparison = comparison, .arena = arena, .out = out, .notes = notes};
    for (size_t i = 0; i < comparison->table_count; i++) {
        p.table = &comparison->tables[i];
        const struct pa_compare_table *previous = i ? p.table - 1 : NULL;
        add_heading(&p, pa_bench_table_heading(comparison, p.table, previous, arena));
        print_table(&p);
    }
    pa_strbuf_release(&p.scratch);
}
