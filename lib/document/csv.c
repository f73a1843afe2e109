// SPDX-License-Identifier: Apache-2.0
// Comma-separated values, quoted as RFC 4180 says, lines ending in LF. The first line of a table
// names its columns:
//
//     key              no unit
//     key (unit)       every value is in this unit
//     key,key_unit     mixed units: each value is followed by its unit
//     key_low,key,key_high    an interval is three columns (with units as above)
//     _class           last, if rows have classes
//
// A document of several tables has a blank line between them and before each a line "# name: title"
// and a line "# key: value" for each fact of the table. In a report made of sections the name is
// "section/table", and the title that of the section if the table has none. Everything else that a
// document holds is left to json. Numbers are raw; an empty field is no value; NaN, +Inf and -Inf
// are written so.
#include "base/number.h"
#include "base/visible.h"
#include "document/printing.h"

#include <inttypes.h>
#include <string.h>

struct fields {
    struct pa_strbuf *out;
    struct pa_strbuf visible; // scratch
    bool raw;                 // also what a spreadsheet would run
};

static bool needs_quotes(const char *text, size_t size)
{
    if (size == 0)
        return false;
    if (text[0] == ' ' || text[0] == '#' || text[size - 1] == ' ')
        return true;
    static const char SPECIAL[] = "\",\r\n"; // and NUL
    for (size_t i = 0; i < sizeof SPECIAL; i++) {
        if (memchr(text, SPECIAL[i], size))
            return true;
    }
    return false;
}

// Whether a number stands there, or a percentage and perhaps more about it.
static bool is_number(const char *text, size_t size)
{
    double value;
    const char *percent = memchr(text, '%', size);
    size_t digits = percent ? (size_t)(percent - text) : size;
    bool ends = !percent || digits + 1 == size || strchr(" ,", percent[1]);
    return ends && pa_parse_double(text, digits, &value);
}

// Whether a spreadsheet would take the field for something to compute.
static bool would_run(const char *text, size_t size)
{
    return size > 1 && text[0] && strchr("=+-@\t\r", text[0]) && !is_number(text, size);
}

static void add_bytes(struct pa_strbuf *out, const char *text, size_t size)
{
    for (const char *quote; (quote = memchr(text, '"', size));) {
        size_t n = (size_t)(quote - text) + 1;
        pa_strbuf_add(out, text, n);
        pa_strbuf_addc(out, '"');
        text += n;
        size -= n;
    }
    pa_strbuf_add(out, text, size);
}

static void add_text(struct fields *f, const char *text, size_t size)
{
    struct pa_strbuf *out = f->out;
    bool guarded = !f->raw && would_run(text, size);
    pa_strbuf_clear(&f->visible);
    pa_visible_text(&f->visible, text, size);
    bool quoted = needs_quotes(pa_strbuf_text(&f->visible), f->visible.size);
    pa_strbuf_adds(out, quoted ? "\"" : "");
    pa_strbuf_adds(out, guarded ? "'" : "");
    add_bytes(out, pa_strbuf_text(&f->visible), f->visible.size);
    pa_strbuf_adds(out, quoted ? "\"" : "");
}

static void add_number(struct pa_strbuf *out, double value)
{
    char digits[PA_DOUBLE_TEXT];
    pa_strbuf_add(out, digits, pa_format_double(value, digits));
}

static void add_title(struct fields *f, const struct pa_column *column, const char *suffix)
{
    struct pa_strbuf title = {0};
    pa_strbuf_printf(&title, "%s%s", column->key, suffix);
    if (column->unit && !column->mixed_units)
        pa_strbuf_printf(&title, " (%s)", column->unit);
    add_text(f, title.text, title.size);
    pa_strbuf_release(&title);
}

static void add_titles(struct fields *f, const struct pa_column *column)
{
    if (column->kind == PA_CELL_INTERVAL) {
        add_title(f, column, "_low");
        pa_strbuf_addc(f->out, ',');
    }
    add_title(f, column, "");
    if (column->kind == PA_CELL_INTERVAL) {
        pa_strbuf_addc(f->out, ',');
        add_title(f, column, "_high");
    }
    if (column->mixed_units) {
        pa_strbuf_addc(f->out, ',');
        add_title(f, column, "_unit");
    }
}

static void add_header(struct fields *f, const struct pa_table *table)
{
    bool first = true;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!pa_sees(PA_FOR_DATA, table->columns[i].audience))
            continue;
        pa_strbuf_adds(f->out, first ? "" : ",");
        add_titles(f, &table->columns[i]);
        first = false;
    }
    if (pa_table_classed(table))
        pa_strbuf_adds(f->out, first ? "_class" : ",_class");
    pa_strbuf_addc(f->out, '\n');
}

