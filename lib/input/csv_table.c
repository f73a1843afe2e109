// SPDX-License-Identifier: Apache-2.0
#include "input/csv_table.h"

#include "input/csv_fields.h"

#include <math.h>
#include <string.h>

static bool has_open_quote(struct pa_text line)
{
    bool open = false;
    for (; line.next < line.end; line.next++)
        open ^= *line.next == '"';
    return open;
}

// The next row with the lines that its quotes go over. Lines follow each other in memory.
static bool next_row(struct pa_csv_table *t, struct pa_text *row)
{
    if (!pa_lines_next(&t->lines))
        return false;
    *row = t->lines.line;
    t->line = t->lines.number;
    bool open = has_open_quote(*row);
    while (open && pa_lines_next(&t->lines)) {
        open ^= has_open_quote(t->lines.line);
        row->end = t->lines.line.end;
    }
    return true;
}

static size_t split(struct pa_text row, struct pa_strbuf *text, size_t at[PA_CSV_COLUMNS],
                    bool *broken)
{
    struct pa_csv_fields f = {.line = row};
    size_t count = 0;
    pa_strbuf_clear(text);
    while (count < PA_CSV_COLUMNS && pa_csv_next(&f)) {
        at[count++] = text->size;
        pa_strbuf_add(text, pa_strbuf_text(&f.field), f.field.size);
        pa_strbuf_addc(text, 0);
    }
    *broken = f.broken;
    pa_csv_release(&f);
    return count;
}

bool pa_csv_table_open(struct pa_csv_table *table, const struct pa_bytes *bytes)
{
    struct pa_text row;
    bool broken = true;
    *table = (struct pa_csv_table){.lines = pa_lines_of(bytes)};
    if (next_row(table, &row))
        table->columns = split(row, &table->names, table->name, &broken);
    return !broken;
}

size_t pa_csv_table_column(const struct pa_csv_table *table, const char *name)
{
    for (size_t i = 0; i < table->columns; i++) {
        if (strcmp(pa_strbuf_text(&table->names) + table->name[i], name) == 0)
            return i;
    }
    return SIZE_MAX;
}

bool pa_csv_table_next(struct pa_csv_table *table)
{
    struct pa_text row;
    bool broken;
    do {
        if (!next_row(table, &row))
            return false;
    } while (pa_text_size(pa_text_trim(row)) == 0);
    table->count = split(row, &table->cells, table->cell, &broken);
    table->whole = !broken && table->count >= table->columns;
    return true;
}

const char *pa_csv_table_at(const struct pa_csv_table *table, size_t column)
{
    return column < table->count ? pa_strbuf_text(&table->cells) + table->cell[column] : "";
}

double pa_csv_table_number(const struct pa_csv_table *table, size_t column)
{
    const char *cell = pa_csv_table_at(table, column);
    struct pa_text text = {cell, cell + strlen(cell)};
    double number;
    return pa_text_double(&text, &number) && pa_text_size(text) == 0 ? number : NAN;
}

bool pa_csv_table_is_cut(const struct pa_csv_table *table)
{
    return table->lines.next == table->lines.end && table->lines.end[-1] != '\n';
}

void pa_csv_table_release(struct pa_csv_table *table)
{
    pa_strbuf_release(&table->names);
    pa_strbuf_release(&table->cells);
}