static void add_interval(struct pa_strbuf *out, const struct pa_cell *cell)
{
    add_number(out, cell->interval.low);
    pa_strbuf_addc(out, ',');
    add_number(out, cell->interval.centre);
    pa_strbuf_addc(out, ',');
    add_number(out, cell->interval.high);
}

static void add_value(struct fields *f, const struct pa_cell *cell, const struct pa_column *column)
{
    struct pa_strbuf *out = f->out;
    switch (cell->kind) {
    case PA_CELL_EMPTY:
        pa_strbuf_adds(out, column->kind == PA_CELL_INTERVAL ? ",," : "");
        break;
    case PA_CELL_TEXT:
        add_text(f, cell->text, cell->size);
        break;
    case PA_CELL_COUNT:
    case PA_CELL_QUANTITY:
        pa_strbuf_printf(out, "%" PRId64, cell->integer);
        break;
    case PA_CELL_NUMBER:
    case PA_CELL_RATIO:
    case PA_CELL_DELTA:
        add_number(out, cell->number);
        break;
    case PA_CELL_INTERVAL:
        add_interval(out, cell);
        break;
    }
}

static void add_row(struct fields *f, const struct pa_row_walk *row)
{
    struct pa_strbuf *out = f->out;
    size_t start = out->size;
    bool first = true;
    for (size_t i = 0; i < row->table->column_count; i++) {
        const struct pa_column *column = &row->table->columns[i];
        if (!pa_sees(PA_FOR_DATA, column->audience))
            continue;
        pa_strbuf_adds(out, first ? "" : ",");
        first = false;
        add_value(f, &row->cells[i], column);
        if (column->mixed_units) {
            const char *unit = row->cells[i].unit ? row->cells[i].unit : "";
            pa_strbuf_addc(out, ',');
            add_text(f, unit, strlen(unit));
        }
    }
    if (pa_table_classed(row->table)) {
        pa_strbuf_adds(out, first ? "" : ",");
        add_text(f, row->class ? row->class : "", row->class ? strlen(row->class) : 0);
    }
    // A blank line would end the table.
    pa_strbuf_adds(out, out->size == start ? "\"\"\n" : "\n");
}

static void add_comment(struct pa_strbuf *out, const char *key, const struct pa_strbuf *value)
{
    pa_strbuf_adds(out, "# ");
    pa_visible_line(out, key, strlen(key));
    if (value->size) {
        pa_strbuf_adds(out, ": ");
        pa_visible_line(out, value->text, value->size);
    }
    pa_strbuf_addc(out, '\n');
}

static void add_comments(struct pa_strbuf *out, const struct pa_table *table,
                         const struct pa_section *section)
{
    struct pa_strbuf value = {0}, name = {0};
    struct fields number = {.out = &value};
    const char *title = table->title ? table->title : section ? section->title : NULL;
    pa_strbuf_adds(&value, title ? title : "");
    pa_strbuf_printf(&name, "%s%s%s", section ? section->name : "", section ? "/" : "",
                     table->name);
    add_comment(out, pa_strbuf_text(&name), &value);
    pa_strbuf_release(&name);
    const struct pa_fact *fact = table->facts;
    for (; (fact = pa_fact_seen(fact, PA_FOR_DATA)); fact = fact->next) {
        pa_strbuf_clear(&value);
        if (fact->value.kind == PA_CELL_TEXT)
            pa_strbuf_add(&value, fact->value.text, fact->value.size);
        else
            add_value(&number, &fact->value, &(struct pa_column){.kind = fact->value.kind});
        if (fact->value.unit)
            pa_strbuf_printf(&value, " %s", fact->value.unit);
        add_comment(out, fact->key, &value);
    }
    pa_strbuf_release(&value);
}

static void add_table(struct fields *f, struct pa_writer *out, const struct pa_table *table)
{
    struct pa_row_walk walk = pa_row_walk(table);
    add_header(f, table);
    while (pa_row_walk_next(&walk)) {
        add_row(f, &walk);
        pa_writer_spill(out);
    }
}

static const struct pa_item *next_table(const struct pa_item *item)
{
    while ((item = pa_item_seen(item, PA_FOR_DATA)) && item->kind != PA_ITEM_TABLE)
        item = item->next;
    return item;
}

void pa_print_csv(const struct pa_doc *doc, const struct pa_print_options *options,
                  struct pa_writer *out)
{
    struct fields f = {.out = &out->text, .raw = options->raw_csv};
    const struct pa_item *first = next_table(doc->items);
    bool several = first && next_table(first->next);
    const struct pa_section *section = NULL;
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind == PA_ITEM_SECTION)
            section = &i->section;
        if (i->kind != PA_ITEM_TABLE)
            continue;
        if (i != first)
            pa_strbuf_addc(&out->text, '\n');
        if (several)
            add_comments(&out->text, i->table, section);
        add_table(&f, out, i->table);
    }
    pa_strbuf_release(&f.visible);
}
